import { apiOwner, developer } from './fix';
import type { Fix } from './types';

/** Where an error of the API hides behind one of CORS: the error comes first. */

const WITH_ERRORS =
    'And let the API send its CORS headers with errors too (nginx: add_header … always; a gateway: its default 4XX and 5XX responses), so that the page can read which error it is.';

const BY_CALLER: Record<number, string> = {
    400: 'Correct the request: the API’s log or its documentation says what it misses.',
    401: 'Send a token or key that the API takes: it refused the one of this call, or there was none.',
    404: 'Correct the address: nothing is there.',
    405: 'Use a method that this address takes.',
    413: 'Send less at once: the body is too large.',
    415: 'Send the content type that the API takes.',
    429: 'Ask less often: the API limits calls.'
};
const BY_OWNER: Record<number, string> = {
    403: 'Let the API admit this call. Often its gateway, firewall or authorizer refuses it, one with a cached policy for another path or method, say.'
};

export function mendStatus(status: number): Fix {
    const make = Object.hasOwn(BY_CALLER, status) ? developer : apiOwner;
    const what = BY_CALLER[status] ?? BY_OWNER[status] ?? (status >= 500 ? OWN_ERROR : OTHER);
    return make('mend-status', `First mend the ${status} behind it`, `${what} ${WITH_ERRORS}`);
}

const OWN_ERROR = 'Mend the error of the server, which its log names.';
const OTHER = 'Look into the API’s log why it refuses the call.';
