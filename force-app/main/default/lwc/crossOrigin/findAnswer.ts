import { destinationOf } from './directives';
import { endpointOf, isSalesforceHost } from './endpoints';
import { exposedHeaderNames, get, tokens } from './headers';
import { registrableDomain } from './response';
import type { Stop } from './stop';
import type { HeaderList, Verdict } from './types';
import { isAddress, isSignedAddress, parseUrl } from './url';

/** What an answer shows beside its CORS headers. `verdict` is what became of the call. */
type Check = (stop: Stop, verdict: Verdict) => string | undefined;

const isRefusal = (status = 0): boolean => status === 401 || status === 403 || status === 419;

/** The error of the API that a CORS error hides. */
export const findHiddenError: Check = (stop) => {
    const { answer, part, headers } = stop;
    if (!answer || !hidesError(stop)) {
        return undefined;
    }
    const gateway = headers.some(([name]) =>
        /^x-amzn-(errortype|requestid)$|^x-azure-ref$|^apigw-requestid$/i.test(name)
    );
    const server = get(headers, 'server');
    const who = gateway
        ? ' It comes from the gateway, not from the app.'
        : server && /nginx|cloudflare|envoy|apache/i.test(server)
          ? ` ${server} may have answered before the app did.`
          : '';
    const why = get(headers, 'access-control-allow-origin')
        ? 'The page may not read this answer, so'
        : 'Its error answers lack the CORS headers, so';
    return `The API answered ${part === 'preflight' ? 'OPTIONS with ' : ''}${answer.status}: first mend that. ${why} the browser reports CORS.${who}`;
};

/** An error that CORS hides. Salesforce refuses so whoever is not on the allowlist. */
export function hidesError({ gate, answer, url }: Pick<Stop, 'gate' | 'answer' | 'url'>): boolean {
    const status = answer?.status ?? 0;
    if (gate === 'preflight') {
        return status >= 502 || status === 429;
    }
    const called = parseUrl(url);
    const kind = called && endpointOf(called);
    const isRefused =
        kind === 'allowlist' ? status === 403 || status === 404 : kind === 'oauth-box' || kind === 'never';
    return gate === 'cors' && status >= 400 && !isRefused;
}

/** A gateway or a middleware answers OPTIONS, and the code behind it does not know of CORS. */
export const findPreflightOnly: Check = ({ reason, answer, hops, hop }) =>
    reason === 'MissingAllowOriginHeader' &&
    answer &&
    answer.status < 300 &&
    get(hops[Math.min(hop, hops.length - 1)].preflight?.headers ?? [], 'access-control-allow-origin')
        ? 'The answer to OPTIONS has Access-Control-Allow-Origin, and the answer itself has not: both need it. Behind a gateway the function or app sends it.'
        : undefined;

/** CORS let the answer through: the status is the API's own matter. */
export const findReadableError: Check = (_stop, { outcome, status = 0 }) =>
    outcome === 'readable' && status >= 400
        ? `CORS is right: the page may read this answer. ${status} is the API’s own refusal, and its body says why.`
        : undefined;

export const findCookie: Check = ({ request, answer, page, url, headers }, { outcome }) =>
    outcome === 'readable' &&
    request.credentials === 'include' &&
    (isRefusal(answer?.status) || setsCookieForOneSite(headers)) &&
    isOtherSite(page.origin, url)
        ? 'A cookie without SameSite=None; Secure is not sent from another site, whatever CORS says, and browsers may keep back all of other sites. A token does not depend on that.'
        : undefined;

function isOtherSite(origin: string, url: string): boolean {
    const [page, api] = [parseUrl(origin), parseUrl(url)];
    return !page || !api || siteOf(page) !== siteOf(api);
}

const siteOf = ({ hostname }: URL): string => (isAddress(hostname) ? hostname : registrableDomain(hostname));

const setsCookieForOneSite = (headers: HeaderList): boolean =>
    headers.some(
        ([name, value]) =>
            name.toLowerCase() === 'set-cookie' &&
            !(/;\s*samesite=none\s*(;|$)/i.test(value) && /;\s*secure\s*(;|$)/i.test(value))
    );

/** The call was made without what the API works with. */
export const findCredentialsLeftOut: Check = ({ request, answer, page, url, headers }, { outcome }) =>
    outcome === 'readable' &&
    request.credentials !== 'include' &&
    parseUrl(url)?.origin !== page.origin &&
    get(headers, 'access-control-allow-credentials') === 'true' &&
    !sendsToken({ request }) &&
    (isRefusal(answer?.status) || headers.some(([name]) => name.toLowerCase() === 'set-cookie'))
        ? 'The API works with cookies, and this call neither sends nor keeps any: that needs credentials: include (withCredentials).'
        : undefined;

export const isSigned = ({ url, request }: Pick<Stop, 'url' | 'request'>): boolean =>
    isSignedAddress(url) || isSignedAddress(request.url);
export const sendsToken = ({ request: { headers = [] } }: Pick<Stop, 'request'>): boolean =>
    get(headers, 'authorization') !== undefined;

export const findSignedAndToken: Check = (stop) =>
    isSigned(stop) && sendsToken(stop)
        ? 'The address is signed, and the request has an Authorization header too: storage services refuse both at once. An interceptor may add it to every call.'
        : undefined;

export const findSigned: Check = (stop) =>
    isSigned(stop) && (stop.gate === 'cors' || stop.gate === 'preflight' || (stop.answer?.status ?? 0) >= 400)
        ? 'A signed address holds for its method, its host and the headers that were signed, and expires. The bucket’s own CORS rules must list this origin, method and headers; its errors come without CORS headers.'
        : undefined;

