import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { namespaceOf, readSources } from './sources.ts';

const FILES: Record<string, string> = {
    'sfdx-project.json': '{ "namespace": "acme", "packageDirectories": [{ "path": "main" }, { "path": "more" }] }',
    'main/classes/A.cls': 'class A { }',
    'main/node_modules/x/N.cls': 'class N { }',
    'more/B.cls': 'class B { }',
    'other/C.cls': 'class C { }',
    '.forceignore': '# copies\n**/*Copy.cls\nmain/old/\n',
    'main/classes/ACopy.cls': 'class ACopy { }',
    'main/old/O.cls': 'class O { }',
    'main/classes/Folder.cls/readme.txt': 'a folder that is called like a class',
    '.sfdx/tools/sobjects/Account.cls': 'class Account { }'
};

let dir = '';
before(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-sources-'));
    for (const [file, text] of Object.entries(FILES)) {
        fs.mkdirSync(path.join(dir, path.dirname(file)), { recursive: true });
        fs.writeFileSync(path.join(dir, file), text);
    }
    fs.symlinkSync('.', path.join(dir, 'main/circle'));
    fs.symlinkSync('nowhere', path.join(dir, 'main/Lost.cls'));
});
after(() => fs.rmSync(dir, { recursive: true, force: true }));

test('of a project the classes of its package directories are read, and none that a tool has put there or .forceignore names', () => {
    assert.deepEqual(
        readSources(dir).map((source) => source.path),
        ['main/classes/A.cls', 'more/B.cls']
    );
    assert.equal(namespaceOf(path.join(dir, 'main')), 'acme');
});

test('of any other folder every class is read', () => {
    assert.deepEqual(
        readSources(path.join(dir, 'other')).map((source) => source.path),
        ['C.cls']
    );
    assert.throws(() => readSources(path.join(dir, 'missing')), /There is no folder/);
});
