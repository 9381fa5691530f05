import type { Hop } from 'c/crossOrigin';
import type { Read, Sighting } from './sighting';
import { textsOf } from './textsOf';
import { isCspReport, readCspReports } from './cspReport';
import {
    answerOf,
    errorOf,
    header,
    headersOf,
    isDocument,
    isObject,
    namesErrors,
    originOf,
    slimEntry,
    type Har,
    type HarEntry,
    type HarPage
} from './harFile';
import { HarIndex, redirectTargets, redirectedTo } from './harRedirects';
import { listened, requestOf } from './harRequest';

const MOST_REDIRECTS = 20;
/** The page itself gave the call up. */
const ABORTED = /ERR_ABORTED|NS_BINDING_ABORTED|cancelled/i;

interface Page {
    origin: string;
    policies: string[];
}

/** A document that a tab has shown, from its entry on. */
interface Visit extends Page {
    at: number;
}

/** The failed calls of a HAR: those that the browser stopped, and those that its page may not read. */
export function readHar(har: { log?: Har }): Read {
    const entries = (har.log?.entries ?? []).map(slimEntry);
    const index = new HarIndex(entries, textsOf(har.log?.creator).name);
    const pages = pagesOf(har.log?.pages, entries);
    const targets = redirectTargets(index);
    const stopped = new Map(
        [...targets].filter(([target]) => errorOf(entries[target]) === 'csp').map(([to, from]) => [from, to])
    );
    const sightings = entries.flatMap((_entry, at): Sighting[] => {
        const sighting = targets.has(at)
            ? undefined
            : (sightingOf(at, index, pages) ?? preflightAlone(at, index, pages));
        const to = stopped.get(at);
        return sighting ? [to === undefined ? sighting : { ...sighting, ...redirectedTo(entries[to]) }] : [];
    });
    return { sightings: [...sightings, ...reportsIn(entries)], unknown: [] };
}

/** Reports of violations that the page sent while it was recorded. A report names the address that was called, and not where a redirect led. */
function reportsIn(entries: readonly HarEntry[]): Sighting[] {
    const redirected = new Set(
        entries.filter(({ response }) => response?.redirectURL).map(({ request }) => request?.url)
    );
    return entries.flatMap(({ request }, at) => {
        try {
            const value = JSON.parse(request?.postData?.text ?? '') as unknown;
            const reports = (Array.isArray(value) ? value : [value]).filter(isCspReport);
            return readCspReports(reports).sightings.map((each) => ({
                ...each,
                at: at + 1,
                ...(each.reason === 'csp' && redirected.has(each.url) && { reason: 'csp-redirect' })
            }));
        } catch {
            return [];
        }
    });
}

/** The pages by their id: a document of the file tells the policy; a page whose document is not in it is known by its address alone. */
function pagesOf(listed: unknown, entries: readonly HarEntry[]): Map<string, Visit[]> {
    const visits = new Map<string, Visit[]>();
    entries.forEach((entry, at) => {
        const origin = originOf(entry.request?.url);
        if (isDocument(entry) && origin) {
            const before = visits.get(entry.pageref ?? '') ?? [];
            // A frame is in the page. That a document is another page, which its tab went to, only its request can say.
            if (before.length === 0 || header(entry.request, 'sec-fetch-dest') === 'document') {
                visits.set(entry.pageref ?? '', [...before, { at, origin, policies: policiesOf(entry) }]);
            }
        }
    });
    for (const { id = '', title = '' } of (Array.isArray(listed) ? listed : []).filter(isObject) as HarPage[]) {
        const origin = originOf(title);
        if (origin && !visits.has(id)) {
            visits.set(id, [{ at: 0, origin, policies: [] }]);
        }
    }
    return visits;
}

const policiesOf = (entry?: HarEntry): string[] =>
    headersOf(entry?.response)
        .filter(([name]) => name.toLowerCase() === 'content-security-policy')
        .map(([, value]) => value);

