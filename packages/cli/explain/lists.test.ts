import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { explain, readInput } from '../../../force-app/main/default/lwc/errorReader/errorReader.ts';
import { holdAgainst, readLists } from './lists.ts';

const PROJECT = '{ "packageDirectories": [{ "path": "force-app", "default": true }] }';
const SITES = 'force-app/main/default/cspTrustedSites';
const [CALL] = explain(
    readInput(
        `Refused to connect to 'https://api.example.com/x' because it violates the following Content Security Policy directive: "connect-src 'self'".`
    )
).calls;

let root = '';
function project(name: string, files: Record<string, string>): string {
    for (const [file, text] of Object.entries(files)) {
        fs.mkdirSync(path.dirname(path.join(root, name, file)), { recursive: true });
        fs.writeFileSync(path.join(root, name, file), text);
    }
    return path.join(root, name);
}

describe('the lists of a project beside an explanation', () => {
    before(() => {
        root = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-lists-'));
    });
    after(() => fs.rmSync(root, { recursive: true, force: true }));

    it('a directory without a project has no lists: it is the wrong one', () => {
        fs.mkdirSync(path.join(root, 'empty'));
        assert.throws(() => readLists(path.join(root, 'empty')), /empty holds no source of a Salesforce project\./);
        assert.throws(
            () => readLists(project('torn', { 'sfdx-project.json': '{ torn' })),
            /no source of a Salesforce project\.\n.*sfdx-project\.json/s
        );
    });

    it('a project whose lists name nothing like it says what is missing', () => {
        const { entries, problems } = readLists(
            project('bare', { 'sfdx-project.json': PROJECT, 'force-app/main/default/classes/A.cls': 'class A {}' })
        );
        assert.deepEqual(problems, []);
        assert.match(holdAgainst(CALL, entries)?.text ?? '', /on none of the project’s lists/);
    });

    it('says nothing of a host that was cut off', () => {
        assert.equal(holdAgainst({ ...CALL, url: 'https://api.exam…' }, []), undefined);
    });

    it('an entry that cannot be read is told of, as it may be the one', () => {
        const { problems } = readLists(
            project('half', {
                'sfdx-project.json': PROJECT,
                [`${SITES}/A.cspTrustedSite-meta.xml`]: '<CspTrustedSite><endpointUrl>https://api.example.com'
            })
        );
        assert.match(problems.join('\n'), /A\.cspTrustedSite-meta\.xml/);
    });
});
