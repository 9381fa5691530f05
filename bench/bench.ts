import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readOptions, wrongUsage } from '../lab/options.ts';
import { compareApex } from './apex-beside.ts';

/** One line of the table. `peer` is null where there is nothing to compare with. */
export interface BenchRow {
    name: string;
    ours: number;
    peer: number | null;
    /** ours / peer */
    ratio: number | null;
    /** The lowest and the highest ratio, where there were several rounds. */
    rounds?: [number, number];
    unit: string;
}

const HERE = path.dirname(fileURLToPath(import.meta.url));
const PARTS = ['engine', 'apex', 'proxy', 'page', 'scan', 'cli'];

const USAGE = `Each figure beside its peer's, measured in this run.

    npm run bench -- [${PARTS.join('|')}] …
    npm run bench -- --beside DIR

    --beside DIR   the Apex runtime over that of another work tree, such as one of the commit before
`;

/** `npm run bench`. */
async function bench(): Promise<void> {
    const { values, positionals: asked } = readOptions(USAGE, { beside: { type: 'string' } }, { rest: true });
    if (values.beside !== undefined) {
        console.log(tableOf(await compareApex(values.beside)));
        return;
    }
    const unknown = asked.filter((part) => !PARTS.includes(part));
    if (unknown.length > 0) {
        wrongUsage(USAGE, `There is no benchmark ${unknown.join(', ')}.`);
    }
    const rows: BenchRow[] = [];
    for (const part of asked.length > 0 ? asked : PARTS) {
        const file = path.join(HERE, `${part}.ts`);
        if (fs.existsSync(file)) {
            console.error(`Measuring ${part} …`);
            rows.push(...(await runPart(file)));
        }
    }
    console.log(tableOf(rows));
}

/** Each file exports one function, named `bench…`. */
async function runPart(file: string): Promise<BenchRow[]> {
    const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
    const run = Object.entries(module).find(([name]) => name.startsWith('bench'))?.[1];
    if (typeof run !== 'function') {
        throw new Error(`${path.basename(file)} exports no function bench….`);
    }
    return (await (run as () => Promise<BenchRow[]>)()) ?? [];
}

function tableOf(rows: BenchRow[]): string {
    const cells = [
        ['what', 'ours', 'peer', 'ours / peer', 'rounds', 'unit'],
        ...rows.map(({ name, ours, peer, ratio, rounds, unit }) => [
            name,
            format(ours),
            peer === null ? '–' : format(peer),
            ratio === null ? '–' : ratio.toFixed(2),
            rounds ? rounds.map((one) => one.toFixed(2)).join('–') : '–',
            unit
        ])
    ];
    const widths = cells[0].map((_head, column) => Math.max(...cells.map((row) => row[column].length)));
    const lines = cells.map((row) =>
        row
            .map((cell, column) =>
                column === 0 || column === 5 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])
            )
            .join('  ')
    );
    return [lines[0], widths.map((width) => '─'.repeat(width)).join('  '), ...lines.slice(1)].join('\n');
}

const format = (value: number): string =>
    value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });

bench().then(
    () => process.exit(),
    (error: Error) => {
        console.error(error.message);
        process.exit(1);
    }
);