export const findLostToken: Check = (stop, { wire }) =>
    sendsToken(stop) && isRefusal(stop.answer?.status) && stop.part === 'response' && originsOf(wire).size > 1
        ? 'The redirect led to another origin, where the browser leaves Authorization off: the server there saw no token.'
        : undefined;

/** Fetch § 4.4 step 12: most servers meant the same request to go on. */
export const findChangedMethod: Check = ({ request: { method } }, { wire }) => {
    const sent = wire.filter(({ requestMethod }) => requestMethod === undefined);
    const last = sent[sent.length - 1];
    return last && last.method !== sent[0].method
        ? `The redirect made a GET without a body of the ${method}. Call ${last.url} at once, or let the API redirect by 307 or 308, which change nothing.`
        : undefined;
};

const originsOf = (wire: Verdict['wire']): Set<string | undefined> =>
    new Set(wire.map(({ url }) => parseUrl(url)?.origin));

/** Whether caches keep the answer apart from those for other origins. */
export const varies = ({ headers }: Pick<Stop, 'headers'>): boolean =>
    (tokens(headers, 'vary') ?? []).some((name) => /^(origin|\*)$/i.test(name));

/** An answer that a cache keeps for one origin is given to the next. */
export const findCache: Check = (stop) =>
    isOfCache(stop)
        ? 'The answer comes from a cache and lacks Vary: Origin: it was made for a caller of another origin, or of none. Send Vary: Origin with every answer.'
        : undefined;

export function isOfCache(stop: Stop): boolean {
    const { headers, reason } = stop;
    const named = get(headers, 'access-control-allow-origin');
    // Caches say Age: 0 of what they have just fetched.
    const hit =
        Number(get(headers, 'age')) > 0 ||
        headers.some(([name, value]) => /cache-status$|^x-.*cache(-hits)?$/i.test(name) && /hit|^[1-9]/i.test(value));
    // What no Origin header has in it was made for nobody.
    const isOfCaller = named === undefined || named === 'null' || parseUrl(named)?.origin === named;
    return hit && isOfCaller && !varies(stop) && ['AllowOriginMismatch', 'MissingAllowOriginHeader'].includes(reason);
}

/** Works today, and for this page. */
export const findVary: Check = (stop, { outcome }) => {
    const { headers, page } = stop;
    const named = get(headers, 'access-control-allow-origin');
    return outcome === 'readable' && named === page.origin && named !== 'null' && !varies(stop)
        ? 'The answer names this origin and lacks Vary: Origin: a cache may give it to a page of another one.'
        : undefined;
};

/** Of no use to a page, or known to it anyway. */
const UNWANTED =
    /^(access-control-|age$|alt-svc$|cf-|connection$|content-security-policy|cross-origin-|date$|keep-alive$|nel$|permissions-policy$|referrer-policy$|report-to$|reporting-endpoints$|server|set-cookie|strict-transport-security$|timing-allow-origin$|transfer-encoding$|vary$|via$|x-(amz-cf-|cache|content-type-options$|frame-options$|powered-by$|served-by$|timer$|xss-))/;

export const findHidden: Check = ({ headers }, { outcome, visibleHeaders = [] }) => {
    const seen = new Set(visibleHeaders);
    const hidden = [...new Set(headers.map(([name]) => name.toLowerCase()))].filter(
        (name) => !seen.has(name) && !UNWANTED.test(name)
    );
    if (outcome !== 'readable' || hidden.length === 0) {
        return undefined;
    }
    const star =
        exposedHeaderNames(headers, false).length > visibleHeaders.length
            ? ' With credentials * stands for a header of that name alone.'
            : '';
    return `The page cannot read ${hidden.join(', ')}: the API must list each in Access-Control-Expose-Headers of its answer.${star}`;
};

export const findResourcePolicy: Check = ({ headers, reason }) => {
    const policy = get(headers, 'cross-origin-resource-policy');
    return reason === 'corp'
        ? `Cross-Origin-Resource-Policy: ${policy} keeps the answer from pages of another ${policy === 'same-site' ? 'site' : 'origin'} that ask without CORS. It does not concern a request of mode cors.`
        : undefined;
};

/** Opaque Response Blocking: what looks like data is no image and no script. Of frames it knows nothing. */
export const findOrb: Check = ({ headers, request }, { outcome }) => {
    const type = String(get(headers, 'content-type'));
    const isData =
        /^(application\/(pdf|zip|gzip)|text\/(csv|event-stream))\b/i.test(type) ||
        (/json|html|xml|^text\/plain/i.test(type) &&
            !/^image\/svg/i.test(type) &&
            get(headers, 'x-content-type-options')?.match(/nosniff/i));
    return outcome === 'opaque' && isData && !['iframe', 'form'].includes(destinationOf(request))
        ? 'To a request without CORS the browser gives nothing of an answer of this type: Opaque Response Blocking.'
        : undefined;
};

export const findInstance: Check = ({ url, page }) => {
    const hosts = [url, page.origin].flatMap((address) => parseUrl(address)?.hostname ?? []);
    const instance = hosts.find(
        (host) => isSalesforceHost(host) && /^[a-z]{2,4}\d+s?\.salesforce\.|--c\.visualforce\./.test(host)
    );
    return instance
        ? `${instance} is an address from before My Domain: Salesforce no longer redirects from it. Use the org’s My Domain.`
        : undefined;
};
