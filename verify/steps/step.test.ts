import assert from 'node:assert/strict';
import os from 'node:os';
import test from 'node:test';
import { runStep } from './step.ts';

const command = [process.execPath, '--print', 'os.getPriority()'];

test('a step that is patient gives way to the others, and so does what it starts', async () => {
    const started = [
        process.execPath,
        '--eval',
        "child_process.execFileSync(process.execPath, ['--print', 'os.getPriority()'], { stdio: 'inherit' })"
    ];
    const priorities = await Promise.all(
        [{ command }, { command, isPatient: true }, { command: started, isPatient: true }].map(async (step) =>
            (await runStep({ name: 'priority', ...step })).output.trim()
        )
    );
    assert.deepEqual(priorities, [String(os.getPriority()), '19', '19']);
});
