import { askerOf, type Asker } from './asker';
import { spaceOfHost } from './addressSpace';
import { effectiveDirective } from './directives';
import { apexOf } from './elsewhere';
import { admin, developer } from './fix';
import { canBeTrusted, trustedUrl, type TrustedUrlContext } from './metadata';
import { isUpgradeableContent, upgradesInsecure } from './mixedContent';
import { secured } from './fixRedirect';
import type { Stop } from './stop';
import { parseUrl } from './url';
import { blockingPolicy } from './values';
import type { Change, Fix } from './types';

/** What opens the page's own policy. */

const CONTEXTS: Record<Exclude<Asker, 'outside'>, TrustedUrlContext> = {
    lex: 'LEX',
    site: 'Communities',
    visualforce: 'VisualForce'
};

export function allowByPolicy(stop: Stop, directive: string): Fix[] {
    const { page, reason, target, url } = stop;
    if (reason === 'csp-inline' || reason === 'csp-eval') {
        return [reason === 'csp-inline' ? IN_A_FILE : WITHOUT_EVAL];
    }
    if (reason === 'csp-redirect' && !target && askerOf(page) !== 'outside') {
        return [UNKNOWN_TARGET, ...apexOf(stop)];
    }
    const called = target ?? parseUrl(url);
    if (!called) {
        return [trustedUrl('https://api.example.com', directive, 'LEX'), ...apexOf(stop)];
    }
    const address = sourceOf(called, stop.request.mode === 'websocket');
    const source = anyPortOfUpgraded(stop, address);
    const change: Change = { trust: { directive, source } };
    const served = servedSecurely(called, address);
    const asker = askerOf(page);
    if (asker === 'outside') {
        return [{ ...extendPolicy(stop, source, directive), change }];
    }
    if (directive === 'form-action') {
        return [BY_LINK];
    }
    if (!canBeTrusted(directive)) {
        return asker === 'site' && directive === 'script-src'
            ? [{ ...trustedScript(source), change }]
            : [staticResource(asker, called, page.origin)];
    }
    if (source.endsWith(':')) {
        return [directive === 'connect-src' ? WITHOUT_FETCH : staticResource(asker, called, page.origin)];
    }
    const context = /\.salesforce\.app(:|$)/.test(page.origin) ? 'All' : CONTEXTS[asker];
    const entry = { ...trustedUrl(served, directive, context), change };
    if (served !== address && spaceOfHost(called.hostname)) {
        // No gate of the browser asks for https there.
        entry.text += ` Serve it there by https, and call ${secured(called)}.`;
        entry.change = {
            trust: { directive, source: served },
            request: { url: secured(called) },
            ...(target && { answeredBy: stop.hop + 1 })
        };
    }
    return [reason === 'csp-redirect' ? { ...entry, ...ofRedirect(entry) } : entry, ...apexOf(stop)];
}

/** Scheme, host and port; of a URL without a host, or with one that no policy can name, the scheme alone. */
function sourceOf({ protocol, host, hostname }: URL, isWebSocket: boolean): string {
    // A WebSocket may be asked for by the address of its page.
    const scheme = isWebSocket ? protocol.replace('http', 'ws') : protocol;
    return /^(https?|wss?):/.test(scheme) && !/[^a-z0-9.-]/.test(hostname) ? `${scheme}//${host}` : scheme;
}

/** What is upgraded is held against the policy before and after it, and a source with a port covers one of them (`upgradesKeepNoPort`). */
const anyPortOfUpgraded = ({ page, request }: Stop, source: string): string =>
    upgradesInsecure(page) || isUpgradeableContent(request) ? source.replace(/(http|ws)(:.*:)\d+/, '$1$2*') : source;

/** An org takes no entry for http or ws, but for the machine of the user: the address has to be secure as well, which is an obstacle of its own. */
const servedSecurely = ({ protocol, hostname, port }: URL, source: string): string =>
    ['http:', 'ws:'].includes(protocol) && spaceOfHost(hostname) !== 'loopback'
        ? source.replace(':', 's:').slice(0, port ? -port.length - 1 : undefined)
        : source;

const ofRedirect = ({ text }: Fix): Partial<Fix> => ({
    id: 'trusted-redirect',
    title: 'Trust the redirect’s target too',
    text: `${text} Or call that address directly.`
});

/** A page does not see where it was redirected to. */
const UNKNOWN_TARGET = admin(
    'trusted-redirect',
    'Trust the redirect’s target too',
    'Add the origin that the API redirects to, or call that address directly.',
    'Setup > Security > Trusted URLs'
);

/** What is narrower than the directive decides before it, and what stands in for it is to be carried over. */
function extendPolicy(stop: Stop, source: string, directive: string): Fix {
    const { name = directive } = effectiveDirective(blockingPolicy(stop), directive) ?? {};
    const isStandIn = name !== directive && !name.endsWith('-elem');
    return developer(
        'extend-policy',
        `Allow ${source} in the page’s policy`,
        `Add ${source} to ${isStandIn ? directive : name} in the Content-Security-Policy header of the page${isStandIn ? `, which has none yet: begin it with what stands under ${name}` : ''}.`,
        source.endsWith(':') ? 'It lets every address of this scheme through.' : undefined
    );
}

const IN_A_FILE = developer(
    'no-inline',
    'Move it into a file',
    'Put the script or style into the component, or into a static resource, and the handler into addEventListener. No list of the org opens this; in an Experience Cloud site the security level does.'
);
const WITHOUT_EVAL = developer(
    'no-eval',
    'Use a build that makes no code from text',
    'Many libraries have one for pages with a policy. In code of your own replace eval and new Function. No list of the org opens this.'
);
const WITHOUT_FETCH = developer(
    'without-fetch',
    'Read it without fetch',
    'This address has no host that a policy can name. Use a name for it, or read data: in the component itself.'
);
/** A static resource is at the page’s own origin. */
const staticResource = (asker: Asker, { pathname }: URL, origin: string): Fix => ({
    ...developer(
        'static-resource',
        'Load it from a static resource',
        `No list of the org opens this address. Upload the file as a static resource, and load it by ${asker === 'visualforce' ? '$Resource' : 'lightning/platformResourceLoader or @salesforce/resourceUrl'}.`
    ),
    change: { request: { url: `${origin}/resource/${pathname.replace(/.*\//, '')}` } }
});
const BY_LINK = developer(
    'by-link',
    'Lead the user there by a link',
    'No list of the org opens form-action. A link needs no entry; what the form says, Apex can send.'
);
const trustedScript = (source: string): Fix =>
    admin(
        'trusted-script',
        'Trust the script’s host in the site',
        `Add ${source} to Trusted Sites for Scripts of the site, and publish it.`,
        'Experience Builder > Settings > Security & Privacy'
    );
