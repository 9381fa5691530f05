import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { scan } from './scan.ts';
import { apex, lwc, projectOf, remoteSite, short } from './testing/project-of.ts';

const API = 'https://api.example.com';
const CALLER = lwc('a', `connectedCallback() { fetch('${API}/x'); }`);

/** Without the rights that root has on all files. */
function asNobody<T>(run: () => T): T {
    const isRoot = process.geteuid!() === 0;
    try {
        process.seteuid!(isRoot ? 65_534 : process.geteuid!());
        return run();
    } finally {
        process.seteuid!(isRoot ? 0 : process.geteuid!());
    }
}

describe('a project that is not as it should be', () => {
    it('gives a line for each file that cannot be used, and goes on', (t) => {
        const root = projectOf(t, {
            ...CALLER,
            'lwc/b/b.js': 'fetch( {{{ ',
            'lwc/c/c.js': 'fetch\0\0\0',
            'classes/Broken.cls': "public class Broken { void a() { r.setEndpoint('https://b.example.com",
            'cspTrustedSites/X.cspTrustedSite-meta.xml': '',
            'labels/CustomLabels.labels-meta.xml': '<?xml version="1.0"?>\n<!-- All -->\n<CustomLabels><labels>',
            'flows/Cut.flow-meta.xml': '<Flow><label>x</label>',
            'flows/Whole.flow-meta.xml': '<?xml version="1.0"?>\n<!-- A --><Flow><label>x</label></Flow>\n<!-- B -->\n',
            'objects/A__c/A__c.object-meta.xml': '<CustomObject/>',
            'README.md': '<b>not closed',
            'staticresources/a/._a.js': 'a\0',
            'staticresources/__MACOSX/a.js': 'a\0',
            'siteDotComSites/a.site': 'a\0',
            'experiences/Shop/views/home.json': '{"a": 1',
            '/other/sfdx-project.json': '{'
        });
        fs.symlinkSync(root, path.join(root, 'force-app', 'circle'));
        fs.writeFileSync(path.join(root, 'force-app/main/default/lwc/a/large.js'), 'x'.repeat(6_000_000));
        const { findings, problems } = scan(root);
        assert.ok(short(findings).includes('missing-trusted-url a.js:4'));
        assert.deepEqual(
            problems.map((line) => line.replace(/^.*\/([^/]+: )/, '$1').slice(0, 30)).sort(),
            [
                'Broken.cls: its brackets do no',
                'CustomLabels.labels-meta.xml: ',
                'Cut.flow-meta.xml: ends before',
                'home.json: ends before it is c',
                'X.cspTrustedSite-meta.xml:1: i',
                'b.js: is not valid JavaScript;',
                'c.js: is binary',
                'large.js: left out, 6 MB is mo',
                'sfdx-project.json: is not vali'
            ].sort()
        );
    });

    it(
        'gives a line for each file and folder that the user may not read, and goes on',
        { skip: !process.seteuid },
        (t) => {
            const root = projectOf(t, {
                ...CALLER,
                ...lwc('b', `connectedCallback() { fetch('${API}/x'); }`),
                ...lwc('closed', ''),
                ...apex('A', ''),
                'classes/B.cls': 'public class B {}',
                ...remoteSite('A', API),
                'aura/c/c.cmp': '<aura:component/>',
                'staticresources/d.js': `fetch('${API}')`,
                'flows/F.flow-meta.xml': '<Flow/>',
                'labels/CustomLabels.labels-meta.xml': '<CustomLabels/>'
            });
            const main = path.join(root, 'force-app/main/default');
            fs.chmodSync(root, 0o755);
            const CLOSED = ['lwc/b/b.js', 'lwc/closed', 'classes/B.cls', 'remoteSiteSettings/A.remoteSite-meta.xml']
                .concat(['aura/c/c.cmp', 'staticresources/d.js', 'flows/F.flow-meta.xml'])
                .concat(['labels/CustomLabels.labels-meta.xml']);
            CLOSED.forEach((file) => fs.chmodSync(path.join(main, file), 0));
            // Its files can be seen, and not be looked at.
            fs.chmodSync(path.join(main, 'aura/c'), 0o644);
            const { findings, problems } = asNobody(() => scan(root));
            fs.chmodSync(path.join(main, 'aura/c'), 0o755);
            assert.deepEqual(short(findings), ['missing-trusted-url a.js:4']);
            assert.deepEqual(
                problems.sort(),
                CLOSED.map((file) => `force-app/main/default/${file}: cannot be read (EACCES)`).sort()
            );
        }
    );

    it(
        'may have an sfdx-project.json that cannot be read: all is read, and one line says so',
        { skip: !process.seteuid },
        (t) => {
            const root = projectOf(t, CALLER);
            fs.chmodSync(root, 0o755);
            fs.chmodSync(path.join(root, 'sfdx-project.json'), 0);
            const { findings, problems } = asNobody(() => scan(root));
            assert.deepEqual(short(findings), ['missing-trusted-url a.js:4']);
            assert.match(
                problems.join('; '),
                /^sfdx-project\.json: cannot be read \(EACCES\);[^;]*; all that lies below it is read$/
            );
        }
    );

    it('is read whole where its sfdx-project.json does not say its package directories', (t) => {
        const FILES = [
            '{',
            '{}',
            '[]',
            'null',
            '{"packageDirectories":"x"}',
            '{"packageDirectories":[null,{"path":5}]}'
        ];
        for (const file of FILES) {
            const { findings, problems } = scan(projectOf(t, { ...CALLER, '/sfdx-project.json': file }));
            assert.deepEqual(short(findings), ['missing-trusted-url a.js:4'], file);
            assert.match(problems.join(), /^sfdx-project\.json: .*; all that lies below it is read$/, file);
        }
        const missing =
            '{"packageDirectories":[{"path":"force-app"},{"path":"other/"}],"replacements":[null,{"stringToReplace":5}]}';
        const { findings, problems } = scan(projectOf(t, { ...CALLER, '/sfdx-project.json': `\uFEFF${missing}` }));
        assert.deepEqual(
            [short(findings), problems],
            [['missing-trusted-url a.js:4'], ['sfdx-project.json: its package directory other is not there']]
        );
    });

    it('may be written in UTF-16', (t) => {
        const root = projectOf(t, apex('A', ''));
        const file = path.join(root, 'force-app/main/default/classes/A.cls');
        const source = `\uFEFFpublic class A {\r\nvoid a(HttpRequest r) { r.setEndpoint('${API}'); } }`;
        const little = Buffer.from(source, 'utf16le');
        for (const bytes of [little, Buffer.from(little).swap16()]) {
            fs.writeFileSync(file, bytes);
            assert.deepEqual(short(scan(root).findings), ['missing-remote-site A.cls:2']);
        }
    });

    it('runs nothing of it', (t) => {
        const root = projectOf(t, {
            ...CALLER,
            '/callout-lab.config.js': 'throw new Error("run")',
            '/package.json': '{"type":"module","main":"x.js"}',
            'lwc/a/evil.js': 'globalThis.wasRun = true;'
        });
        scan(root);
        assert.equal('wasRun' in globalThis, false);
    });
});
