import type { PageContext } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import { reasonOf, type Network } from './chromium-reason.ts';
import { DevTools, type Params } from './devtools.ts';
import {
    fetchAll,
    responded,
    withId,
    withoutId,
    type Observed,
    type Observer,
    type Scenario,
    type Settled
} from './observation.ts';
import { ScenarioServer } from './server.ts';

/** A violation's event comes a task or two after the rejection. */
const PATIENCE = 4;

/** The scenario that a URL belongs to. */
const idIn = (url: string): number => Number(/s(\d+)h\d+z/.exec(url)?.[1] ?? -1);

/** Runs scenarios in a real Chromium. Every host name leads to one server; the TLS ports to its TLS half. */
export class ChromiumObserver implements Observer {
    private readonly server = new ScenarioServer();
    private readonly executable: string;
    private browser?: DevTools;
    private session = '';
    private lastId = 0;
    private readonly network = new Map<number, Network>();
    private readonly urls = new Map<string, number>();

    constructor(executable: string) {
        this.executable = executable;
    }

    async start(): Promise<{ product: string; https: boolean }> {
        const { plainPort, securePort } = await this.server.start();
        const rules = [
            'MAP gone.test ~NOTFOUND',
            ...(securePort ? [`MAP *:443 127.0.0.1:${securePort}`, `MAP *:8443 127.0.0.1:${securePort}`] : []),
            `MAP * 127.0.0.1:${plainPort}`
        ];
        this.browser = new DevTools(this.executable, [
            `--host-resolver-rules=${rules.join(', ')}`,
            '--ignore-certificate-errors',
            '--disable-features=LocalNetworkAccessChecks,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable'
        ]);
        const { targetId } = await this.browser.send('Target.createTarget', { url: 'about:blank' });
        const { sessionId } = await this.browser.send('Target.attachToTarget', { targetId, flatten: true });
        this.session = sessionId as string;
        this.listen(this.browser);
        await Promise.all(['Network', 'Page', 'Audits'].map((domain) => this.call(`${domain}.enable`)));
        const { product } = await this.call('Browser.getVersion');
        return { product: String(product), https: securePort !== undefined };
    }

    async close(): Promise<void> {
        await this.browser?.close();
        await this.server.close();
    }

    async run(scenarios: Scenario[]): Promise<Observed[]> {
        this.network.clear();
        this.urls.clear();
        const numbered = scenarios.map((scenario) => {
            this.lastId += 1;
            return { id: this.lastId, scenario: withId(scenario, this.lastId) };
        });
        numbered.forEach(({ id, scenario }) => this.server.addScenario(id, scenario.hops));
        await this.open(scenarios[0].page);
        const requests = numbered.map(({ scenario }) => scenario.request);
        const { result, exceptionDetails } = await this.call('Runtime.evaluate', {
            expression: `(${fetchAll.toString()})(${JSON.stringify(requests)}, ${PATIENCE})`,
            awaitPromise: true,
            returnByValue: true
        });
        if (exceptionDetails) {
            throw new Error(`In the page: ${JSON.stringify(exceptionDetails)}`);
        }
        const settled = (result as { value: Settled[] }).value;
        await this.waitForReasons(
            numbered.filter((_entry, index) => isFailureOfNetwork(settled[index])).map(({ id }) => id)
        );
        return numbered.map(({ id }, index) => this.observed(id, settled[index]));
    }

    private call(method: string, params: Params = {}): Promise<Params> {
        return (this.browser as DevTools).send(method, params, this.session);
    }

    private async open(page: PageContext): Promise<void> {
        this.lastId += 1;
        const isOpaque = page.origin === 'null';
        this.server.addPage(this.lastId, [...page.policies, ...(isOpaque ? ['sandbox allow-scripts'] : [])]);
        const loaded = new Promise<void>((resolve) => {
            this.onLoad = resolve;
        });
        await this.call('Page.navigate', { url: `${isOpaque ? 'http://page.test' : page.origin}/page?${this.lastId}` });
        await loaded;
    }

    private onLoad: () => void = () => undefined;

    private listen(browser: DevTools): void {
        const on = <T>(method: string, listener: (params: T) => void): void =>
            browser.on(this.session, method, listener as unknown as (params: Params) => void);
        on('Page.loadEventFired', () => this.onLoad());
        on('Network.requestWillBeSent', ({ requestId, request }: { requestId: string; request: { url: string } }) => {
            if (!this.urls.has(requestId)) {
                this.urls.set(requestId, idIn(request.url));
            }
        });
        on(
            'Network.loadingFailed',
            (failed: {
                requestId: string;
                errorText: string;
                blockedReason?: string;
                corsErrorStatus?: { corsError: string };
            }) => {
                this.note(this.urls.get(failed.requestId) ?? -1, {
                    corsError: failed.corsErrorStatus?.corsError,
                    blockedReason: failed.blockedReason,
                    errorText: failed.errorText
                });
            }
        );
        on('Audits.issueAdded', ({ issue }: { issue: { details: { corsIssueDetails?: CorsIssue } } }) => {
            const cors = issue.details.corsIssueDetails;
            if (cors && !cors.isWarning) {
                this.note(idIn(cors.request.url), { corsError: cors.corsErrorStatus.corsError });
            }
        });
    }

    private note(id: number, { corsError, blockedReason, errorText }: Network): void {
        const known = this.network.get(id) ?? {};
        this.network.set(id, {
            corsError: known.corsError ?? corsError,
            blockedReason: known.blockedReason ?? blockedReason,
            errorText: errorText ?? known.errorText
        });
    }

    /** The protocol's events may come a moment after the page's own rejection. */
    private async waitForReasons(ids: number[]): Promise<void> {
        for (let tries = 0; tries < 20 && !ids.every((id) => this.network.has(id)); tries += 1) {
            await new Promise((resolve) => setTimeout(resolve, 5));
        }
        await this.call('Browser.getVersion');
    }

    private observed(id: number, settled: Settled): Observed {
        const wire = this.server.take(id).map((request) => ({ ...request, url: withoutId(request.url, id) }));
        if (settled.type !== undefined) {
            return responded(settled, wire);
        }
        const network = this.network.get(id) ?? {};
        return {
            outcome: 'blocked',
            reason: reasonOf(settled, network, wire.length),
            wire,
            detail: network.errorText ?? settled.error
        };
    }
}

interface CorsIssue {
    isWarning: boolean;
    request: { url: string };
    corsErrorStatus: { corsError: string };
}

const isFailureOfNetwork = ({ error, violations }: Settled): boolean =>
    error !== undefined && !/Failed to execute/.test(error) && violations.length === 0;
