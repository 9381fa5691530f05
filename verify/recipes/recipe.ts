import type { Call } from './pages.ts';

/** An error that the server answers itself, before or in place of the sample's routes. */
export interface OwnError extends Call {
    path: string;
    status: number;
}

export interface Running {
    /** Of the API, without a slash at its end. */
    origin: string;
    stop(): Promise<void>;
}

/**
 * A recipe that is executed, in front of the sample's routes: `GET /api/orders` is public and may be cached, `GET /api/broken` fails,
 * `GET /api/session` sets a cookie, `GET /api/me` and every other method want the cookie or `Authorization: Bearer key` and answer 401
 * without, OPTIONS too. `/account` is a page for people.
 */
export interface Recipe {
    name: string;
    /** In servers/recipes. */
    file: string;
    /** What the machine lacks for it; undefined when it has all. */
    missing?: () => string | undefined;
    /** Debian's packages that bring it. */
    packages?: string[];
    ownErrors: OwnError[];
    /** Questions that what this machine has cannot answer as the stack itself would, each with why. */
    notAsked?: Record<string, string>;
    /** Starts it with the recipe in `file`. */
    start(file: string): Promise<Running>;
}
