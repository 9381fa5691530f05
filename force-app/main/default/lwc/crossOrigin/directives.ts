import type { Destination, FetchRequest } from './fetchTypes';

/** CSP3 § 2.2.1: the directives of a policy, names in lower case; of a repeated one only the first counts. */
export type Directives = Map<string, string[]>;

const MOST_REMEMBERED = 50;
const remembered = new Map<string, Directives>();

/** § 2.2.1 Parse a serialized CSP. A page asks the same policy about each of its calls. */
export function parsePolicy(policy: string): Directives {
    const known = remembered.get(policy);
    if (known) {
        return known;
    }
    const directives: Directives = new Map();
    for (const part of policy.split(';')) {
        const [name, ...value] = part.trim().split(/[\t\n\f\r ]+/);
        if (name && !directives.has(name.toLowerCase())) {
            directives.set(name.toLowerCase(), value);
        }
    }
    if (remembered.size >= MOST_REMEMBERED) {
        remembered.clear();
    }
    remembered.set(policy, directives);
    return directives;
}

export const hasDirective = (policy: string, name: string): boolean => parsePolicy(policy).has(name);

/**
 * § 6.8.1 Get the effective directive for request: what decides about a destination. And the mode by HTML § 2.5.1 create a potential-CORS request,
 * or what fonts, tracks and workers ask for instead.
 */
const DESTINATIONS: Record<Destination, [directive: string, mode: NonNullable<FetchRequest['mode']>]> = {
    '': ['connect-src', 'cors'],
    image: ['img-src', 'no-cors'],
    audio: ['media-src', 'no-cors'],
    video: ['media-src', 'no-cors'],
    track: ['media-src', 'same-origin'],
    font: ['font-src', 'cors'],
    style: ['style-src', 'no-cors'],
    script: ['script-src', 'no-cors'],
    worker: ['worker-src', 'same-origin'],
    iframe: ['frame-src', 'navigate'],
    form: ['form-action', 'navigate']
};

export const defaultModeOf = (destination: Destination): NonNullable<FetchRequest['mode']> =>
    DESTINATIONS[destination][1];

/** § 6.8.3 Get fetch directive fallback list: what is asked first, where that is not the directive and then default-src. */
const FALLBACKS: Record<string, string[]> = {
    'style-src': ['style-src-elem', 'style-src', 'default-src'],
    'script-src': ['script-src-elem', 'script-src', 'default-src'],
    'worker-src': ['worker-src', 'child-src', 'script-src', 'default-src'],
    'frame-src': ['frame-src', 'child-src', 'default-src'],
    'form-action': ['form-action']
};

/** Where only a mode is given, `navigate` is a frame. */
export const destinationOf = ({ destination, mode }: Pick<FetchRequest, 'destination' | 'mode'>): Destination =>
    destination ?? (mode === 'navigate' ? 'iframe' : '');

/** The directive that an admin would name for a request. */
export const directiveOf = (request: Pick<FetchRequest, 'destination' | 'mode'>): string =>
    DESTINATIONS[destinationOf(request)][0];

/** The first of a directive and its fallbacks: where a policy lacks it, browsers say that it was not set. */
export const askedFirst = (directive: string): string => FALLBACKS[directive]?.[0] ?? directive;

/** What decides in a policy: the directive, or the first of its fallbacks that the policy has. */
export function effectiveDirective(policy: string, directive: string): { name: string; sources: string[] } | undefined {
    const directives = parsePolicy(policy);
    const name = (FALLBACKS[directive] ?? [directive, 'default-src']).find((one) => directives.has(one));
    return name === undefined ? undefined : { name, sources: directives.get(name) as string[] };
}

/** The sources that decide. Undefined: the policy does not restrict it. */
export const sourcesFor = (policy: string, directive: string): string[] | undefined =>
    effectiveDirective(policy, directive)?.sources;
