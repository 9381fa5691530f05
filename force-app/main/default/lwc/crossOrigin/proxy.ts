import { admin, developer } from './fix';
import type { Diagnosis, Fix, Gate, LaneResult, Observation } from './types';

export const OPEN_PROXY = 'An open proxy is a gift to attackers.';

/** Apex gave no token for the proxy, so nothing left the browser. */
export const hasNoToken = ({ lane, callout, error }: LaneResult): boolean =>
    lane === 'proxy' && (callout !== undefined || error?.name === 'ApexError');

/** The API's log and the other lanes tell of the API: it is the proxy that the browser met. */
export const seenFromPage = (observation: Observation): Observation => ({
    ...observation,
    serverLog: undefined,
    others: undefined
});

const ofProxy = (text: string): string => text.replaceAll("API's", "proxy's").replaceAll('The API', 'The proxy');

/** The same, told of the proxy. */
export const toldOfProxy = (diagnosis: Diagnosis): Diagnosis => ({
    ...diagnosis,
    text: ofProxy(diagnosis.text),
    causes: diagnosis.causes.map((cause) => ({ ...cause, text: ofProxy(cause.text) })),
    wanted: diagnosis.wanted.map(ofProxy)
});

/** What to change at a proxy of one's own, which has lists where an API has code. */
export function proxyFixes(gate: Gate, reason: string, origin: string): Fix[] | undefined {
    if (reason === 'proxy-refused') {
        return [SESSION_KEY, UPSTREAM];
    }
    switch (gate) {
        case 'cors':
            return [allowPage(origin)];
        case 'preflight':
            return [allowPage(origin), ALLOW_REQUEST];
        case 'network':
            return [CHECK_PROXY];
        default:
            return undefined;
    }
}

const allowPage = (origin: string): Fix =>
    developer(
        'proxy-allow-origin',
        'Let the proxy serve this page',
        `Add ${origin} to ALLOWED_ORIGINS of the proxy, and start it again.`
    );
const ALLOW_REQUEST = developer(
    'proxy-allow-request',
    'Let the proxy pass the request on',
    'Add the method and the headers to this API in UPSTREAMS of the proxy, and start it again.'
);
const UPSTREAM = developer(
    'proxy-upstream',
    'Make the API known to the proxy',
    'Add it to UPSTREAMS of the proxy, by the name of the Callout Target in lower case, and start the proxy again.',
    OPEN_PROXY
);
const SESSION_KEY = admin(
    'proxy-session-key',
    'Enter the session key of the proxy',
    'Enter it as the value of the principal of the external credential CORS proxy.',
    'Setup > Security > Named Credentials'
);
const CHECK_PROXY = developer(
    'check-proxy',
    'Check that the proxy is up',
    'Open /healthz of the proxy; look at name, certificate and log.'
);
