import type { FetchRequest } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import type { Settled } from './observation.ts';

/**
 * Runs in the page, so it stands alone: makes every call in its own way, and says how each ended. `patience`: how long, in milliseconds, a
 * violation's event may come after the rejection. `longest`: how long, likewise, a call may take.
 */
export async function callAll(calls: FetchRequest[], patience: number, longest = 4000): Promise<Settled[]> {
    const blocked: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => {
        if (event.disposition === 'enforce') {
            blocked.push(event.blockedURI);
        }
    });
    const loaded = new Set<unknown>();
    addEventListener('message', ({ data, source }) => data === 'framed' && loaded.add(source));
    const through: Settled = { type: 'element', violations: [] };
    const failed = (error: unknown): Settled => ({ error: String(error), violations: [] });
    const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

    const byFetch = async ({ url, ...init }: FetchRequest): Promise<Settled> => {
        // No destination and no way of ours is a member of RequestInit, so fetch looks at neither.
        const response = await fetch(url, init as RequestInit);
        const headers = [...new Set([...response.headers.keys()])].sort();
        return { type: response.type, status: response.status, headers, violations: [] };
    };
    const byXhr = ({ url, method, headers, body, credentials, preflight }: FetchRequest): Promise<Settled> =>
        new Promise((resolve) => {
            const xhr = new XMLHttpRequest();
            xhr.open(method ?? 'GET', url);
            xhr.withCredentials = credentials === 'include';
            headers?.forEach(([name, value]) => xhr.setRequestHeader(name, value));
            if (preflight) {
                xhr.upload.onprogress = () => undefined;
            }
            xhr.onload = () => {
                const lines = xhr.getAllResponseHeaders().split('\r\n').filter(Boolean);
                const names = [...new Set(lines.map((line) => line.split(':')[0].toLowerCase()))].sort();
                resolve({ type: 'cors', status: xhr.status, headers: names, violations: [] });
            };
            xhr.onerror = () => resolve(failed('TypeError: Failed to fetch (XMLHttpRequest)'));
            xhr.send(body);
        });
    const byEventSource = ({ url, credentials }: FetchRequest): Promise<Settled> =>
        new Promise((resolve) => {
            const source = new EventSource(url, { withCredentials: credentials === 'include' });
            const end = (settled: Settled) => () => {
                source.close();
                resolve(settled);
            };
            source.onopen = end(through);
            source.onerror = end(failed('error of the EventSource'));
        });
    const byWebSocket = ({ url }: FetchRequest): Promise<Settled> =>
        new Promise((resolve) => {
            const socket = new WebSocket(url);
            socket.onopen = () => {
                resolve(through);
                socket.close();
            };
            socket.onerror = () => resolve(failed('error of the WebSocket'));
        });
    const byWorker = ({ url }: FetchRequest): Promise<Settled> =>
        new Promise((resolve) => {
            const worker = new Worker(url);
            worker.onmessage = () => resolve(through);
            worker.onerror = () => resolve(failed('error of the Worker'));
        });
    const byFrame = async ({ url }: FetchRequest): Promise<Settled> => {
        const frame = document.createElement('iframe');
        const end = new Promise((resolve) => {
            frame.onload = resolve;
            frame.onerror = resolve;
        });
        frame.src = url;
        document.body.append(frame);
        await Promise.race([end, pause(longest)]);
        for (let tries = 0; tries < 10 && !loaded.has(frame.contentWindow); tries += 1) {
            await pause(10);
        }
        return loaded.has(frame.contentWindow) ? through : failed('error of the frame');
    };
    const elementFor = ({ url, destination, mode, credentials }: FetchRequest): [HTMLElement, Node] => {
        const media = document.createElement('video');
        const crossOrigin = mode === 'cors' ? (credentials === 'include' ? 'use-credentials' : 'anonymous') : undefined;
        const make = (name: string, attributes: Record<string, string>): HTMLElement => {
            const element = document.createElement(name);
            if (crossOrigin && name !== 'track') {
                element.setAttribute('crossorigin', crossOrigin);
            }
            Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
            return element;
        };
        const one = {
            image: () => make('img', { src: url }),
            audio: () => make('audio', { preload: 'auto', src: url }),
            video: () => make('video', { preload: 'auto', src: url }),
            track: () => make('track', { default: '', kind: 'subtitles', src: url }),
            font: () => make('link', { rel: 'preload', as: 'font', crossorigin: 'anonymous', href: url }),
            style: () => make('link', { rel: 'stylesheet', href: url }),
            script: () => make('script', { src: url })
        }[destination as 'image']();
        if (destination === 'track') {
            if (crossOrigin) {
                media.setAttribute('crossorigin', crossOrigin);
            }
            media.append(one);
            (one as HTMLTrackElement).track.mode = 'hidden';
        }
        return [one, destination === 'track' ? media : one];
    };
    const byElement = (call: FetchRequest): Promise<Settled> =>
        new Promise((resolve) => {
            const [element, root] = elementFor(call);
            ['load', 'loadedmetadata'].forEach((name) => element.addEventListener(name, () => resolve(through)));
            element.addEventListener('error', () => resolve(failed('error of the element')));
            document.head.append(root);
        });
    const wayOf = (call: FetchRequest): Promise<Settled> => {
        const { initiator, mode, destination = '', preflight } = call;
        if (mode === 'websocket') {
            return byWebSocket(call);
        }
        if (destination === 'worker') {
            return byWorker(call);
        }
        if (destination === 'iframe') {
            return byFrame(call);
        }
        if (destination !== '') {
            return byElement(call);
        }
        if (initiator === 'beacon') {
            navigator.sendBeacon(call.url, call.body);
            return Promise.resolve(failed('a beacon tells nothing'));
        }
        if (initiator === 'event-source') {
            return byEventSource(call);
        }
        return initiator === 'xmlhttprequest' || preflight ? byXhr(call) : byFetch(call);
    };
    const settled = await Promise.all(
        calls.map(async (call) => {
            try {
                return await Promise.race([wayOf(call), pause(longest).then(() => failed('no end'))]);
            } catch (error) {
                return failed(error);
            }
        })
    );
    await pause(patience);
    return settled.map((one, index) => {
        const { url } = calls[index];
        const token = /s\d+h/.exec(url)?.[0] ?? url;
        const address = URL.canParse(url) ? new URL(url).href : url;
        const isOfCall = (uri: string): boolean =>
            // Of a frame of another origin, and of a scheme without hosts, the event does not tell more.
            uri.includes(token) ||
            url.startsWith(`${uri}:`) ||
            // What is upgraded is told of as https.
            (calls[index].destination === 'iframe' &&
                address.replace(/^http:/, 'https:').startsWith(`${uri.replace(/^http:/, 'https:')}/`));
        return { ...one, violations: blocked.filter(isOfCall) };
    });
}
