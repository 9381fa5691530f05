/** What Salesforce's documentation advises to stay under (Help, xcloud.security_trusted_urls_manage). */
export const BUDGET_BYTES = 12 * 1024;
/** Where pages are reported to fail. */
const TROUBLE_BYTES = 16 * 1024;
const WARN_AT = 0.8;

export interface HeaderBudget {
    bytes: number;
    share: number;
    warning?: string;
}

/** How much of its size budget the page's Content-Security-Policy header takes. */
export function headerBudget(policy: string): HeaderBudget {
    const bytes = Buffer.byteLength(`content-security-policy: ${policy}\r\n`);
    const share = bytes / BUDGET_BYTES;
    if (share < WARN_AT) {
        return { bytes, share };
    }
    const advice =
        'Deactivate entries that nothing needs, untick directives, or let one wildcard entry stand for several hosts.';
    return {
        bytes,
        share,
        warning:
            bytes > TROUBLE_BYTES
                ? `The header is larger than 16 KB: proxies and browsers may refuse the page. ${advice}`
                : `The header is close to 12 KB or above it, which Salesforce advises to stay under. ${advice}`
    };
}
