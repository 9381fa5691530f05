import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deploy } from './deploy.ts';
import recorded from './recorded-answers.json' with { type: 'json' };
import { MINE, NO_ORG, options, run as runCommand, says, VERSION, version, type Rule } from './testing/stand-in.ts';

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

describe('npm run deploy stops, and says how to go on', options, () => {
    for (const { title, rules, args, env, output, next, not } of REFUSALS) {
        it(title, async () => {
            const run = await runCommand(deploy, rules, args, env);
            assert.equal(run.code, 1, run.output);
            output.forEach((text) => assert.match(run.output, text));
            assert.match(run.lastLine, next);
            assert.ok(not === undefined || !run.calls.some((call) => call.startsWith(not)), run.calls.join('\n'));
        });
    }
});
