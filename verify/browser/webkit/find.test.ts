import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { findWebKit } from './find.ts';

describe('the search for a WebKit', () => {
    const folders: string[] = [];
    after(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true })));

    /** A machine that has these programs on its PATH. */
    const machine = (...names: string[]): NodeJS.ProcessEnv => {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'verify-browser-'));
        folders.push(folder);
        names.forEach((name) => fs.writeFileSync(path.join(folder, name), ''));
        return { PATH: `/nowhere${path.delimiter}${folder}` };
    };

    it('takes what is on the PATH', () => {
        const found = findWebKit(machine('WebKitWebDriver', 'MiniBrowser', 'Xvfb'));
        assert.deepEqual(
            Object.values(found ?? {}).map((file) => path.basename(file as string)),
            ['WebKitWebDriver', 'MiniBrowser', 'Xvfb']
        );
    });

    it('takes what it is told before that', () => {
        const env = machine('WebKitWebDriver', 'MiniBrowser', 'Xvfb', 'other');
        const other = path.join(env.PATH?.split(path.delimiter)[1] ?? '', 'other');
        assert.equal(findWebKit({ ...env, WEBKIT_DRIVER_PATH: other })?.driver, other);
        assert.equal(findWebKit({ ...env, WEBKIT_BROWSER_PATH: other })?.browser, other);
    });

    it('finds none where the driver or the screen is missing', () => {
        assert.equal(findWebKit(machine('MiniBrowser', 'Xvfb')), undefined);
        assert.equal(findWebKit(machine('WebKitWebDriver', 'MiniBrowser')), undefined);
        assert.equal(findWebKit({}), undefined);
    });
});
