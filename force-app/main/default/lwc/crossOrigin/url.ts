/** URL Standard § 4.4 the URL parser: the URL, or undefined on failure. */
export function parseUrl(text: string, base?: string | URL): URL | undefined {
    try {
        return new URL(text, base);
    } catch {
        return undefined;
    }
}
