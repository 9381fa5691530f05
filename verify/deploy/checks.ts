import { ALL_CHANGES } from './all-changes.ts';
import type { Check } from './check.ts';
import type { StandInOrg } from './org.ts';
import type { Run } from './session.ts';

const MINE = ['--target-org', 'mine'];

/** One run, what it must end with, and what it must say. */
function once(
    title: string,
    prepare: (org: StandInOrg) => void,
    args: string[],
    expected: { code?: number; says: RegExp[]; next: RegExp; not?: string },
    answers: Record<string, string>
): Check {
    return {
        title,
        prepare,
        answers,
        check: async (session) => {
            const run = await session.run('deploy', args);
            return { runs: [run], wrong: judge(run, { code: 1, ...expected }) };
        }
    };
}

function judge(run: Run, expected: { code: number; says: RegExp[]; next?: RegExp; not?: string }): string[] {
    return [
        ...(run.code === expected.code ? [] : [`exit code ${run.code}`]),
        ...expected.says.filter((text) => !text.test(run.output)).map((text) => `does not say ${text}`),
        ...(!expected.next || expected.next.test(run.lastLine) ? [] : [`last line "${run.lastLine}"`]),
        ...(expected.not && run.calls.some(({ args }) => args.startsWith(expected.not!))
            ? [`called ${expected.not}`]
            : [])
    ];
}

