import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { PROJECT_DIR } from '../lab/project.ts';
import recorded from './recorded-answers.json' with { type: 'json' };

/** Records its arguments, and answers what the case says for the first rule whose words are in them. */
const STAND_IN = `#!/usr/bin/env node
const fs = require('node:fs');
const args = process.argv.slice(2).join(' ');
const origins = process.env.CALLOUT_LAB_ORIGINS ? ' #' + process.env.SAMPLE_API_ORIGIN + ' ' + process.env.UNREACHABLE_ORIGIN : '';
const at = process.argv.indexOf('--metadata-dir');
if (at > 0) fs.cpSync(process.argv[at + 1], process.env.SF_LOG + '.package', { recursive: true });
fs.appendFileSync(process.env.SF_LOG, args + origins + '\\n');
const rule = JSON.parse(process.env.SF_RULES).find(([words]) => args.includes(words));
const answer = rule ? rule[1] : { exitCode: 0, json: { status: 0, result: {} } };
console.log(JSON.stringify(answer.json));
process.exit(answer.exitCode);
`;

/** What the Salesforce CLI itself printed; `npm run verify:deploy` holds it against the CLI of today. */
type Recorded = keyof typeof recorded;
type Answer = { exitCode: number; json: unknown };
type Rule = [words: string, answer: Answer];

const says = (words: string, name: Recorded): Rule => [words, recorded[name]];
const version = (cliVersion: string, nodeVersion: string): Rule => [
    'version',
    { exitCode: 0, json: { architecture: 'linux-x64', cliVersion: `@salesforce/cli/${cliVersion}`, nodeVersion } }
];
const VERSION = version('2.150.6', 'node-v22.23.3');
const NO_ORG = says('org display', 'orgUnknown');
const MINE = ['--target-org', 'mine'];

