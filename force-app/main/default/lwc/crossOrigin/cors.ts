import { get, tokens } from './headers';
import type { ServerResponse } from './types';

/** Fetch § 4.9 CORS check. Returns Chromium's name of the failure, or undefined when the check passes. */
export function corsCheck(response: ServerResponse, origin: string, include: boolean): string | undefined {
    const allowed = get(response.headers, 'access-control-allow-origin');
    if (allowed === undefined) {
        return 'MissingAllowOriginHeader';
    }
    if (allowed === '*') {
        return include ? 'WildcardOriginNotAllowed' : undefined;
    }
    if (allowed !== origin) {
        return originFailure(allowed);
    }
    const credentials = get(response.headers, 'access-control-allow-credentials');
    return include && credentials !== 'true' ? 'InvalidAllowCredentials' : undefined;
}

function originFailure(allowed: string): string {
    if (/[ ,]/.test(allowed)) {
        return 'MultipleAllowOriginValues';
    }
    if (allowed === 'null' || (URL.canParse(allowed) && /^[a-z][a-z0-9+.-]*:\/\//i.test(allowed))) {
        return 'AllowOriginMismatch';
    }
    return 'InvalidAllowOriginValue';
}

const isOk = (status: number): boolean => status >= 200 && status < 300;

/** Fetch § 4.8 CORS-preflight fetch: what its answer does not allow, by Chromium's name. */
export function preflightFailure(
    answer: ServerResponse,
    ask: { origin: string; include: boolean; method: string; headers: string[] }
): string | undefined {
    if (answer.status >= 300 && answer.status < 400 && get(answer.headers, 'location') !== undefined) {
        return 'PreflightDisallowedRedirect';
    }
    const failure = corsCheck(answer, ask.origin, ask.include);
    if (failure) {
        return `Preflight${failure}`;
    }
    if (!isOk(answer.status)) {
        return 'PreflightInvalidStatus';
    }
    const methods = tokens(answer.headers, 'access-control-allow-methods');
    if (!methods) {
        return 'InvalidAllowMethodsPreflightResponse';
    }
    const names = tokens(answer.headers, 'access-control-allow-headers');
    if (!names) {
        return 'InvalidAllowHeadersPreflightResponse';
    }
    if (
        !['GET', 'HEAD', 'POST'].includes(ask.method) &&
        !methods.includes(ask.method) &&
        (ask.include || !methods.includes('*'))
    ) {
        return 'MethodDisallowedByPreflightResponse';
    }
    const allowed = new Set(names.map((name) => name.toLowerCase()));
    const wildcard = allowed.has('*') && !ask.include;
    return ask.headers.every((name) => allowed.has(name) || wildcard)
        ? undefined
        : 'HeaderDisallowedByPreflightResponse';
}
