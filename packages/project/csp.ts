import type { TrustedSite } from './types.ts';

type Directive =
    | 'default-src'
    | 'script-src'
    | 'object-src'
    | 'style-src'
    | 'img-src'
    | 'media-src'
    | 'frame-ancestors'
    | 'frame-src'
    | 'font-src'
    | 'connect-src';

/**
 * The shape of a Lightning Experience header, less what only the platform's own hosts and scripts need. Stricter in one
 * place: script-src has neither 'unsafe-inline' nor 'unsafe-eval', so that nothing here comes to depend on them.
 */
const LIGHTNING_EXPERIENCE_BASE: [Directive, string[]][] = [
    ['default-src', ["'self'"]],
    ['script-src', ["'self'"]],
    ['object-src', ["'self'"]],
    ['style-src', ["'self'", 'blob:', "'unsafe-inline'"]],
    ['img-src', ["'self'", 'http:', 'https:', 'data:', 'blob:']],
    ['media-src', ["'self'", 'blob:']],
    ['frame-ancestors', ["'self'"]],
    ['frame-src', ['https:', 'mailto:']],
    ['font-src', ["'self'", 'https:', 'data:']],
    ['connect-src', ["'self'", 'blob:']]
];

const FLAGS: [keyof TrustedSite, Directive][] = [
    ['isApplicableToConnectSrc', 'connect-src'],
    ['isApplicableToFontSrc', 'font-src'],
    ['isApplicableToFrameSrc', 'frame-src'],
    ['isApplicableToImgSrc', 'img-src'],
    ['isApplicableToMediaSrc', 'media-src'],
    ['isApplicableToStyleSrc', 'style-src']
];

/** The Content-Security-Policy header of a Lightning Experience page in an org with these trusted URLs. */
export function contentSecurityPolicy(trustedSites: TrustedSite[]): string {
    const active = trustedSites.filter((site) => site.isActive && ['All', 'LEX'].includes(site.context));
    return LIGHTNING_EXPERIENCE_BASE.map(([directive, base]) =>
        [directive, ...new Set([...base, ...sourcesFor(directive, active)])].join(' ')
    ).join('; ');
}

function sourcesFor(directive: Directive, sites: TrustedSite[]): string[] {
    const flags = FLAGS.filter(([, name]) => name === directive).map(([flag]) => flag);
    return sites.filter((site) => flags.some((flag) => site[flag] === true)).map((site) => site.endpointUrl);
}
