import { createElement } from 'lwc';
import type { LightningElement } from 'lwc';
import type { LaneRequest, LaneResult } from '../../force-app/main/default/lwc/crossOrigin/types';

/** What the tests of all lanes share: a lane in the page, a network and a clock that the test holds in its hand. */

export interface LaneElement extends HTMLElement {
    request: LaneRequest;
    result?: LaneResult;
    run(): Promise<LaneResult>;
    cancel(): void;
    reset(): void;
}

/** Puts a lane into the page; `started` and `results` collect its events. */
export function mountLane(tag: string, is: typeof LightningElement, properties: object) {
    const lane = Object.assign(createElement(tag, { is }), properties) as unknown as LaneElement;
    const results: LaneResult[] = [];
    const started: Event[] = [];
    lane.addEventListener('lanestart', (event) => started.push(event));
    lane.addEventListener('laneresult', (event) => results.push((event as CustomEvent<LaneResult>).detail));
    document.body.appendChild(lane);
    return { lane, results, started, find: finder(lane) };
}

/** Finds an element by its `data-…` attribute or selector; fails with the selector's name when there is none. */
function finder(lane: LaneElement) {
    return (selector: string): HTMLElement & Record<string, unknown> => {
        const found = lane.shadowRoot?.querySelector(selector);
        if (!found) {
            throw new Error(`Nothing matches ${selector}`);
        }
        return found as HTMLElement & Record<string, unknown>;
    };
}

export function emptyPage(): void {
    document.body.replaceChildren();
}

/** Lets everything run that waits for nothing but its turn. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export interface NetworkCall {
    url: string;
    init: RequestInit;
    answer: (response: Response) => void;
    fail: (error: Error) => void;
}

/** Replaces `fetch`. A call waits until the test answers it, and honours its signal as the browser does, its body included. */
export function holdNetwork(): NetworkCall[] {
    const calls: NetworkCall[] = [];
    global.fetch = jest.fn((url: string, init: RequestInit = {}) => {
        return new Promise<Response>((resolve, reject) => {
            const { signal } = init;
            signal?.throwIfAborted();
            signal?.addEventListener('abort', () => reject(signal.reason as Error));
            calls.push({
                url,
                init,
                answer: (response) => resolve(signal ? abortable(response, signal) : response),
                fail: reject
            });
        });
    }) as unknown as typeof fetch;
    return calls;
}

/** Holds the calls of the lanes; the page's question for its own policy is answered at once, with `policy` where there is one. */
export function holdLaneCalls(policy?: string): NetworkCall[] {
    const held = holdNetwork();
    const hold = global.fetch;
    const headers: [string, string][] = policy === undefined ? [] : [['content-security-policy', policy]];
    global.fetch = ((url: string, init?: RequestInit) =>
        init?.method === 'HEAD' ? Promise.resolve(new Response(null, { headers })) : hold(url, init)) as typeof fetch;
    return held;
}

/** The response with a body that errors when the call is aborted. */
function abortable(response: Response, signal: AbortSignal): Response {
    const reader = response.body?.getReader();
    if (!reader) {
        return response;
    }
    const body = new ReadableStream<Uint8Array>({
        start(controller) {
            signal.addEventListener('abort', () => controller.error(signal.reason));
        },
        async pull(controller) {
            const { done, value } = await reader.read();
            if (done) {
                controller.close();
            } else {
                controller.enqueue(value);
            }
        },
        cancel: (reason) => reader.cancel(reason)
    });
    Object.defineProperty(response, 'body', { value: body });
    return response;
}

/** Replaces `AbortSignal.timeout`: time passes only when the test says so. */
export function holdClock() {
    const limits: { milliseconds: number; controller: AbortController }[] = [];
    jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
        const controller = new AbortController();
        limits.push({ milliseconds, controller });
        return controller.signal;
    });
    return {
        limits: () => limits.map(({ milliseconds }) => milliseconds),
        expire: () => limits.at(-1)?.controller.abort(new DOMException('The operation timed out.', 'TimeoutError'))
    };
}

/** A response as a script sees it after `fetch`: type and url cannot be given to the constructor. */
export function responseOf(body: BodyInit | null, init: ResponseInit & { type?: ResponseType; url?: string } = {}) {
    const { type = 'cors', url = 'https://sample-api.example.com/open', ...rest } = init;
    const response = new Response(body, rest);
    Object.defineProperties(response, { type: { value: type }, url: { value: url } });
    return response;
}
