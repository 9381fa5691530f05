import type { HeaderList, Hop, ServerResponse } from '../../../../force-app/main/default/lwc/crossOrigin/types.ts';
import type { Read, Sighting } from '../sighting.ts';
import { isCspReport, readCspReports } from './csp-report.ts';

/** The fields of HAR 1.2 that are read here, and what Chrome, Playwright and Firefox add. Sanitised files leave any of them out. */
interface HarHeader {
    name?: string;
    value?: string;
}
interface HarMessage {
    headers?: HarHeader[];
}
interface HarEntry {
    pageref?: string;
    request?: HarMessage & { method?: string; url?: string; postData?: { text?: string } };
    response?: HarMessage & { status?: number; redirectURL?: string; _error?: string; _failureText?: string };
    _resourceType?: string;
    _error?: string;
}
interface Har {
    pages?: { id?: string; title?: string }[];
    entries?: HarEntry[];
}

const REDIRECTS = [301, 302, 303, 307, 308];
const FORBIDDEN_TO_PAGES =
    /^(:.*|accept-charset|accept-encoding|access-control-request-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|permissions-policy|priority|proxy-.*|referer|sec-.*|te|trailer|transfer-encoding|upgrade|user-agent|via)$/i;
/** What a browser sends by itself beside what the page asks for. */
const OF_THE_BROWSER =
    /^(accept|accept-language|cache-control|pragma|upgrade-insecure-requests|if-none-match|if-modified-since)$/i;

/** The failed calls of a HAR: those that the browser stopped, and those that its page may not read. */
export function readHar(har: { log?: Har }): Read {
    const entries = (har.log?.entries ?? []).filter(isObject);
    const pages = pagesOf(har.log ?? {}, entries);
    const targets = redirectTargets(entries);
    const sightings = entries.flatMap((entry, index): Sighting[] => {
        if (targets.has(index)) {
            return [];
        }
        const sighting = sightingOf(entry, index, entries, pages);
        const stopped = [...targets].find(([target, from]) => from === index && errorOf(entries[target]) === 'csp');
        return sighting ? [stopped ? { ...sighting, ...redirectedTo(entries[stopped[0]]) } : sighting] : [];
    });
    return { sightings: [...sightings, ...reportsIn(entries)], unknown: [] };
}

/**
 * Entries that a redirect of another entry led to, by their index: known by the address, or where the answer is missing (Playwright
 * has none of a call that failed after a redirect) by what comes next from the same page.
 */
function redirectTargets(entries: HarEntry[]): Map<number, number> {
    const targets = new Map<number, number>();
    entries.forEach((entry, index) => {
        const { redirectURL = '', status = 0, _failureText, _error } = entry.response ?? {};
        const isCut = status <= 0 && !_failureText && !_error && !entry._error;
        const next = entries.findIndex(
            (each, at) =>
                at > index &&
                !targets.has(at) &&
                (redirectURL !== ''
                    ? each.request?.url === redirectURL
                    : isCut && each.pageref === entry.pageref && errorOf(each) === 'csp')
        );
        if (next > 0) {
            targets.set(next, index);
        }
    });
    return targets;
}

/** The redirect that the page's policy stopped: of its answer no more is known than where it led. */
const redirectedTo = ({ request }: HarEntry): Partial<Sighting> => ({
    reason: 'csp-redirect',
    hops: [
        {
            response: {
                status: 302,
                headers: [
                    ['Access-Control-Allow-Origin', '*'],
                    ['Location', request?.url ?? '']
                ]
            }
        }
    ]
});

/** Reports of violations that the page sent while it was recorded. */
function reportsIn(entries: HarEntry[]): Sighting[] {
    return entries.flatMap(({ request }, index) => {
        try {
            const value = JSON.parse(request?.postData?.text ?? '') as unknown;
            const reports = (Array.isArray(value) ? value : [value]).filter(isCspReport);
            return readCspReports(reports).sightings.map((each) => ({ ...each, at: index + 1 }));
        } catch {
            return [];
        }
    });
}

const isObject = (value: unknown): value is HarEntry => typeof value === 'object' && value !== null;

interface Page {
    origin: string;
    policies: string[];
}

/** The pages by their id: a document of the file tells the policy; a page whose document is not in it is known by its address alone. */
function pagesOf({ pages = [] }: Har, entries: HarEntry[]): Map<string, Page> {
    const known = new Map<string, Page>();
    for (const { id = '', title = '' } of pages.filter(isObject) as NonNullable<Har['pages']>) {
        const document = entries.find((entry) => entry.pageref === id && isDocument(entry));
        const origin = originOf(document?.request?.url) ?? originOf(title);
        if (origin) {
            known.set(id, { origin, policies: policiesOf(document) });
        }
    }
    return known;
}