let directory = '';
before(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-deploy-'));
    fs.writeFileSync(path.join(directory, 'sf'), STAND_IN, { mode: 0o755 });
    // The components are built elsewhere; here only the calls matter.
    fs.writeFileSync(path.join(directory, 'npm'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
});
after(() => fs.rmSync(directory, { recursive: true, force: true }));

const options = { concurrency: true, skip: process.platform === 'win32' && 'the stand-in is a script with a shebang' };

test('npm run deploy', options, async (suite) => {
    const tests = [
        suite.test('the first run makes a scratch org, deploys, assigns, opens', async () => {
            const run = await program('deploy', [VERSION, NO_ORG, says('permset', 'assigned')]);
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
        }),
        suite.test('the second run changes nothing that was done, ends with 0, and opens', async () => {
            const run = await program('deploy', [
                VERSION,
                says('org display', 'orgFound'),
                says('project deploy', 'deployed'),
                says('permset', 'assignedBefore'),
                says('org open', 'opened')
            ]);
            assert.equal(run.code, 0, run.output);
            assert.deepEqual(run.calls.slice(1).map(words), [
                'org display --target-org',
                'project deploy start',
                'org assign permset',
                'org open --path'
            ]);
            assert.match(run.output, /done before[^]*assigned before/);
        }),
        suite.test('an org that one has is only looked up, and the Apex tests run when asked for', async () => {
            const run = await program('deploy', [VERSION, says('apex run', 'testsPassed')], [...MINE, '--run-tests']);
            assert.equal(run.code, 0, run.output);
            assert.ok(run.calls.slice(1).every((call) => call.includes('--target-org mine')));
            assert.match(run.output, /3 of 3 passed/);
        }),
        suite.test('--test-level RunSpecifiedTests names the tests of this project', async () => {
            const run = await program('deploy', [VERSION], [...MINE, '--test-level', 'RunSpecifiedTests']);
            const call = run.calls.find((each) => each.startsWith('project deploy')) ?? '';
            assert.match(call, /--test-level RunSpecifiedTests .*--tests CalloutPathTest .*--tests RecordReaderTest/);
        }),
        suite.test('a given origin applies, and the others keep their placeholder', async () => {
            const run = await program('deploy', [VERSION, NO_ORG], [], { SAMPLE_API_ORIGIN: 'https://api.test' });
            assert.match(
                run.calls.find((call) => call.startsWith('project deploy')) ?? '',
                /#https:\/\/api\.test https:\/\/unreachable\.example\.com$/
            );
        }),
        suite.test('--dry-run prints the commands and calls nothing', async () => {
            const run = await program('deploy', [], ['--dry-run']);
            assert.equal(run.code, 0, run.output);
            assert.deepEqual(run.calls, []);
            assert.match(run.output, /sf org create scratch .*\n[^]*sf org assign permset --name Callout_Lab/);
        }),
        ...REFUSALS.map(({ title, rules, args, env, output, next, not }) =>
            suite.test(title, async () => {
                const run = await program('deploy', rules, args, env);
                assert.equal(run.code, 1, run.output);
                output.forEach((text) => assert.match(run.output, text));
                assert.match(run.lastLine, next);
                assert.ok(not === undefined || !run.calls.some((call) => call.startsWith(not)), run.calls.join('\n'));
            })
        )
    ];
    await Promise.all(tests);
});

interface Refusal {
    title: string;
    rules: Rule[];
    args?: string[];
    env?: Record<string, string>;
    output: RegExp[];
    /** The last line. */
    next: RegExp;
    /** What may not be called any more. */
    not?: string;
}

const DEPLOYED = [VERSION, says('project deploy', 'deployed')];

const REFUSALS: Refusal[] = [
    {
        title: 'no Dev Hub: says so, and how to log in to one',
        rules: [VERSION, NO_ORG, says('org create', 'noDevHub')],
        output: [/No Dev Hub is set/],
        next: /^Go on with: sf org login web --set-default-dev-hub$/,
        not: 'project deploy'
    },
    {
        title: 'an org that is no Dev Hub: says so',
        rules: [VERSION, NO_ORG, says('org create', 'notADevHub')],
        output: [/Dev Hub is not enabled/],
        next: /Setup > Development > Dev Hub/,
        not: 'project deploy'
    },
    {
        title: 'the daily limit: deleting a scratch org is not advised',
        rules: [VERSION, NO_ORG, says('org create', 'dailyLimit')],
        output: [/as many scratch orgs today as it may/],
        next: /^Go on with: npm run deploy tomorrow/
    },
    {
        title: 'the limit of active scratch orgs: deleting one is advised',
        rules: [VERSION, NO_ORG, says('org create', 'activeLimit')],
        output: [/as many active scratch orgs as it may/],
        next: /sf org delete scratch/
    },
    {
        title: 'a login to the scratch org that has expired: says so, and makes no other org',
        rules: [VERSION, says('org display', 'orgLoginExpired')],
        output: [/The login to the org callout-lab has expired\./],
        next: /^Go on with: sf org login web --alias callout-lab$/,
        not: 'org create'
    },
    {
        title: 'a login that has expired, to an org that one has',
        rules: [VERSION, says('org display', 'orgLoginExpired')],
        args: MINE,
        output: [/The login to the org mine has expired\./],
        next: /^Go on with: sf org login web --alias mine$/,
        not: 'project deploy'
    },
    {
        title: 'a login that expires while it deploys',
        rules: [VERSION, says('org display', 'orgFound'), says('project deploy', 'deployLoginExpired')],
        args: MINE,
        output: [/The login to the org mine has expired\./],
        next: /^Go on with: sf org login web --alias mine$/
    },
    {
        title: 'an org that the CLI does not know',
        rules: [VERSION, NO_ORG],
        args: MINE,
        output: [/The CLI knows no org mine/],
        next: /^Go on with: sf org list/
    },
    {
        title: 'components that the org refuses: each with its line, and how many',
        rules: [VERSION, NO_ORG, says('project deploy', 'componentFailures')],
        output: [
            /The org refused the deployment: 2 components\./,
            /ApexClass CalloutProxy, line 12, column 9: Variable does not exist: x/,
            /PermissionSet Callout_Lab: no ApexClass named RecordReader found/
        ],
        next: /^Go on with: npm run verify:org$/,
        not: 'org assign'
    },
    {
        title: 'tests that fail while it deploys: each with its place, and how to run only ours',
        rules: [VERSION, says('project deploy', 'testFailures')],
        args: MINE,
        output: [
            /The org refused the deployment: 2 Apex tests\./,
            /OtherTest\.returnsAnAnswer: System\.AssertException: .* \(Class\.OtherTest\.returnsAnAnswer: line 27, column 1\)/,
            /OtherTest\.sendsMethodHeadersAndBody/
        ],
        next: /^Go on with: npm run deploy -- --target-org mine --test-level RunSpecifiedTests/
    },
    {
        title: 'too little coverage of the org: its own words',
        rules: [VERSION, says('project deploy', 'coverageWarnings')],
        args: MINE,
        output: [/1 coverage warning\./, /is 61%, at least 75% test coverage is required/],
        next: /--test-level RunSpecifiedTests/
    },
    {
        title: 'a deployment that is not finished in time: how to go on watching it',
        rules: [VERSION, says('project deploy', 'deploymentUnfinished')],
        args: MINE,
        output: [/The deployment still runs in the org/],
        next: /^Go on with: sf project deploy resume --job-id 0Af000000000001AAA, then npm run deploy/
    },
    {
        title: 'a deployment of which the org took a part only',
        rules: [
            VERSION,
            [
                'project deploy',
                {
                    exitCode: 68,
                    json: {
                        ...recorded.componentFailures.json,
                        status: 68,
                        result: { ...recorded.componentFailures.json.result, status: 'SucceededPartial' }
                    }
                }
            ]
        ],
        args: MINE,
        output: [/The org took a part: 2 components\./],
        next: /verify:org$/,
        not: 'org assign'
    },
    {
        title: 'a permission set that is not there: names it, and the command that brings it',
        rules: [...DEPLOYED, says('permset', 'permissionSetMissing')],
        args: MINE,
        output: [/Permission set "Callout_Lab_Credentials" not found/],
        next: /^Go on with: sf project deploy start .*permissionsets --target-org mine$/,
        not: 'org open'
    },
    {
        title: 'Apex tests that fail in the org: each, and how many',
        rules: [...DEPLOYED, says('apex run', 'testsFailed')],
        args: [...MINE, '--run-tests'],
        output: [/2 of 3 Apex tests failed/, /CalloutProxyTest\.second: .*line 27/, /CalloutProxyTest\.third: /],
        next: /--run-tests$/,
        not: 'org open'
    },
    {
        title: 'Apex tests that are not finished are no success, although the CLI ends with 0',
        rules: [...DEPLOYED, says('apex run', 'testsUnfinished')],
        args: [...MINE, '--run-tests'],
        output: [/not finished within 30 min/],
        next: /^Go on with: sf apex get test --test-run-id 707000000000001AAA --target-org mine$/,
        not: 'org open'
    },
    {
        title: 'an old CLI is refused before anything is done',
        rules: [version('1.86.0', 'node-v18.20.0')],
        output: [/too old/],
        next: /^Go on with: npm install --global @salesforce\/cli/,
        not: 'org'
    },
    {
        title: 'a CLI on a Node that it does not run on is refused, with both versions',
        rules: [version('2.150.6', 'node-v20.20.2')],
        output: [/Salesforce CLI 2\.150 needs Node 22 or newer, and runs on v20\.20\.2/],
        next: /install Node 22/,
        not: 'org'
    },
    {
        title: 'an origin with a path is refused',
        rules: [VERSION],
        env: { SAMPLE_API_ORIGIN: 'https://api.test/v1' },
        output: [/SAMPLE_API_ORIGIN is "https:\/\/api\.test\/v1"/],
        next: /npm run deploy/,
        not: ''
    },
    {
        title: 'a test level that there is not',
        rules: [VERSION],
        args: ['--test-level', 'Some'],
        output: [/"Some" is no test level/],
        next: /--help$/,
        not: ''
    },
    {
        title: 'a name of an org that a shell would read as more',
        rules: [VERSION],
        args: ['--target-org', 'a&calc'],
        output: [/no place in the name of an org/],
        next: /no place in the name of an org/
    }
];

test(
    'a scratch org that is not ready in time is waited for by the next run; no second one is asked for',
    options,
    async () => {
        const cache = { CALLOUT_LAB_CACHE: fs.mkdtempSync(path.join(directory, 'cache-')) };
        const first = await program('deploy', [VERSION, NO_ORG, says('org create', 'scratchOrgUnfinished')], [], cache);
        assert.equal(first.code, 1);
        assert.match(first.lastLine, /^Go on with: npm run deploy, which waits for it$/);
        const second = await program('deploy', [VERSION, NO_ORG], [], cache);
        assert.equal(second.code, 0, second.output);
        assert.match(second.calls[2], /^org resume scratch --job-id 2SR000000000001AAA --wait 30/);
        assert.ok(!second.calls.some((call) => call.startsWith('org create')));
        const third = await program('deploy', [VERSION, NO_ORG], [], cache);
        assert.match(third.calls[2], /^org create scratch/, 'the job is done, and the org is gone again');
    }
);

test(
    'undeploy deletes the entries, disables the credentials, leaves the files alone, and says what is left',
    options,
    async () => {
        const file = path.join(
            PROJECT_DIR,
            'force-app/main/default/namedCredentials/Sample_API.namedCredential-meta.xml'
        );
        const before = fs.readFileSync(file, 'utf8');
        const run = await program('undeploy', [VERSION, says('project deploy', 'deployed')], MINE);
        assert.equal(run.code, 0, run.output);
        assert.match(run.calls[1], /^project deploy start --metadata-dir \S+ --target-org mine$/);
        const deleted = run.package('destructiveChangesPost.xml');
        assert.match(deleted, /<members>GitHub<\/members>[^]*<name>CspTrustedSite<\/name>/);
        assert.match(deleted, /<name>RemoteSiteSetting<\/name>[^]*<name>CorsWhitelistOrigin<\/name>/);
        for (const name of ['Sample_API', 'CORS_Proxy']) {
            assert.match(run.package('package.xml'), new RegExp(`<members>${name}</members>`));
            assert.match(run.package(`namedCredentials/${name}.namedCredential`), /<calloutStatus>Disabled</);
        }
        assert.match(run.output, /the keys, in Setup > Security > Named Credentials/);
        assert.equal(fs.readFileSync(file, 'utf8'), before);
    }
);

const words = (call: string): string => call.split(' ').slice(0, 3).join(' ');

interface Run {
    code: number | null;
    output: string;
    lastLine: string;
    calls: string[];
    /** A file of the package that was deployed; empty when there is none. */
    package(file: string): string;
}

function program(name: string, rules: Rule[], args: string[] = [], env: Record<string, string> = {}): Promise<Run> {
    const log = path.join(directory, `${Math.random().toString(36).slice(2)}.log`);
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(PROJECT_DIR, `scripts/${name}.ts`), ...args], {
        cwd: PROJECT_DIR,
        env: {
            ...process.env,
            CALLOUT_LAB_CACHE: directory,
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
                package: (file) => read(path.join(`${log}.package`, file))
            })
        )
    );
}
