import { get, normalizeValue, tokens } from './headers';
import {
    emptyRepeatsDoNotCount,
    preflightsOfTheOwnOriginNeedNoPermission,
    wildcardCoversAuthorization
} from './divergences';
import { diverges } from './profile';
import { isSafelistedMethod } from './request';
import { isRedirectStatus } from './response';
import { parseUrl } from './url';
import type { HeaderList, Profile, ServerResponse } from './types';

/** Fetch § 4.9 CORS check. Returns Chromium's name of the failure, or undefined when the check passes. */
export function corsCheck(
    { headers }: ServerResponse,
    { origin, include, profile }: Pick<Ask, 'origin' | 'include' | 'profile'>
): string | undefined {
    const allowed = single(headers, 'access-control-allow-origin', profile);
    if (allowed === undefined) {
        return 'MissingAllowOriginHeader';
    }
    if (allowed === '*') {
        return include ? 'WildcardOriginNotAllowed' : undefined;
    }
    if (allowed !== origin) {
        return originFailure(allowed);
    }
    const credentials = single(headers, 'access-control-allow-credentials', profile);
    return include && credentials !== 'true' ? 'InvalidAllowCredentials' : undefined;
}

/** § 2.2.1 get, for a header that should come once. */
const single = (headers: HeaderList, name: string, profile: Profile): string | undefined =>
    (diverges(profile, emptyRepeatsDoNotCount) &&
        get(
            headers.filter(([, value]) => normalizeValue(value)),
            name
        )) ||
    get(headers, name);

function originFailure(allowed: string): string {
    if (/[ ,]/.test(allowed)) {
        return 'MultipleAllowOriginValues';
    }
    return allowed === 'null' || parseUrl(allowed) ? 'AllowOriginMismatch' : 'InvalidAllowOriginValue';
}

/** What a preflight asks for. `headers` are the CORS-unsafe names, in lower case. */
interface Ask {
    origin: string;
    include: boolean;
    method: string;
    headers: string[];
    profile: Profile;
    /** A redirect has led back to the page's own origin. */
    own: boolean;
}

/** Fetch § 4.8 CORS-preflight fetch: what its answer does not allow, by Chromium's name. */
export function preflightFailure(answer: ServerResponse, ask: Ask): string | undefined {
    const { status, headers } = answer;
    if (isRedirectStatus(status) && get(headers, 'location')) {
        return 'PreflightDisallowedRedirect';
    }
    const isTrusted = ask.own && diverges(ask.profile, preflightsOfTheOwnOriginNeedNoPermission);
    const failure = isTrusted ? undefined : corsCheck(answer, ask);
    if (failure) {
        return `Preflight${failure}`;
    }
    if (status < 200 || status >= 300) {
        return 'PreflightInvalidStatus';
    }
    const methods = tokens(headers, 'access-control-allow-methods');
    if (!methods) {
        return 'InvalidAllowMethodsPreflightResponse';
    }
    const names = tokens(headers, 'access-control-allow-headers');
    if (!names) {
        return 'InvalidAllowHeadersPreflightResponse';
    }
    if (!allowsMethod(methods, ask)) {
        return 'MethodDisallowedByPreflightResponse';
    }
    return allowsHeaders(names, ask) ? undefined : 'HeaderDisallowedByPreflightResponse';
}

/** § 4.8 step 7.5: `*` stands for every method unless credentials are included. */
const allowsMethod = (methods: string[], { method, include }: Ask): boolean =>
    isSafelistedMethod(method) || methods.includes(method) || (!include && methods.includes('*'));

/** § 4.8 steps 7.6 and 7.7: `*` stands for every name unless credentials are included; for Authorization it depends. */
function allowsHeaders(names: string[], { headers, include, profile }: Ask): boolean {
    const allowed = names.map((name) => name.toLowerCase());
    const wildcard = !include && allowed.includes('*');
    return headers.every(
        (name) =>
            allowed.includes(name) ||
            (wildcard && (name !== 'authorization' || diverges(profile, wildcardCoversAuthorization)))
    );
}
