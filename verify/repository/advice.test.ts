import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { PROJECT_DIR } from '../../lab/project.ts';
import { COMMANDS } from '../../packages/cli/commands/index.ts';
import { RULES } from '../../packages/cli/scan/rules/index.ts';

const read = (file: string): string => fs.readFileSync(path.join(PROJECT_DIR, file), 'utf8');

describe('the advice for assistants', () => {
    const lines = read('docs/for-assistants.md')
        .split('\n')
        .filter((line) => line.startsWith('- '));

    it('ties each sentence to a rule of the scan', () => {
        const names = new Set(RULES.map(({ name }) => name));
        const untied = lines.filter((line) => !names.has(/\(`([a-z-]+)`\)$/.exec(line)?.[1] ?? ''));
        assert.deepEqual(untied, []);
    });

    it('leaves no rule out', () => {
        const tied = new Set(lines.map((line) => /\(`([a-z-]+)`\)$/.exec(line)?.[1]));
        assert.deepEqual(
            RULES.map(({ name }) => name).filter((name) => !tied.has(name)),
            []
        );
    });
});

interface Step {
    run?: string;
    shell?: string;
    uses?: string;
    'working-directory'?: string;
}

describe('the action and the examples for other machines', () => {
    const files = [
        'action.yml',
        '.pre-commit-hooks.yaml',
        ...fs.readdirSync(path.join(PROJECT_DIR, 'docs/ci')).map((file) => `docs/ci/${file}`)
    ];

    for (const file of files) {
        it(`${file} is YAML, and calls the scan with flags that it has`, () => {
            const text = read(file);
            assert.equal(typeof parse(text), 'object');
            const flags = [...text.matchAll(/(?:callout-lab|"\$PROGRAM") scan [^\n]*/g)].flatMap(([line]) =>
                [...line.matchAll(/--([a-z-]+)/g)].map(([, flag]) => flag)
            );
            const known = Object.keys(COMMANDS.scan.flags);
            assert.deepEqual(
                flags.filter((flag) => !known.includes(flag)),
                []
            );
        });
    }

    it('the action is composite: each step runs something, in a shell that it names', () => {
        const { runs, inputs } = parse(read('action.yml')) as {
            runs: { using: string; steps: Step[] };
            inputs: Record<string, { description?: string }>;
        };
        assert.equal(runs.using, 'composite');
        assert.ok(runs.steps.every(({ run, shell, uses }) => (run === undefined ? uses : shell)));
        const used = [...read('action.yml').matchAll(/inputs\.(\w+)/g)].map(([, name]) => name);
        assert.deepEqual([...new Set(used)].sort(), Object.keys(inputs).sort());
        assert.ok(Object.values(inputs).every(({ description }) => description));
    });
});
