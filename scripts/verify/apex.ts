import fs from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { readOptions, wrongUsage } from '../../lab/options.ts';
import { PROJECT_DIR } from '../../lab/project.ts';
import { runProject } from '../../verify/apex/projects/run.ts';
import { withRows } from '../../verify/apex/projects/table.ts';

const USAGE = `Runs the Apex tests of public projects, and writes how they went into the README of the runtime.

    npm run verify:apex -- [--check] DIR …

    DIR       a copy of a project, in a folder named owner+name
    --check   only run them
`;

const README = path.join(PROJECT_DIR, 'packages/apex-runtime/README.md');

async function verifyApex(): Promise<void> {
    const { values, positionals } = readOptions(USAGE, { check: { type: 'boolean', default: false } }, { rest: true });
    if (positionals.length === 0) {
        wrongUsage(USAGE, 'Name the project.');
    }
    const date = new Date().toISOString().slice(0, 10);
    const runs = positionals.flatMap((directory) => runProject(directory, date, console.log) ?? []);
    if (!values.check) {
        const document = withRows(fs.readFileSync(README, 'utf8'), runs);
        const style = await resolveConfig(README);
        fs.writeFileSync(README, await format(document, { ...style, filepath: README }));
    }
    const sum = (key: 'passed' | 'failed' | 'skipped'): number => runs.reduce((total, run) => total + run[key], 0);
    console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
    process.exitCode = runs.length < positionals.length ? 1 : 0;
}

verifyApex().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 2;
});
