import type { BrowserContext, Page } from '@playwright/test';
import type { ServerLogEntry } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import type { ScenarioRow } from '../../force-app/main/default/lwc/scenarios/types.ts';
import type { Lab } from '../../lab/lab.ts';
import { recordNetwork, type BrowserRecord, type NetworkRecord } from './browser-record.ts';
import { listenForConclusions, type Conclusions, type LaneConclusion } from './conclusions.ts';
import { readPageText, type ScenarioText } from './page-text.ts';

/** One lane of a scenario: the page's conclusion beside the browser's and the server's own records. */
export interface LaneRun extends LaneConclusion {
    browser: BrowserRecord;
    serverLog: ServerLogEntry[];
    /** Methods that the server received, in order. */
    seen: string[];
}

/** One scenario: its lanes, and what the page shows of it in the end. */
export interface ScenarioRun {
    lanes: LaneRun[];
    text: ScenarioText;
}

/** Around the components: nothing, the sandbox of Lightning Web Security, or that under the rules of Winter '27. */
export type Security = keyof typeof SECURITY_QUERIES;

export const SECURITY_QUERIES = {
    none: {},
    lws: { security: 'lws' },
    'lws-264': { security: 'lws', release: '264' }
};

/** A tab in which one scenario runs after the other: what their pages have in common is loaded and compiled once. */
export class ScenarioTab {
    private readonly page: Page;
    private readonly network: NetworkRecord;
    private readonly conclusions: Conclusions;

    private constructor(page: Page, network: NetworkRecord, conclusions: Conclusions) {
        this.page = page;
        this.network = network;
        this.conclusions = conclusions;
    }

    static async open(profile: BrowserContext): Promise<ScenarioTab> {
        const page = await profile.newPage();
        return new ScenarioTab(page, await recordNetwork(page), await listenForConclusions(page));
    }

    close(): Promise<void> {
        return this.page.close();
    }

    /** Opens the page on a scenario, presses Run, and waits until the page has concluded. */
    async run(lab: Lab, scenario: ScenarioRow, security: Security = 'none'): Promise<ScenarioRun> {
        const query = new URLSearchParams({ ...SECURITY_QUERIES[security], scenario: scenario.id });
        await this.page.goto(`${pageOrigin(lab, scenario)}/?${query.toString()}`);
        this.conclusions.take();
        const done = this.conclusions.nextDone();
        await this.page.getByRole('button', { name: 'Run', exact: true }).first().click();
        await done;
        const all = this.conclusions.take();
        return {
            lanes: all.map((conclusion) => withRecords(conclusion, this.network, lab)),
            text: await readPageText(this.page, new Set(all.map(({ lane }) => lane)).size)
        };
    }
}

/** The same page under its other loopback name is another origin to every API. */
export function pageOrigin({ ports }: Lab, { needs, pageOrigin: origin }: ScenarioRow): string {
    const port = needs === 'external-app' ? ports.externalApp : ports.localOrg;
    return `http://${origin === 'other' ? '127.0.0.1' : 'localhost'}:${port}`;
}

function withRecords(conclusion: LaneConclusion, network: NetworkRecord, lab: Lab): LaneRun {
    const trace = conclusion.trace ?? '';
    const serverLog = [...lab.sampleApi.log.entries(trace), ...lab.localOrg.restLog.entries(trace)];
    const seen = serverLog.length > 0 ? serverLog.map((entry) => entry.method) : lab.localOrg.requests.seen(trace);
    return { ...conclusion, browser: network.of(trace), serverLog, seen };
}
