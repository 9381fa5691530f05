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
    const isNear = (source: string): boolean => covers(hostIn(source), called.hostname);
    const sources = page.policies.flatMap((policy) => sourcesFor(policy, directive) ?? []);
    const near = sources.find(isNear) ?? sources.find((source) => isMalformed(source, called));
    if (near) {
        return `${near} is listed, and does not cover ${called.origin}${called.pathname}: ${whyNot(near, called)}.`;
    }
    const other = page.policies
        .flatMap((policy) => policy.split(';'))
        .find((part) => part.trim().split(/\s+/).slice(1).some(isNear));
    return other
        ? `${called.hostname} is listed under ${other.trim().split(/\s/)[0]}, and this request needs ${directive}.`
        : undefined;
}

const hostIn = (source: string): string | undefined =>
    /^(?:[a-z][a-z0-9+.-]*:\/\/)?((?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+|localhost)(?:[:/]|$)/i
        .exec(source)?.[1]
        .toLowerCase();

/** By its host alone; a pattern also where it lacks the domain itself. */
const covers = (pattern: string | undefined, host: string): boolean =>
    pattern !== undefined && (pattern.startsWith('*.') ? `.${host}`.endsWith(pattern.slice(1)) : pattern === host);

/** A placeholder that nobody has filled in, a pattern of another kind. */
const isMalformed = (source: string, { hostname }: URL): boolean =>
    /[{}^$%<>\\|[\]()]|\*(?!\.|\/|$|:\d)/.test(source.replace(/^[^/]*\/\//, '')) &&
    source.toLowerCase().includes(hostname.split('.').slice(-2).join('.'));

function whyNot(source: string, called: URL): string {
    const { protocol, hostname, port } = called;
    const scheme = /^([a-z][a-z0-9+.-]*:)\/\//i.exec(source)?.[1].toLowerCase();
    if (isMalformed(source, called)) {
        return 'it is no source that a browser understands';
    }
    if (scheme !== undefined && scheme !== protocol && /^wss?:$/.test(protocol)) {
        return 'WebSockets need an entry that begins with wss';
    }
    if (scheme !== undefined && scheme !== protocol && !(scheme === 'http:' && protocol === 'https:')) {
        return `the scheme is another than ${protocol}`;
    }
    if (hostIn(source) === `*.${hostname}`) {
        return '*. stands for what is below the domain, not for the domain itself';
    }
    const listed = /:(\d+|\*)/.exec(source.replace(/^[^/]*\/\//, ''))?.[1] ?? '';
    return listed === '*' || listed === port
        ? 'its path is another; a path that does not end in / stands for itself alone'
        : 'the port differs';
}
