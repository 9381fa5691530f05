/**
 * Whether an entry of the CORS allowlist covers an origin: same scheme, host and port, where `*.` in front of a second-level
 * domain stands for all its subdomains (documented), and not for the domain itself.
 */
export function isAllowed(origin: string, allowlist: readonly string[]): boolean {
    return allowlist.some((pattern) => covers(pattern.toLowerCase(), origin.toLowerCase()));
}

function covers(pattern: string, origin: string): boolean {
    const [scheme, host] = pattern.split('://');
    if (!host?.startsWith('*.')) {
        return pattern === origin && !pattern.includes('*');
    }
    // `https://*.com` would be a wildcard in front of a top-level domain.
    if (!/^\*\.[^.*]+\.[^*]+$/.test(host)) {
        return false;
    }
    const prefix = `${scheme}://`;
    const suffix = host.slice(1);
    return origin.startsWith(prefix) && origin.endsWith(suffix) && origin.length > prefix.length + suffix.length;
}
