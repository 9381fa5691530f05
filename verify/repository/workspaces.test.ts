import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { PROJECT_DIR } from '../../lab/project.ts';

const read = (folder: string): { workspaces?: string[]; scripts?: Record<string, string> } =>
    JSON.parse(fs.readFileSync(path.join(PROJECT_DIR, folder, 'package.json'), 'utf8')) as ReturnType<typeof read>;

const workspaces = (read('.').workspaces ?? []).flatMap((pattern) =>
    pattern.endsWith('/*')
        ? fs
              .readdirSync(path.join(PROJECT_DIR, path.dirname(pattern)))
              .map((name) => `${path.dirname(pattern)}/${name}`)
        : [pattern]
);

for (const folder of workspaces.filter((name) => fs.existsSync(path.join(PROJECT_DIR, name, 'package.json')))) {
    // The test runner of Node.js 20 takes no patterns of files, so a room does not name its tests itself.
    test(`npm test -w ${folder} runs the tests of that room, on each Node.js`, () => {
        const up = path.relative(folder, '.');
        assert.equal(read(folder).scripts?.test, `cd ${up} && node --import tsx scripts/test-node.ts ${folder}/`);
    });
}
