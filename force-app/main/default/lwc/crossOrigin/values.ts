import { blockedByCsp } from './csp';
import { destinationOf, directiveOf, effectiveDirective } from './directives';
import { get, tokens } from './headers';
import { targetSpace } from './localNetworkAccess';
import type { Stop } from './stop';
import { hostOf, parseUrl } from './url';

/** What a browser's console puts into the line for a reason: the values of the call, in the order in which the line has them. */
export function valuesOf(stop: Stop): (string | undefined)[] {
    const { reason, headers, method, page, url, target, hops, hop } = stop;
    switch (reason.replace(/^Preflight/, '')) {
        case 'MultipleAllowOriginValues':
        case 'InvalidAllowOriginValue':
        case 'AllowOriginMismatch':
            return [get(headers, 'access-control-allow-origin')];
        case 'InvalidAllowCredentials':
            return [get(headers, 'access-control-allow-credentials') ?? ''];
        case 'MethodDisallowedByPreflightResponse':
            return [method];
        case 'HeaderDisallowedByPreflightResponse':
            return refusedHeaders(stop).slice(0, 1);
        case 'CorsDisabledScheme':
            return [parseUrl(url)?.protocol.slice(0, -1)];
        case 'mixed-content':
            return [`${page.origin}/`];
        case 'csp':
        case 'csp-redirect':
        case 'frame-ancestors':
            return [policyLine(stop)];
        case 'LocalNetworkAccessPermissionDenied':
        case 'InsecureLocalNetwork':
            return [targetSpace(target?.hostname ?? hostOf(url), hops[target ? hop + 1 : hop])];
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

function policyLine(stop: Stop): string {
    if (stop.reason === 'frame-ancestors') {
        return /frame-ancestors[^;,]*/i.exec(get(stop.headers, 'content-security-policy') ?? '')?.[0].trim() ?? '';
    }
    const policy = blockingPolicy(stop);
    const { name = '', sources = [] } = effectiveDirective(policy, directiveOf(stop.request)) ?? {};
    // What leads away is checked by another process, which writes the list anew.
    if (['iframe', 'form'].includes(destinationOf(stop.request))) {
        return [name, ...(sources.length > 0 ? sources : ["'none'"])].join(' ');
    }
    const parts = policy.split(';').map((part) => part.trim());
    const written = parts.find((part) => part.split(/\s/)[0].toLowerCase() === name) ?? '';
    return `${name} ${written.slice(name.length).trim()}`;
}

/** The policy that let the address not through; empty where it is none. */
export function blockingPolicy({ page, request, url, target }: Stop): string {
    const called = target ?? parseUrl(url);
    const self = parseUrl(page.origin);
    const asked = { ...request, destination: destinationOf(request), self };
    const blocks = (policy: string): boolean =>
        called !== undefined &&
        blockedByCsp({ ...asked, page: { ...page, policies: [policy] } }, called, target !== undefined);
    return page.policies.find(blocks) ?? '';
}
