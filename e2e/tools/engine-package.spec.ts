import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { PROJECT_DIR } from '../../lab/project.ts';
import { bundleEngine } from '../../packages/cross-origin/build.ts';

const CORPUS = path.join(PROJECT_DIR, 'force-app/main/default/lwc/crossOrigin/__tests__/__fixtures__/chromium.json');

/** What the module of the package gives, as far as it is asked here. */
interface Engine {
    predict(page: unknown, request: unknown, hops: unknown): { outcome: string };
    parseMessage(text: string): { reason: string } | undefined;
}
interface Recorded {
    page: unknown;
    request: unknown;
    hops: unknown;
    seen: { outcome: string };
}

test('the built package predicts in a browser what Chromium did, as it does on Node', async ({ page }, testInfo) => {
    const file = testInfo.outputPath('crossOrigin.js');
    await bundleEngine(file);
    const server = http.createServer(({ url }, response) => {
        const isModule = url === '/crossOrigin.js';
        response.writeHead(200, { 'Content-Type': isModule ? 'text/javascript' : 'text/html' });
        response.end(isModule ? fs.readFileSync(file) : '<!doctype html>');
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    try {
        await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
        const corpus = JSON.parse(fs.readFileSync(CORPUS, 'utf8')) as Recorded[];
        const found = await page.evaluate(async (scenarios) => {
            const address = '/crossOrigin.js';
            const engine = (await import(address)) as Engine;
            return {
                wrong: scenarios.filter(
                    (each) => engine.predict(each.page, each.request, each.hops).outcome !== each.seen.outcome
                ).length,
                reason: engine.parseMessage('System.LimitException: Too many callouts: 101')?.reason
            };
        }, corpus);
        expect(corpus.length).toBeGreaterThan(300);
        expect(found).toEqual({ wrong: 0, reason: 'too-many-callouts' });
    } finally {
        server.close();
    }
});
