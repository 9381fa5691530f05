import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { get, lwc, scanOf, short, template } from '../testing/project-of.ts';
import { RULES } from './index.ts';

describe('the rules', () => {
    it('have a test beside each of them', () => {
        const tested = ['calls', 'pages', 'entries', 'excess'].flatMap((room) =>
            fs
                .readdirSync(path.join(import.meta.dirname, room))
                .filter((file) => file.endsWith('.test.ts'))
                .map((file) => file.replace('.test.ts', ''))
        );
        assert.deepEqual(tested.sort(), RULES.map(({ name }) => name).sort());
    });

    it('take an image of a host that can be the org’s own for a note, and a fetch of it for an error', (t) => {
        const files = {
            ...lwc('a', get('https://acme.my.salesforce.com/services/data')),
            ...template(
                'a',
                '<img src="https://acme.file.force.com/x.png"><img src="https://na49.salesforce.com/y.png">\n<img src="https://www.salesforce.com/z.png">'
            )
        };
        assert.deepEqual(short(scanOf(t, files).findings), [
            'missing-trusted-url a.html:3',
            'missing-trusted-url a.js:4'
        ]);
    });

    it('print no secret', (t) => {
        const result = scanOf(t, lwc('a', get('https://user:hunter2@api.example.com/?api_key=a1b2c3d4e5f6')));
        assert.doesNotMatch(JSON.stringify(result.findings), /a1b2c3d4e5f6|hunter2/);
    });
});
