import type { HeaderList, LaneRequest } from 'c/crossOrigin';

/** Stands where a value was left out. */
export const LEFT_OUT = '…';

/** Headers whose values say how a body is written, and nothing else. */
const OPEN_HEADERS = ['accept', 'content-type'];

/** Values of a query that are too short to be a secret. */
const OPEN_VALUE = /^(\d{1,3}|true|false)$/;

/** No shorter value is looked for in a text: it would be found in every second word. */
const LEAST = 4;

/**
 * An address to show, keep or pass on: no user, no password, no fragment; of the query the names, and values too short for a
 * secret. `mark` stands for the others. The path is kept: what a path holds cannot be told from a secret.
 */
export function shownUrl(text: string, mark = LEFT_OUT): string {
    const url = text.replace(/[\t\n\r]/g, '');
    const [scheme, rest] = partsOf(url);
    if (scheme !== '' && !/^[/\\]/.test(rest)) {
        // No host and no path: `data:` and the like are all value.
        return `${scheme}${mark}`;
    }
    const [address, query] = cutAt(rest.split('#')[0], '?');
    const bare = scheme + address.replace(/^([/\\]+)[^/\\]*@/, '$1');
    return query === undefined
        ? bare
        : `${bare}?${query
              .split('&')
              .map((one) => shownParameter(one, mark))
              .join('&')}`;
}

function shownParameter(parameter: string, mark: string): string {
    const [name, value] = cutAt(parameter, '=');
    // Without a value the name itself may be the secret: a bare `?token` comes as `?token=` from some.
    if (value === undefined || value === '') {
        return name === '' ? '' : mark;
    }
    return OPEN_VALUE.test(value) ? parameter : `${name}=${mark}`;
}

/** Only their names, but for those that hold no secret. What is no name may be a value in the wrong place. */
export const shownHeaders = (headers: HeaderList, mark = LEFT_OUT): HeaderList =>
    headers.map(([name, value]) => [isName(name) ? name : mark, isOpen(name) ? value : mark]);

/** The request with every value left out that may be a secret: to show as code, to report, to tell of. */
export function shownRequest(request: LaneRequest = { url: '' }): LaneRequest {
    const { url, headers, body } = request;
    return {
        ...request,
        url: shownUrl(url),
        ...(headers && { headers: shownHeaders(headers) }),
        ...(body !== undefined && { body: LEFT_OUT })
    };
}

/** A value made of texts that may quote the request: the same without what `shownRequest` leaves out. A copy that JSON can hold. */
export function withoutSecretsOf<T>(request: LaneRequest, value: T): T {
    const replacements = replacementsOf(request);
    const cleaned = (text: string): string =>
        replacements.reduce((left, [secret, shown]) => left.split(secret).join(shown), text);
    return JSON.parse(
        JSON.stringify(value, (_key, one: unknown) => (typeof one === 'string' ? cleaned(one) : one))
    ) as T;
}

/** Longest first: a short secret may be a part of a longer one. */
function replacementsOf({ url, headers = [], body = '' }: LaneRequest): [secret: string, shown: string][] {
    const addresses = [url, hrefOf(url), hrefOf(url).split('#')[0]].map((one): [string, string] => [
        one,
        shownUrl(one)
    ]);
    const shown = shownUrl(url);
    const values = [...headers.flatMap(secretsOfHeader), body, ...secretsOfUrl(url), ...secretsOfUrl(hrefOf(url))]
        .filter((value) => value.length >= LEAST && !shown.includes(value))
        .map((value): [string, string] => [value, LEFT_OUT]);
    return [...addresses, ...values]
        .filter(([secret]) => secret !== '')
        .sort(([left], [right]) => right.length - left.length);
}

const secretsOfHeader = ([name, value]: HeaderList[number]): string[] =>
    [...(isName(name) ? [] : [name]), ...(isOpen(name) ? [] : [value])].flatMap((one) => [one, ...words(one)]);

const words = (text: string): string[] => text.split(/[\s,:;]+/);

function secretsOfUrl(url: string): string[] {
    const [scheme, rest] = partsOf(url);
    const [beforeFragment, fragment = ''] = cutAt(rest, '#');
    const [address, query = ''] = cutAt(beforeFragment, '?');
    const user = /^[/\\]+([^/\\]*)@/.exec(address)?.[1] ?? '';
    const values = query.split('&').map((parameter) => cutAt(parameter, '=')[1] || parameter.replace(/=$/, ''));
    const content = scheme !== '' && !/^[/\\]/.test(rest) ? [rest, ...words(rest)] : [];
    return [...content, user, ...words(user), fragment, ...values].flatMap((value) => [value, decoded(value)]);
}

const isName = (text: string): boolean => /^[\w!#$%&'*+.^`|~-]*$/.test(text);

const isOpen = (name: string): boolean => OPEN_HEADERS.includes(name.toLowerCase());

/** The scheme with its colon, where there is one, and all that follows. */
function partsOf(url: string): [scheme: string, rest: string] {
    const scheme = /^\s*[a-z][a-z\d+.-]*:/i.exec(url)?.[0] ?? '';
    return [scheme, url.slice(scheme.length)];
}

function cutAt(text: string, sign: string): [before: string, after?: string] {
    const at = text.indexOf(sign);
    return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function hrefOf(url: string): string {
    try {
        return new URL(url, location.href).href;
    } catch {
        return url;
    }
}

function decoded(text: string): string {
    try {
        return decodeURIComponent(text.replace(/\+/g, ' '));
    } catch {
        return text;
    }
}
