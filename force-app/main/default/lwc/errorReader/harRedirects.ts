import { NO_ANSWER, NO_ERROR_NAMED } from './networkErrors';
import type { Sighting } from './sighting';
import { errorOf, hasCredential, hasHeaders, header, namesErrors, UNNAMED, type HarEntry } from './harFile';

/** Entries by what is asked of them, so that a long file is gone through once. */
export class HarIndex {
    readonly entries: readonly HarEntry[];
    /** Whether an answer that has no header had none. */
    readonly hasHeaders: boolean;
    /** Whether Firefox wrote it, which names no error and leaves out no answer that it got. */
    readonly isOfFirefox: boolean;
    /** Whether values of credentials may have been taken out, as Chrome does where nobody asks for them. */
    readonly isSanitised: boolean;
    private readonly byUrl = new Map<string, number[]>();
    private readonly preflights = new Map<string, number>();

    constructor(entries: readonly HarEntry[], creator?: string) {
        this.entries = entries;
        this.hasHeaders = hasHeaders(entries);
        // A sanitised file has no headers.
        this.isOfFirefox =
            creator === 'Firefox' ||
            entries.some(({ request }) => / Firefox\//.test(header(request, 'user-agent') ?? ''));
        this.isSanitised = !entries.some(({ request, response }) => hasCredential(request) || hasCredential(response));
        entries.forEach(({ request }, index) => {
            const url = request?.url ?? '';
            if (request?.method === 'OPTIONS') {
                this.preflights.set(url, index);
            } else {
                this.byUrl.set(url, [...(this.byUrl.get(url) ?? []).slice(-MOST_SAME), index]);
            }
        });
    }

    /** The entry for `url` that comes first after `index`. */
    next(url: string, index: number): number | undefined {
        return this.byUrl.get(url)?.find((each) => each > index);
    }

    /** The entry that the redirect of the entry at `index` led to. */
    target(index: number): number | undefined {
        const { redirectURL = '', status = 0 } = this.entries[index].response ?? {};
        return REDIRECTS.includes(status) && redirectURL !== '' ? this.next(redirectURL, index) : undefined;
    }

    /** Whether the file has a request for this address beside the preflight. */
    hasRequest(url: string): boolean {
        return this.byUrl.has(url);
    }

    /** What the browser says of an entry that it did not finish. */
    error(index: number): string | undefined {
        const entry = this.entries[index];
        const said = errorOf(entry);
        if (said !== UNNAMED || isNamed(entry) || (namesErrors(entry) && !this.isOfFirefox)) {
            return said;
        }
        return this.isOfFirefox ? NO_ANSWER : NO_ERROR_NAMED;
    }

    preflight(url: string): HarEntry | undefined {
        const index = this.preflights.get(url);
        return index === undefined ? undefined : this.entries[index];
    }
}

/** Chrome's error, which stands for the same where none is named. */
const isNamed = ({ response, _error }: HarEntry): boolean =>
    Boolean(response?._failureText || response?._error || _error);

const REDIRECTS = [301, 302, 303, 307, 308];
const MOST_SAME = 200;
/** How far behind a redirect its target stands, where no address says so. */
const FAR = 200;

/**
 * Entries that a redirect of another entry led to, by their index, with that of the other: known by the address, or where the answer is
 * missing (Playwright has none of a call that failed after a redirect) by what comes next from the same page.
 */
export function redirectTargets(index: HarIndex): Map<number, number> {
    const targets = new Map<number, number>();
    index.entries.forEach((entry, at) => {
        const { redirectURL = '', status = 0, _failureText, _error } = entry.response ?? {};
        const isCut = status <= 0 && !_failureText && !_error && !entry._error;
        const target =
            redirectURL === ''
                ? isCut
                    ? nextBlocked(index.entries, at, targets)
                    : undefined
                : index.next(redirectURL, at);
        if (target !== undefined && !targets.has(target)) {
            targets.set(target, at);
        }
    });
    return targets;
}

function nextBlocked(entries: readonly HarEntry[], at: number, taken: Map<number, number>): number | undefined {
    const found = entries
        .slice(at + 1, at + FAR)
        .findIndex(
            (each, index) =>
                !taken.has(at + 1 + index) && each.pageref === entries[at].pageref && errorOf(each) === 'csp'
        );
    return found < 0 ? undefined : at + 1 + found;
}

/** The redirect that the page's policy stopped: of its answer no more is known than where it led. */
export const redirectedTo = ({ request }: HarEntry): Partial<Sighting> => ({
    reason: 'csp-redirect',
    hops: [
        {
            response: {
                status: 302,
                headers: [
                    ['Access-Control-Allow-Origin', '*'],
                    ['Location', request?.url ?? '']
                ]
            }
        }
    ]
});
