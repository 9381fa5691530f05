import type { FetchRequest, Hop, PageContext, Verdict } from '../../force-app/main/default/lwc/crossOrigin/types.ts';

/** What the observers of all browsers share: what is run, what is seen, and how a call ended. */

export interface Scenario {
    page: PageContext;
    request: FetchRequest;
    hops: Hop[];
}

/** What the browser and the servers really did. `detail` is the browser's own word for a failure. */
export type Observed = Omit<Verdict, 'rule' | 'gate'> & { detail?: string };

export interface Observer {
    start(): Promise<{ product: string; https: boolean }>;
    /** How many runs it takes at the same time; one where missing. */
    atOnce?: number;
    /** All scenarios have the same page. */
    run(scenarios: Scenario[]): Promise<Observed[]>;
    close(): Promise<void>;
}

/** How one call ended for the page's script. */
export interface Settled {
    type?: string;
    status?: number;
    headers?: string[];
    error?: string;
    violations: string[];
}

/** In a scenario's URLs: id and hop. The generator writes `s%h0z`, the observer puts the id in. */
export const withId = <T>(value: T, id: number): T =>
    JSON.parse(JSON.stringify(value).replaceAll('s%h', `s${id}h`)) as T;
export const withoutId = (url: string, id: number): string => url.replaceAll(`s${id}h`, 's%h');

const OUTCOMES = {
    basic: 'readable',
    cors: 'readable',
    default: 'readable',
    opaque: 'opaque',
    opaqueredirect: 'opaque-redirect',
    // An element or a frame does not tell what its page may read.
    element: 'opaque'
} as const;

/** A call that came to a response. */
export function responded({ type, status, headers }: Settled, wire: Observed['wire']): Observed {
    const outcome = OUTCOMES[type as keyof typeof OUTCOMES];
    return { outcome, status, ...(outcome === 'readable' ? { visibleHeaders: headers } : {}), wire };
}
