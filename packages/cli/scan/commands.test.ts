import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, it } from 'node:test';
import { main } from './main.ts';
import { scan } from './scan.ts';
import { apex, endpoint, lwc, projectOf, short, template, trustedUrl, type Files } from './testing/project-of.ts';
import { run } from './testing/run-command.ts';

const API = 'https://api.example.com';
const CALLER = lwc('a', `connectedCallback() { fetch('${API}/x'); }`);

interface SarifResult {
    ruleId: string;
    relatedLocations: { physicalLocation: { artifactLocation: { uri: string } } }[];
}

describe('the command', () => {
    it('gives SARIF that is valid by the schema of its standard, with the places of a finding beside it', async (t) => {
        const require = createRequire(import.meta.url);
        const file = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
        const schema = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>;
        // The schema has nothing of draft 4 but its name.
        delete schema.$schema;
        delete schema.id;
        const { default: Ajv } = await import('ajv');
        const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile<{
            runs: { results: SarifResult[] }[];
        }>(schema);
        const files = {
            ...lwc('a', 'connectedCallback() { fetch(`${BASE}/x`); }', "import { BASE } from 'c/b';"),
            'lwc/b/b.js': `export const BASE = '${API}';`,
            ...trustedUrl('A', API, ['img'])
        };
        const log: unknown = JSON.parse(run(t, projectOf(t, files), '--format', 'sarif', '--severity', 'info').out);
        assert.ok(validate(log), JSON.stringify(validate.errors));
        const wrong = log.runs[0].results.find(({ ruleId }) => ruleId === 'wrong-directive')!;
        assert.deepEqual(
            wrong.relatedLocations.map(({ physicalLocation: { artifactLocation } }) =>
                path.posix.basename(artifactLocation.uri)
            ),
            ['a.js', 'A.cspTrustedSite-meta.xml']
        );
    });

    it('says so where there was nothing to scan', (t) => {
        const told = t.mock.method(console, 'error', () => undefined);
        t.mock.method(console, 'log', () => undefined);
        assert.equal(main([projectOf(t, {}), '--no-cache']), 0);
        assert.match(String(told.mock.calls[0].arguments[0]), /^Nothing was scanned/);
    });

    it('ends with 1 when it found something of the asked severity, else 0, and 2 for wrong usage', (t) => {
        const root = projectOf(t, CALLER);
        assert.equal(run(t, root).code, 1);
        assert.equal(run(t, projectOf(t, lwc('a', ''))).code, 0);
        for (const wrong of [
            [],
            ['/no/such/folder'],
            [root, '--format', 'xml'],
            [root, '--context', 'moon'],
            [root, '--write-baseline'],
            [root, '--nonsense'],
            [root, '--hosts', '--format', 'sarif'],
            [root, '--hosts', '--format', 'github']
        ]) {
            assert.equal(run(t, ...wrong).code, 2, wrong.join(' '));
        }
        const help = run(t, '--help');
        assert.equal(help.code, 0);
        assert.match(help.out, /^Usage: npm run scan/);
    });

    it('gives findings, calls and counts as JSON, with paths relative to the directory', (t) => {
        const { findings, calls, counts } = JSON.parse(run(t, projectOf(t, CALLER), '--format', 'json').out);
        assert.deepEqual(
            [findings[0].rule, findings[0].file, findings[0].line, findings[0].related],
            ['missing-trusted-url', 'force-app/main/default/lwc/a/a.js', 4, []]
        );
        assert.deepEqual(calls, [
            {
                file: 'force-app/main/default/lwc/a/a.js',
                line: 4,
                kind: 'fetch',
                caller: 'page-lex',
                url: `${API}/x`,
                needs: 'csp:connect-src'
            }
        ]);
        assert.deepEqual([counts.error, counts.calls], [1, 1]);
    });

    it('gives SARIF whose results name a rule, a place and a fingerprint', (t) => {
        const [{ results, tool }] = JSON.parse(run(t, projectOf(t, CALLER), '--format', 'sarif').out).runs;
        assert.equal(tool.driver.rules[results[0].ruleIndex].id, 'missing-trusted-url');
        assert.equal(results[0].locations[0].physicalLocation.region.startLine, 4);
        assert.match(results[0].partialFingerprints['calloutLab/v1'], /^[0-9a-f]{32}$/);
    });

    it('hides with a baseline exactly what it holds, also after lines have moved', (t) => {
        const root = projectOf(t, CALLER);
        const baseline = path.join(root, 'baseline.json');
        assert.equal(run(t, root, '--baseline', baseline, '--write-baseline').code, 0);
        const file = path.join(root, 'force-app/main/default/lwc/a/a.js');
        fs.writeFileSync(file, `// moved\n// moved\n${fs.readFileSync(file, 'utf8').replace('{ fetch', '  {\tfetch')}`);
        const same = run(t, root, '--baseline', baseline, '--format', 'json');
        const { error, warning } = JSON.parse(same.out).counts;
        assert.deepEqual([same.code, error, warning], [0, 0, 0]);
        fs.appendFileSync(file, "fetch('https://new.example.com');\n");
        const { code, out } = run(t, root, '--baseline', baseline, '--format', 'json');
        assert.deepEqual(
            [code, JSON.parse(out).findings.map(({ url }: { url: string }) => url)],
            [1, ['https://new.example.com']]
        );
    });

    it('takes the findings of a renamed file for new ones, and says that the old ones are gone', (t) => {
        const root = projectOf(t, CALLER);
        const baseline = path.join(root, 'baseline.json');
        run(t, root, '--baseline', baseline, '--write-baseline');
        const bundles = path.join(root, 'force-app/main/default/lwc');
        fs.renameSync(path.join(bundles, 'a/a.js'), path.join(bundles, 'a/b.js'));
        const { code, out, error } = run(t, root, '--baseline', baseline);
        assert.equal(code, 1);
        assert.match(out, /lwc\/a\/b\.js:4/);
        assert.match(error, /^1 of the findings in .*baseline\.json are no longer there/);
    });

    it('shows a table of hosts: in one order, as JSON, and empty', (t) => {
        const twice = { ...CALLER, ...apex('A', endpoint(`${API}/x`)), ...lwc('c', `go() { fetch('${API}/y'); }`) };
        const { hosts } = JSON.parse(run(t, projectOf(t, twice), '--hosts', '--json').out);
        assert.deepEqual(hosts, [
            { host: API, caller: 'apex', needs: 'remoteSite', state: 'missing', count: 1 },
            { host: API, caller: 'page-lex', needs: 'csp:connect-src', state: 'missing', count: 2 }
        ]);
        assert.equal(run(t, projectOf(t, lwc('a', '')), '--hosts').out.trim(), 'host  caller  needs  entry  calls');
    });

    it('switches a finding off by a comment with a reason, not by one without', (t) => {
        const say = (comment: string): Files => lwc('a', `${comment}\nconnectedCallback() { fetch('${API}'); }`);
        assert.equal(
            run(t, projectOf(t, say('// callout-lab-disable-next-line missing-trusted-url -- a demo'))).code,
            0
        );
        assert.equal(
            run(t, projectOf(t, say('/* callout-lab-disable-next-line missing-trusted-url: a demo */'))).code,
            0
        );
        for (const none of ['', ':', ' --']) {
            const comment = `// callout-lab-disable-next-line missing-trusted-url${none}`;
            assert.equal(run(t, projectOf(t, say(comment))).code, 1, comment);
            assert.equal(run(t, projectOf(t, say(`/* ${comment.slice(3)} */`))).code, 1, comment);
        }
        assert.equal(run(t, projectOf(t, say('// callout-lab-disable-next-line wrong-list -- a demo'))).code, 1);
    });

    it('takes no end of a comment for a reason, in markup and styles', (t) => {
        const say = (reason: string): Files => ({
            ...lwc('a', ''),
            ...template(
                'a',
                `<!-- callout-lab-disable-next-line missing-trusted-url${reason} -->\n<img src="${API}/a.png">`
            ),
            'lwc/a/a.css': `/* callout-lab-disable-next-line missing-trusted-url${reason}*/\n.a { background: url(${API}/a.png); }`
        });
        const codes = ['', ' --', ':', ': known', ' -- known'].map((reason) => run(t, projectOf(t, say(reason))).code);
        assert.deepEqual(codes, [1, 1, 1, 0, 0]);
    });

    it('refuses a callout-lab.config.json that it does not understand, in a sentence that names it', (t) => {
        const SETTINGS = [
            '{',
            '',
            '[]',
            'null',
            '"x"',
            '{"rules":[]}',
            '{"rules":null}',
            '{"rules":"x"}',
            '{"rule":{"http-url":"off"}}',
            '{"rules":{"http-url":5}}',
            '{"rules":{"http-url":["off"]}}',
            '{"rules":{"http-url":"loud"}}',
            '{"rules":{"toString":"off"}}'
        ];
        for (const settings of SETTINGS) {
            const root = projectOf(t, { ...CALLER, '/callout-lab.config.json': settings });
            const said = t.mock.method(console, 'error', () => undefined);
            assert.equal(main([root, '--no-cache']), 2, settings);
            assert.match(String(said.mock.calls[0].arguments[0]), /^callout-lab\.config\.json: \w/, settings);
            t.mock.restoreAll();
        }
        const marked = {
            ...CALLER,
            '/callout-lab.config.json': '\uFEFF{"$schema":"x","rules":{"missing-trusted-url":"off"}}'
        };
        assert.equal(run(t, projectOf(t, marked)).code, 0);
    });

    it('takes severities from callout-lab.config.json and refuses a rule that it does not know', (t) => {
        assert.equal(
            run(t, projectOf(t, { ...CALLER, '/callout-lab.config.json': '{"rules":{"missing-trusted-url":"info"}}' }))
                .code,
            0
        );
        assert.equal(
            run(t, projectOf(t, { ...CALLER, '/callout-lab.config.json': '{"rules":{"missing-trusted":"off"}}' })).code,
            2
        );
    });

    it('looks at one context only', (t) => {
        const root = projectOf(
            t,
            lwc('a', `connectedCallback() { fetch('${API}'); }`, '', ['lightningCommunity__Page'])
        );
        assert.deepEqual([run(t, root, '--context', 'lex').code, run(t, root, '--context', 'site').code], [0, 1]);
    });
});

