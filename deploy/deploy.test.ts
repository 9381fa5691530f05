import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { deploy } from './deploy.ts';
import { directory, MINE, NO_ORG, options, run as runCommand, says, VERSION } from './testing/stand-in.ts';

describe('npm run deploy', options, () => {
    it('the first run makes a scratch org, deploys, assigns, opens', async () => {
        const run = await runCommand(deploy, [VERSION, NO_ORG, says('permset', 'assigned')]);
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
    it('the second run changes nothing that was done, ends with 0, and opens', async () => {
        const run = await runCommand(deploy, [
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
    });
    it('an org that one has is only looked up, and the Apex tests run when asked for', async () => {
        const run = await runCommand(deploy, [VERSION, says('apex run', 'testsPassed')], [...MINE, '--run-tests']);
        assert.equal(run.code, 0, run.output);
        assert.ok(run.calls.slice(1).every((call) => call.includes('--target-org mine')));
        assert.match(run.output, /3 of 3 passed/);
    });
    it('--test-level RunSpecifiedTests names the tests of this project', async () => {
        const run = await runCommand(deploy, [VERSION], [...MINE, '--test-level', 'RunSpecifiedTests']);
        const call = run.calls.find((each) => each.startsWith('project deploy')) ?? '';
        assert.match(call, /--test-level RunSpecifiedTests .*--tests CalloutPathTest .*--tests RecordReaderTest/);
    });
    it('a given origin applies, and the others keep their placeholder', async () => {
        const run = await runCommand(deploy, [VERSION, NO_ORG], [], { SAMPLE_API_ORIGIN: 'https://api.test' });
        assert.match(
            run.calls.find((call) => call.startsWith('project deploy')) ?? '',
            /#https:\/\/api\.test https:\/\/unreachable\.example\.com$/
        );
    });
    it('--dry-run prints the commands and calls nothing', async () => {
        const run = await runCommand(deploy, [], ['--dry-run']);
        assert.equal(run.code, 0, run.output);
        assert.deepEqual(run.calls, []);
        assert.match(run.output, /sf org create scratch .*\n[^]*sf org assign permset --name Callout_Lab/);
    });

    it('a scratch org that is not ready in time is waited for by the next run; no second one is asked for', async () => {
        const cache = { CALLOUT_LAB_CACHE: fs.mkdtempSync(path.join(directory, 'cache-')) };
        const first = await runCommand(
            deploy,
            [VERSION, NO_ORG, says('org create', 'scratchOrgUnfinished')],
            [],
            cache
        );
        assert.equal(first.code, 1);
        assert.match(first.lastLine, /^Go on with: npm run deploy, which waits for it$/);
        const second = await runCommand(deploy, [VERSION, NO_ORG], [], cache);
        assert.equal(second.code, 0, second.output);
        assert.match(second.calls[2], /^org resume scratch --job-id 2SR000000000001AAA --wait 30/);
        assert.ok(!second.calls.some((call) => call.startsWith('org create')));
        const third = await runCommand(deploy, [VERSION, NO_ORG], [], cache);
        assert.match(third.calls[2], /^org create scratch/, 'the job is done, and the org is gone again');
    });
});

const words = (call: string): string => call.split(' ').slice(0, 3).join(' ');
