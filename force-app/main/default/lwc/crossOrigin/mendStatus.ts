import { apiOwner, developer } from './fix';
import type { Fix } from './types';

/** Where an error of the API hides behind one of CORS: the error comes first. */

const WITH_ERRORS =
    'And let the API send its CORS headers with errors too (nginx: add_header … always; a gateway: its default 4XX and 5XX responses).';

const BY_CALLER: Record<number, string> = {
    401: 'Send a token or key that the API takes: it refused the one of this call, or there was none.',
    404: 'Correct the address: nothing is there.',
    405: 'Use a method that this address takes.',
    413: 'Send less at once: the body is too large.',
    415: 'Send the content type that the API takes.',
    429: 'Ask less often: the API limits calls.',
    431: 'Send fewer or shorter headers.'
};
const BY_OWNER: Record<number, string> = {
    403: 'Let the API admit this call. Often its gateway, firewall or authorizer refuses it, one with a cached policy for another path or method, say; or its CORS rules do not list this origin.',
    408: 'Mend the server, which took too long.',
    451: 'The API does not serve this place.'
};

/** Who is at fault, and what to do: below 500 it is the call, unless the status says otherwise. */
export function mendStatus(status: number): Fix {
    const isOwners = status >= 500 || Object.hasOwn(BY_OWNER, status);
    const what = BY_OWNER[status] ?? BY_CALLER[status] ?? (isOwners ? OWN_ERROR : CORRECT);
    return (isOwners ? apiOwner : developer)(
        'mend-status',
        `First mend the ${status} behind it`,
        `${what} ${WITH_ERRORS}`
    );
}

const OWN_ERROR = 'Mend the error of the server, which its log names.';
const CORRECT = 'Correct the request: the API’s log or its documentation says what it misses.';
