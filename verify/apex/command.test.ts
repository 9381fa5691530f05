import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it, mock } from 'node:test';
import { PROJECT_DIR } from '../../lab/project.ts';
import { testApex } from '../../packages/apex-runtime/command/test-apex.ts';
import { runProject } from './projects/run.ts';

/* `npm run test:apex`: its options, its last line and its exit code. */

const PASSES = '@IsTest class PassTest { @IsTest static void passes() { Assert.areEqual(1, 1); } }';
const LOOPS = '@IsTest class LoopTest { @IsTest static void loops() { while (true) { } } }';
const CANNOT = '@IsTest class DmlTest { @IsTest static void inserts() { delete new Account(); } }';

let folder: string;

before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'test-apex-'));
});
after(() => fs.rmSync(folder, { recursive: true, force: true }));

function project(name: string, classes: Record<string, string>): string {
    const directory = path.join(folder, name);
    fs.mkdirSync(directory, { recursive: true });
    for (const [file, text] of Object.entries(classes)) {
        fs.writeFileSync(path.join(directory, `${file}.cls`), text);
    }
    return directory;
}

const start = (source: string, ...options: string[]): ChildProcess =>
    spawn(
        process.execPath,
        ['--import', 'tsx', path.join(PROJECT_DIR, 'scripts/test-apex.ts'), '--source', source, ...options],
        {
            cwd: PROJECT_DIR
        }
    );

/** What the program has written; resolves when that matches, and rejects when it ends before. */
class Output {
    text = '';
    readonly code: Promise<number | null>;
    private readonly program: ChildProcess;
    private readonly looks = new Set<() => void>();

    constructor(program: ChildProcess) {
        this.program = program;
        const add = (chunk: Buffer): void => {
            this.text += chunk.toString();
            this.looks.forEach((look) => look());
        };
        program.stdout!.on('data', add);
        program.stderr!.on('data', add);
        this.code = new Promise((resolve) => program.on('close', resolve));
    }

    until(wanted: RegExp): Promise<void> {
        return new Promise((resolve, reject) => {
            const look = (): void => {
                if (wanted.test(this.text)) {
                    this.looks.delete(look);
                    resolve();
                }
            };
            this.looks.add(look);
            look();
            void this.code.then(() => reject(new Error(`It ended without ${wanted}:\n${this.text}`)));
        });
    }

    async stop(): Promise<void> {
        this.program.kill();
        await this.code;
    }
}

async function run(source: string, ...options: string[]): Promise<{ code: number; text: string }> {
    let text = '';
    const mocked = (['log', 'error'] as const).map((name) =>
        mock.method(console, name, (line: string) => {
            text += `${line}\n`;
        })
    );
    try {
        const code = await testApex(['--source', source, ...options], { called: 'npm run test:apex --', source });
        return { code, text };
    } finally {
        mocked.forEach((each) => each.mock.restore());
    }
}

describe('npm run verify:apex', () => {
    it('tells of a project that has nothing to run, and leaves it out of the table', () => {
        const lines: string[] = [];
        const empty = project('nobody+nothing', {});
        assert.equal(
            runProject(empty, '2026-01-01', (line) => lines.push(line)),
            undefined
        );
        assert.match(lines.join('\n'), /^nobody\/nothing: not run: .*nobody\+nothing has no \.cls files\.$/);
    });
});

describe('npm run test:apex', () => {
    it('counts what could not run, and fails when that is more than --max-skipped', async () => {
        const source = project('skipped', { PassTest: PASSES, DmlTest: CANNOT });
        const allowed = await run(source, '--max-skipped', '1');
        assert.match(allowed.text, /\n1 passed, 0 failed, 1 skipped\n$/);
        assert.equal(allowed.code, 0);
        assert.equal((await run(source, '--max-skipped', '0')).code, 1);
    });

    it('ends a test that takes longer than --timeout, and runs the others', async () => {
        const { code, text } = await run(project('timeout', { LoopTest: LOOPS, PassTest: PASSES }), '--timeout', '1');
        assert.match(text, /FAILED {2}LoopTest\.loops .*\n {8}System\.LimitException: It took longer than 1 s\n/);
        assert.match(text, /\n1 passed, 1 failed, 0 skipped\n$/);
        assert.equal(code, 1);
    });

    it('answers a wrong call, and one for help, with how it is called', async () => {
        const source = project('wrong', { PassTest: PASSES });
        for (const [problem, ...options] of [
            ['--timeout takes a whole number, not soon.', '--timeout', 'soon'],
            ["Unknown option '--bogus'", '--bogus']
        ]) {
            const { code, text } = await run(source, ...options);
            assert.ok(text.startsWith(problem), text);
            assert.match(text, /\n {4}npm run test:apex -- \[--source DIR\]/);
            assert.equal(code, 2);
        }
        assert.equal((await run(source, '--help')).code, 0);
    });

    it('refuses a test that is not there', async () => {
        const source = project('missing', { PassTest: PASSES });
        await assert.rejects(run(source, 'Missing'), /^Error: No test is named Missing\.$/);
    });

    it('runs again with --watch when a class changes, and goes on after one that cannot be read', async () => {
        const source = project('watched', { PassTest: PASSES });
        const output = new Output(start(source, '--watch'));
        try {
            await output.until(/\n1 passed, 0 failed, 0 skipped\n/);
            project('watched', { PassTest: PASSES.replace('(1, 1)', '(1, 2)') });
            await output.until(/PassTest\.cls changed\n[\s\S]*\n0 passed, 1 failed, 0 skipped\n/);
            project('watched', { PassTest: 'class {' });
            await output.until(/PassTest\.cls changed\n[\s\S]*not loaded {2}PassTest\.cls:1:7/);
            project('watched', { PassTest: PASSES });
            await output.until(/not loaded[\s\S]*\n1 passed, 0 failed, 0 skipped\n/);
        } finally {
            await output.stop();
        }
    });
});
