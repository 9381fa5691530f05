import {
    contentSecurityPolicy,
    LIGHTNING_EXPERIENCE_BASE,
    sourcesFor,
    type CspDirectives,
    type Directive
} from './csp.ts';
import type { TrustedSite } from './types.ts';

/** The kind of a page: by the name that a trusted URL has for its context, or by the engine's word for it. */
export type PageKind = 'LEX' | 'Communities' | 'VisualForce' | 'lex' | 'site' | 'visualforce';

export interface PolicySettings {
    /** Of Lightning Experience: the session setting *Adopt updated CSP directives*. */
    directives?: CspDirectives;
    /** Of a site: the level in Settings > Security & Privacy. `any-host` is the old one that is to be removed. */
    siteLevel?: 'strict' | 'relaxed' | 'any-host';
    /** Of a site: the hosts that its scripts may come from. */
    siteScripts?: string[];
    /** Of a Visualforce page: `<apex:page cspHeader="true">`. */
    cspHeader?: boolean;
}

/**
 * Salesforce Help, pages_compref_page: scripts of the own origin only, which no entry can change, and trusted URLs. What stands beside them
 * under the other directives is not documented.
 */
const VISUALFORCE_BASE: [Directive, string[]][] = [
    ['script-src', ["'self'"]],
    ['style-src', ["'self'", "'unsafe-inline'"]],
    ['img-src', ["'self'", 'data:']],
    ['media-src', ["'self'"]],
    ['frame-src', ["'self'"]],
    ['font-src', ["'self'", 'data:']],
    ['connect-src', ["'self'"]]
];

/**
 * The Content-Security-Policy of a page of an org with these trusted URLs; undefined where none of it comes from them: a
 * Visualforce page without cspHeader, and a site of the level that allows any host.
 * Levels of sites: Salesforce Help, experience.networks_security_csp_scriptlevel.
 */
export function policyFor(
    kind: PageKind,
    trustedSites: TrustedSite[],
    settings: PolicySettings = {}
): string | undefined {
    switch (kind) {
        case 'LEX':
        case 'lex':
            return contentSecurityPolicy(trustedSites, settings.directives);
        case 'Communities':
        case 'site':
            return settings.siteLevel === 'any-host'
                ? undefined
                : write(siteBase(settings), trustedSites, 'Communities');
        case 'VisualForce':
        case 'visualforce':
            return settings.cspHeader ? write(VISUALFORCE_BASE, trustedSites, 'VisualForce') : undefined;
    }
}

function siteBase({ siteLevel = 'strict', siteScripts = [] }: PolicySettings): [Directive, string[]][] {
    const inline = siteLevel === 'relaxed' ? ["'unsafe-inline'"] : [];
    return LIGHTNING_EXPERIENCE_BASE.map(([directive, base]) => [
        directive,
        directive === 'script-src' ? [...base, ...inline, ...siteScripts] : base
    ]);
}

function write(base: [Directive, string[]][], trustedSites: TrustedSite[], kind: string): string {
    const active = trustedSites.filter(({ isActive, context }) => isActive && (context === 'All' || context === kind));
    return base
        .map(([directive, sources]) =>
            [directive, ...new Set([...sources, ...sourcesFor(directive, active)])].join(' ')
        )
        .join('; ');
}
