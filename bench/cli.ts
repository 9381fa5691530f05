import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { buildCli } from '../packages/cli/build.ts';
import type { BenchRow } from './bench.ts';

const ROUNDS = 7;
const RUN = path.join(import.meta.dirname, '../packages/cli/dist/run.js');

/** How long the built `callout-lab --help` takes, beside a Node program that does nothing. */
export async function benchCli(): Promise<BenchRow[]> {
    await buildCli();
    const [ours, peer] = [
        [RUN, '--help'],
        ['--eval', '0']
    ].map((args) => fastest(args));
    return [{ name: 'callout-lab --help, and an empty program', ours, peer, ratio: ours / peer, unit: 'ms' }];
}

function fastest(args: string[]): number {
    const times = Array.from({ length: ROUNDS }, () => {
        const started = performance.now();
        execFileSync(process.execPath, args, { stdio: 'ignore' });
        return performance.now() - started;
    });
    return Math.min(...times);
}
