import type { PageContext } from '../../../force-app/main/default/lwc/crossOrigin/types.ts';
import { Bidi } from './bidi.ts';
import { preferences } from './session.ts';
import {
    responded,
    withId,
    withoutId,
    type Observed,
    type Observer,
    type Scenario,
    type Settled
} from '../observation.ts';
import { served } from '../pages.ts';
import { ScenarioServer } from '../server.ts';
import { callAll } from '../ways.ts';

/** A violation's event comes to the page some milliseconds after the rejection. */
const PATIENCE = 40;

/**
 * Runs scenarios in a real Firefox that has the scenarios' server for its proxy. Firefox tells nobody why a fetch failed, so `reason` is no more
 * than what the page's script can know: `arguments` (refused by the Request constructor), `csp` (with a violation's event) or `network`.
 */
export class FirefoxObserver implements Observer {
    private readonly server = new ScenarioServer();
    private readonly executable: string;
    private browser?: Bidi;
    private context = '';
    private lastId = 0;

    constructor(executable: string) {
        this.executable = executable;
    }

    async start(): Promise<{ product: string; https: boolean }> {
        const [{ plainPort, securePort }] = await this.server.start();
        this.browser = new Bidi(this.executable, preferences(plainPort));
        await this.browser.connect();
        const { capabilities } = await this.browser.send('session.new', {
            capabilities: { alwaysMatch: { acceptInsecureCerts: true } }
        });
        const { context } = await this.browser.send('browsingContext.create', { type: 'tab' });
        this.context = context as string;
        const { browserVersion } = capabilities as { browserVersion: string };
        return { product: `Firefox/${browserVersion}`, https: securePort !== undefined };
    }

    async close(): Promise<void> {
        await this.browser?.close();
        await this.server.close();
    }

    async run(scenarios: Scenario[]): Promise<Observed[]> {
        const numbered = scenarios.map((scenario) => {
            this.lastId += 1;
            return { id: this.lastId, scenario: withId(scenario, this.lastId) };
        });
        numbered.forEach(({ id, scenario }) => this.server.addScenario(id, scenario));
        await this.open(scenarios[0].page);
        const requests = JSON.stringify(numbered.map(({ scenario }) => scenario.request));
        const settled = await this.evaluate(
            `globalThis.__name = (one) => one; (${callAll.toString()})(${requests}, ${PATIENCE})`
        );
        return numbered.map(({ id }, index) => this.observed(id, settled[index]));
    }

    private async open(page: PageContext): Promise<void> {
        this.lastId += 1;
        const { url, headers } = served(page, this.lastId);
        this.server.addPage(this.lastId, headers);
        await this.browser?.send('browsingContext.navigate', { context: this.context, url, wait: 'complete' });
    }

    private async evaluate(expression: string): Promise<Settled[]> {
        const answer = await this.browser?.send('script.evaluate', {
            expression: `${expression}.then((settled) => JSON.stringify(settled))`,
            target: { context: this.context },
            awaitPromise: true
        });
        const { result, exceptionDetails } = answer as { result?: { value: string }; exceptionDetails?: unknown };
        if (!result) {
            throw new Error(`In the page: ${JSON.stringify(exceptionDetails)}`);
        }
        return JSON.parse(result.value) as Settled[];
    }

    private observed(id: number, settled: Settled): Observed {
        const wire = this.server.take(id).map((request) => ({ ...request, url: withoutId(request.url, id) }));
        if (settled.type !== undefined) {
            return responded(settled, wire);
        }
        return { outcome: 'blocked', reason: stageOf(settled), wire, detail: settled.error };
    }
}

/**
 * Firefox has one text for everything that ends on the network, and others for what a constructor refuses. Elements, workers, sockets and
 * XMLHttpRequest have an event without a text. A WebSocket that the policy forbids throws.
 */
function stageOf({ error = '', violations }: Settled): string {
    if (error.includes('NS_ERROR_CONTENT_BLOCKED')) {
        return 'csp';
    }
    const isEvent = /^(error of the |no end$)|\(XMLHttpRequest\)$/.test(error);
    if (!isEvent && !/NetworkError when attempting/.test(error)) {
        return 'arguments';
    }
    return violations.length > 0 ? 'csp' : 'network';
}
