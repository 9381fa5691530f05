import type { PageContext } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import { reasonOf, type Network } from './chromium-reason.ts';
import { DevTools, type Params } from './devtools.ts';
import { hostsIn, SPACES_OF_SERVERS } from './hosts.ts';
import {
    responded,
    withId,
    withoutId,
    type Call,
    type Observed,
    type Observer,
    type Scenario,
    type Settled
} from './observation.ts';
import { served } from './pages.ts';
import { ScenarioServer, type Ports } from './server.ts';
import { callAll } from './ways.ts';

/** A violation's event comes a task or two after the rejection. */
const PATIENCE = 4;

/** The scenario that a URL belongs to. */
const idIn = (url: string): number => Number(/s(\d+)h\d+z/.exec(url)?.[1] ?? -1);

/** Every name leads to one of the ports, by the network that it is in. */
function addressing(ports: Ports[]): string[] {
    // The rules are taken in order, and `*` stands for every host.
    const hosts = [...SPACES_OF_SERVERS.entries()].reverse();
    const rules = hosts.flatMap(([index, space]) => {
        const { plainPort, securePort } = ports[index];
        return hostsIn(space).flatMap((host) => [
            ...(securePort ? [443, 8443].map((port) => `MAP ${host}:${port} 127.0.0.1:${securePort}`) : []),
            `MAP ${host} 127.0.0.1:${plainPort}`
        ]);
    });
    const spaces = ports.flatMap(({ plainPort, securePort }, index) =>
        [plainPort, securePort].map((port) => `127.0.0.1:${port}=${SPACES_OF_SERVERS[index]}`)
    );
    return [
        `--host-resolver-rules=${['MAP gone.test ~NOTFOUND', ...rules].join(', ')}`,
        `--ip-address-space-overrides=${spaces.join(',')}`
    ];
}

/** Runs scenarios in a real Chromium. Every host name leads to one server; the TLS ports to its TLS half. */
export class ChromiumObserver implements Observer {
    private readonly server = new ScenarioServer();
    private readonly executable: string;
    private browser?: DevTools;
    private session = '';
    private lastId = 0;
    private readonly network = new Map<number, Network>();
    private readonly urls = new Map<string, number>();
    /** Forms that have led to a page, and beacons that were answered. */
    private readonly answered = new Set<number>();

    constructor(executable: string) {
        this.executable = executable;
    }

    async start(): Promise<{ product: string; https: boolean }> {
        const ports = await this.server.start(SPACES_OF_SERVERS.length);
        this.browser = new DevTools(this.executable, [
            ...addressing(ports),
            '--ignore-certificate-errors',
            // A scheme stays as the scenario has it. All that guards a page is as users have it.
            '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable'
        ]);
        const { targetId } = await this.browser.send('Target.createTarget', { url: 'about:blank' });
        const { sessionId } = await this.browser.send('Target.attachToTarget', { targetId, flatten: true });
        this.session = sessionId as string;
        this.listen(this.browser);
        await Promise.all(['Network', 'Page', 'Audits'].map((domain) => this.call(`${domain}.enable`)));
        const { product } = await this.call('Browser.getVersion');
        return { product: String(product), https: ports[0].securePort !== undefined };
    }

    async close(): Promise<void> {
        await this.browser?.close();
        await this.server.close();
    }

    async run(scenarios: Scenario[]): Promise<Observed[]> {
        this.network.clear();
        this.urls.clear();
        this.answered.clear();
        const numbered = scenarios.map((scenario) => {
            this.lastId += 1;
            return { id: this.lastId, scenario: withId(scenario, this.lastId) };
        });
        numbered.forEach(({ id, scenario }) => this.server.addScenario(id, scenario));
        const settled = await this.settle(numbered);
        await this.waitForReasons(numbered.filter(({ id }) => isFailureOfNetwork(settled.get(id))).map(({ id }) => id));
        return numbered.map(({ id }) => this.observed(id, settled.get(id) as Settled));
    }

    /** A form leads away from the page, so each has a page of its own; all others share one. */
    private async settle(numbered: { id: number; scenario: Scenario }[]): Promise<Map<number, Settled>> {
        const settled = new Map<number, Settled>();
        const staying = numbered.filter(({ scenario }) => scenario.request.destination !== 'form');
        await this.open(numbered[0].scenario.page);
        const ended = await this.callAll(staying.map(({ scenario }) => scenario.request));
        staying.forEach(({ id }, index) => settled.set(id, ended[index]));
        for (const { id, scenario } of numbered.filter((one) => !staying.includes(one))) {
            await this.open(scenario.page);
            settled.set(id, await this.submit(id, scenario.request));
        }
        return settled;
    }

