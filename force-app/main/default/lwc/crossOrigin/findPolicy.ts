import { directiveOf, sourcesFor } from './directives';
import type { Stop } from './stop';
import { parseUrl } from './url';

/** Why a source that looks right does not let the address through. */
export function findNearSource(stop: Stop): string | undefined {
    const { gate, page, url, target, reason, request } = stop;
    const called = (reason === 'csp-redirect' ? target : undefined) ?? parseUrl(url);
    if (gate !== 'csp' || !called) {
        return undefined;
    }
    const directive = directiveOf(request);
    const near = page.policies
        .flatMap((policy) => sourcesFor(policy, directive) ?? [])
        .find((source) => hostIn(source) === called.hostname);
    if (near) {
        return `${near} is listed, and does not cover ${called.origin}${called.pathname}: ${whyNot(near, called)}.`;
    }
    const other = page.policies
        .flatMap((policy) => policy.split(';'))
        .find((part) => part.split(/\s+/).some((source) => hostIn(source) === called.hostname));
    return other
        ? `${called.hostname} is listed under ${other.trim().split(/\s/)[0]}, and this request needs ${directive}.`
        : undefined;
}

const hostIn = (source: string): string | undefined =>
    /^(?:[a-z][a-z0-9+.-]*:\/\/)?([a-z0-9.-]+\.[a-z0-9.-]+|localhost)(?:[:/]|$)/i.exec(source)?.[1].toLowerCase();

function whyNot(source: string, { protocol }: URL): string {
    const scheme = /^([a-z][a-z0-9+.-]*:)\/\//i.exec(source)?.[1].toLowerCase();
    if (scheme !== undefined && scheme !== protocol && /^wss?:$/.test(protocol)) {
        return 'WebSockets need an entry that begins with wss';
    }
    if (scheme !== undefined && scheme !== protocol && !(scheme === 'http:' && protocol === 'https:')) {
        return `the scheme is another than ${protocol}`;
    }
    return /:\d+/.test(source.replace(/^[^/]*\/\//, '')) ? 'the port differs' : 'port or path differ';
}
