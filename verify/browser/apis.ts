import type { PageContext, ServerResponse } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import { spaceOf } from './hosts.ts';
import { APIS, LOCAL_APIS, SECURE_APIS, SECURE_LOCAL_APIS } from './material.ts';
import type { Scenario } from './observation.ts';
import { SANDBOXED } from './pages.ts';
import type { Random } from './random.ts';

export const isUpgrading = ({ policies }: PageContext): boolean =>
    policies.some((policy) => /^upgrade-insecure-requests/i.test(policy));

/** Which servers a call may meet: mostly those that let what comes after the gates of the network show. */
export function apisFor(random: Random, page: PageContext, https: boolean): string[] {
    const isSecure = page.origin.startsWith('https:') || (page.origin === 'null' && page.isSecure === true);
    // No permission reaches a sandboxed page.
    if (random.chance(page.origin === 'null' ? 0.02 : 0.08)) {
        const local = LOCAL_APIS.filter((api) => !isUpgrading(page) || !api.endsWith(':8080'));
        return isSecure && random.chance(0.5) ? SECURE_LOCAL_APIS : [...local, ...(https ? SECURE_LOCAL_APIS : [])];
    }
    // Where http goes on as https no port may speak http.
    const plain = isUpgrading(page) ? [...APIS.filter((api) => !api.endsWith(':8080')), 'http://api.test:8443'] : APIS;
    // Mixed content is one stratum; elsewhere it would hide all that comes after.
    const isApart = isSecure && !isUpgrading(page) && random.chance(0.9);
    return isApart ? SECURE_APIS : https ? [...plain, ...SECURE_APIS] : plain;
}

const NO_PREFLIGHT: ServerResponse = { status: 404, headers: [] };

/** The same scenario, with the network of each server that is not out in public. */
export function withSpaces(scenario: Scenario): Scenario {
    const { page, request } = scenario;
    let url = parse(request.url, page.origin === 'null' ? SANDBOXED[`${page.isSecure === true}`] : page.origin);
    const hops = scenario.hops.map((hop) => {
        const addressSpace = url && spaceOf(url.hostname);
        const isNear = addressSpace !== undefined && addressSpace !== 'public';
        const base = url;
        // Chromium takes a permission for denied where it has to connect once more, or is led to what is no address.
        const put = ({ status, headers }: ServerResponse): ServerResponse => ({
            status: isNear && status === 407 ? 401 : status,
            headers: headers.filter(([name, value]) => !isNear || name !== 'Location' || parse(value, base)),
            ...(isNear ? { addressSpace } : {})
        });
        const { response = 'unreachable', preflight = isNear ? NO_PREFLIGHT : undefined } = hop;
        const [, location] =
            (response !== 'unreachable' && response.headers.find(([name]) => name === 'Location')) || [];
        url = location === undefined ? url : parse(location, url);
        return {
            ...(preflight ? { preflight: put(preflight) } : {}),
            // As where a connection breaks.
            response: response === 'unreachable' ? (isNear ? put(NO_PREFLIGHT) : response) : put(response)
        };
    });
    return { ...scenario, hops };
}

function parse(text: string, base?: string | URL): URL | undefined {
    try {
        return new URL(text, base);
    } catch {
        return undefined;
    }
}