export const CHECKS: Check[] = [
    ALL_CHANGES,
    {
        title: 'the first deployment and the second end with 0, and open the page',
        prepare: () => undefined,
        answers: { 'org display': 'orgFound', 'project deploy': 'deployed', 'org assign': 'assignedBefore' },
        check: async (session) => {
            const first = await session.run('deploy', MINE);
            const second = await session.run('deploy', MINE);
            const opened = session.org.requests.filter((request) => request.includes('singleaccess')).length;
            return {
                runs: [first, second],
                wrong: [
                    ...judge(first, { code: 0, says: [/\[4\/4\] Open the page/], next: /App Launcher > Callout Lab/ }),
                    ...judge(second, {
                        code: 0,
                        says: [/assigned before/, /\[4\/4\] Open the page/],
                        next: /App Launcher/
                    }),
                    ...(opened === 2 ? [] : [`the page was opened ${opened} times`])
                ]
            };
        }
    },
    once(
        'components that the org refuses',
        ({ state }) => (state.deployment = 'components'),
        MINE,
        {
            says: [/2 components\./, /CalloutProxy, line 12/, /no ApexClass named RecordReader/],
            next: /verify:org$/,
            not: 'org assign'
        },
        { 'project deploy': 'componentFailures' }
    ),
    once(
        'tests that fail while it deploys',
        ({ state }) => (state.deployment = 'tests'),
        [...MINE, '--test-level', 'RunLocalTests'],
        {
            says: [/2 Apex tests\./, /OtherTest\.returnsAnAnswer: .*line 27/],
            next: /--test-level RunSpecifiedTests/,
            not: 'org assign'
        },
        { 'project deploy': 'testFailures' }
    ),
    once(
        'too little coverage',
        ({ state }) => (state.deployment = 'coverage'),
        [...MINE, '--test-level', 'RunSpecifiedTests'],
        { says: [/1 coverage warning\./, /61%/], next: /Go on with/ },
        { 'project deploy': 'coverageWarnings' }
    ),
    once(
        'a permission set that is not there',
        ({ state }) => (state.permissionSets = ['Callout_Lab']),
        MINE,
        { says: [/Callout_Lab_Credentials" not found/], next: /permissionsets --target-org mine$/, not: 'org open' },
        {}
    ),
    once(
        'a login that has expired',
        ({ state }) => (state.isLoginExpired = true),
        MINE,
        {
            says: [/The login to the org mine has expired/],
            next: /sf org login web --alias mine$/,
            not: 'project deploy'
        },
        { 'org display': 'orgLoginExpired' }
    ),
    once(
        'an org that the CLI does not know',
        () => undefined,
        ['--target-org', 'nobody'],
        { says: [/knows no org nobody/], next: /sf org list/ },
        {}
    ),
    {
        title: 'Apex tests that pass',
        prepare: () => undefined,
        answers: { 'apex run': 'testsPassed', 'org assign': 'assigned' },
        check: async (session) => {
            const run = await session.run('deploy', [...MINE, '--run-tests', '--no-open']);
            return { runs: [run], wrong: judge(run, { code: 0, says: [/3 of 3 passed/] }) };
        }
    },
    once(
        'Apex tests that fail in the org',
        ({ state }) => (state.testRun = 'failed'),
        [...MINE, '--run-tests'],
        {
            says: [/2 of 3 Apex tests failed/, /CalloutProxyTest\.second: .*line 27/],
            next: /--run-tests$/,
            not: 'org open'
        },
        { 'apex run': 'testsFailed' }
    ),
    once(
        'Apex tests that are not finished in time',
        ({ state }) => (state.testRun = 'unfinished'),
        [...MINE, '--run-tests', '--wait', '1'],
        {
            says: [/not finished within 1 min/],
            next: /sf apex get test --test-run-id 707000000000001AAA/,
            not: 'org open'
        },
        { 'apex run': 'testsUnfinished' }
    ),
    once(
        'a deployment that is not finished in time',
        ({ state }) => (state.deployment = 'unfinished'),
        [...MINE, '--wait', '1'],
        {
            says: [/still runs in the org/],
            next: /sf project deploy resume --job-id 0Af000000000001AAA/,
            not: 'org assign'
        },
        { 'project deploy': 'deploymentUnfinished' }
    ),
    once(
        'a default Dev Hub that is none',
        () => undefined,
        [],
        { says: [/Dev Hub is not enabled/], next: /Setup > Development > Dev Hub/, not: 'project deploy' },
        { 'org create': 'notADevHub' }
    ),
    once(
        'the daily limit of scratch orgs',
        ({ state }) => (state.scratchOrgs = 'daily limit'),
        [],
        { says: [/as many scratch orgs today/], next: /tomorrow/ },
        { 'org create': 'dailyLimit' }
    ),
    once(
        'the limit of active scratch orgs',
        ({ state }) => (state.scratchOrgs = 'active limit'),
        [],
        { says: [/as many active scratch orgs/], next: /sf org delete scratch/ },
        { 'org create': 'activeLimit' }
    ),
    {
        title: 'a scratch org that is not ready in time is asked for once only',
        prepare: ({ state }) => (state.scratchOrgs = 'slow'),
        answers: {},
        check: async (session) => {
            const first = await session.run('deploy', ['--wait', '2']);
            const second = await session.run('deploy', ['--wait', '2']);
            const asked = session.org.requests.filter((request) => /POST .*ScratchOrgInfo/.test(request)).length;
            const resumed = second.calls.some(({ args }) => args.startsWith('org resume scratch'));
            return {
                runs: [first, second],
                wrong: [
                    ...judge(first, {
                        code: 1,
                        says: [/still being made/],
                        next: /npm run deploy, which waits for it$/
                    }),
                    ...(asked === 1 ? [] : [`${asked} scratch orgs were asked for`]),
                    ...(resumed ? [] : ['the second run did not go on with it'])
                ]
            };
        }
    },
    {
        title: 'undeploy deletes the entries and disables the credentials',
        prepare: () => undefined,
        answers: {},
        check: async (session) => {
            const run = await session.run('undeploy', MINE);
            const names = session.org.packages.at(-1)?.toString('latin1') ?? '';
            const files = [
                'destructiveChangesPost.xml',
                'namedCredentials/Sample_API.namedCredential',
                'namedCredentials/CORS_Proxy'
            ];
            return {
                runs: [run],
                wrong: [
                    ...judge(run, { code: 0, says: [/are disabled/, /and the keys/] }),
                    ...files.filter((file) => !names.includes(file)).map((file) => `the package holds no ${file}`)
                ]
            };
        }
    }
];
