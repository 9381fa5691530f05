import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { nodes } from '../../test-help/nodes.ts';
import { installPacked } from '../../test-help/packed.ts';

let dir = '';
let program = '';

before(() => {
    dir = installPacked(import.meta.dirname);
    program = path.join(dir, 'node_modules/.bin/callout-lab');
});
after(() => fs.rmSync(dir, { recursive: true, force: true }));

interface Ended {
    status: number | null;
    stdout: string;
    stderr: string;
}

const run = (args: string[], input = ''): Ended =>
    spawnSync(program, args, { cwd: dir, input, encoding: 'utf8', shell: process.platform === 'win32' });
const runBy = (node: string, args: string[], input = ''): Ended =>
    spawnSync(node, [fs.realpathSync(program), ...args], { cwd: dir, input, encoding: 'utf8' });

/** The package's own files that a run of it loads, by what V8 counted. */
function loadedFor(args: string[]): string[] {
    const counted = fs.mkdtempSync(path.join(dir, 'counted-'));
    const env = { ...process.env, NODE_V8_COVERAGE: counted };
    execFileSync(process.execPath, [fs.realpathSync(program), ...args], { cwd: dir, env, stdio: 'ignore' });
    const [file] = fs.readdirSync(counted);
    const { result } = JSON.parse(fs.readFileSync(path.join(counted, file), 'utf8')) as { result: { url: string }[] };
    const own = fs.realpathSync(path.join(dir, 'node_modules/callout-lab'));
    return result
        .flatMap(({ url }) => (url.startsWith('file:') ? [fileURLToPath(url)] : []))
        .filter((each) => each.startsWith(own + path.sep));
}

const MISSING =
    "Access to fetch at 'https://api.example.com/a' from origin 'https://acme.lightning.force.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";