function sightingOf(at: number, index: HarIndex, pages: Map<string, Visit[]>): Sighting | undefined {
    const entry = index.entries[at];
    const { url = '', method = 'GET' } = entry.request ?? {};
    const networkError = index.error(at) ?? errorAfterRedirect(at, index);
    const page = pageOf(entry, at, pages);
    const called = originOf(url);
    if (!called || !page || method === 'OPTIONS' || !isCall(entry) || ABORTED.test(networkError ?? '')) {
        return undefined;
    }
    const hops = hopsOf(at, index);
    if (!networkError && !(called !== page.origin && hops)) {
        return undefined;
    }
    const preflight = index.preflight(url);
    const request = requestOf(entry, preflight);
    return {
        at: at + 1,
        text: `${method} ${url}${networkError ? ` ${networkError}` : ''}`,
        origin: page.origin,
        ...(page.policies.length > 0 && { policies: page.policies }),
        url,
        ...(index.isSanitised && { isTokenUntold: true }),
        request: { ...request, ...listened(page.origin, { ...request, url }, preflight) },
        ...(hops && { hops }),
        ...(networkError ? { networkError } : !namesErrors(entry) && { isEndUntold: true })
    };
}

/** A proxy on the way writes down what was sent: where the API refuses the preflight, that is all there is. */
function preflightAlone(at: number, index: HarIndex, pages: Map<string, Visit[]>): Sighting | undefined {
    const entry = index.entries[at];
    const { url = '' } = entry.request ?? {};
    const method = header(entry.request, 'access-control-request-method');
    const page = pageOf(entry, at, pages);
    const preflight = answerOf(entry, index.hasHeaders);
    if (!method || !page || !preflight || index.hasRequest(url) || index.preflight(url) !== entry) {
        return undefined;
    }
    const { origin } = page;
    const asked = { ...entry, request: { ...entry.request, method, headers: [{ name: 'Origin', value: origin }] } };
    return {
        at: at + 1,
        text: `OPTIONS ${url}`,
        origin,
        url,
        request: requestOf(asked, entry),
        hops: [{ preflight }]
    };
}

/** A redirect was followed, and what it led to failed. Where the page's policy stopped it, `redirectedTo` says so. */
function errorAfterRedirect(at: number, index: HarIndex): string | undefined {
    let last = at;
    for (let count = 0; count <= MOST_REDIRECTS; count += 1) {
        const next = index.target(last);
        if (next === undefined) {
            break;
        }
        last = next;
    }
    const error = last === at ? undefined : index.error(last);
    return error === 'csp' ? undefined : error;
}

/** A navigation is no call of a page, but for that of a frame in it. */
const isCall = (entry: HarEntry): boolean =>
    !isDocument(entry) ||
    /^i?frame$/.test(header(entry.request, 'sec-fetch-dest') ?? '') ||
    /^csp$|BLOCKED_BY_(CSP|RESPONSE)/.test(errorOf(entry) ?? '');

function pageOf(entry: HarEntry, at: number, pages: Map<string, Visit[]>): Page | undefined {
    const visits = pages.get(entry.pageref ?? '');
    const listed = visits?.findLast((visit) => visit.at <= at) ?? visits?.[0];
    const origin = header(entry.request, 'origin') ?? originOf(header(entry.request, 'referer')) ?? listed?.origin;
    return origin === undefined ? undefined : { origin, policies: listed?.origin === origin ? listed.policies : [] };
}

/** The answer, with the one to its preflight where the file has that, and the answers after a redirect. */
function hopsOf(at: number, index: HarIndex): Hop[] | undefined {
    const hops: Hop[] = [];
    for (let next: number | undefined = at; next !== undefined && hops.length <= MOST_REDIRECTS;) {
        const entry: HarEntry = index.entries[next];
        const response = answerOf(entry, index.hasHeaders && errorOf(entry) !== undefined);
        const asked = index.preflight(entry.request?.url ?? '');
        const preflight = asked && answerOf(asked, index.hasHeaders);
        if (!response) {
            return preflight ? [...hops, { preflight }] : hops.length > 0 ? hops : undefined;
        }
        hops.push({ ...(preflight && { preflight }), response });
        next = index.target(next);
    }
    return hops;
}
