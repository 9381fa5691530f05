import type { IncomingHttpHeaders } from 'node:http';
import { ProxyError } from '../errors.ts';
import type { FlatHeaders } from '../request/exchange.ts';
import { pick } from '../request/headers.ts';
import type { Target } from '../request/target.ts';
import type { Upstream } from './upstreams.ts';

const UNSAFE_IN_HEADER = /[^\t\x20-\x7e\x80-\xff]/;
/** Those that a browser follows. Location of any other answer is information. */
const REDIRECTS = [301, 302, 303, 307, 308];

/** The head of an answer: of the upstream's what is allowed, so that its page can use it and no other page gets it from a cache. */
export function answerHead(
    upstream: Upstream,
    { path }: Target,
    status: number,
    headers: IncomingHttpHeaders
): FlatHeaders {
    const passed = pick(headers, upstream.responseHeaders);
    if (headers.location !== undefined) {
        const location = upstream.ownLocation(String(headers.location), path);
        if (location === undefined && REDIRECTS.includes(status)) {
            throw new ProxyError(502, 'redirect-refused', 'The upstream redirects to an address outside of it.');
        }
        if (location !== undefined) {
            passed.location = location;
        }
    }
    if (headers['content-length'] !== undefined && status !== 204) {
        passed['content-length'] = headers['content-length'];
    }
    if (upstream.needsToken) {
        passed['cache-control'] = privately(headers['cache-control']);
    }
    const flat: FlatHeaders = ['vary', varyOf(headers.vary)];
    for (const name in passed) {
        const value = passed[name];
        for (const one of Array.isArray(value) ? value : [value]) {
            if (UNSAFE_IN_HEADER.test(one)) {
                throw new ProxyError(502, 'upstream-headers', 'The upstream sent a header that cannot be passed on.');
            }
            flat.push(name, one);
        }
    }
    return flat;
}

/** What the answer depends on: the page, for it is named in the answer, and whatever the upstream says. */
function varyOf(vary: string | string[] | undefined): string {
    if (vary === undefined) {
        return 'Origin';
    }
    const names = String(vary)
        .split(',')
        .map((name) => name.trim())
        .filter((name) => /^[\w!#$%&'*+.^`|~-]+$/.test(name) && name.toLowerCase() !== 'origin');
    return names.includes('*') ? '*' : ['Origin', ...names].join(', ');
}

/** What was asked for with a token is for its holder alone, whatever the upstream says to the key that it knows. */
function privately(cacheControl: string | undefined): string {
    const directives = (String(cacheControl ?? '').match(/[^\s,="]+(?:\s*=\s*(?:"[^"]*"|[^\s,"]*))?/g) ?? []).filter(
        (one) => !/^(public|private|s-maxage|proxy-revalidate)\b/i.test(one)
    );
    return directives.some((one) => /^no-store$/i.test(one)) ? 'no-store' : ['private', ...directives].join(', ');
}
