/** URL Standard § 4.4 the URL parser: the URL, or undefined on failure. */
export function parseUrl(text: string, base?: string | URL): URL | undefined {
    try {
        return new URL(text, base);
    } catch {
        return undefined;
    }
}

/** URL § 3.5: a host that is an IP address and no domain. The URL parser has put it into its normal form. */
export const isAddress = (host: string): boolean => host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);
