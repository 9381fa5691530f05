import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explain, readInput, type Explained } from '../../../force-app/main/default/lwc/errorReader/errorReader.ts';
import { PASTED } from './testing/pasted.ts';
import { BY_LINE, brokenAt, brokenBetweenWords, WHOLE } from './testing/shapes.ts';
import {
    LINKED,
    TRANSLATED,
    TRANSLATED_WARNINGS
} from '../../../force-app/main/default/lwc/crossOrigin/__tests__/messages/translatedLines.ts';

const of = (input: string): Explained => explain(readInput(input));
const reasons = (input: string): string[] => of(input).calls.map(({ obstacles }) => obstacles[0]?.reason);

const titleOf = (wanted: string[], text: string): string =>
    `${wanted.join(' and ') || 'not known'}: ${text.slice(0, 90).replaceAll('\n', ' ')}`;

describe('a message as people paste it is explained by its reason, however it was pasted', () => {
    for (const { wanted, url, text } of PASTED) {
        it(titleOf(wanted, text), () => {
            const shapes = text.includes('\n') ? WHOLE : [...WHOLE, ...BY_LINE];
            for (const [name, shape] of shapes) {
                const { calls, unknown } = of(shape(text));
                assert.deepEqual(
                    calls.map(({ obstacles }) => obstacles[0]?.reason),
                    wanted,
                    name
                );
                assert.ok(calls.length > 0 || unknown.length > 0 || name === 'between other lines', name);
                assert.ok(url === '' || calls[0].url === url, `${name}: ${calls[0]?.url}`);
            }
        });
    }
});

describe('Firefox in other languages is read by what stays the same', () => {
    for (const [reason, text] of TRANSLATED) {
        it(titleOf([reason], text), () => {
            for (const [name, shape] of [...WHOLE, ...BY_LINE]) {
                assert.deepEqual(reasons(shape(text)), [reason], name);
            }
        });
    }

    for (const [reason, text] of LINKED) {
        it(titleOf([reason], text), () => assert.deepEqual(reasons(`10:02:12 ${text}`), [reason]));
    }

    for (const text of TRANSLATED_WARNINGS) {
        it(titleOf([], text), () => assert.deepEqual(reasons(text), []));
    }
});

describe('a message that was broken anywhere', () => {
    const rows = [
        ...PASTED.filter(({ text }) => !text.includes('\n')),
        ...TRANSLATED.map(([reason, text]) => ({ wanted: [reason], text }))
    ];
    for (const width of [60, 72, 80, 100, 120]) {
        it(`after ${width} characters it is read as itself, or not at all`, () => {
            for (const { wanted, text } of rows) {
                for (const broken of [brokenAt(width)(text), brokenBetweenWords(width)(text)]) {
                    const found = reasons(broken);
                    assert.ok(found.length === 0 || found.join() === wanted.join(), `${found.join()}: ${broken}`);
                }
            }
        });
    }
});
