import type { PageContext } from '../../../force-app/main/default/lwc/crossOrigin/types.ts';
import { reasonOf, type Network } from './reason.ts';
import type { DevTools, Params } from './devtools.ts';
import type { FetchRequest } from '../../../force-app/main/default/lwc/crossOrigin/types.ts';
import { responded, withId, withoutId, type Observed, type Scenario, type Settled } from '../observation.ts';
import { served } from '../pages.ts';
import type { ScenarioServer } from '../server.ts';
import { callAll } from '../ways.ts';

/** A violation's event comes a task or two after the rejection. */
const PATIENCE = 4;

/** The page that asks the user about a form, and what it stands in place of. */
const NOT_SECURE = 'Form is not secure';
const STOPPED = 'net::ERR_BLOCKED_BY_CLIENT';

/** The scenario that a URL belongs to. */
const idIn = (url: string): number => Number(/s(\d+)h\d+z/.exec(url)?.[1] ?? -1);

/** Ids of scenarios and pages, on all tabs. */
let lastId = 0;
const nextId = (): number => {
    lastId += 1;
    return lastId;
};

/** One tab with cookies, cache and permissions of its own. Runs the scenarios of one page at a time. */
export class ChromiumTab {
    private readonly browser: DevTools;
    private readonly server: ScenarioServer;
    private readonly contextId: string;
    private readonly session: string;
    private readonly network = new Map<number, Network>();
    private readonly urls = new Map<string, number>();
    /** Forms that have led to a page, and beacons that were answered. */
    private readonly answered = new Set<number>();

    private constructor(browser: DevTools, server: ScenarioServer, contextId: string, session: string) {
        this.browser = browser;
        this.server = server;
        this.contextId = contextId;
        this.session = session;
        this.listen(browser);
    }

    static async open(browser: DevTools, server: ScenarioServer): Promise<ChromiumTab> {
        const { browserContextId } = await browser.send('Target.createBrowserContext');
        const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank', browserContextId });
        const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
        const tab = new ChromiumTab(browser, server, browserContextId as string, sessionId as string);
        await Promise.all(['Network', 'Page', 'Audits'].map((domain) => tab.call(`${domain}.enable`)));
        return tab;
    }

    async run(scenarios: Scenario[]): Promise<Observed[]> {
        this.network.clear();
        this.urls.clear();
        this.answered.clear();
        const numbered = scenarios.map((scenario) => {
            const id = nextId();
            return { id, scenario: withId(scenario, id) };
        });
        numbered.forEach(({ id, scenario }) => this.server.addScenario(id, scenario));
        const settled = await this.settle(numbered);
        const failed = numbered.filter(({ id }) => isFailureOfNetwork(settled.get(id)));
        await this.waitForReasons(
            failed.map(({ id }) => id),
            20
        );
        // A beacon ends behind the page's back.
        const beacons = failed.filter(({ scenario }) => scenario.request.initiator === 'beacon');
        await this.waitForReasons(
            beacons.map(({ id }) => id),
            400
        );
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

    private async callAll(calls: FetchRequest[]): Promise<Settled[]> {
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

    private async submit(id: number, { url, method = 'GET' }: FetchRequest): Promise<Settled> {
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
            if (this.network.has(id) && this.network.get(id)?.errorText !== STOPPED) {
                return { error: 'error of the form', violations: [] };
            }
            const { result } = await this.call('Runtime.evaluate', { expression: 'document.title' }).catch(() => ({
                result: {}
            }));
            const { value = '' } = result as { value?: string };
            if (value === NOT_SECURE) {
                return { error: NOT_SECURE, violations: [] };
            }
            if (value.startsWith('violated')) {
                return { error: 'error of the form', violations: [value] };
            }
            await new Promise((resolve) => setTimeout(resolve, 5));
        }
        return { error: 'no end', violations: [] };
    }

    private call(method: string, params: Params = {}): Promise<Params> {
        return this.browser.send(method, params, this.session);
    }

    private async open(page: PageContext): Promise<void> {
        const id = nextId();
        const { url, headers } = served(page, id);
        this.server.addPage(id, headers);
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
            const { contextId: browserContextId } = this;
            await this.browser.send('Browser.setPermission', {
                permission: { name },
                setting,
                origin,
                browserContextId
            });
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
    private async waitForReasons(ids: number[], most: number): Promise<void> {
        const isTold = (id: number): boolean => this.network.has(id) || this.answered.has(id);
        for (let tries = 0; tries < most && !ids.every(isTold); tries += 1) {
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
