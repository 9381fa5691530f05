import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { PROJECT_DIR } from '../../lab/project.ts';
import { readImports, withDiagram } from './imports.ts';
import { diagramOf } from './rooms.ts';

const ENGINE = 'force-app/main/default/lwc/crossOrigin';

/** Rule → files that break it. */
const BROKEN: Record<string, Record<string, string>> = {
    'no-circular': {
        'lab/one.ts': "import type { Two } from './two.ts';\nexport interface One { two: Two }\n",
        'lab/two.ts': "import type { One } from './one.ts';\nexport interface Two { one: One }\n"
    },
    'packages-imports-downwards': {
        'packages/reader/index.ts': "import { run } from '../../scripts/run.ts';\nrun();\n",
        'scripts/run.ts': 'export const run = (): void => undefined;\n'
    },
    'engine-stands-alone': {
        [`${ENGINE}/crossOrigin.ts`]: "export { a } from '../other/other';\n",
        'force-app/main/default/lwc/other/other.ts': 'export const a = 1;\n'
    },
    'servers-stand-alone': {
        'servers/one/main.ts': "export { a } from '../two/main.ts';\n",
        'servers/two/main.ts': 'export const a = 1;\n'
    }
};

let dir = '';
before(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-imports-'));
    fs.writeFileSync(path.join(dir, 'tsconfig.json'), '{ "compilerOptions": { "module": "ESNext" } }');
    for (const [file, text] of Object.values(BROKEN).flatMap((files) => Object.entries(files))) {
        fs.mkdirSync(path.join(dir, path.dirname(file)), { recursive: true });
        fs.writeFileSync(path.join(dir, file), text);
    }
});
after(() => fs.rmSync(dir, { recursive: true, force: true }));

test('an import against the direction, and a circle of types, is refused', async () => {
    const { violations } = await readImports(dir, path.join(PROJECT_DIR, '.dependency-cruiser.cjs'));
    const rules = new Set(violations.map((each) => each.split(':')[0]));
    assert.deepEqual([...rules].sort(), Object.keys(BROKEN).sort());
});

test('the diagram shows who imports whom, without what stays within a room and what a longer way says already', () => {
    const imports = (source: string, ...resolved: string[]) => ({
        source,
        dependencies: resolved.map((each) => ({ resolved: each }))
    });
    const diagram = diagramOf([
        imports('scripts/a.ts', 'lab/b.ts', 'packages/project/index.ts', 'scripts/c.ts', 'node_modules/x/index.js'),
        imports('lab/b.ts', 'packages/project/index.ts'),
        imports('lab/b.test.ts', 'verify/d.ts')
    ]);
    assert.equal(
        diagram,
        'flowchart TD\n    lab["lab"] --> packages_project["packages/project"]\n    scripts["scripts"] --> lab["lab"]'
    );
});

test('a document without the marks is refused', () => {
    assert.throws(() => withDiagram('# Architecture', 'flowchart TD'), /needs the lines/);
});
