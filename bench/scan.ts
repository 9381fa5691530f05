import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BenchRow } from './bench.ts';
import { writeProject } from './scan-project.ts';

const SIZES = [2_500, 5_000, 10_000];

/** Generated projects: the first scan of each, with nothing kept, and a second one; what it takes must grow as the project does. */
export async function benchScan(): Promise<BenchRow[]> {
    const rows = SIZES.flatMap((size) => measured(size));
    const first = rows.filter(({ name }) => name.endsWith('first time, of the processor')).map(({ ours }) => ours);
    const growth = first.map((seconds) => (seconds / first[0]).toFixed(2));
    const factors = SIZES.map((size) => size / SIZES[0]).join('×, ');
    const name = `${factors}× the files: the processor's time times ${growth.join(', ')}`;
    return Promise.resolve([...rows, row(name, Number(growth.at(-1)), 'times')]);
}

function measured(size: number): BenchRow[] {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-bench-'));
    try {
        writeProject(path.join(root, 'project'), size);
        const first = once(root);
        const second = once(root);
        return [
            row(`scan of ${size} files, first time`, first.seconds, 'seconds'),
            row(`scan of ${size} files, first time, of the processor`, first.processor, 'seconds'),
            row(`scan of ${size} files, second time`, second.seconds, 'seconds'),
            row(`scan of ${size} files, second time, of the processor`, second.processor, 'seconds'),
            row(`scan of ${size} files, memory`, first.megabytes, 'MB')
        ];
    } finally {
        fs.rmSync(root, { recursive: true, force: true });
    }
}

interface Took {
    seconds: number;
    /** All cores and threads, with the start of Node: what another load of the machine does not change. */
    processor: number;
    megabytes: number;
}

function once(root: string): Took {
    const { stderr } = spawnSync(
        process.execPath,
        [
            '--import',
            'tsx',
            path.join(import.meta.dirname, 'scan-once.ts'),
            path.join(root, 'project'),
            '--format',
            'json'
        ],
        { encoding: 'utf8', maxBuffer: 1e9, env: { ...process.env, CALLOUT_LAB_CACHE: path.join(root, 'cache') } }
    );
    return JSON.parse(stderr.trim().split('\n').at(-1)!) as Took;
}

const row = (name: string, ours: number, unit: string): BenchRow => ({ name, ours, peer: null, ratio: null, unit });
