import type { TrustedSite } from './types.ts';

export type Directive =
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
 * The session setting *Adopt updated CSP directives*: `updated` where it is on, as in orgs made in Summer '24 or later; `older` where
 * it is off. Documented in Salesforce Help, xcloud.security_trusted_urls_csp_directives_updated.
 */
export type CspDirectives = 'updated' | 'older';

/** With the older directives any host serves these; with the updated ones trusted URLs alone do. */
export const OPEN_WHEN_OLDER: Partial<Record<Directive, string[]>> = {
    'img-src': ['http:', 'https:'],
    'frame-src': ['https:'],
    'font-src': ['https:']
};

/**
 * The shape of a Lightning Experience header, less what only the platform's own hosts and scripts need. Stricter in one
 * place: script-src has neither 'unsafe-inline' nor 'unsafe-eval', so that nothing here comes to depend on them.
 */
export const LIGHTNING_EXPERIENCE_BASE: [Directive, string[]][] = [
    ['default-src', ["'self'"]],
    ['script-src', ["'self'"]],
    ['object-src', ["'self'"]],
    ['style-src', ["'self'", 'blob:', "'unsafe-inline'"]],
    ['img-src', ["'self'", 'data:', 'blob:']],
    ['media-src', ["'self'", 'blob:']],
    ['frame-ancestors', ["'self'"]],
    ['frame-src', ["'self'", 'mailto:']],
    ['font-src', ["'self'", 'data:']],
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

/** The Content-Security-Policy header of a Lightning Experience page in an org with these trusted URLs and this setting. */
export function contentSecurityPolicy(trustedSites: TrustedSite[], directives: CspDirectives = 'updated'): string {
    const active = trustedSites.filter((site) => site.isActive && ['All', 'LEX'].includes(site.context));
    return LIGHTNING_EXPERIENCE_BASE.map(([directive, base]) => {
        const open = directives === 'older' ? (OPEN_WHEN_OLDER[directive] ?? []) : [];
        return [directive, ...new Set([...base, ...open, ...sourcesFor(directive, active)])].join(' ');
    }).join('; ');
}

/**
 * With the older directives a page reports what the updated ones would block: the platform's list of violations shows it as `Reported`.
 * Undefined where nothing is open that could be reported.
 */
export function reportOnlyPolicy(trustedSites: TrustedSite[], directives: CspDirectives): string | undefined {
    return directives === 'updated'
        ? undefined
        : contentSecurityPolicy(trustedSites)
              .split('; ')
              .filter((directive) => directive.split(' ')[0] in OPEN_WHEN_OLDER)
              .join('; ');
}

export function sourcesFor(directive: Directive, sites: TrustedSite[]): string[] {
    const flags = FLAGS.filter(([, name]) => name === directive).map(([flag]) => flag);
    return sites
        .filter((site) => flags.some((flag) => site[flag] === true) && isWellFormed(site.endpointUrl))
        .map((site) => site.endpointUrl);
}

/**
 * Help 005317938: an entry that is no URL, such as one with a placeholder in braces, could be saved until Spring '25; since Summer '26 it is left
 * out of the header.
 */
const isWellFormed = (url: string): boolean =>
    /^([a-z][a-z0-9+.-]*:\/\/)?(\*\.)?([a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(:(\d+|\*))?(\/[^\s;,{}^'"<>\\|`]*)?$/i.test(
        url
    );
