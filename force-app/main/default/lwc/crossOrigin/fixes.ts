import { directiveOf } from './csp';
import { apexOf, fromServer, notNoCors } from './elsewhere';
import { apiOwner, developer } from './fix';
import { allowThePage, isTainted } from './fixCors';
import { ofAnswer, originHeaders, takesPart, allowPreflight } from './fixHeaders';
import { allowByPolicy } from './fixPolicy';
import {
    afterTwoOrigins,
    callDirectly,
    doNotRedirect,
    followRedirects,
    isSignIn,
    redirectTo,
    redirectWithoutUserName
} from './fixRedirect';
import { preflightFixes } from './fixPreflight';
import { correctArguments, useHttpAddress } from './fixRequest';
import { salesforceFixes } from './fixSalesforce';
import { mendStatus } from './mendStatus';
import type { Stop } from './stop';
import type { Fix } from './types';

/** The fixes for where a call of a browser stopped, the best first. Undefined for a gate that no browser has. */
export function fixesAt(stop: Stop): Fix[] | undefined {
    const { gate, page } = stop;
    const ofPlatform = salesforceFixes(stop);
    if (ofPlatform) {
        return ofPlatform;
    }
    switch (gate) {
        case 'arguments':
            return correctArguments(stop);
        case 'csp':
            return allowByPolicy(stop, directiveOf(stop.request));
        case 'mixed-content':
            return [...overHttps(stop), ...apexOf(page)];
        case 'preflight':
            return [...preflightFixes(stop), ...fromServer(page)];
        case 'cors':
            return corsFixes(stop);
        case 'redirect':
            return [redirectFix(stop)];
        case 'corp':
            return [letOthersEmbed(stop), ...apexOf(page)];
        case 'network':
            return networkFixes(stop);
        default:
            return undefined;
    }
}

function corsFixes(stop: Stop): Fix[] {
    const { reason, page, target, answer, hop, hops } = stop;
    if (reason === 'DisallowedByMode' || reason === 'CorsDisabledScheme') {
        return target && reason === 'CorsDisabledScheme' ? [doNotRedirect(stop)] : useHttpAddress(stop);
    }
    if (isTainted(stop)) {
        return afterTwoOrigins(stop);
    }
    const fixes = allowThePage(stop, '');
    if (target && answer) {
        const direct = isSignIn(stop) ? undefined : callDirectly(stop, target.href, hop + 1);
        return direct ? [direct, ...fixes] : fixes;
    }
    if (reason === 'MissingAllowOriginHeader' && answer && answer.status >= 400) {
        return [mendStatus(answer.status), ...fixes, ...fromServer(page)];
    }
    const closed = hops.length > 0 && reason === 'MissingAllowOriginHeader' && !takesPart(stop);
    // An API without CORS is not made for browsers: a page of Salesforce has Apex.
    const ways = closed ? [...apexOf(page), ...fixes] : fixes;
    return [...new Set([...ways, ...fromServer(page), notNoCors])];
}

function redirectFix(stop: Stop): Fix {
    switch (stop.reason) {
        case 'RedirectContainsCredentials':
        case 'redirect-credentials':
            return redirectWithoutUserName(stop);
        case 'redirect-mode-error':
            return followRedirects;
        default:
            return doNotRedirect(stop);
    }
}

const secured = ({ protocol, hostname, pathname, search }: URL): string =>
    `${protocol === 'ws:' ? 'wss' : 'https'}://${hostname}${pathname}${search}`;

function overHttps(stop: Stop): Fix[] {
    const { target, url } = stop;
    const fix = apiOwner('https', 'Serve the API over https', 'A secure page calls secure addresses only.');
    if (target) {
        return [redirectTo(stop, secured(target), 'https')];
    }
    return [{ ...fix, ...(URL.canParse(url) ? { change: { request: { url: secured(new URL(url)) } } } : {}) }];
}

const letOthersEmbed = (stop: Stop): Fix => ({
    ...apiOwner(
        'resource-policy',
        'Let other sites load it',
        'Send Cross-Origin-Resource-Policy: cross-origin with the answer.'
    ),
    code: { language: 'http', text: 'Cross-Origin-Resource-Policy: cross-origin' },
    warning: 'Any web site may embed it then. To read it, a page needs CORS all the same.',
    change: ofAnswer(stop, { set: [['Cross-Origin-Resource-Policy', 'cross-origin']] })
});

function networkFixes(stop: Stop): Fix[] {
    const { reason, part, target, url } = stop;
    if (reason === 'response-too-large') {
        return [askForLess];
    }
    if (reason === 'bad-port') {
        const address = (target ?? new URL(url)).href.replace(/:\d+(?=\/)/, '');
        const fix = apiOwner(
            'other-port',
            'Serve the API at another port',
            'Browsers call no port that belongs to another protocol; 443 is the one for https.'
        );
        return [target ? redirectTo(stop, address, 'another port') : { ...fix, change: { request: { url: address } } }];
    }
    if (part === 'preflight') {
        return [allowPreflight(stop), checkServer];
    }
    return [{ ...checkServer, change: ofAnswer(stop, { set: originHeaders(stop) }) }];
}

const checkServer = apiOwner(
    'check-server',
    'Check that the API is up',
    'Open the address from another machine, look at the name, the certificate and the log of the API.'
);
const askForLess = developer(
    'ask-for-less',
    'Ask for less',
    'Page through the data: Apex takes at most 6 MB for one answer.'
);
