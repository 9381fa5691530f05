import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { after, before, describe, it } from 'node:test';
import { explain } from '../../../force-app/main/default/lwc/errorReader/errorReader.ts';
import { explanationText } from './print.ts';
import { readFiles } from './read.ts';

const LINE = 'Blocked loading mixed active content “http://api.example.com/x”';
const CONSOLE =
    "Access to fetch at 'https://api.example.com/a' from origin 'https://acme.lightning.force.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const inLatin = (text: string): Buffer => Buffer.from(text.replace(/“/g, '\x93').replace(/”/g, '\x94'), 'latin1');

let dir = '';
const file = (name: string, content: string | Buffer): string => {
    fs.writeFileSync(path.join(dir, name), content);
    return path.join(dir, name);
};

describe('files as they are saved', () => {
    before(() => {
        dir = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-read-'));
    });
    after(() => fs.rmSync(dir, { recursive: true, force: true }));

    for (const [name, content] of [
        ['UTF-8', LINE],
        ['UTF-8 with a mark', `\uFEFF${LINE}`],
        ['UTF-16 of PowerShell', utf16(`\uFEFF${LINE}\r\n`)],
        ['UTF-16, the other way round', Buffer.from(utf16(`\uFEFF${LINE}`)).swap16()],
        ['UTF-16 without a mark', utf16(`${LINE}\n`)],
        ['the code page of Windows', inLatin(LINE)],
        ['what gzip has packed', zlib.gzipSync(LINE)]
    ] as [string, string | Buffer][]) {
        it(`are read in ${name}`, async () => {
            const { calls, unknown } = explain(await readFiles([file('console.txt', content)]));
            assert.deepEqual(unknown, []);
            assert.deepEqual(
                calls.map(({ url, obstacles }) => [url, obstacles[0].reason]),
                [['http://api.example.com/x', 'mixed-content']]
            );
        });
    }

    it('are read together: the console names the cause of what the HAR shows, and each call says where it stands', async () => {
        const entry = {
            _resourceType: 'fetch',
            request: {
                method: 'PUT',
                url: 'https://api.example.com/a',
                headers: [{ name: 'Referer', value: 'https://acme.lightning.force.com/' }]
            },
            response: { status: 0, headers: [], _error: 'net::ERR_FAILED' }
        };
        const har = file('network.har', JSON.stringify({ log: { version: '1.2', entries: [entry] } }));
        const text = file('console.txt', `${CONSOLE}\n${LINE}`);
        const { calls, unknown } = explain(await readFiles([har, text]));
        assert.deepEqual(unknown, []);
        assert.deepEqual(
            calls.map(({ method, certain, files, obstacles }) => [method, certain, obstacles[0].reason, files?.length]),
            [
                ['PUT', true, 'MissingAllowOriginHeader', 2],
                [undefined, true, 'mixed-content', 1]
            ]
        );
    });

    it('each answer for themselves: one that tells of nothing is named', async () => {
        const { unknown } = explain(await readFiles([file('a.txt', CONSOLE), file('b.txt', 'Everything is fine.')]));
        assert.deepEqual(
            unknown.map(({ file: name = '', text }) => [path.basename(name), text]),
            [['b.txt', 'Everything is fine.']]
        );
    });

    it('that cannot be read are named with the reason', async () => {
        await assert.rejects(
            readFiles([path.join(dir, 'none.txt')]),
            /none\.txt cannot be read: there is no such file\.$/
        );
        await assert.rejects(readFiles([dir]), /cannot be read: it is a directory\.$/);
        const cut = file('cut.har.gz', zlib.gzipSync(CONSOLE).subarray(0, 40));
        await assert.rejects(readFiles([cut]), /cut\.har\.gz cannot be read: unexpected end of file/);
    });

    it('move no terminal, whatever they hold', async () => {
        const evil = file('evil.txt', '\u001b]0;title\u0007\u001b[2J nothing that is known');
        const text = explanationText(explain(await readFiles([evil])));
        // eslint-disable-next-line no-control-regex -- that none is left is what is asked
        assert.doesNotMatch(text, /[\0-\x08\x0b-\x1f\x7f-\x9f]/);
        assert.match(text, /nothing that is known/);
    });
});
