import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { JSDOM } from 'jsdom';
import { predict } from '../force-app/main/default/lwc/crossOrigin/predict.ts';
import { obstacles } from '../force-app/main/default/lwc/crossOrigin/obstacles.ts';
import { sizeOf } from '../verify/size/engine-size.ts';
import type { BenchRow } from './bench.ts';

const PREDICTIONS = 100_000;
const CALLS = 500;
const PAGE = 'http://page.test';

/** How often a second the question "may this page read that answer?" is decided: by the engine, and by jsdom's XMLHttpRequest; and its size. */
export async function benchEngine(): Promise<BenchRow[]> {
    const ours = perSecond(predict, [['Access-Control-Allow-Origin', PAGE]]);
    const found = perSecond(obstacles, []);
    const peer = await jsdomCallsPerSecond();
    return [
        {
            name: "engine: predictions, over jsdom's XMLHttpRequest, which makes the calls",
            ours,
            peer,
            ratio: ours / peer,
            unit: '1/s'
        },
        {
            name: 'engine: lists of obstacles, each with its fixes, over predictions (goal: 0.2)',
            ours: found,
            peer: ours,
            ratio: found / ours,
            unit: '1/s'
        },
        await sizeRow('predict.ts', 'engine: predict alone'),
        await sizeRow('crossOrigin.ts', 'engine: the whole (goal: 22 KB)')
    ];
}

/** What a page loads for one entry of the engine and all that it imports. */
async function sizeRow(entry: string, name: string): Promise<BenchRow> {
    const { minified, gzipped } = await sizeOf(entry);
    return {
        name: `${name}, gzip, over minified`,
        ours: gzipped / 1024,
        peer: minified / 1024,
        ratio: gzipped / minified,
        unit: 'KB'
    };
}

/** How often the engine answers about a call that is answered with these headers. */
function perSecond(ask: typeof predict | typeof obstacles, allow: [string, string][]): number {
    const page = { origin: PAGE, policies: ["default-src 'self'; connect-src 'self' http://api.test"] };
    const headers: [string, string][] = [...allow, ['Content-Type', 'text/plain']];
    const hops = [{ response: { status: 200, headers } }];
    const run = (count: number): void => {
        for (let done = 0; done < count; done += 1) {
            ask(page, { url: `http://api.test/${done % 100}` }, hops);
        }
    };
    run(PREDICTIONS / 5);
    const startedAt = performance.now();
    run(PREDICTIONS);
    return Math.round(PREDICTIONS / ((performance.now() - startedAt) / 1000));
}

/** The same question put to jsdom: a page of that origin, an API on loopback that allows it. */
async function jsdomCallsPerSecond(): Promise<number> {
    const server = http.createServer((_request, response) =>
        response.setHeader('Access-Control-Allow-Origin', PAGE).end('ok')
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { window } = new JSDOM('', { url: PAGE });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    try {
        for (let warming = 0; warming < CALLS / 5; warming += 1) {
            await call(window.XMLHttpRequest, url);
        }
        const startedAt = performance.now();
        for (let done = 0; done < CALLS; done += 1) {
            await call(window.XMLHttpRequest, url);
        }
        return Math.round(CALLS / ((performance.now() - startedAt) / 1000));
    } finally {
        window.close();
        server.closeAllConnections();
        server.close();
    }
}

const call = (Request: typeof XMLHttpRequest, url: string): Promise<void> =>
    new Promise((resolve, reject) => {
        const request = new Request();
        request.onload = () => resolve();
        request.onerror = () => reject(new Error(`jsdom could not read ${url}`));
        request.open('GET', url);
        request.send();
    });
