import type { Diagnosis, Fix, Gate, LaneResult, Observation } from './types';

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

const allowPage = (origin: string): Fix => ({
    id: 'proxy-allow-origin',
    owner: 'developer',
    title: 'Let the proxy serve this page',
    text: `Add ${origin} to ALLOWED_ORIGINS of the proxy, and start it again.`
});
const ALLOW_REQUEST: Fix = {
    id: 'proxy-allow-request',
    owner: 'developer',
    title: 'Let the proxy pass the request on',
    text: 'Add the method and the headers to this API in UPSTREAMS of the proxy, and start it again.'
};
const UPSTREAM: Fix = {
    id: 'proxy-upstream',
    owner: 'developer',
    title: 'Make the API known to the proxy',
    text: 'Add it to UPSTREAMS of the proxy, by the name of the Callout Target in lower case, and start the proxy again.',
    warning: 'An open proxy is a gift to attackers.'
};
const SESSION_KEY: Fix = {
    id: 'proxy-session-key',
    owner: 'admin',
    title: 'Enter the session key of the proxy',
    text: 'Enter it as the value of the principal of the external credential CORS proxy.',
    setupPath: 'Setup > Security > Named Credentials'
};
const CHECK_PROXY: Fix = {
    id: 'check-proxy',
    owner: 'developer',
    title: 'Check that the proxy is up',
    text: 'Open /healthz of the proxy, and look at its name, its certificate and its log.'
};
