import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser } from '@playwright/test';
import { CHROMIUM_ARGS, provideChromium } from '../scripts/chromium.ts';
import { startLab, type Lab } from '../scripts/lab.ts';
import { freeBasePort } from '../scripts/ports.ts';
import { PROJECT_DIR } from '../scripts/project.ts';
import type { BenchRow } from './bench.ts';

const START_ONCE = path.join(path.dirname(fileURLToPath(import.meta.url)), 'start-once.ts');
const COPIED = [
    'force-app',
    'config',
    'package.json',
    'sfdx-project.json',
    'tsconfig.json',
    'tsconfig.base.json',
    'tsconfig.build.json'
];

/** Size of the page, time to its first use, and what a run of all lanes adds to its slowest call. */
export async function benchPage(): Promise<BenchRow[]> {
    const lab = await startLab(await freeBasePort());
    const browser = await chromium.launch({ executablePath: provideChromium(), args: CHROMIUM_ARGS });
    try {
        return [...startRows(), sizeRow(lab), await interactiveRow(browser, lab), await overheadRow(browser, lab)];
    } finally {
        await browser.close();
        await lab.stop();
    }
}

/** A cold start compiles every component; a warm one finds them in its cache. */
function startRows(): BenchRow[] {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-bench-'));
    try {
        COPIED.forEach((name) => fs.cpSync(path.join(PROJECT_DIR, name), path.join(dir, name), { recursive: true }));
        fs.symlinkSync(path.join(PROJECT_DIR, 'node_modules'), path.join(dir, 'node_modules'), 'dir');
        const cold = startOnce(dir);
        const warm = startOnce(dir);
        return [
            { name: 'start to first page, cold', ours: cold, peer: null, ratio: null, unit: 'ms' },
            { name: 'start to first page, warm, over cold', ours: warm, peer: cold, ratio: warm / cold, unit: 'ms' }
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

function sizeRow({ localOrg }: Lab): BenchRow {
    const code = localOrg.page.bundle?.code ?? '';
    const minified = Buffer.byteLength(code) / 1024;
    const gzipped = gzipSync(code, { level: 9 }).length / 1024;
    return {
        name: 'page JavaScript, gzip over minified',
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

/** A scenario whose calls take a second, so that what the page adds can be told from noise. */
async function overheadRow(browser: Browser, { localOrg }: Lab): Promise<BenchRow> {
    const page = await browser.newPage();
    await page.goto(`${localOrg.origin}/?scenario=slow`);
    const run = page.getByRole('button', { name: 'Run', exact: true }).first();
    await run.waitFor();
    const measured = page.evaluate(
        () =>
            new Promise<{ all: number; slowest: number }>((resolve) => {
                let slowest = 0;
                let startedAt = performance.now();
                window.addEventListener('click', () => (startedAt = performance.now()), { capture: true, once: true });
                window.addEventListener('calloutlabresult', (event) => {
                    const { result } = (event as CustomEvent<{ result: { durationMs: number } }>).detail;
                    slowest = Math.max(slowest, result.durationMs);
                });
                window.addEventListener('calloutlabdone', () =>
                    resolve({ all: performance.now() - startedAt, slowest })
                );
            })
    );
    await run.click();
    const { all, slowest } = await measured;
    await page.close();
    return {
        name: 'all lanes side by side, over the slowest call',
        ours: all,
        peer: slowest,
        ratio: all / slowest,
        unit: 'ms'
    };
}
