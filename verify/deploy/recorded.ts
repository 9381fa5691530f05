import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { PROJECT_DIR } from '../../lab/project.ts';
import type { Call } from './session.ts';

/** The CLI's answers that the tests of `deploy/` use. */
const FILE = path.join(PROJECT_DIR, 'deploy/recorded-answers.json');

/** What differs from run to run or from machine to machine, or is of no use here. */
const LEFT_OUT = [
    'cause',
    'stack',
    'files',
    'zipSize',
    'zipFileCount',
    'deployUrl',
    'hostname',
    'accessToken',
    'commandTime'
];

type Answers = Record<string, { exitCode: number; json: unknown }>;

const answers = JSON.parse(fs.readFileSync(FILE, 'utf8')) as Answers;

/** The names of recorded answers that the CLI does not give any more as they were recorded. */
export function changed(calls: Call[], names: Record<string, string>): string[] {
    return Object.entries(names)
        .filter(([command, name]) => {
            const call = calls.find(({ args }) => args.startsWith(command));
            return !(
                call &&
                answers[name] &&
                isDeepStrictEqual(plain(call), { ...answers[name], json: clean(answers[name].json) })
            );
        })
        .map(([, name]) => name);
}

/** Takes what the CLI printed as the answer of that name. */
export function record(calls: Call[], names: Record<string, string>): void {
    for (const [command, name] of Object.entries(names)) {
        const call = calls.find(({ args }) => args.startsWith(command));
        if (call) {
            answers[name] = plain(call);
        }
    }
    fs.writeFileSync(FILE, `${JSON.stringify(answers, null, 4)}\n`);
}

const plain = ({ exitCode, json }: Call): { exitCode: number; json: unknown } => ({ exitCode, json: clean(json) });

function clean(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(clean);
    }
    if (typeof value !== 'object' || value === null) {
        return typeof value === 'string'
            ? value.replace(/http:\/\/127\.0\.0\.1:\d+/g, 'https://stand-in.example')
            : value;
    }
    return Object.fromEntries(
        Object.entries(value)
            .filter(([name]) => !LEFT_OUT.includes(name))
            .map(([name, each]) => [name, name === 'warnings' ? [] : clean(each)])
    );
}
