import { askedFirst, destinationOf, directiveOf, effectiveDirective } from './directives';
import type { Destination } from './fetchTypes';
import type { Stop } from './stop';
import { consoleTextFor } from './texts';
import { calledUrl, parseUrl } from './url';
import { blockingPolicy, valuesOf } from './values';

/** What Chromium's console prints where a call stopped, in the words that it has for what was to be loaded (measured in Chromium 156). */
export function consoleLineAt(stop: Stop): string | undefined {
    const { reason, page, request, target, url } = stop;
    const destination = destinationOf(request);
    if (reason === 'DisallowedByMode' && destination !== '') {
        return undefined;
    }
    const isOnTheWay = target !== undefined && (reason === 'csp-redirect' || reason === 'mixed-content');
    const address = isOnTheWay ? target.href : url;
    // That a page does not want to be framed is told as a violation of its policy.
    const isPolicy = ['csp', 'csp-redirect', 'frame-ancestors'].includes(reason);
    const line = isPolicy
        ? consoleTextFor('csp', page.origin, shown(address, destination), valuesOf(stop))
        : consoleTextFor(reason, page.origin, address, valuesOf(stop));
    if (line === undefined) {
        return undefined;
    }
    if (isPolicy) {
        return ofPolicy(line, stop);
    }
    return reason === 'mixed-content' ? ofMixedContent(line, stop) : ofCors(line, stop, address);
}

/** Of a framed page the policy's line names the origin alone. */
const shown = (address: string, destination: Destination): string =>
    destination === 'iframe' ? `${parseUrl(address)?.origin ?? address}/` : address;

const LOADED: Partial<Record<Destination, string>> = {
    image: 'image',
    audio: 'audio',
    video: 'video',
    track: 'text track',
    font: 'font',
    style: 'CSS stylesheet',
    script: 'script'
};

function ofCors(line: string, { request, hop, page }: Stop, address: string): string {
    const what = request.preflight ? 'XMLHttpRequest' : (LOADED[destinationOf(request)] ?? 'fetch');
    const first = hop > 0 ? calledUrl(request.url, page.origin)?.href : undefined;
    return line
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

function ofPolicy(line: string, stop: Stop): string {
    const destination = destinationOf(stop.request);
    const named = directiveOf(stop.request);
    const wanted = askedFirst(named);
    const used = effectiveDirective(blockingPolicy(stop), named)?.name;
    const note =
        used === undefined || used === wanted
            ? ''
            : ` Note that '${wanted}' was not explicitly set, so '${used}' is used as a fallback.`;
    const end = destination === 'iframe' || destination === 'form' ? 'request' : 'action';
    return line
        .replace('Connecting to', VIOLATING[destination] ?? 'Connecting to')
        .replace(' The action has been', () => `${note} The ${end} has been`);
}

const INSECURE: Partial<Record<Destination, string>> = {
    script: 'script',
    style: 'stylesheet',
    font: 'font',
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
    return request.mode === 'websocket'
        ? line
              .replace('requested an insecure resource', 'attempted to connect to the insecure WebSocket endpoint')
              .replace('the content must be served over HTTPS', 'this endpoint must be available over WSS')
        : line.replace('insecure resource', `insecure ${INSECURE[destination] ?? 'resource'}`);
}

const SECURE = 'a secure connection';