describe('what was read before', () => {
    it('is taken again while the sources are the same, also when a list has changed, and not once a source has', (t) => {
        const cache = path.join(projectOf(t, {}), 'cache');
        const root = projectOf(t, { ...CALLER, 'lwc/b/b.js': 'fetch( {{{ ' });
        const first = scan(root, { cache });
        assert.equal(fs.readdirSync(cache).length, 1);
        fs.writeFileSync(path.join(cache, fs.readdirSync(cache)[0]), JSON.stringify({ calls: [], problems: ['kept'] }));
        assert.deepEqual([scan(root, { cache }).calls, scan(root, { cache }).problems], [[], ['kept']]);
        fs.rmSync(cache, { recursive: true });
        assert.deepEqual(scan(root, { cache }).problems, first.problems);
        for (const [name, content] of Object.entries(trustedUrl('A', API, ['connect']))) {
            fs.mkdirSync(path.dirname(path.join(root, 'force-app/main/default', name)), { recursive: true });
            fs.writeFileSync(path.join(root, 'force-app/main/default', name), content);
        }
        assert.deepEqual(short(scan(root, { cache }).findings), []);
        assert.equal(fs.readdirSync(cache).length, 1);
        fs.appendFileSync(path.join(root, 'force-app/main/default/lwc/a/a.js'), "fetch('https://new.example.com');\n");
        assert.deepEqual(short(scan(root, { cache }).findings), ['missing-trusted-url a.js:6']);
    });

    it('holds no secret of an address', (t) => {
        const cache = path.join(projectOf(t, {}), 'cache');
        const secret = lwc(
            'a',
            `connectedCallback() { fetch('https://user:hunter2@api.example.com/?api_key=a1b2c3d4e5f6'); }`
        );
        scan(projectOf(t, secret), { cache });
        const text = fs
            .readdirSync(cache)
            .map((name) => fs.readFileSync(path.join(cache, name), 'utf8'))
            .join('');
        assert.match(text, /api\.example\.com/);
        assert.doesNotMatch(text, /a1b2c3d4e5f6|hunter2/);
    });
});
