import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { main } from '../main.ts';
import { scan } from '../scan.ts';
import {
    API,
    apex,
    endpoint,
    lwc,
    projectOf,
    remoteSite,
    short,
    trustedUrl,
    type Files
} from '../testing/project-of.ts';
import { run } from '../testing/run-command.ts';

const CALLER = lwc('a', `connectedCallback() { fetch('${API}/x'); }`);

describe('--fix', () => {
    const FIXED: [string, Files][] = [
        ['a missing trusted URL', CALLER],
        ['a missing Remote Site', apex('A', `void a(HttpRequest r) {\nr.setEndpoint('${API}/x');\n}`)],
        ['a directive', { ...CALLER, ...trustedUrl('A', API, ['img']) }],
        [
            'a context',
            {
                ...lwc('a', `connectedCallback() { fetch('${API}'); }`, '', ['lightningCommunity__Page']),
                ...trustedUrl('A', API, ['connect'])
            }
        ],
        ['an inactive entry', { ...CALLER, ...trustedUrl('A', API, ['connect'], { active: false }) }],
        [
            'an inactive Remote Site',
            {
                ...apex('A', `void a(HttpRequest r) {\nr.setEndpoint('${API}/x');\n}`),
                ...remoteSite('A', API, { active: false })
            }
        ],
        ['boxes that nothing needs', { ...CALLER, ...trustedUrl('A', API, ['connect', 'img', 'frame']) }],
        [
            'the wrong list',
            {
                ...CALLER,
                ...remoteSite('A', API),
                ...apex('A', `void a(HttpRequest r) {\nr.setEndpoint('${API}/x');\n}`)
            }
        ]
    ];
    for (const [what, files] of FIXED) {
        it(`mends ${what}; scanned again, it is gone and nothing else is new`, (t) => {
            const root = projectOf(t, files);
            const before = short(scan(root).findings);
            assert.notDeepEqual(before, []);
            run(t, root, '--fix');
            assert.deepEqual(short(scan(root).findings), []);
        });
    }

    it('writes the fewest directives and the narrowest context', (t) => {
        const root = projectOf(t, CALLER);
        run(t, root, '--fix');
        const folder = path.join(root, 'force-app/main/default/cspTrustedSites');
        assert.deepEqual(fs.readdirSync(folder), ['api_example_com.cspTrustedSite-meta.xml']);
        const text = fs.readFileSync(path.join(folder, 'api_example_com.cspTrustedSite-meta.xml'), 'utf8');
        assert.deepEqual(
            [...text.matchAll(/<(\w+)>(?:true|LEX|All)</g)].map(([, name]) => name),
            ['context', 'isActive', 'isApplicableToConnectSrc']
        );
    });

    it('takes away with remove-unused what certainly no call needs, and says what the header takes before and after', (t) => {
        const root = projectOf(t, {
            ...CALLER,
            ...trustedUrl('A', API, ['connect']),
            ...trustedUrl('B', 'https://b.example.com', ['img'])
        });
        const lines: string[] = [];
        t.mock.method(console, 'error', (line: string) => lines.push(line));
        t.mock.method(console, 'log', () => undefined);
        main([root, '--fix=remove-unused', '--no-cache']);
        assert.deepEqual(lines.slice(0, 2), [
            'removed force-app/main/default/cspTrustedSites/B.cspTrustedSite-meta.xml',
            'policy header of LEX: about 2546 bytes before, 2524 after'
        ]);
        assert.deepEqual(short(scan(root).findings), []);
    });

    it('writes what the CLI’s library converts, and what lets each call through in the judgement of the engine', async (t) => {
        const root = projectOf(t, {
            ...CALLER,
            ...apex('A', `void a(HttpRequest r) {\nr.setEndpoint('${API}/x');\n}`)
        });
        run(t, root, '--fix');
        assert.deepEqual(
            scan(root).calls.map(({ judgement }) => judgement.state),
            ['covered', 'covered']
        );
        const { ComponentSet, MetadataConverter } = await import('@salesforce/source-deploy-retrieve');
        const source = ComponentSet.fromSource(path.join(root, 'force-app'));
        const { packagePath = '' } = await new MetadataConverter().convert(source, 'metadata', {
            type: 'directory',
            outputDirectory: path.join(root, 'out')
        });
        assert.deepEqual(
            [
                fs.readdirSync(path.join(packagePath, 'cspTrustedSites')),
                fs.readdirSync(path.join(packagePath, 'remoteSiteSettings'))
            ],
            [['api_example_com.cspTrustedSite'], ['api_example_com.remoteSite']]
        );
    });

    it('writes no Remote Site for an http address, which would be a finding itself', (t) => {
        const root = projectOf(t, apex('A', endpoint('http://api.example.com/x')));
        const before = short(scan(root).findings);
        run(t, root, '--fix');
        assert.deepEqual(short(scan(root).findings), before);
    });

    const PLACES: [string, Files, string][] = [
        [
            'of folders above the package whose names are those of metadata',
            {
                '/sfdx-project.json': '{"packageDirectories":[{"path":"flow_components/lwc/force-app"}]}',
                '/flow_components/lwc/force-app/main/default/classes/A.cls': `public class A { ${endpoint(API)} }`
            },
            'flow_components/lwc/force-app/main/default/remoteSiteSettings/api_example_com.remoteSite-meta.xml'
        ],
        [
            'of a formula in an object',
            {
                'objects/A__c/fields/Logo__c.field-meta.xml': `<CustomField><formula>IMAGE("${API}/a.png", "x")</formula></CustomField>`
            },
            'force-app/main/default/cspTrustedSites/api_example_com.cspTrustedSite-meta.xml'
        ],
        [
            'of a class in a folder of its own',
            { '/force-app/more/A.cls': `public class A { ${endpoint(API)} }` },
            'force-app/main/default/remoteSiteSettings/api_example_com.remoteSite-meta.xml'
        ]
    ];
    for (const [what, files, file] of PLACES) {
        it(`writes an entry in the package of its caller: ${what}`, (t) => {
            const root = projectOf(t, files);
            run(t, root, '--fix');
            assert.ok(fs.existsSync(path.join(root, file)), file);
            assert.deepEqual(short(scan(root).findings), []);
        });
    }

    it('leaves the context as it is where it only takes boxes away, and an absent box that is as it should be', (t) => {
        const root = projectOf(t, {
            ...lwc('a', `connectedCallback() { fetch('${API}'); }`, '', [
                'lightning__RecordPage',
                'lightningCommunity__Page'
            ]),
            ...trustedUrl('A', API, ['connect', 'img'], { context: 'Communities' })
        });
        run(t, root, '--fix');
        const text = fs.readFileSync(
            path.join(root, 'force-app/main/default/cspTrustedSites/A.cspTrustedSite-meta.xml'),
            'utf8'
        );
        assert.deepEqual(
            [...text.matchAll(/<(context|isApplicable\w+)>(\w+)/g)].map(([, name, value]) => `${name} ${value}`),
            ['context Communities', 'isApplicableToConnectSrc true', 'isApplicableToImgSrc false']
        );
    });

    it('has no fix for the boxes of an entry that nothing needs at all, and writes nothing a second time', (t) => {
        const root = projectOf(t, {
            ...CALLER,
            ...trustedUrl('A', 'https://a.example.com', ['img', 'font']),
            ...trustedUrl('B', API, ['img', 'connect'])
        });
        run(t, root, '--fix');
        const { findings } = scan(root);
        assert.deepEqual(short(findings), ['unused-entry A.cspTrustedSite-meta.xml:5']);
        assert.deepEqual(
            findings.filter(({ fix }) => fix),
            []
        );
    });

    it('never takes an entry away', (t) => {
        const root = projectOf(t, trustedUrl('A', API, ['connect']));
        run(t, root, '--fix');
        assert.deepEqual(short(scan(root).findings), ['unused-entry A.cspTrustedSite-meta.xml:5']);
    });
});