describe('the installed package', () => {
    it('takes less than 40 MB with what it needs', () => {
        const size = fs
            .readdirSync(path.join(dir, 'node_modules'), { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .reduce((sum, entry) => sum + fs.statSync(path.join(entry.parentPath, entry.name)).size, 0);
        assert.ok(size < 40e6, `${size} bytes`);
    });

    it('brings the licences of the libraries that are in it', () => {
        const own = path.join(dir, 'node_modules/callout-lab');
        const notices = fs.readFileSync(path.join(own, 'dist/THIRD-PARTY-NOTICES'), 'utf8');
        const { devDependencies } = JSON.parse(
            fs.readFileSync(path.join(import.meta.dirname, 'package.json'), 'utf8')
        ) as { devDependencies: Record<string, string> };
        const bundled = Object.keys(devDependencies).filter((name) => name !== '@microsoft/jest-sarif');
        assert.deepEqual(
            [...bundled, 'antlr4', 'ajv'].filter((name) => !notices.includes(`\n${name} `)),
            []
        );
        assert.ok((notices.match(/Copyright|COPYRIGHT/g) ?? []).length >= bundled.length);
    });

    it('lists its commands, and says how each is called', () => {
        const { stdout, status } = run(['--help']);
        assert.equal(status, 0);
        for (const command of ['autocomplete', 'diagnose', 'explain', 'mcp', 'scan']) {
            assert.match(stdout, new RegExp(`^ +${command} `, 'm'));
            assert.match(run([command, '--help']).stdout, /USAGE/);
        }
        assert.match(run(['help', 'scan']).stdout, /USAGE/);
        const { status: wrong, stderr } = run(['scna', '.']);
        assert.equal(wrong, 2);
        assert.match(stderr, /There is no command scna \.; callout-lab --help/);
    });

    it('declares every flag that its commands read, so that help and completion know it', () => {
        for (const command of ['diagnose', 'scan']) {
            const used = [
                ...run([command, '--nonsense']).stderr.matchAll(/--([a-z-]+)/g),
                ...run([command]).stderr.matchAll(/--([a-z-]+)/g)
            ]
                .map(([, flag]) => flag)
                .filter((flag) => flag !== 'nonsense');
            const help = run([command, '--help']).stdout;
            assert.ok(used.length > 5);
            assert.deepEqual(
                used.filter((flag) => !help.includes(`--${flag}`)),
                []
            );
        }
    });

    for (const { version, program: node } of nodes()) {
        it(`does the same in Node ${version}`, () => {
            const by = (...args: string[]): Ended => runBy(node(), args, MISSING);
            assert.deepEqual(
                [by('--help'), by('explain'), by('explain', '--colour'), by('scan'), by('diagnose')].map(
                    ({ status }) => status
                ),
                [0, 0, 2, 2, 2]
            );
            assert.match(by('explain').stdout, /MissingAllowOriginHeader/);
        });
    }

    // The promise is half a second; what decides it is what is loaded, and that no machine is too busy to tell.
    for (const args of [['--help'], ['scan', '--help'], ['--version']]) {
        it(`loads no engine and no parser for ${args.join(' ')}`, () => {
            const sizes = loadedFor(args).map((file) => fs.statSync(file).size);
            assert.ok(sizes.length > 1);
            assert.ok(sizes.reduce((sum, size) => sum + size) < 20_000, `${sizes.join(' + ')} bytes`);
        });
    }

    it('explains: 0 when every failed call was explained, 1 when one was not, 2 for wrong usage', () => {
        const explained = run(['explain'], MISSING);
        assert.deepEqual([explained.status, explained.stderr], [0, '']);
        assert.match(explained.stdout, /MissingAllowOriginHeader/);
        assert.match(explained.stdout, /a recipe each for .*nginx/);
        assert.match(
            run(['explain', '--stack', 'nginx'], MISSING).stdout,
            /"https:\/\/acme\.lightning\.force\.com" \$http_origin;/
        );
        assert.equal(run(['explain', '--stack', 'iis'], MISSING).status, 2);
        assert.equal(run(['explain'], 'nothing of the kind').status, 1);
        assert.equal(run(['explain', '--colour']).status, 2);
        assert.equal(run(['explain', 'no-such-file.txt']).status, 2);
        assert.equal(run(['explain', '--project', 'no-such-directory'], MISSING).status, 2);
    });

    it('reads several files together, and standard input among them', () => {
        fs.writeFileSync(path.join(dir, 'one.txt'), MISSING);
        const { calls } = JSON.parse(run(['explain', '--json', 'one.txt', '-'], MISSING).stdout) as {
            calls: { files: string[] }[];
        };
        assert.deepEqual(
            calls.map(({ files }) => files),
            [['one.txt', '-']]
        );
    });

    it('ends in silence when nobody reads on', { skip: process.platform === 'win32' }, () => {
        const many = Array.from({ length: 3000 }, (_none, each) => MISSING.replace('/a', `/${each}`)).join('\n');
        fs.writeFileSync(path.join(dir, 'many.txt'), many);
        const { stderr, stdout } = spawnSync('sh', ['-c', `"${program}" explain many.txt | head -1`], {
            cwd: dir,
            encoding: 'utf8'
        });
        assert.deepEqual([stderr, stdout.split('\n').length], ['', 2]);
    });

    it('scans: 0 without findings, 1 with some, 2 for wrong usage', () => {
        const component = path.join(dir, 'project/force-app/main/default/lwc/orders');
        fs.mkdirSync(component, { recursive: true });
        fs.writeFileSync(
            path.join(dir, 'project/sfdx-project.json'),
            '{ "packageDirectories": [{ "path": "force-app", "default": true }] }'
        );
        assert.equal(run(['scan', 'project']).status, 0);
        fs.writeFileSync(path.join(component, 'orders.js'), "fetch('https://api.example.com/a');\n");
        const { status, stdout } = run(['scan', 'project', '--json']);
        assert.equal(status, 1);
        const { findings } = JSON.parse(stdout) as { findings: { rule: string }[] };
        assert.deepEqual(
            findings.map(({ rule }) => rule),
            ['missing-trusted-url']
        );
        const wrong = run(['scan', '--colour']);
        assert.deepEqual([run(['scan']).status, wrong.status], [2, 2]);
        assert.match(wrong.stderr, /Usage: callout-lab scan DIR/);
    });

    it('holds an explanation against a project, and writes the admin’s change once', () => {
        const blocked = `Connecting to 'https://api.example.com/a' violates the following Content Security Policy directive: "connect-src 'self'". The action has been blocked.`;
        fs.mkdirSync(path.join(dir, 'other'), { recursive: true });
        fs.writeFileSync(
            path.join(dir, 'other/sfdx-project.json'),
            '{ "packageDirectories": [{ "path": "force-app", "default": true }] }'
        );
        const sites = path.join(dir, 'other/force-app/main/default/remoteSiteSettings');
        fs.mkdirSync(sites, { recursive: true });
        fs.writeFileSync(
            path.join(sites, 'Orders.remoteSite-meta.xml'),
            '<RemoteSiteSetting xmlns="http://soap.sforce.com/2006/04/metadata"><disableProtocolSecurity>false</disableProtocolSecurity><isActive>true</isActive><url>https://api.example.com</url></RemoteSiteSetting>'
        );
        const { stdout } = run(['explain', '--project', 'other'], blocked);
        assert.match(stdout, /Remote Site.*a page needs a Trusted URL/);
        const first = run(['explain', '--write', 'written'], blocked);
        assert.match(first.stderr, /cspTrustedSites\/.*: written/);
        assert.match(run(['explain', '--write', 'written'], blocked).stderr, /: there already/);
    });

    it('asks an API: 2 for wrong usage', () => {
        assert.equal(run(['diagnose']).status, 2);
        assert.equal(
            run(['diagnose', 'http://127.0.0.1:9/', '--origin', 'https://acme.lightning.force.com']).status,
            0
        );
    });
});
