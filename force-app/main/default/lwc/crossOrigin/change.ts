import type { FetchRequest, HeaderList, Hop, PageContext } from './fetchTypes';

/** A call with all that is known of it. */
export interface Call {
    page: PageContext;
    request: FetchRequest;
    hops: Hop[];
}

/** A change as data. What it does not name stays as it is. */
export interface Change {
    /** A source that each policy of the page has to allow under this directive. */
    trust?: { directive: string; source: string };
    /** Members of the page that become these. */
    page?: Partial<PageContext>;
    /** Members of the request that become these; `null` takes one away. */
    request?: { [Member in keyof FetchRequest]?: FetchRequest[Member] | null };
    /** Request headers to leave off, in lower case. */
    leaveOff?: string[];
    answers?: AnswerChange[];
    /** The hop that answers the call from now on: the request's new address is where the hops before it led. */
    answeredBy?: number;
}

/** What becomes of one answer. One that did not come is status 200 from then on. */
export interface AnswerChange {
    hop: number;
    part: 'preflight' | 'response';
    status?: number;
    /** Each replaces all headers of its name. */
    set?: HeaderList;
    /** Names in lower case. */
    remove?: string[];
}
