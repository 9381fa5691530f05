import type { Gate, HeaderList, Lane, Outcome } from 'c/crossOrigin';

/** One request against one API behaviour, with what is expected in each lane. */
export interface Scenario {
    id: string;
    /** Heading in the scenario picker. */
    group: ScenarioGroup;
    /** What must be there for it to run. */
    needs: 'sample-api' | 'same-origin' | 'public-api' | 'nothing';
    request: ScenarioRequest;
    /** The lanes that the page shows, in order. */
    lanes: Lane[];
    expected: Partial<Record<Lane, Expectation>>;
    /** `other`: run from the same page under another origin, which is on no safelist. */
    pageOrigin?: 'other';
}

export type ScenarioGroup =
    'policy' | 'simple' | 'acting' | 'preflight' | 'credentials' | 'trouble' | 'apex' | 'public';

export interface ScenarioRequest {
    /** Developer name of the Callout Target whose origin the path belongs to. */
    target?: string;
    path?: string;
    /** Without a target: absolute, or a path of the page's own origin. */
    url?: string;
    method?: string;
    headers?: HeaderList;
    body?: string;
    credentials?: 'omit' | 'same-origin' | 'include';
    /** Milliseconds. */
    timeLimit?: number;
}

export interface Expectation {
    outcome: Outcome;
    gate?: Gate;
    reason?: string;
    /** As the script sees it. */
    status?: number;
    /** Methods that the API receives, in order. */
    seen: string[];
    /** What the API does because of the call. */
    acted?: string;
    callbacks?: ('then' | 'catch' | 'finally')[];
    visibleHeader?: string;
    hiddenHeader?: string;
}
