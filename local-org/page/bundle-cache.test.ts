import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { BundleCache } from './bundle-cache.ts';

/** A small project, and a build that counts how often it is asked for. */
function project() {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-bundles-'));
    const write = (file: string, text: string): void => {
        const target = path.join(dir, 'force-app/main/default', file);
        fs.mkdirSync(path.dirname(target), { recursive: true });
        fs.writeFileSync(target, text);
    };
    write('lwc/card/card.js', 'one');
    write('labels/CustomLabels.labels-meta.xml', '<CustomLabels/>');
    let builds = 0;
    return {
        dir,
        write,
        /** As a start does it. */
        take: (form = 'plain') =>
            new BundleCache(path.join(dir, 'kept'), path.join(dir, 'force-app')).take(form, () => {
                builds += 1;
                return Promise.resolve({ fileName: `page.${builds}.js`, code: `${builds}` });
            }),
        remove: () => fs.rmSync(dir, { recursive: true })
    };
}

test('a second start takes the script that the first built, until something changes that it is made of', async () => {
    const { write, take, remove } = project();
    const names: string[] = [];
    const start = async (form?: string): Promise<number> => names.push((await take(form)).fileName);
    await start();
    await start();
    write('lwc/card/__tests__/card.test.js', 'a test is no part of it');
    await start();
    await start('lws');
    write('lwc/card/card.js', 'two');
    await start();
    write('lwc/card/card.css', 'a new file');
    await start();
    write('labels/CustomLabels.labels-meta.xml', '<CustomLabels><labels/></CustomLabels>');
    await start();
    write('lwc/card/card.js', 'one');
    await start();
    remove();
    assert.deepEqual(
        names,
        [1, 1, 1, 2, 3, 4, 5, 6].map((build) => `page.${build}.js`)
    );
});

test('what fails to build is built again, and what is kept but broken too', async () => {
    const { dir, take, remove } = project();
    const failing = new BundleCache(path.join(dir, 'kept'), path.join(dir, 'force-app'));
    await assert.rejects(failing.take('plain', () => Promise.reject(new Error('no such module'))));
    assert.equal((await take()).fileName, 'page.1.js');
    fs.readdirSync(path.join(dir, 'kept')).forEach((name) => fs.writeFileSync(path.join(dir, 'kept', name), '{"file'));
    assert.equal((await take()).fileName, 'page.2.js');
    remove();
});

test('not more than a dozen are kept', async () => {
    const { dir, write, take, remove } = project();
    for (let change = 0; change < 20; change += 1) {
        write('lwc/card/card.js', `${change}`);
        await take();
    }
    assert.equal(fs.readdirSync(path.join(dir, 'kept')).length, 12);
    remove();
});
