import { isLineEnd } from './char-tests.ts';
import type { Place, RegexNode } from './tree.ts';

export const LOOKS: [sign: string, isAhead: boolean, isNegative: boolean][] = [
    ['=', true, false],
    ['!', true, true],
    ['<=', false, false],
    ['<!', false, true]
];

export const PLACES = new Map<string, Place>([
    ['b', 'wordBorder'],
    ['B', 'insideWord'],
    ['A', 'start'],
    ['G', 'lastMatch'],
    ['Z', 'lastLineEnd'],
    ['z', 'end']
]);

export const LINE_BREAK: RegexNode = {
    kind: 'choice',
    options: [
        { kind: 'text', text: '\r\n' },
        { kind: 'char', test: (code) => isLineEnd(code) || code === 11 || code === 12 }
    ]
};

/** A character with the marks that belong to it. */
export const CLUSTER: RegexNode = {
    kind: 'choice',
    options: [
        { kind: 'text', text: '\r\n' },
        {
            kind: 'sequence',
            items: [
                { kind: 'char', test: () => true },
                {
                    kind: 'repeat',
                    of: { kind: 'char', test: (code) => /^[\p{M}\u200d]$/u.test(String.fromCodePoint(code)) },
                    min: 0,
                    max: Infinity,
                    mode: 'possessive'
                }
            ]
        }
    ]
};

/** Text that stands side by side is one text. */
export function joined(items: RegexNode[]): RegexNode[] {
    const result: RegexNode[] = [];
    for (const item of items) {
        const last = result.at(-1);
        if (item.kind === 'text' && last?.kind === 'text') {
            result[result.length - 1] = { kind: 'text', text: last.text + item.text };
        } else {
            result.push(item);
        }
    }
    return result;
}
