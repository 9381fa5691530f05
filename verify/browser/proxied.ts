import type { PageContext } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import {
    responded,
    withId,
    withoutId,
    type Observed,
    type Observer,
    type Scenario,
    type Settled
} from './observation.ts';
import { served } from './pages.ts';
import { ScenarioServer } from './server.ts';
import { callAll } from './ways.ts';

/** One browser, started anew by each `start`. Every method fails where the browser has ended. */
export interface Driver {
    /** Every request goes through the proxy on this port of loopback, loopback's own too. Returns name and version. */
    start(proxyPort: number): Promise<string>;
    /** Comes back when the page is loaded. */
    open(url: string): Promise<unknown>;
    /** The text that a promise in the page comes to. */
    evaluate(expression: string): Promise<string>;
    close(): Promise<void>;
}

/** A violation's event comes to the page some milliseconds after the rejection. */
const PATIENCE = 40;
/** In milliseconds. All requests go through one proxy, which has a lot to do where the machine has. */
const LONGEST = 15_000;

/**
 * Runs scenarios in a real browser that has the scenarios' server for its proxy. Such a browser tells nobody why a fetch failed, so `reason` is
 * no more than what the page's script can know: `arguments` (refused by the Request constructor), `csp` (with a violation's event) or
 * `network`; and `no-end` where the browser ended or answered no more, twice.
 */
export class ProxiedObserver implements Observer {
    private readonly server = new ScenarioServer();
    private readonly driver: Driver;
    private readonly stageOf: (settled: Settled) => string;
    private port = 0;
    private lastId = 0;
    private isClosed = false;

    constructor(driver: Driver, stageOf: (settled: Settled) => string) {
        this.driver = driver;
        this.stageOf = stageOf;
    }

    async start(): Promise<{ product: string; https: boolean }> {
        const [{ plainPort, securePort }] = await this.server.start();
        this.port = plainPort;
        return { product: await this.driver.start(plainPort), https: securePort !== undefined };
    }

    async close(): Promise<void> {
        this.isClosed = true;
        await this.driver.close();
        await this.server.close();
    }

    async run(scenarios: Scenario[]): Promise<Observed[]> {
        try {
            return await this.runOnce(scenarios);
        } catch (error) {
            await this.restart(error);
        }
        return scenarios.length > 1 ? this.runApart(scenarios) : [await this.runLast(scenarios[0])];
    }

    /** What was closed stays closed. */
    private async restart(error: unknown): Promise<void> {
        if (this.isClosed) {
            throw error;
        }
        await this.driver.close();
        await this.driver.start(this.port);
    }

    /** One of them has stopped the browser: each alone shows which. */
    private async runApart(scenarios: Scenario[]): Promise<Observed[]> {
        const observed: Observed[] = [];
        for (const scenario of scenarios) {
            observed.push(...(await this.run([scenario])));
        }
        return observed;
    }

    private async runLast(scenario: Scenario): Promise<Observed> {
        try {
            const [observed] = await this.runOnce([scenario]);
            return observed;
        } catch (error) {
            await this.restart(error);
            return { outcome: 'blocked', reason: 'no-end', wire: [], detail: String(error) };
        }
    }

    private async runOnce(scenarios: Scenario[]): Promise<Observed[]> {
        const numbered = scenarios.map((scenario) => {
            this.lastId += 1;
            return { id: this.lastId, scenario: withId(scenario, this.lastId) };
        });
        numbered.forEach(({ id, scenario }) => this.server.addScenario(id, scenario));
        await this.open(scenarios[0].page);
        const requests = JSON.stringify(numbered.map(({ scenario }) => scenario.request));
        // The compiler names functions by a helper that the page does not have.
        const settled = await this.driver.evaluate(
            `(globalThis.__name = (one) => one, (${callAll.toString()})(${requests}, ${PATIENCE}, ${LONGEST}).then(JSON.stringify))`
        );
        return (JSON.parse(settled) as Settled[]).map((one, index) => this.observed(numbered[index].id, one));
    }

    private open(page: PageContext): Promise<unknown> {
        this.lastId += 1;
        const { url, headers } = served(page, this.lastId);
        this.server.addPage(this.lastId, headers);
        return this.driver.open(url);
    }

    private observed(id: number, settled: Settled): Observed {
        const wire = this.server.take(id).map((request) => ({ ...request, url: withoutId(request.url, id) }));
        if (settled.type !== undefined) {
            return responded(settled, wire);
        }
        return { outcome: 'blocked', reason: this.stageOf(settled), wire, detail: settled.error };
    }
}
