import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { PROJECT_DIR } from '../../lab/project.ts';

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

test('an import against the direction, and a circle of types, is refused', () => {
    const program = path.join(PROJECT_DIR, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const config = path.join(PROJECT_DIR, '.dependency-cruiser.cjs');
    const { stdout } = spawnSync(process.execPath, [program, '--config', config, '--output-type', 'json', '.'], {
        cwd: dir,
        encoding: 'utf8'
    });
    const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
    assert.deepEqual([...new Set(summary.violations.map(({ rule }) => rule.name))].sort(), Object.keys(BROKEN).sort());
});
