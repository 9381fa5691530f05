import type { Gate, HeaderList, Lane, Outcome } from '../crossOrigin/types';

/** One request against one API behaviour, with what is expected in each lane. */
export interface ScenarioRow {
    id: string;
    group: ScenarioGroup;
    /** What must be there for it to run. */
    needs: 'sample-api' | 'same-origin' | 'own-org' | 'external-app' | 'public-api' | 'nothing';
    request: ScenarioRequest;
    /** The lanes that the page shows, in order. */
    lanes: Lane[];
    /** One expectation for each of the lanes. */
    expected: Partial<Record<Lane, Expectation>>;
    /** Of the lanes that end otherwise where the session setting *Adopt updated CSP directives* is off. */
    expectedUnderOlderDirectives?: Partial<Record<Lane, Expectation>>;
    /** `other`: run from the same page under another origin, which is on no safelist. */
    pageOrigin?: 'other';
}

/** A row with its texts, as the page shows it. */
export interface Scenario extends Omit<ScenarioRow, 'group'> {
    /** Heading in the scenario picker, a text for a person. */
    group: string;
    title: string;
    /** What it shows, one sentence. */
    shows: string;
}

export type ScenarioGroup =
    | 'policy'
    | 'simple'
    | 'acting'
    | 'preflight'
    | 'headers'
    | 'misconfigured'
    | 'trouble'
    | 'apex'
    | 'salesforce'
    | 'public';

export interface ScenarioRequest {
    /** Developer name of the Callout Target whose origin the path belongs to. */
    target?: string;
    /** The target's server under a host that no Callout Target has. */
    host?: 'unregistered';
    /** Path and query below the origin of the target, its path prefix included. */
    path?: string;
    /** Without a target: absolute, or a path of the page's own origin; where its own org is needed, of that org's API. */
    url?: string;
    /** GET when missing. */
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
    /** As the script sees it: 0 for an opaque response, missing for a blocked call. */
    status?: number;
    /** Methods that the API receives, in order. */
    seen: string[];
    /** Statuses that the API answers with, one for each of `seen`, whatever the script is allowed to see. */
    answered?: number[];
    /** What the API does because of the call. Missing: nothing. */
    acted?: string;
    /** Of the fire-and-forget lane: the callbacks that run, in order. */
    callbacks?: ('then' | 'catch' | 'finally')[];
    /** A response header, in lower case, that the script can read. */
    visibleHeader?: string;
    /** A response header, in lower case, that the API sends and the script cannot read. */
    hiddenHeader?: string;
}
