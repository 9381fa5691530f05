/** Stands where a value was left out. */
export const LEFT_OUT = '…';

/** Values of a query that are too short to be a secret. */
const OPEN_VALUE = /^(\d{1,3}|true|false)$/;

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

/** The scheme with its colon, where there is one, and all that follows. */
export function partsOf(url: string): [scheme: string, rest: string] {
    const scheme = /^\s*[a-z][a-z\d+.-]*:/i.exec(url)?.[0] ?? '';
    return [scheme, url.slice(scheme.length)];
}

export function cutAt(text: string, sign: string): [before: string, after?: string] {
    const at = text.indexOf(sign);
    return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
