import { isHostSource } from './csp';
import { directiveOf, effectiveDirective } from './directives';
import type { Stop } from './stop';
import { parseUrl } from './url';
import { blockingPolicy } from './values';

const SCHEMES = new Set('http https ws wss data blob'.split(' '));

/** Why a source that looks right does not let the address through: told of the policy that did not. */
export function findNearSource(stop: Stop): string | undefined {
    const { gate, page, url, target, request } = stop;
    const called = target ?? parseUrl(url);
    if (gate !== 'csp' || !called) {
        return undefined;
    }
    const policy = blockingPolicy(stop);
    const directive = directiveOf(request);
    const { name = directive, sources = [] } = effectiveDirective(policy, directive) ?? {};
    const self = sources.find((source) => /^["‘’“”]?self["‘’“”]?$/i.test(source));
    if (self && called.origin === page.origin) {
        return `${self} is not the page’s own origin: that is 'self', in single quotes.`;
    }
    // An insecure scheme stands for its secure one, which is a letter longer.
    const scheme = sources.find(
        (source) => SCHEMES.has(source.toLowerCase()) && called.protocol.startsWith(source.toLowerCase())
    );
    if (scheme) {
        return `${scheme} is a host of that name: a scheme ends in a colon.`;
    }
    if (called.hostname === '') {
        return undefined;
    }
    const near =
        sources.find((source) => covers(hostIn(source), called.hostname)) ??
        sources.find((source) => isMalformed(source, called)) ??
        sources.find((source) => isNearHost(hostIn(source), called.hostname));
    if (near) {
        return `${near} is listed, and does not cover ${called.origin}${called.pathname}: ${whyNot(near, called, page.origin)}.`;
    }
    const other = placeOf(called, policy);
    if (other) {
        const why = other === name ? `which stands twice: the first one counts` : `and ${name} decides here`;
        return `${called.hostname} is listed under ${other}, ${why}.`;
    }
    return page.policies.some((one) => one !== policy && placeOf(called, one))
        ? `${called.hostname} is listed in another policy of the page: each of them has to list it.`
        : undefined;
}

/** The last directive of a policy that lists a host, wherever it stands. */
const placeOf = ({ hostname }: URL, policy: string): string | undefined =>
    policy
        .split(';')
        .map((part) => part.trim().split(/\s/))
        .findLast(([, ...sources]) => sources.some((source) => covers(hostIn(source), hostname)))?.[0]
        .toLowerCase();

const hostIn = (source: string): string | undefined =>
    /^(?:[a-z]+:\/\/)?((?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+|localhost)(?:[:/]|$)/i.exec(source)?.[1].toLowerCase();

/** By its host alone; a pattern also where it lacks the domain itself. */
const covers = (pattern: string | undefined, host: string): boolean =>
    pattern !== undefined && (pattern.startsWith('*.') ? `.${host}`.endsWith(pattern.slice(1)) : pattern === host);

/** The domain above it, or the other one of the two with and without www. */
const isNearHost = (listed: string | undefined, host: string): boolean =>
    covers(listed, host) || (listed !== undefined && (host.endsWith(`.${listed}`) || listed === `www.${host}`));

/** A placeholder that nobody has filled in, a pattern of another kind, quotes or a comma: none that a browser understands. */
const isMalformed = (source: string, called: URL): boolean =>
    !isHostSource(source) &&
    (source.toLowerCase().includes(called.hostname.split('.').slice(-2).join('.')) || isUnicode(source, called));

/** A policy is of ASCII: the host stands there as in the address that is sent. */
const isUnicode = (source: string, { hostname }: URL): boolean =>
    /[^!-~]/.test(source) && parseUrl(source.replace(/^(?![a-z]+:)/i, 'https://'))?.hostname === hostname;

function whyNot(source: string, called: URL, origin: string): string {
    const { protocol, hostname, port } = called;
    const scheme = /^([a-z]+:)\/\//i.exec(source)?.[1].toLowerCase();
    if (isUnicode(source, called)) {
        return `a policy names it as ${hostname}`;
    }
    if (isMalformed(source, called)) {
        return 'it is no source that a browser understands';
    }
    if (!covers(hostIn(source), hostname)) {
        return 'a host stands for itself alone, and for nothing above or below it';
    }
    const expected = scheme ?? parseUrl(origin)?.protocol;
    if (expected?.startsWith('http') && protocol.startsWith('ws')) {
        return 'WebSockets need an entry that begins with wss';
    }
    if (expected !== protocol && !(expected === 'http:' && protocol === 'https:')) {
        return `the scheme is another than ${protocol}`;
    }
    if (hostIn(source) === `*.${hostname}`) {
        return '*. stands for what is below the domain, not for the domain itself';
    }
    const listed = /^(?:[a-z]+:\/\/)?[^:/]+:(\d+|\*)/i.exec(source)?.[1] ?? '';
    if (listed !== '*' && parseUrl(`${protocol}//port:${listed}`)?.port !== port) {
        return 'the port differs';
    }
    if (expected !== protocol && listed !== '*' && listed !== '') {
        return `with a port it stands for ${expected} alone`;
    }
    return /[^/:]\/.*\*/.test(source)
        ? 'a * in a path is no pattern; a path that ends in / stands for all below it'
        : 'its path is another; a path that does not end in / stands for itself alone';
}
