import { endpointOf } from './endpoints';
import { sendsToken } from './findAnswer';
import { addedBy } from './fixRequest';
import { addressFor, isSignIn } from './fixRedirect';
import { tokens } from './headers';
import { isSafelistedMethod } from './request';
import type { Stop } from './stop';
import type { Verdict } from './types';
import { parseUrl } from './url';

/** What a preflight shows, and why there is one. */
type Check = (stop: Stop, verdict: Verdict) => string | undefined;

const isAtPreflight = ({ part }: Stop): boolean => part === 'preflight';

export const findPreflightRedirect: Check = (stop) => {
    const { target, url } = stop;
    const from = parseUrl(url);
    if (!isAtPreflight(stop) || !target || !from || isSignIn(stop)) {
        return undefined;
    }
    return `The API redirects OPTIONS ${kindOf(from, target)}, and no browser follows a redirect there: call ${addressFor(stop, target.href)} at once.`;
};

function kindOf(from: URL, to: URL): string {
    const isSamePath = from.pathname.replace(/\/$/, '') === to.pathname.replace(/\/$/, '');
    if (from.hostname !== to.hostname) {
        return isSamePath ? 'to another host' : 'to another address';
    }
    if (from.protocol !== to.protocol) {
        return `to ${to.protocol.slice(0, -1)}`;
    }
    return isSamePath ? 'to the address with or without the slash at its end' : 'to another address';
}

export const findSignIn: Check = (stop) =>
    isAtPreflight(stop) && (isSignIn(stop) || stop.answer?.status === 401)
        ? 'The API wants a sign-in before it answers OPTIONS, and a browser never sends a token or a cookie with it.'
        : undefined;

/** Many frameworks say so of an origin that their rules do not list. Of Salesforce it is known what it means. */
export const findRefusedPreflight: Check = (stop) => {
    const called = parseUrl(stop.url);
    return isAtPreflight(stop) && stop.answer?.status === 403 && called && !endpointOf(called)
        ? 'OPTIONS was answered 403: the CORS rules of the API do not list this origin, method or header, or a sign-in or firewall stands before them.'
        : undefined;
};

export const findNoOptions: Check = (stop) => {
    const { answer } = stop;
    return isAtPreflight(stop) && answer && [400, 404, 405, 501].includes(answer.status)
        ? `OPTIONS was answered ${answer.status}: the server has no answer for that method at this address.`
        : undefined;
};

export const findUnansweredPreflight: Check = (stop) =>
    isAtPreflight(stop) && !stop.answer ? 'No answer to OPTIONS is known.' : undefined;

export const findMethodCase: Check = ({ reason, method, headers }) => {
    if (reason !== 'MethodDisallowedByPreflightResponse') {
        return undefined;
    }
    if (method !== method.toUpperCase()) {
        return `${method} is not ${method.toUpperCase()}: fetch leaves this method as it is written, and the browser compares letter by letter.`;
    }
    const listed = (tokens(headers, 'access-control-allow-methods') ?? []).find(
        (name) => name.toUpperCase() === method
    );
    return listed && `The API lists ${listed}, and the browser compares letter by letter: ${method}.`;
};

export const findAddedHeaders: Check = (stop) => {
    const { asked, request, method } = stop;
    const added = asked.filter((name) => addedBy(name, request));
    if (added.length === 0) {
        return undefined;
    }
    const alone = added.length === asked.length && isSafelistedMethod(method) && !request.preflight;
    const each = [...new Set(added.map((name) => addedBy(name, request)))].map((by) => {
        const names = added.filter((name) => addedBy(name, request) === by);
        return `${names.join(', ')} ${names.length > 1 ? 'come' : 'comes'} from ${by}`;
    });
    return `${each.join('; ')}.${alone ? ` Without ${added.length > 1 ? 'them' : 'it'} the browser would not have asked first.` : ''}`;
};

/** Seen also where it does no harm yet. */
export const findAnswerHeaderOnRequest: Check = ({ request }) => {
    const names = (request.headers ?? [])
        .map(([name]) => name)
        .filter((name) => /^access-control-allow-|^access-control-expose-/i.test(name));
    return names.length > 0
        ? `${names.join(', ')} is for the API to send. On the request it allows nothing, and makes the browser ask first.`
        : undefined;
};

export const findUploadListener: Check = (stop) =>
    isAtPreflight(stop) && stop.request.preflight
        ? 'A listener on XMLHttpRequest.upload makes the browser ask first, even where nothing else does.'
        : undefined;

const preflightHeaders = ({ hops, hop }: Stop) => hops[Math.min(hop, hops.length - 1)]?.preflight?.headers ?? [];

/** Fetch § 4.8 says that `*` does not cover it; browsers let it. */
export const findWildcardForToken: Check = (stop, { outcome }) => {
    const allowed = tokens(preflightHeaders(stop), 'access-control-allow-headers') ?? [];
    return outcome !== 'blocked' &&
        sendsToken(stop) &&
        allowed.includes('*') &&
        !allowed.some((name) => /^authorization$/i.test(name))
        ? 'Access-Control-Allow-Headers: * covers Authorization in Chromium, Firefox and WebKit today, but not by the standard: name it beside the *.'
        : undefined;
};

/** In a request with credentials `*` is a name like any other. */
export const findWildcardWithCredentials: Check = ({ reason, headers, request }) =>
    request.credentials === 'include' &&
    /DisallowedByPreflightResponse/.test(reason) &&
    ['access-control-allow-methods', 'access-control-allow-headers'].some((name) =>
        tokens(headers, name)?.includes('*')
    )
        ? 'With credentials * stands for nothing but itself: the API must name methods and headers.'
        : undefined;
