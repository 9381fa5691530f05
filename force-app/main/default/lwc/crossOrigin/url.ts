/** URL Standard § 4.4 the URL parser: the URL, or undefined on failure. */
export function parseUrl(text: string, base?: string | URL): URL | undefined {
    try {
        return new URL(text, base);
    } catch {
        return undefined;
    }
}

/** The address that a page calls: it may be relative. */
export const calledUrl = (url: string, pageOrigin: string): URL | undefined =>
    parseUrl(url, /^\w+:\/\//.test(url) ? undefined : parseUrl(pageOrigin));

/** Empty where the address is none, or has none. */
export const hostOf = (url: string): string => parseUrl(url)?.hostname ?? '';

/** URL § 3.5: a host that is an IP address. The URL parser has seen to it that no domain ends in a number. */
export const isAddress = (host: string): boolean => /\[|\.\d+$/.test(host);

/** Of a storage service: it carries its own permission. */
export const isSignedAddress = (url: string): boolean => /[?&]([\w-]*signature|sig|hmac)=/i.test(url);
