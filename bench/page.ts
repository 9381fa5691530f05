import crypto from 'node:crypto';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from '@playwright/test';
import { CHROMIUM_ARGS, provideChromium } from '../lab/chromium.ts';
import { copyProject } from '../test-help/copy-project.ts';
import { startLab, type Lab } from '../lab/lab.ts';
import { freeBasePort } from '../lab/ports.ts';
import { PROJECT_DIR } from '../lab/project.ts';
import type { BenchRow } from './bench.ts';

const START_ONCE = path.join(path.dirname(fileURLToPath(import.meta.url)), 'start-once.ts');

/** Size of the page, time to its first use, and what a run of all lanes adds to its slowest call. */
export async function benchPage(): Promise<BenchRow[]> {
    const lab = await startLab(await freeBasePort());
    const browser = await chromium.launch({ executablePath: provideChromium(), args: CHROMIUM_ARGS });
    try {
        return [
            ...startRows(),
            await sizeRow(lab),
            await interactiveRow(browser, lab),
            await overheadRow(browser, lab)
        ];
    } finally {
        await browser.close();
        await lab.stop();
    }
}

/** A cold start compiles every component; a warm one finds them in its cache. */
function startRows(): BenchRow[] {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-bench-'));
    try {
        copyProject(dir);
        const cold = startOnce(dir);
        const warm = startOnce(dir);
        return [
            { name: 'start to first page, cold', ours: cold, peer: null, ratio: null, unit: 'ms' },
            {
                name: 'start to first page, warm (goal: 5 s), over cold',
                ours: warm,
                peer: cold,
                ratio: warm / cold,
                unit: 'ms'
            }
        ];
    } finally {
        fs.rmSync(dir, { recursive: true, force: true });
    }
}

function startOnce(dir: string): number {
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', START_ONCE, dir], {
        cwd: PROJECT_DIR,
        encoding: 'utf8'
    });
    const ms = Number(stdout.trim());
    if (!ms) {
        throw new Error(`The lab did not start. ${stderr}`);
    }
    return ms;
}

async function sizeRow({ localOrg }: Lab): Promise<BenchRow> {
    const { bundle } = await localOrg.page.of('plain');
    const code = bundle?.code ?? '';
    const minified = Buffer.byteLength(code) / 1024;
    const gzipped = gzipSync(code, { level: 9 }).length / 1024;
    return {
        name: 'page JavaScript, gzip (goal: 300 KB), over minified',
        ours: gzipped,
        peer: minified,
        ratio: gzipped / minified,
        unit: 'KB'
    };
}

/** From the navigation to a Run button that can be pressed. */
async function interactiveRow(browser: Browser, { localOrg }: Lab): Promise<BenchRow> {
    const page = await browser.newPage();
    const startedAt = performance.now();
    await page.goto(localOrg.origin);
    await page.getByRole('button', { name: 'Run', exact: true }).first().isEnabled();
    const ms = performance.now() - startedAt;
    await page.close();
    return { name: 'navigation to a page that can be used', ours: ms, peer: null, ratio: null, unit: 'ms' };
}

/** The API answers after a second, so that what the page adds can be told from noise. */
const SLOW_PATH = '/slow?ms=1000';
const RUNS = 3;

/** A run of all lanes, from the click to the last explanation, over the slowest of the same calls made by bare fetches. */
async function overheadRow(browser: Browser, { localOrg, sampleApi }: Lab): Promise<BenchRow> {
    const url = sampleApi.origins[0] + SLOW_PATH;
    const page = await browser.newPage();
    await page.goto(`${localOrg.origin}/?${new URLSearchParams({ url }).toString()}`);
    await page.getByRole('button', { name: 'Run', exact: true }).first().waitFor();
    const ours: number[] = [];
    const peers: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
        peers.push(await slowestRawCall(page, url));
        ours.push(await runOfAllLanes(page));
    }
    await page.close();
    const [all, slowest] = [median(ours), median(peers)];
    return {
        name: 'all lanes side by side, over the slowest raw call (goal: 1.15)',
        ours: all,
        peer: slowest,
        ratio: all / slowest,
        unit: 'ms'
    };
}

/** The calls that the lanes make, side by side as well, with nothing around them. */
function slowestRawCall(page: Page, url: string): Promise<number> {
    // An address of its own for each call: the browser makes equal requests one after the other.
    const [direct, noCors, apex] = [1, 2, 3].map((call) => `${url}&call=${call}-${crypto.randomUUID()}`);
    const body = JSON.stringify({
        request: { url: apex, method: 'GET', headers: [], body: null, timeoutMs: 10_000 }
    });
    return page.evaluate(
        async (calls) => {
            const startedAt = performance.now();
            await Promise.all([
                fetch(calls.direct).then((response) => response.text()),
                fetch(calls.noCors, { mode: 'no-cors' }),
                fetch('/apex/CalloutProxy.send', {
                    method: 'POST',
                    headers: { 'Content-Type': 'application/json' },
                    body: calls.body
                }).then((response) => response.text())
            ]);
            return performance.now() - startedAt;
        },
        { direct, noCors, body }
    );
}

async function runOfAllLanes(page: Page): Promise<number> {
    const measured = page.evaluate(
        () =>
            new Promise<number>((resolve) => {
                let startedAt = performance.now();
                window.addEventListener('click', () => (startedAt = performance.now()), { capture: true, once: true });
                window.addEventListener('calloutlabdone', () => resolve(performance.now() - startedAt), { once: true });
            })
    );
    await page.getByRole('button', { name: 'Run', exact: true }).first().click();
    return measured;
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
