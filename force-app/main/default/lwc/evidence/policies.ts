/**
 * The policies that the browser enforces on this page, as its own response declares them: one CSP header value each.
 * Undefined when the page could not be asked. Ask early: a later answer may carry a newer policy than the page runs under.
 */
export async function readPolicies(href: string): Promise<string[] | undefined> {
    try {
        const { ok, headers } = await fetch(href, { method: 'HEAD' });
        return ok ? policiesOf(headers.get('content-security-policy') ?? '') : undefined;
    } catch {
        return undefined;
    }
}

/** Several headers reach a script joined by commas, which no policy contains itself. */
function policiesOf(header: string): string[] {
    return header
        .split(',')
        .map((policy) => policy.trim())
        .filter((policy) => policy !== '');
}
