import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { copyProject } from '../../test-help/copy-project.ts';
import { emitLwc } from '../../lab/emit-lwc.ts';
import { CHECKS } from './checks.ts';
import type { Finding } from './finding.ts';
import { Project } from './project.ts';
import { SEEDS, type Seed } from './seeds.ts';

let dir = '';

before(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-seeded-'));
    copyProject(dir, ['docs/components.md', 'docs/parts.md', '.forceignore']);
    emitLwc(dir);
});
after(() => fs.rmSync(dir, { recursive: true, force: true }));

test('each check has at least one seeded error', () => {
    const seeded = new Set(SEEDS.map(({ check }) => check));
    assert.deepEqual(
        CHECKS.map(({ name }) => name).filter((name) => !seeded.has(name)),
        []
    );
});

for (const seed of SEEDS) {
    test(`${seed.check}: finds ${seed.error}`, async () => {
        const undo = plant(seed);
        try {
            const findings = await findingsOf(seed.check);
            const found = findings.find(
                ({ file, problem }) => seed.names.test(file) && (seed.says ? seed.says.test(problem) : true)
            );
            assert.ok(found, `other findings: ${JSON.stringify(findings.slice(0, 5))}`);
            assert.match(found.remedy, /^[A-Z]\S+ .*[.`]$/, 'the remedy is a sentence that says what to do');
        } finally {
            undo();
        }
    });
}

test('the same findings are not there without a seeded error', async () => {
    for (const { name } of CHECKS) {
        const findings = await findingsOf(name);
        for (const { names, says, error } of SEEDS.filter(({ check }) => check === name)) {
            const same = findings.filter(({ file, problem }) => names.test(file) && (says?.test(problem) ?? true));
            assert.deepEqual(same, [], error);
        }
    }
});

async function findingsOf(name: string): Promise<Finding[]> {
    const check = CHECKS.find((each) => each.name === name);
    assert.ok(check, `no check is called "${name}"`);
    return (await check.run(new Project(dir))).findings;
}

/** Makes the change in the copy; what comes back undoes it. */
function plant({ error, file, change, emit }: Seed): () => void {
    const target = path.join(dir, file);
    const original = fs.existsSync(target) ? fs.readFileSync(target, 'utf8') : undefined;
    const changed = change(original ?? '');
    assert.notEqual(changed, original, `${error}: the seed must change ${file}`);
    if (changed === undefined) {
        fs.rmSync(target);
    } else {
        fs.mkdirSync(path.dirname(target), { recursive: true });
        fs.writeFileSync(target, changed);
    }
    if (emit) {
        emitLwc(dir);
    }
    return () => {
        if (original === undefined) {
            fs.rmSync(target);
            removeEmpty(path.dirname(target));
        } else {
            fs.writeFileSync(target, original);
        }
        if (emit) {
            emitLwc(dir);
        }
    };
}

function removeEmpty(directory: string): void {
    if (fs.readdirSync(directory).length === 0) {
        fs.rmdirSync(directory);
    }
}
