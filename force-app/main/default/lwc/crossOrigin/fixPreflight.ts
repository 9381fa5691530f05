import { hidesError } from './findAnswer';
import { developer } from './fix';
import { allowThePage, isTainted } from './fixCors';
import { allowHeaders, allowMethod, allowPreflight, answerWithOk, dropCredentials } from './fixHeaders';
import { afterTwoOrigins, redirectedPreflight } from './fixRedirect';
import { isAddedTo, leaveOff, writeMethod } from './fixRequest';
import { mendStatus } from './mendStatus';
import { tokens } from './headers';
import { isSafelistedMethod } from './request';
import type { Stop } from './stop';
import { refusedHeaders } from './values';
import type { Fix } from './types';

/** What is done about a preflight: have none, or have it answered. */

export function preflightFixes(stop: Stop): Fix[] {
    const { reason, request, headers, asked, method, answer, hops } = stop;
    if (isTainted(stop)) {
        return afterTwoOrigins(stop);
    }
    if (reason === 'PreflightDisallowedRedirect') {
        return hops.length > 0 ? redirectedPreflight(stop) : [allowPreflight(stop)];
    }
    if (answer && hidesError(stop)) {
        return [mendStatus(answer.status), ...answerTo(stop)];
    }
    const added = asked.filter((name) => isAddedTo(request, name));
    if (added.length > 0 && added.length === asked.length && isSafelistedMethod(method) && !request.preflight) {
        return [leaveOff(added, request), ...answerTo(stop)];
    }
    if (reason === 'MethodDisallowedByPreflightResponse') {
        const allowed = tokens(headers, 'access-control-allow-methods') ?? [];
        const upper = method.toUpperCase();
        // Few servers know a method patch, and many cannot even be asked for it.
        const isCase = method !== upper && (upper === 'PATCH' || allowed.includes(upper));
        return [...(isCase ? [writeMethod(method)] : []), answer ? allowMethod(stop) : allowPreflight(stop)];
    }
    if (reason === 'HeaderDisallowedByPreflightResponse' && answer) {
        const refused = refusedHeaders(stop);
        const needless = refused.filter((name) => isAddedTo(request, name));
        return [
            ...(needless.length === refused.length ? [leaveOff(needless, request)] : []),
            allowHeaders(stop, refused),
            ...(refused.includes('authorization') ? [withoutToken] : [])
        ];
    }
    return answerTo(stop);
}

function answerTo(stop: Stop): Fix[] {
    const { reason, headers, answer } = stop;
    const dropListener = stop.request.preflight ? [withoutListener(stop)] : [];
    if (!answer || !headers.some(([name]) => /^access-control-/i.test(name))) {
        const isNull = stop.origin === 'null' && stop.request.credentials === 'include';
        return [...(isNull ? [dropCredentials()] : []), allowPreflight(stop), ...dropListener];
    }
    switch (reason) {
        case 'PreflightInvalidStatus':
            return [answerWithOk(stop), ...dropListener];
        case 'InvalidAllowMethodsPreflightResponse':
            return [allowMethod(stop)];
        case 'InvalidAllowHeadersPreflightResponse':
            return [allowHeaders(stop, stop.asked)];
        case 'HeaderDisallowedByPreflightResponse':
            return [allowHeaders(stop, refusedHeaders(stop))];
        default:
            return [...allowThePage(stop, 'Preflight'), ...dropListener];
    }
}

/** Whether the API wants it is not known. */
const withoutToken: Fix = {
    ...developer(
        'leave-off-token',
        'Or leave Authorization off',
        'If it is an interceptor that adds the token to every call, let it do so for your own API only: others learn the token.'
    ),
    change: { leaveOff: ['authorization'] }
};

const withoutListener = ({ asked, method }: Stop): Fix => ({
    ...developer(
        'without-upload-listener',
        'Or listen to no progress of the upload',
        `A listener on XMLHttpRequest.upload makes the browser ask first${asked.length > 0 || !isSafelistedMethod(method) ? '; so do method and headers here' : ', and nothing else does here'}.`
    ),
    change: { request: { preflight: false } }
});
