import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { PROJECT_DIR } from '../../lab/project.ts';

/** Records its arguments, and answers what the case says for the first rule whose words are in them. */
const STAND_IN = `#!/usr/bin/env node
const fs = require('node:fs');
const args = process.argv.slice(2).join(' ');
const origins = process.env.CALLOUT_LAB_ORIGINS ? ' #' + process.env.SAMPLE_API_ORIGIN + ' ' + process.env.UNREACHABLE_ORIGIN : '';
const at = args.indexOf('destructive');
if (at > 0) fs.copyFileSync(args.split(' ')[args.split(' ').indexOf('--post-destructive-changes') + 1], process.env.SF_LOG + '.xml');
fs.appendFileSync(process.env.SF_LOG, args + origins + '\\n');
const rule = JSON.parse(process.env.SF_RULES).find(([words]) => args.includes(words));
const answer = rule ? rule[1] : { status: 0, result: {} };
console.log(JSON.stringify(answer));
process.exit(answer.status);
`;

type Rule = [words: string, answer: { status: number; name?: string; message?: string; result?: unknown }];
const VERSION: Rule = ['version', { status: 0, result: { cliVersion: '@salesforce/cli/2.90.4' } }];
const NO_ORG: Rule = [
    'org display',
    { status: 1, name: 'NamedOrgNotFoundError', message: 'No authorization information found' }
];

