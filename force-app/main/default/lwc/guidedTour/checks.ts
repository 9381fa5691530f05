import type { Diagnosis, Gate, Lane, PageContext } from 'c/crossOrigin';

/** What `c/calloutLab` reports of a finished lane. */
export interface Conclusion {
    scenario?: string;
    lane: Lane;
    url?: string;
    diagnosis: Diagnosis;
}

export const WORKING = 'simple-allowed';
export const BROKEN = 'csp-untrusted';

export const gateOf = ({ diagnosis }: Conclusion): Gate | undefined =>
    diagnosis.outcome === 'blocked' ? diagnosis.causes[0]?.gate : undefined;

/** The script read an answer of this scenario. */
export const isReadable = (conclusion: Conclusion, scenario: string): boolean =>
    conclusion.scenario === scenario && conclusion.lane === 'direct' && conclusion.diagnosis.outcome === 'readable';

/** The page's policy stopped the call of the broken scenario. */
export const isStoppedByPolicy = (conclusion: Conclusion): boolean =>
    conclusion.scenario === BROKEN && conclusion.lane === 'direct' && gateOf(conclusion) === 'csp';

/** Whether the page may connect to an origin; undefined when it could not read its own policies. */
export function allowsConnect({ policies }: PageContext, origin: string): boolean | undefined {
    return policies.length === 0 ? undefined : policies.every((policy) => connectSources(policy).includes(origin));
}

function connectSources(policy: string): string[] {
    const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/));
    return directives.find(([name]) => name.toLowerCase() === 'connect-src')?.slice(1) ?? [];
}

export type MetadataProblem = 'none' | 'kind' | 'url' | 'active' | 'connect';

/** What is missing in a text that should be the metadata of the trusted URL; undefined when nothing is. */
export function metadataProblem(text: string): MetadataProblem | undefined {
    const value = (name: string): string | undefined => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1].trim();
    if (text.trim() === '') {
        return 'none';
    }
    if (!/<CspTrustedSite[\s>][\s\S]*<\/CspTrustedSite>/.test(text)) {
        return 'kind';
    }
    if (!/^(https?|wss?):\/\/[^/?#\s]+$/.test(value('endpointUrl') ?? '')) {
        return 'url';
    }
    if (value('isActive') !== 'true') {
        return 'active';
    }
    return value('isApplicableToConnectSrc') === 'true' ? undefined : 'connect';
}
