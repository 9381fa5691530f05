import { directiveOf, sourcesFor } from './directives';
import { get, tokens } from './headers';
import type { Stop } from './stop';
import { parseUrl } from './url';

/** What a browser's console puts into the line for a reason: the values of the call, in the order in which the line has them. */
export function valuesOf(stop: Stop): string[] {
    const { reason, headers, method, page, url } = stop;
    switch (reason.replace(/^Preflight/, '')) {
        case 'MultipleAllowOriginValues':
        case 'InvalidAllowOriginValue':
        case 'AllowOriginMismatch':
            return [get(headers, 'access-control-allow-origin') ?? ''];
        case 'InvalidAllowCredentials':
            return [get(headers, 'access-control-allow-credentials') ?? ''];
        case 'MethodDisallowedByPreflightResponse':
            return [method];
        case 'HeaderDisallowedByPreflightResponse':
            return refusedHeaders(stop).slice(0, 1);
        case 'CorsDisabledScheme':
            return [parseUrl(url)?.protocol.slice(0, -1) ?? ''];
        case 'mixed-content':
            return [`${page.origin}/`];
        case 'csp':
        case 'csp-redirect':
            return [policyLine(stop)];
        default:
            return [];
    }
}

/** The names that a preflight asked for and its answer does not allow, in the order asked. */
export function refusedHeaders({ asked, headers, request }: Stop): string[] {
    const allowed = (tokens(headers, 'access-control-allow-headers') ?? []).map((name) => name.toLowerCase());
    const all = request.credentials !== 'include' && allowed.includes('*');
    return [...new Set(asked)].filter((name) => !allowed.includes(name) && (!all || name === 'authorization'));
}

function policyLine({ page, request }: Stop): string {
    const directive = directiveOf(request);
    const policy = page.policies.find((text) => sourcesFor(text, directive)) ?? '';
    return `${directive} ${(sourcesFor(policy, directive) ?? []).join(' ')}`;
}
