import { fill } from 'c/labelText';
import type { LaneRequest } from 'c/crossOrigin';
import { scenarioById, type Scenario } from 'c/scenarios';
import { labels } from './labels';
import { requestOfScenario, type Prepared } from './requests';
import { isOwn, type CalloutTarget, type Subject } from './types';

/** What the page is about, as the page says it. */
export interface About {
    scenario?: Scenario;
    /** Missing when there is nothing to run: `problem` says why, or the targets are not known yet. */
    request?: LaneRequest;
    problem?: string;
    requestLine: string;
    headerLines: string[];
    bodyText: string;
    /** For a scenario about a page of another origin: the same page there, when this one is not it. */
    otherPage?: { href: string; text: string };
}

/** `targets`: missing until the org has told them. */
export function aboutOf(subject: Subject, targets: CalloutTarget[] | undefined, page: Location): About {
    const scenario = isOwn(subject) ? undefined : scenarioById(subject.scenario);
    const prepared = preparedOf(subject, scenario, targets);
    const { request, problem } = { request: undefined, problem: undefined, ...prepared };
    return {
        scenario,
        request,
        problem,
        requestLine: request ? `${request.method ?? 'GET'} ${request.url}` : '',
        headerLines: (request?.headers ?? []).map(([name, value]) => `${name}: ${value}`),
        bodyText: request?.body ?? '',
        ...(scenario?.pageOrigin === 'other' && page.hostname === 'localhost' && { otherPage: otherPageOf(page) })
    };
}

function preparedOf(subject: Subject, scenario?: Scenario, targets?: CalloutTarget[]): Prepared | undefined {
    if (isOwn(subject)) {
        return { request: subject.own };
    }
    return scenario
        ? targets && requestOfScenario(scenario, targets)
        : { problem: fill(labels.unknownScenario, subject.scenario) };
}

function otherPageOf(page: Location): { href: string; text: string } {
    const origin = otherOrigin(page);
    return { href: `${origin}${page.pathname}${page.search}`, text: fill(labels.openOther, origin) };
}

/** The same page under its other loopback name: another origin, as a browser sees it. */
function otherOrigin({ origin, hostname }: Location): string {
    return hostname === 'localhost' ? origin.replace('localhost', '127.0.0.1') : origin.replace(hostname, 'localhost');
}
