import { isHostSource } from './csp';
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
    const isNear = (source: string): boolean => isNearHost(hostIn(source), called.hostname);
    const sources = page.policies.flatMap((policy) => sourcesFor(policy, directive) ?? []);
    const near =
        sources.find((source) => covers(hostIn(source), called.hostname)) ??
        sources.find((source) => isMalformed(source, called)) ??
        sources.find(isNear);
    if (near) {
        return `${near} is listed, and does not cover ${called.origin}${called.pathname}: ${whyNot(near, called, page.origin)}.`;
    }
    const other = page.policies
        .flatMap((policy) => policy.split(';'))
        .find((part) =>
            part
                .trim()
                .split(/\s+/)
                .slice(1)
                .some((source) => covers(hostIn(source), called.hostname))
        );
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

/** The domain above it, or the other one of the two with and without www. */
const isNearHost = (listed: string | undefined, host: string): boolean =>
    covers(listed, host) || (listed !== undefined && (host.endsWith(`.${listed}`) || listed === `www.${host}`));

/** A placeholder that nobody has filled in, a pattern of another kind, quotes or a comma: none that a browser understands. */
const isMalformed = (source: string, { hostname }: URL): boolean =>
    !isHostSource(source) && source.toLowerCase().includes(hostname.split('.').slice(-2).join('.'));

function whyNot(source: string, called: URL, origin: string): string {
    const { protocol, hostname, port } = called;
    const scheme = /^([a-z][a-z0-9+.-]*:)\/\//i.exec(source)?.[1].toLowerCase();
    if (isMalformed(source, called)) {
        return 'it is no source that a browser understands';
    }
    if (!covers(hostIn(source), hostname)) {
        return 'a host stands for itself alone, and for nothing above or below it';
    }
    const expected = scheme ?? parseUrl(origin)?.protocol;
    if (expected !== protocol && /^wss?:$/.test(protocol)) {
        return 'WebSockets need an entry that begins with wss';
    }
    if (expected !== protocol && !(expected === 'http:' && protocol === 'https:')) {
        return `the scheme is another than ${protocol}`;
    }
    if (hostIn(source) === `*.${hostname}`) {
        return '*. stands for what is below the domain, not for the domain itself';
    }
    const [, listed = '', path = ''] = /^[^:/]*(?::(\d+|\*))?(.*)/.exec(source.replace(/^[^/]*\/\//, '')) ?? [];
    if (listed !== '*' && listed !== port) {
        return 'the port differs';
    }
    return path.includes('*')
        ? 'a * in a path is no pattern; a path that ends in / stands for all below it'
        : 'its path is another; a path that does not end in / stands for itself alone';
}
