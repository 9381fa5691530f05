import { CORRECT_IT, OTHER_LINES } from './consoleTexts';
import { askedFirst, destinationOf, directiveOf, effectiveDirective } from './directives';
import type { Destination } from './fetchTypes';
import { fill } from './reasons';
import { targetOf, type Stop } from './stop';
import { consoleTextFor } from './texts';
import { calledUrl, parseUrl } from './url';
import { blockingPolicy, valuesOf } from './values';

/** What Chromium's console prints where a call stopped, in the words that it has for what was to be loaded (measured in Chromium 156). */
export function consoleLineAt(stop: Stop): string | undefined {
    const { reason, page } = stop;
    if (isSilent(stop)) {
        return undefined;
    }
    const address = addressIn(stop);
    // That a page does not want to be framed is told as a violation of its policy.
    if (['csp', 'csp-redirect', 'frame-ancestors'].includes(reason)) {
        return ofPolicy(consoleTextFor('csp', page.origin, shown(address, stop), valuesOf(stop)), stop);
    }
    const other = OTHER_LINES[otherLine(stop)];
    const line = other
        ? fill(other, page.origin, address)
        : consoleTextFor(reason, page.origin, address, valuesOf(stop));
    return line && (reason === 'mixed-content' ? ofMixedContent(line, stop) : ofCors(line, stop, address));
}

/** Of these only an exception or the network's own error tells. */
const isSilent = ({ reason, request }: Stop): boolean =>
    reason === 'DisallowedByMode'
        ? destinationOf(request) !== ''
        : reason.includes('LocalNetwork') && destinationOf(request) === 'iframe';

/** It is the address that a redirect leads to that was refused. */
const isOnTheWay = ({ reason, target }: Stop): boolean =>
    target !== undefined && /csp-redirect|mixed-content|CorsDisabledScheme|DisallowedByMode|LocalNetwork/.test(reason);

const otherLine = (stop: Stop): string =>
    `${stop.reason} ${isOnTheWay(stop) ? 'on the way' : `by ${stop.request.mode}`}`;

function addressIn(stop: Stop): string {
    const called = isOnTheWay(stop) ? stop.target!.href : stop.url;
    return stop.reason === 'mixed-content' ? called.replace(/#.*/, '') : withFragment(called, stop);
}

/** With its fragment, which no server sees: a redirect keeps it, unless it has one of its own. */
function withFragment(address: string, { hop, hops, request, page, url }: Stop): string {
    const on = hops.slice(0, hop).map(({ response }) => targetOf(response, url)?.hash);
    return address.replace(/#.*|$/, [calledUrl(request.url, page.origin)?.hash, ...on].findLast(Boolean) ?? '');
}

/** Of a page of another origin that is framed, the policy's line names the origin alone. */
function shown(address: string, { page, request }: Stop): string {
    if (request.mode === 'websocket') {
        return address.replace(/^http/, 'ws');
    }
    const origin = parseUrl(address)?.origin;
    return destinationOf(request) === 'iframe' && origin !== page.origin ? `${origin}/` : address;
}

const LOADED: Partial<Record<Destination, string>> = {
    image: 'image',
    audio: 'audio',
    video: 'video',
    track: 'text track',
    font: 'font',
    style: 'CSS stylesheet',
    script: 'script'
};

const OF_XHR =
    ' The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.';

function ofCors(line: string, stop: Stop, address: string): string {
    const { request, hop, page } = stop;
    const { initiator = 'fetch', preflight } = request;
    const what = preflight
        ? 'XMLHttpRequest'
        : (LOADED[destinationOf(request)] ?? (initiator === 'fetch' ? 'fetch' : 'resource'));
    const first = hop > 0 || isOnTheWay(stop) ? calledUrl(request.url, page.origin)?.href : undefined;
    return (what === 'fetch' ? line : line.replace(CORRECT_IT, ''))
        .replace(/'include'\./, (end) => (preflight ? end + OF_XHR : end))
        .replace('Access to fetch', `Access to ${what}`)
        .replace(`at '${address}' from`, () => `at '${address}'${first ? ` (redirected from '${first}')` : ''} from`);
}

const VIOLATING: Partial<Record<Destination, string>> = {
    image: 'Loading the image',
    audio: 'Loading media from ',
    video: 'Loading media from ',
    track: 'Loading media from ',
    font: 'Loading the font',
    style: 'Loading the stylesheet',
    script: 'Loading the script',
    worker: 'Creating a worker from',
    iframe: 'Framing',
    form: 'Sending form data to'
};

function ofPolicy(line: string | undefined, stop: Stop): string | undefined {
    const destination = destinationOf(stop.request);
    const named = directiveOf(stop.request);
    const wanted = askedFirst(named);
    const used = effectiveDirective(blockingPolicy(stop), named)?.name;
    const note =
        used === undefined || used === wanted
            ? ''
            : ` Note that '${wanted}' was not explicitly set, so '${used}' is used as a fallback.`;
    const leadsAway = destination === 'iframe' || destination === 'form';
    return line
        ?.replace('Connecting to', VIOLATING[destination] ?? 'Connecting to')
        .replace(/ The action (.*)/, (_text, what: string) =>
            leadsAway ? ` The request ${what}${note}` : `${note} The action ${what}`
        );
}

const INSECURE: Partial<Record<Destination, string>> = {
    script: 'script',
    style: 'stylesheet',
    font: 'font',
    track: 'Text Track',
    iframe: 'frame'
};

function ofMixedContent(line: string, { request, target }: Stop): string | undefined {
    const destination = destinationOf(request);
    if (destination === 'form') {
        return target
            ? undefined
            : line
                  .replace(/HTTPS, .*resource/, `${SECURE}, but contains a form that targets an insecure endpoint`)
                  .replace(/This request.*/, `This endpoint should be made available over ${SECURE}.`);
    }
    if (request.mode === 'websocket') {
        return line
            .replace('requested an insecure resource', 'attempted to connect to the insecure WebSocket endpoint')
            .replace('the content must be served over HTTPS', 'this endpoint must be available over WSS');
    }
    const what = request.initiator === 'event-source' ? 'EventSource endpoint' : INSECURE[destination];
    return line.replace('insecure resource', `insecure ${what ?? 'resource'}`);
}

const SECURE = 'a secure connection';
