import fs from 'node:fs';
import { parseArgs } from 'node:util';
import type { Severity } from './model.ts';
import { toJson } from './report/json.ts';
import { toText } from './report/text.ts';
import { scan } from './scan.ts';

const USAGE = 'Usage: npm run scan -- DIR [--format text|json] [--severity error|warning|info]';

const ORDER: Severity[] = ['error', 'warning', 'info'];

/** The exit code: 0 without findings of the asked severity, 1 with some, 2 for wrong usage. */
export function main(args: string[]): number {
    try {
        return run(args);
    } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        return 2;
    }
}

function run(args: string[]): number {
    const { values, positionals } = parseArgs({
        args,
        allowPositionals: true,
        options: { format: { type: 'string', default: 'text' }, severity: { type: 'string', default: 'warning' } }
    });
    const [directory] = positionals;
    if (positionals.length !== 1 || !fs.statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
        throw new Error(`Name the directory of a Salesforce project.\n${USAGE}`);
    }
    if (!/^(text|json)$/.test(values.format) || !ORDER.includes(values.severity as Severity)) {
        throw new Error(USAGE);
    }
    const result = scan(directory);
    const asked = ORDER.slice(0, ORDER.indexOf(values.severity as Severity) + 1);
    const wanted = result.findings.filter(({ severity }) => asked.includes(severity));
    console.log(values.format === 'json' ? toJson(result) : toText({ ...result, findings: wanted }));
    return wanted.length > 0 ? 1 : 0;
}
