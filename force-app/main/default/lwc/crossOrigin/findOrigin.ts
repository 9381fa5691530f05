import { spaceOfHost } from './addressSpace';
import { isSalesforceHost } from './endpoints';
import { get } from './headers';
import type { Stop } from './stop';
import type { Finding, HeaderList, Verdict } from './types';
import { parseUrl } from './url';

/** What is wrong with the value of Access-Control-Allow-Origin. */

export interface NearMiss extends Finding {
    /** What to do about it, in one sentence. */
    fix: string;
}

const miss = (id: string, text: string, fix: string): NearMiss => ({ id: `allow-origin-${id}`, text, fix });

const NULL_IS_ANYBODY = 'It allows null, which is the origin of any sandboxed page and of local files.';

/** A value that was meant to be the page's origin, and is not. Undefined for one that means somebody else. */
export function nearMiss(value: string, origin: string, api: string): NearMiss | undefined {
    const [named, page] = [parseUrl(value), parseUrl(origin)];
    const isExpression = /[\^\\]/.test(value);
    if (value === '' || (/^(undefined|true|false)$|[${}%<>]/.test(value) && !isExpression)) {
        return miss(
            'placeholder',
            value === ''
                ? 'The header is empty.'
                : `“${value}” is what stands in the configuration, not a value of it.`,
            'Look where the server takes the value from.'
        );
    }
    if (['*', origin].includes(value.replace(/^["'([]+|["')\];,.]+$/g, ''))) {
        return miss(
            'quoted',
            'The value has quotes, brackets or a mark behind it that belong to the configuration.',
            'Send the origin alone.'
        );
    }
    if (/[,\s]/.test(value)) {
        return miss(
            'list',
            'Access-Control-Allow-Origin has a list, and browsers take one origin alone.',
            'Keep the list on the server, and send the one origin of it that the request came from.'
        );
    }
    if (value === 'null') {
        return miss('null', `${NULL_IS_ANYBODY} It is not that of this one.`, 'Never allow null.');
    }
    if (value.includes('*') || isExpression) {
        return miss(
            'pattern',
            `${value} is a pattern, and browsers know none: the value is compared letter by letter.`,
            'Match the pattern on the server.'
        );
    }
    if (value.toLowerCase() === `${origin}/`) {
        return miss('slash', 'The value ends in a slash, and an origin has none.', 'Remove the slash.');
    }
    if (value.toLowerCase() === origin) {
        return miss(
            'case',
            'The value has upper-case letters, and browsers compare it letter by letter.',
            'Write it in lower case.'
        );
    }
    if (page && value.replace(/\//g, '') === page.host) {
        return miss('no-scheme', `The value lacks ${page.protocol}//.`, 'An origin begins with its scheme.');
    }
    if (!named || !page) {
        return undefined;
    }
    if (named.origin === origin) {
        if (/:(80|443)$/.test(value)) {
            return miss(
                'default-port',
                'The value names the default port, which no Origin header has.',
                'Remove the port.'
            );
        }
        return named.pathname === '/'
            ? miss('spelling', 'The value is written otherwise than an origin.', 'Send scheme and host alone.')
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
    if (named.hostname.replace(/^www\./, '') === page.hostname.replace(/^www\./, '')) {
        return miss('www', 'With and without www. are two origins.', 'Allow both.');
    }
    if (page.hostname.endsWith(`.${named.hostname}`)) {
        return miss('parent', `${named.hostname} does not stand for what is below it.`, 'Name the host of the page.');
    }
    if ([named, page].every(({ hostname }) => spaceOfHost(hostname) === 'loopback')) {
        return miss(
            'loopback',
            `${named.hostname} and ${page.hostname} are the same machine, and two origins.`,
            'Allow both, or open the page by the other name.'
        );
    }
    return named.origin === parseUrl(api)?.origin
        ? miss(
              'own',
              'The value is the address of the API itself; it is the page that the header names.',
              'Name the page.'
          )
        : undefined;
}

const valuesIn = (headers: HeaderList): string[] =>
    headers.filter(([name]) => name.toLowerCase() === 'access-control-allow-origin').map(([, value]) => value);

/** The value of an answer that did not let the page in. */
export function findNearMiss(stop: Stop, { outcome }: Partial<Verdict> = {}): NearMiss | undefined {
    const { reason, headers, origin, url } = stop;
    const value = get(headers, 'access-control-allow-origin');
    if (value === 'null' && origin === 'null' && outcome === 'readable') {
        return miss('null', NULL_IS_ANYBODY, 'Never allow null.');
    }
    return /AllowOriginMismatch|InvalidAllowOriginValue|MultipleAllowOriginValues/.test(reason) &&
        value !== undefined &&
        !isTwice(headers)
        ? nearMiss(value, origin, url)
        : undefined;
}

/** Two parts of a server add a line each; who reads the answer may have joined them. */
function isTwice(headers: HeaderList): boolean {
    const members = valuesIn(headers).flatMap((value) => value.split(/\s*,\s*/));
    return (
        valuesIn(headers).length > 1 || (members.length > 1 && (members.includes('*') || new Set(members).size === 1))
    );
}

/** Each header line that names an origin; Fetch § 2.2.1 get joins them. */
export function findTwice({ headers }: Stop): string | undefined {
    if (!isTwice(headers)) {
        return undefined;
    }
    const values = valuesIn(headers).flatMap((value) => value.split(/\s*,\s*/));
    const same =
        new Set(values).size === 1 ? `${values.length} times with the same value` : `with ${values.join(' and ')}`;
    return `Access-Control-Allow-Origin comes ${same}: two parts of the server add it, such as the app and the nginx or gateway in front of it.`;
}

const isOfSalesforce = (host: string | undefined): boolean => host !== undefined && isSalesforceHost(host);

/** An org has many origins, and the one that was allowed is another one of them. */
export function findOtherOrigin({ reason, headers, page }: Stop): string | undefined {
    const allowed = get(headers, 'access-control-allow-origin') ?? page.origin;
    const [named, host] = [allowed, page.origin].map((origin) => parseUrl(origin)?.hostname);
    return reason.endsWith('AllowOriginMismatch') && isOfSalesforce(named) && isOfSalesforce(host) && named !== host
        ? `The API allows ${named}, and this page is of ${host}. An org has an origin each for Lightning pages (lightning.force.com), sites (my.site.com), their preview, Visualforce (vf.force.com) and its APIs.`
        : undefined;
}

export const findTaint = ({ origin, page }: Stop, { outcome }: Pick<Verdict, 'outcome'>): string | undefined =>
    origin === 'null' && page.origin !== 'null' && outcome === 'blocked'
        ? 'Redirects across two origins have made the origin of the request null: naming the page’s origin at the last server does not help.'
        : undefined;

export const findNullWithCredentials = ({ origin, request }: Stop): string | undefined =>
    origin === 'null' && request.credentials === 'include'
        ? 'The origin of this request is null, as of every sandboxed page: an API that allowed it with credentials would let any web site read its users’ data.'
        : undefined;

/** `True` is not `true`. */
export function findCredentialsCase({ reason, headers }: Stop): string | undefined {
    const value = get(headers, 'access-control-allow-credentials');
    return reason.endsWith('InvalidAllowCredentials') && value
        ? `Access-Control-Allow-Credentials is “${value}”; the only value is true, in lower case and once.`
        : undefined;
}
