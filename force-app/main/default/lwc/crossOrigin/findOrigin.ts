import { get } from './headers';
import type { Stop } from './stop';
import type { Finding, HeaderList } from './types';
import { parseUrl } from './url';

/** What is wrong with the value of Access-Control-Allow-Origin. */

export interface NearMiss extends Finding {
    /** What to do about it, in one sentence. */
    fix: string;
}

const miss = (id: string, text: string, fix: string): NearMiss => ({ id: `allow-origin-${id}`, text, fix });

/** A value that was meant to be the page's origin. Undefined for one that is right, or that means somebody else. */
export function nearMiss(value: string, origin: string): NearMiss | undefined {
    const [named, page] = [parseUrl(value), parseUrl(origin)];
    if (value === origin || value === '') {
        return undefined;
    }
    if (/[,\s]/.test(value)) {
        return miss(
            'list',
            'Access-Control-Allow-Origin has a list, and browsers take one origin alone.',
            'Keep the list on the server, and send the one origin of it that the request came from.'
        );
    }
    if (value === 'null') {
        return miss(
            'null',
            'It allows null, which is the origin of any sandboxed page and of local files, and not of this one.',
            'Never allow null.'
        );
    }
    if (value.includes('*')) {
        return miss(
            'pattern',
            `${value} is a pattern, and browsers know none: the value is compared letter by letter.`,
            'Match the pattern on the server.'
        );
    }
    if (value.replace(/\/$/, '') === origin) {
        return miss('slash', 'The value ends in a slash, and an origin has none.', 'Remove the slash.');
    }
    if (value.toLowerCase() === origin) {
        return miss(
            'case',
            'The value has upper-case letters, and browsers compare it letter by letter.',
            'Write it in lower case.'
        );
    }
    if (page && value === page.host) {
        return miss('no-scheme', `The value lacks ${page.protocol}//.`, 'An origin begins with its scheme.');
    }
    if (!named || !page) {
        return undefined;
    }
    if (named.origin === origin) {
        return /:(80|443)$/.test(value)
            ? miss('default-port', 'The value names the default port, which no Origin header has.', 'Remove the port.')
            : miss('path', 'The value has a path, and an origin has none.', 'Remove the path.');
    }
    if (named.hostname === page.hostname) {
        const part = named.protocol === page.protocol ? 'port' : 'scheme';
        return miss(
            part,
            `The value has the same host with another ${part}, which is another origin.`,
            `Correct the ${part}.`
        );
    }
    return named.hostname.replace(/^www\./, '') === page.hostname.replace(/^www\./, '')
        ? miss('www', 'With and without www. are two origins.', 'Allow both.')
        : undefined;
}

const valuesIn = (headers: HeaderList): string[] =>
    headers.filter(([name]) => name.toLowerCase() === 'access-control-allow-origin').map(([, value]) => value);

/** The value of an answer that did not let the page in. */
export const findNearMiss = ({ reason, headers, origin }: Stop): NearMiss | undefined =>
    /(AllowOriginMismatch|InvalidAllowOriginValue|MultipleAllowOriginValues)$/.test(reason) &&
    valuesIn(headers).length < 2
        ? nearMiss(get(headers, 'access-control-allow-origin') ?? '', origin)
        : undefined;

/** Each header line that names an origin; Fetch § 2.2.1 get joins them. */
export function findTwice({ headers }: Stop): string | undefined {
    const values = valuesIn(headers);
    if (values.length < 2) {
        return undefined;
    }
    const same =
        new Set(values).size === 1 ? `${values.length} times with the same value` : `with ${values.join(' and ')}`;
    return `Access-Control-Allow-Origin comes ${same}: two parts of the server add it, such as the app and the nginx or gateway in front of it.`;
}

const OF_SALESFORCE =
    /\.(lightning\.force|my\.salesforce|my\.site|vf\.force|visualforce|salesforce-experience|my\.salesforce-setup|salesforce)\.com$/;

/** An org has many origins, and the one that was allowed is another one of them. */
export function findOtherOrigin({ reason, headers, page }: Stop): string | undefined {
    const named = parseUrl(get(headers, 'access-control-allow-origin') ?? '')?.hostname ?? '';
    const host = parseUrl(page.origin)?.hostname ?? '';
    return reason.endsWith('AllowOriginMismatch') &&
        OF_SALESFORCE.test(named) &&
        OF_SALESFORCE.test(host) &&
        named !== host
        ? `The API allows ${named}, and this page is of ${host}. An org has an origin each for Lightning pages (lightning.force.com), sites (my.site.com), the preview in Builder, Visualforce (vf.force.com) and its APIs (my.salesforce.com).`
        : undefined;
}

export const findTaint = ({ origin, page }: Stop): string | undefined =>
    origin === 'null' && page.origin !== 'null'
        ? 'Redirects across two origins have made the origin of the request null: naming the page’s origin at the last server does not help.'
        : undefined;

export const findNullWithCredentials = ({ page, request }: Stop): string | undefined =>
    page.origin === 'null' && request.credentials === 'include'
        ? 'The origin of this page is null, as of every sandboxed page: an API that allowed it with credentials would let any web site read its users’ data.'
        : undefined;

/** `True` is not `true`. */
export function findCredentialsCase({ reason, headers }: Stop): string | undefined {
    const value = get(headers, 'access-control-allow-credentials');
    return reason.endsWith('InvalidAllowCredentials') && value
        ? `Access-Control-Allow-Credentials is “${value}”; the only value is true, in lower case.`
        : undefined;
}
