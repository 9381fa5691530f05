import type { HeaderList, LaneRequest } from 'c/crossOrigin';
import { cutAt, LEFT_OUT, partsOf, shownUrl } from './shownUrl';

export { shownText, withShownAddresses } from './shownText';
export { LEFT_OUT, shownUrl } from './shownUrl';

/** Headers whose values say how a body is written, and nothing else. */
const OPEN_HEADERS = ['accept', 'content-type'];

/** No shorter value is looked for in a text: it would be found in every second word. */
const LEAST = 4;

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