let directory = '';
before(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-deploy-'));
    fs.writeFileSync(path.join(directory, 'sf'), STAND_IN, { mode: 0o755 });
    // The components are built elsewhere; here only the calls matter.
    fs.writeFileSync(path.join(directory, 'npm'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
});
after(() => fs.rmSync(directory, { recursive: true, force: true }));

const windows = process.platform === 'win32' && 'the stand-in is a script with a shebang';

test('the first run makes a scratch org, deploys, assigns, opens', { skip: windows }, async () => {
    const run = await program('deploy', [VERSION, NO_ORG]);
    assert.equal(run.code, 0, run.output);
    assert.deepEqual(run.calls.map(words), [
        'version',
        'org display --target-org',
        'org create scratch',
        'project deploy start',
        'org assign permset',
        'org open --path'
    ]);
    assert.match(run.output, /\[1\/4\][^]*\[4\/4\] Open the page/);
    assert.match(run.lastLine, /App Launcher > Callout Lab/);
});

test(
    'the second run uses the same scratch org, and an assigned permission set is as good',
    { skip: windows },
    async () => {
        const run = await program('deploy', [
            VERSION,
            ['org display', { status: 0, result: { status: 'Active' } }],
            ['assign permset', { status: 1, message: 'Duplicate PermissionSetAssignment' }]
        ]);
        assert.equal(run.code, 0, run.output);
        assert.ok(!run.calls.some((call) => call.startsWith('org create')));
        assert.match(run.output, /done before/);
    }
);

test('no Dev Hub: says so, and how to log in to one', { skip: windows }, async () => {
    const run = await program('deploy', [
        VERSION,
        NO_ORG,
        ['org create', { status: 1, name: 'NoDefaultDevHubError', message: 'No default dev hub found.' }]
    ]);
    assert.equal(run.code, 1);
    assert.match(run.output, /No Dev Hub is set/);
    assert.equal(run.lastLine, 'Go on with: sf org login web --set-default-dev-hub');
    assert.ok(!run.calls.some((call) => call.startsWith('project deploy')));
});

test('an expired login: says so, makes no other org, and how to log in again', { skip: windows }, async () => {
    const expired: Rule = [
        'org display',
        { status: 1, name: 'RefreshTokenAuthError', message: 'expired access/refresh token' }
    ];
    const run = await program('deploy', [VERSION, expired]);
    assert.equal(run.code, 1);
    assert.match(run.output, /The login to the org has expired\./);
    assert.match(run.lastLine, /^Go on with: sf org login web/);
    assert.ok(!run.calls.some((call) => call.startsWith('org create')));
});

test('a failing deployment: names the component, the line and the check to run', { skip: windows }, async () => {
    const componentFailures = [{ fullName: 'CalloutProxy', lineNumber: 12, problem: 'Variable does not exist: x' }];
    const run = await program('deploy', [
        VERSION,
        NO_ORG,
        [
            'deploy start',
            { status: 1, name: 'DeployFailed', message: 'failed', result: { details: { componentFailures } } }
        ]
    ]);
    assert.equal(run.code, 1);
    assert.match(run.output, /CalloutProxy, line 12: Variable does not exist: x/);
    assert.equal(run.lastLine, 'Go on with: npm run verify:org');
    assert.ok(!run.calls.some((call) => call.startsWith('org assign')));
});

test('a missing permission set: names it and the command that brings it', { skip: windows }, async () => {
    const run = await program('deploy', [
        VERSION,
        NO_ORG,
        [
            'assign permset',
            { status: 1, name: 'PermissionSetNotFoundError', message: 'Permission set "Callout_Lab" not found' }
        ]
    ]);
    assert.equal(run.code, 1);
    assert.match(run.output, /The org has no permission set Callout_Lab/);
    assert.match(run.lastLine, /^Go on with: sf project deploy start .*permissionsets/);
});

test('an org that one has is only looked up, and the Apex tests run when asked for', { skip: windows }, async () => {
    const run = await program('deploy', [VERSION], ['--target-org', 'mine', '--run-tests', '--no-open']);
    assert.equal(run.code, 0, run.output);
    assert.deepEqual(run.calls.map(words), [
        'version',
        'org display --target-org',
        'project deploy start',
        'org assign permset',
        'apex run test'
    ]);
    assert.ok(run.calls.slice(1).every((call) => call.includes('--target-org mine')));
});

test('an old CLI is refused before anything is done', { skip: windows }, async () => {
    const run = await program('deploy', [['version', { status: 0, result: { cliVersion: '@salesforce/cli/1.86.0' } }]]);
    assert.equal(run.code, 1);
    assert.equal(run.lastLine, 'Go on with: npm install --global @salesforce/cli');
    assert.equal(run.calls.length, 1);
});

test('a given origin applies, and the others keep their placeholder', { skip: windows }, async () => {
    const run = await program('deploy', [VERSION, NO_ORG], [], { SAMPLE_API_ORIGIN: 'https://api.test' });
    assert.match(
        run.calls.find((call) => call.startsWith('project deploy')) ?? '',
        /#https:\/\/api\.test https:\/\/unreachable\.example\.com$/
    );
});

test('an origin with a path is refused', { skip: windows }, async () => {
    const run = await program('deploy', [VERSION], [], { SAMPLE_API_ORIGIN: 'https://api.test/v1' });
    assert.equal(run.code, 1);
    assert.match(run.output, /SAMPLE_API_ORIGIN is "https:\/\/api\.test\/v1"/);
    assert.deepEqual(run.calls, []);
});

test('--dry-run prints the commands and calls nothing', { skip: windows }, async () => {
    const run = await program('deploy', [], ['--dry-run']);
    assert.equal(run.code, 0, run.output);
    assert.deepEqual(run.calls, []);
    assert.match(run.output, /sf org create scratch .*\n[^]*sf org assign permset --name Callout_Lab/);
});

test('a name of an org that a shell would read as more is refused', { skip: windows }, async () => {
    const run = await program('deploy', [VERSION], ['--target-org', 'a&calc']);
    assert.equal(run.code, 1);
    assert.match(run.output, /no place in the name of an org/);
});

test('undeploy takes the trust back and leaves the files alone', { skip: windows }, async () => {
    const run = await program('undeploy', [], ['--target-org', 'mine']);
    assert.equal(run.code, 0, run.output);
    assert.match(
        run.calls[0],
        /^project deploy start --manifest \S+ --post-destructive-changes \S+ --target-org mine$/
    );
    assert.match(run.destructive, /<members>GitHub<\/members>[^]*<name>CspTrustedSite<\/name>/);
    assert.match(run.destructive, /<name>RemoteSiteSetting<\/name>/);
    assert.ok(
        fs.existsSync(path.join(PROJECT_DIR, 'force-app/main/default/cspTrustedSites/GitHub.cspTrustedSite-meta.xml'))
    );
});

const words = (call: string): string => call.split(' ').slice(0, 3).join(' ');

interface Run {
    code: number | null;
    output: string;
    lastLine: string;
    calls: string[];
    destructive: string;
}

function program(name: string, rules: Rule[], args: string[] = [], env: Record<string, string> = {}): Promise<Run> {
    const log = path.join(directory, `${Math.random().toString(36).slice(2)}.log`);
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(PROJECT_DIR, `scripts/${name}.ts`), ...args], {
        cwd: PROJECT_DIR,
        env: {
            ...process.env,
            PATH: `${directory}${path.delimiter}${process.env.PATH ?? ''}`,
            SF_LOG: log,
            SF_RULES: JSON.stringify(rules),
            ...env
        }
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    const read = (file: string): string => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
    return new Promise((resolve) =>
        child.on('close', (code) =>
            resolve({
                code,
                output,
                lastLine: output.trim().split('\n').at(-1) ?? '',
                calls: read(log).replaceAll(' --json', '').split('\n').filter(Boolean),
                destructive: read(`${log}.xml`)
            })
        )
    );
}
