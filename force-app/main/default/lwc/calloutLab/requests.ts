import { fill } from 'c/labelText';
import { apiOriginOf } from 'c/crossOrigin';
import { newTrace, type Trace } from 'c/evidence';
import type { LaneRequest } from 'c/crossOrigin';
import type { Scenario } from 'c/scenarios';
import { labels } from './labels';
import { needProblem } from './needs';
import { isSampleApi, originOf, targetNamed } from './targets';
import type { CalloutTarget } from './types';

/** A request that can be run, or why there is none. */
export type Prepared = { request: LaneRequest } | { problem: string };

/** The request of a scenario, its address taken from the Callout Target that it names. */
export function requestOfScenario(scenario: Scenario, targets: CalloutTarget[]): Prepared {
    const { target: name, host, path, url, ...rest } = scenario.request;
    if (name === undefined) {
        return { request: { ...rest, url: new URL(url ?? path ?? '/', location.origin).href } };
    }
    const target = targetNamed(targets, name);
    if (!target) {
        return { problem: fill(labels.noTarget, name) };
    }
    const problem = needProblem(scenario, targets);
    if (problem) {
        return { problem };
    }
    const origin = host === 'unregistered' ? unregisteredOrigin(target.origin) : target.origin;
    return { request: { ...rest, url: `${origin}${path ?? '/'}` } };
}

/** The same server by its other loopback name, which is another host; in an org, a host that nobody has. */
function unregisteredOrigin(origin: string): string {
    const url = new URL(origin);
    if (url.hostname !== 'localhost') {
        return 'https://not-a-target.example.com';
    }
    url.hostname = '127.0.0.1';
    return url.origin;
}

/** The same request with a trace of its own, where there is a log that knows it. A trace that it had is replaced: it may be another's. */
export async function traced(
    request: LaneRequest,
    targets: CalloutTarget[]
): Promise<{ request: LaneRequest; trace?: Trace }> {
    const own = [location.origin, apiOriginOf(location.origin)];
    const isLogged = isSampleApi(targets, request.url) || own.includes(originOf(request.url));
    if (!isLogged) {
        return { request: { ...request } };
    }
    const trace = await newTrace();
    const url = new URL(request.url, location.href);
    url.searchParams.set('trace', trace.trace);
    return { request: { ...request, url: url.href }, trace };
}
