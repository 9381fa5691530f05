import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

/** Zone and language of the machine; the first are those that the others are held against. */
const MACHINES: Record<string, string>[] = [
    { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
    { TZ: 'America/New_York', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
    { TZ: 'Asia/Kolkata', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' }
];

async function shownOn(machine: Record<string, string>): Promise<unknown> {
    const probe = path.join(import.meta.dirname, 'environment-probe.ts');
    const options = { env: { ...process.env, ...machine } };
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', probe], options);
    return JSON.parse(stdout) as unknown;
}

test('zone and language of the machine do not show in dates, numbers and texts', async () => {
    const [here, ...others] = await Promise.all(MACHINES.map(shownOn));
    assert.ok(Array.isArray(here), JSON.stringify(here));
    others.forEach((shown, i) => assert.deepEqual(shown, here, JSON.stringify(MACHINES[i + 1])));
});