const isDocument = ({ _resourceType, response }: HarEntry): boolean =>
    _resourceType === undefined
        ? /text\/html/i.test(header(response, 'content-type') ?? '')
        : _resourceType === 'document';

const policiesOf = (entry?: HarEntry): string[] =>
    headersOf(entry?.response)
        .filter(([name]) => name.toLowerCase() === 'content-security-policy')
        .map(([, value]) => value);

function sightingOf(
    entry: HarEntry,
    index: number,
    entries: HarEntry[],
    pages: Map<string, Page>
): Sighting | undefined {
    const { url, method = 'GET' } = entry.request ?? {};
    const networkError = errorOf(entry);
    const page = pageOf(entry, pages);
    const called = originOf(url);
    // A navigation is no call of a script; a call that the page itself gave up has nothing to explain.
    if (
        !url ||
        !called ||
        !page ||
        method === 'OPTIONS' ||
        isDocument(entry) ||
        /ERR_ABORTED/.test(networkError ?? '')
    ) {
        return undefined;
    }
    const hops = hopsOf(entry, index, entries);
    const isCrossOrigin = called !== page.origin;
    if (!networkError && !(isCrossOrigin && hops)) {
        return undefined;
    }
    return {
        at: index + 1,
        text: `${method} ${url}${networkError ? ` ${networkError}` : ''}`,
        origin: page.origin,
        ...(page.policies.length > 0 && { policies: page.policies }),
        url,
        request: requestOf(entry, method),
        ...(hops && { hops }),
        ...(networkError && { networkError })
    };
}

/** What the browser says of a call that it did not finish; an answer with status 0 or -1 is one that never came. */
function errorOf({ response, _error }: HarEntry): string | undefined {
    const said = response?._failureText || response?._error || _error;
    if (said) {
        return said;
    }
    return (response?.status ?? 0) <= 0 ? 'net::ERR_FAILED' : undefined;
}

function pageOf(entry: HarEntry, pages: Map<string, Page>): Page | undefined {
    const listed = pages.get(entry.pageref ?? '');
    const origin = header(entry.request, 'origin') ?? originOf(header(entry.request, 'referer')) ?? listed?.origin;
    return origin === undefined ? undefined : { origin, policies: listed?.origin === origin ? listed.policies : [] };
}

function requestOf(entry: HarEntry, method: string): Sighting['request'] {
    const headers = headersOf(entry.request).filter(
        ([name]) => !FORBIDDEN_TO_PAGES.test(name) && !OF_THE_BROWSER.test(name) && !/^cookie$/i.test(name)
    );
    const isNoCors = header(entry.request, 'sec-fetch-mode') === 'no-cors';
    return {
        method,
        headers,
        ...(isNoCors && { mode: 'no-cors' as const }),
        ...(header(entry.request, 'cookie') !== undefined && { credentials: 'include' as const })
    };
}

/** The answer, with the one to its preflight where the file has that, and the answers after a redirect. */
function hopsOf(entry: HarEntry, index: number, entries: HarEntry[]): Hop[] | undefined {
    const response = answerOf(entry);
    if (!response) {
        return undefined;
    }
    const hops: Hop[] = [{ ...preflightOf(entry, entries), response }];
    const target = REDIRECTS.includes(response.status) ? entry.response?.redirectURL : undefined;
    const next = target && entries.findIndex((each, at) => at > index && each.request?.url === target);
    return next && next > 0 ? [...hops, ...(hopsOf(entries[next], next, entries) ?? [])] : hops;
}

function preflightOf({ request }: HarEntry, entries: HarEntry[]): Pick<Hop, 'preflight'> {
    const found = entries.find((each) => each.request?.method === 'OPTIONS' && each.request.url === request?.url);
    const preflight = found && answerOf(found);
    return preflight ? { preflight } : {};
}

function answerOf({ response }: HarEntry): ServerResponse | undefined {
    const status = response?.status ?? 0;
    const headers = headersOf(response);
    // An answer without any header is one that the file keeps to itself.
    return status > 0 && headers.length > 0 ? { status, headers } : undefined;
}

const headersOf = (message?: HarMessage): HeaderList =>
    (message?.headers ?? [])
        .filter((each) => isObject(each) && typeof each.name === 'string' && typeof each.value === 'string')
        .map(({ name, value }) => [name as string, value as string]);

const header = (message: HarMessage | undefined, name: string): string | undefined =>
    headersOf(message).find(([each]) => each.toLowerCase() === name)?.[1];

function originOf(url?: string): string | undefined {
    const found = url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
    return found && /^(https?|wss?):$/.test(found.protocol) ? found.origin : undefined;
}
