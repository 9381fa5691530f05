import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, mock } from 'node:test';
import { printProblem } from '../problem.ts';
import recorded from '../recorded-answers.json' with { type: 'json' };

/** Records its arguments, and answers what the case says for the first rule whose words are in them. */
const STAND_IN = `#!/usr/bin/env node
const fs = require('node:fs');
const args = process.argv.slice(2).join(' ');
const origins = process.env.CALLOUT_LAB_ORIGINS ? ' #' + process.env.SAMPLE_API_ORIGIN + ' ' + process.env.UNREACHABLE_ORIGIN : '';
const at = process.argv.indexOf('--metadata-dir');
if (at > 0) fs.cpSync(process.argv[at + 1], process.env.SF_LOG + '.package', { recursive: true });
fs.appendFileSync(process.env.SF_LOG, args + origins + '\\n');
const rule = JSON.parse(process.env.SF_RULES).find(([words]) => args.includes(words));
const answer = rule ? rule[1] : { exitCode: 0, json: { status: 0, result: {} } };
console.log(JSON.stringify(answer.json));
process.exit(answer.exitCode);
`;

/** What the Salesforce CLI itself printed; `npm run verify:deploy` holds it against the CLI of today. */
export type Recorded = keyof typeof recorded;
type Answer = { exitCode: number; json: unknown };
export type Rule = [words: string, answer: Answer];

export const says = (words: string, name: Recorded): Rule => [words, recorded[name]];
export const version = (cliVersion: string, nodeVersion: string): Rule => [
    'version',
    { exitCode: 0, json: { architecture: 'linux-x64', cliVersion: `@salesforce/cli/${cliVersion}`, nodeVersion } }
];
export const VERSION = version('2.150.6', 'node-v22.23.3');
export const NO_ORG = says('org display', 'orgUnknown');
export const MINE = ['--target-org', 'mine'];

/** Where the stand-in is a script with a shebang that starts nothing. */
export const options = { skip: process.platform === 'win32' && 'the stand-in is a script with a shebang' };

export let directory = '';
before(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-deploy-'));
    fs.writeFileSync(path.join(directory, 'sf'), STAND_IN, { mode: 0o755 });
    // The components are built elsewhere; here only the calls matter.
    fs.writeFileSync(path.join(directory, 'npm'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
});
after(() => fs.rmSync(directory, { recursive: true, force: true }));

export interface Run {
    code: number | string;
    output: string;
    lastLine: string;
    calls: string[];
    /** A file of the package that was deployed; empty when there is none. */
    package(file: string): string;
}

/** Runs the command with what it prints caught, and the stand-in as the CLI of its PATH. */
export async function run(
    command: (args: string[]) => Promise<void>,
    rules: Rule[],
    args: string[] = [],
    env: Record<string, string> = {}
): Promise<Run> {
    const log = path.join(directory, `${Math.random().toString(36).slice(2)}.log`);
    const given: Record<string, string> = {
        CALLOUT_LAB_CACHE: directory,
        PATH: `${directory}${path.delimiter}${process.env.PATH ?? ''}`,
        SF_LOG: log,
        SF_RULES: JSON.stringify(rules),
        ...env
    };
    const before = Object.entries(given).map(([name]) => [name, process.env[name]] as const);
    Object.assign(process.env, given);
    const lines: string[] = [];
    const mocked = (['log', 'error'] as const).map((name) =>
        mock.method(console, name, (line: string) => lines.push(line))
    );
    try {
        await command(args).catch(printProblem);
    } finally {
        mocked.forEach((each) => each.mock.restore());
        before.forEach(([name, value]) => restore(name, value));
    }
    const code = process.exitCode ?? 0;
    process.exitCode = undefined;
    const output = lines.join('\n');
    const read = (file: string): string => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
    return {
        code,
        output,
        lastLine: output.trim().split('\n').at(-1) ?? '',
        calls: read(log).replaceAll(' --json', '').split('\n').filter(Boolean),
        package: (file) => read(path.join(`${log}.package`, file))
    };
}

function restore(name: string, value: string | undefined): void {
    if (value === undefined) {
        delete process.env[name];
    } else {
        process.env[name] = value;
    }
}
