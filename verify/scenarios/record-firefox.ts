import type { Lab } from '../../lab/lab.ts';
import type { NetworkMonitor } from '../browser/firefox/network-monitor.ts';
import { RECORDED_ROWS, recordedLanes } from './har.ts';
import { pageOrigin } from './run-scenario.ts';

/** Presses Run, and comes to the lanes that have ended, once all have. */
const RUN = `new Promise((resolve) => {
    const ended = [];
    addEventListener('calloutlabresult', ({ detail: { lane, trace } }) => ended.push({ lane, trace }));
    addEventListener('calloutlabdone', () => resolve(JSON.stringify(ended)));
    const within = (root) => [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? within(each.shadowRoot) : [])]);
    const press = () => {
        const run = within(document).find((each) => each.localName === 'button' && each.textContent.trim() === 'Run' && !each.disabled);
        return run ? run.click() : requestAnimationFrame(press);
    };
    press();
})`;

interface Header {
    name: string;
    value: string;
}
interface Entry {
    pageref: string;
    startedDateTime: string;
    request: { method: string; url: string; headers: Header[]; postData?: { text?: string } };
    response: { status: number; redirectURL: string; headers: Header[]; _error?: string };
}
interface Log {
    creator: object;
    browser: object;
    pages: { id: string; title: string; startedDateTime: string }[];
    entries: Entry[];
}

/** Scenario and lane of a call, by the trace that its address has, or by `withoutTrace`. */
type Names = Map<string, string>;

/** Nobody listens where such a call goes, so that it has no trace. */
const withoutTrace = (scenario: string, mode?: string): string =>
    `${scenario} ${mode === 'no-cors' ? 'no-cors' : 'direct'}`;

/** Runs the scenarios that fail, one after the other in one tab; what the monitor recorded of them, as the text of a HAR. */
export async function recordScenarios(monitor: NetworkMonitor, lab: Lab): Promise<string> {
    const names: Names = new Map();
    for (const row of RECORDED_ROWS) {
        await monitor.open(`${pageOrigin(lab, row)}/?scenario=${row.id}`);
        const ended = JSON.parse(await monitor.evaluate(RUN)) as { lane: string; trace?: string }[];
        for (const lane of recordedLanes(row)) {
            const trace = ended.findLast((each) => each.lane === lane)?.trace;
            names.set(trace || withoutTrace(row.id, lane), `${row.id} ${lane}`);
        }
    }
    const { log } = JSON.parse(await monitor.har()) as { log: Log };
    return textOf(log, kept(log.entries, names, `${lab.ports.closed}`));
}

const OF_A_REQUEST = /^(origin|referer|access-control-request-.*|sec-fetch-(mode|dest|site)|authorization|cookie)$/i;
const OF_AN_ANSWER =
    /^(access-control-.*|content-type|location|content-security-policy|cross-origin-.*|x-frame-options)$/i;

/** The documents, the calls that fail, and the reports of what the policy stopped, with the headers that decide. */
function kept(entries: readonly Entry[], names: Names, closedPort: string): object[] {
    let scenario = '';
    return entries.flatMap((entry) => {
        const { pathname, port, searchParams } = new URL(entry.request.url);
        const isPage = pathname === '/' && searchParams.has('scenario');
        scenario = isPage ? searchParams.get('scenario')! : scenario;
        const mode = entry.request.headers.find(({ name }) => /^sec-fetch-mode$/i.test(name))?.value;
        const comment = names.get(
            searchParams.get('trace') ?? (port === closedPort ? withoutTrace(scenario, mode) : '')
        );
        const isReport =
            pathname === '/setup/violations/report' &&
            [...names.keys()].some((trace) => entry.request.postData?.text?.includes(trace));
        return isPage || comment || isReport ? [slim(entry, comment)] : [];
    });
}

function slim({ pageref, startedDateTime, request, response }: Entry, comment?: string): object {
    return {
        pageref,
        startedDateTime,
        request: {
            method: request.method,
            url: request.url,
            headers: only(OF_A_REQUEST, request.headers),
            ...(request.postData && { postData: request.postData })
        },
        response: {
            status: response.status,
            redirectURL: response.redirectURL,
            headers: only(OF_AN_ANSWER, response.headers),
            ...(response._error && { _error: response._error })
        },
        ...(comment && { comment })
    };
}

const only = (wanted: RegExp, headers: readonly Header[]): Header[] =>
    headers.filter(({ name }) => wanted.test(name)).map(({ name, value }) => ({ name, value }));

/** A line a page and an entry, so that a difference can be read. */
function textOf({ creator, browser, pages }: Log, entries: readonly object[]): string {
    const lines = (list: readonly object[]): string => list.map((each) => JSON.stringify(each)).join(',\n');
    const shown = pages.map(({ id, title, startedDateTime }) => ({ id, title, startedDateTime, pageTimings: {} }));
    return `{"log":{"version":"1.2","creator":${JSON.stringify(creator)},"browser":${JSON.stringify(browser)},"pages":[\n${lines(shown)}\n],"entries":[\n${lines(entries)}\n]}}\n`;
}