    private async callAll(calls: Call[]): Promise<Settled[]> {
        const { result, exceptionDetails } = await this.call('Runtime.evaluate', {
            // The compiler names functions by a helper that the page does not have.
            expression: `globalThis.__name = (one) => one; (${callAll.toString()})(${JSON.stringify(calls)}, ${PATIENCE})`,
            awaitPromise: true,
            returnByValue: true
        });
        if (exceptionDetails) {
            throw new Error(`In the page: ${JSON.stringify(exceptionDetails)}`);
        }
        return (result as { value: Settled[] }).value;
    }

    private async submit(id: number, { url, method = 'GET' }: Call): Promise<Settled> {
        await this.call('Runtime.evaluate', {
            expression: `
                document.addEventListener('securitypolicyviolation', ({ blockedURI }) => (document.title = 'violated ' + blockedURI));
                const form = document.body.appendChild(document.createElement('form'));
                Object.assign(form, ${JSON.stringify({ action: url, method })});
                // By GET what is sent takes the place of the query.
                new URLSearchParams(${JSON.stringify(url.split('?')[1] ?? '')}).forEach((value, name) =>
                    form.append(Object.assign(document.createElement('input'), { name, value })));
                form.submit();`
        });
        for (let tries = 0; tries < 300; tries += 1) {
            if (this.answered.has(id)) {
                return { type: 'element', violations: [] };
            }
            if (this.network.has(id)) {
                return { error: 'error of the form', violations: [] };
            }
            const { result } = await this.call('Runtime.evaluate', { expression: 'document.title' }).catch(() => ({
                result: {}
            }));
            const { value = '' } = result as { value?: string };
            if (value.startsWith('violated')) {
                return { error: 'error of the form', violations: [value] };
            }
            await new Promise((resolve) => setTimeout(resolve, 5));
        }
        return { error: 'no end', violations: [] };
    }

    private call(method: string, params: Params = {}): Promise<Params> {
        return (this.browser as DevTools).send(method, params, this.session);
    }

    private async open(page: PageContext): Promise<void> {
        this.lastId += 1;
        const { url, headers } = served(page, this.lastId);
        this.server.addPage(this.lastId, headers);
        await this.permit(page, new URL(url).origin);
        const loaded = new Promise<void>((resolve) => {
            this.onLoad = resolve;
        });
        await this.call('Page.navigate', { url });
        await loaded;
    }

    private async permit({ localNetworkAccess: setting = 'prompt' }: PageContext, origin: string): Promise<void> {
        // An insecure page can be given none.
        if (!origin.startsWith('https:')) {
            return;
        }
        for (const name of ['local-network-access', 'local-network', 'loopback-network']) {
            await this.browser?.send('Browser.setPermission', { permission: { name }, setting, origin });
        }
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
        on('Network.responseReceived', ({ type, response }: { type: string; response: { url: string } }) => {
            if (type === 'Document' || type === 'Ping') {
                this.answered.add(idIn(response.url));
            }
        });
        on('Audits.issueAdded', ({ issue }: { issue: { details: Issue } }) => {
            const mixed = issue.details.mixedContentIssueDetails;
            if (mixed?.resolutionStatus === 'MixedContentBlocked') {
                this.note(idIn(mixed.insecureURL), { blockedReason: 'mixed-content' });
            }
            const cors = issue.details.corsIssueDetails;
            // Of the local network it tells before it is decided.
            if (cors && !cors.isWarning && !/LocalNetwork/.test(cors.corsErrorStatus.corsError)) {
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
        for (
            let tries = 0;
            tries < 20 && !ids.every((id) => this.network.has(id) || this.answered.has(id));
            tries += 1
        ) {
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
        if (this.answered.has(id) && !this.network.has(id) && /beacon/.test(settled.error ?? '')) {
            return { outcome: 'opaque', status: 0, wire };
        }
        return {
            outcome: 'blocked',
            reason: reasonOf(settled, network, wire.length),
            wire,
            detail: network.errorText ?? settled.error
        };
    }
}

interface Issue {
    corsIssueDetails?: CorsIssue;
    mixedContentIssueDetails?: { resolutionStatus: string; insecureURL: string };
}

interface CorsIssue {
    isWarning: boolean;
    request: { url: string };
    corsErrorStatus: { corsError: string };
}

const isFailureOfNetwork = (settled?: Settled): boolean =>
    settled?.error !== undefined &&
    !/Failed to (execute|construct)/.test(settled.error) &&
    settled.violations.length === 0;
