import type { FetchRequest, Hop, Profile } from 'c/crossOrigin';

/** What one place of an input says of a failed call. Whatever is not said stays out. */
export interface Sighting {
    /** The line that it begins on, or the number of the entry of a HAR, from 1. */
    at: number;
    /** Which file, where several are read. */
    file?: string;
    /** The last of its lines, where there are several. */
    end?: number;
    /** The text as it was found, without what stood around it. */
    text: string;
    /** The reason, where the text says it. */
    reason?: string;
    profile?: Profile;
    /** What else the text names, by the engine's names (`parseMessage`). */
    values?: Record<string, string>;
    /** The page's origin. */
    origin?: string;
    /** The enforced policies of the page, where the input has them. */
    policies?: string[];
    url?: string;
    /** What is known of the request beyond its address. */
    request?: Omit<FetchRequest, 'url'>;
    /** The answers, where they were recorded. */
    hops?: Hop[];
    /** The browser's error of the network, such as `net::ERR_FAILED`: the family of the cause, not the cause. */
    networkError?: string;
    /** The status that a line beside the error gives away. */
    status?: number;
    /** The recorder names no error of CORS, nor whether the call was to have credentials: how it ended the answer alone tells. */
    isEndUntold?: boolean;
    /** Whether the script sent `Authorization`, which makes the browser ask first, the file does not tell. */
    isTokenUntold?: boolean;
    /** The call went through, and the API itself answered with the status of an error. */
    isAnswer?: boolean;
}

/** A line that speaks of a failed call in words that are not known. */
export interface Unknown {
    file?: string;
    at: number;
    text: string;
}

export interface Read {
    sightings: Sighting[];
    unknown: Unknown[];
}
