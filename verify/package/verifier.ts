import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { bundleEngine } from '../../packages/cross-origin/build.ts';
import { CASES_FILE, material } from '../../packages/cross-origin/testing/material.ts';
import type { Driver } from '../browser/proxied.ts';

/** What became of the cases of the package in one browser. */
export interface Outcome {
    /** Name and version. */
    product: string;
    cases: number;
    /** A sentence each. */
    wrong: string[];
}

const PAGE = '<!doctype html><title>The engine in a browser</title>';

const RUN = `Promise.all([import('/engine.js'), import('/cases.mjs'), fetch('/material.json').then((one) => one.json())])
    .then(([engine, { runCases }, material]) => JSON.stringify(runCases(engine, material)))`;

/**
 * Serves the engine, as the package has it, with its cases on loopback, and runs all of them in each browser within one page. The drivers send every
 * request through a proxy: the server is that as well.
 */
export async function verifyPackage(drivers: readonly Driver[], tell: (outcome: Outcome) => void): Promise<void> {
    const server = http.createServer(answer(await files()));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    try {
        for (const driver of drivers) {
            try {
                const product = await driver.start(port);
                await driver.open(`http://127.0.0.1:${port}/`);
                const { cases, wrong } = JSON.parse(await driver.evaluate(RUN)) as Omit<Outcome, 'product'>;
                tell({ product, cases, wrong });
            } finally {
                await driver.close();
            }
        }
    } finally {
        server.closeAllConnections();
        server.close();
    }
}

/** What is served, by its path. */
async function files(): Promise<Record<string, [type: string, body: string]>> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'verify-package-'));
    try {
        const engine = path.join(folder, 'engine.js');
        await bundleEngine(engine);
        return {
            '/': ['text/html', PAGE],
            '/engine.js': ['text/javascript', fs.readFileSync(engine, 'utf8')],
            '/cases.mjs': ['text/javascript', fs.readFileSync(CASES_FILE, 'utf8')],
            '/material.json': ['application/json', JSON.stringify(material())]
        };
    } finally {
        fs.rmSync(folder, { recursive: true, force: true });
    }
}

/** A proxy is asked with the whole address, a server with the path alone. */
const answer =
    (served: Record<string, [type: string, body: string]>): http.RequestListener =>
    ({ url = '/' }, response) => {
        const { pathname } = new URL(url, 'http://127.0.0.1');
        const [type, body] = Object.hasOwn(served, pathname) ? served[pathname] : ['text/plain', undefined];
        response
            .writeHead(body === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` })
            .end(body ?? 'Nothing here.');
    };
