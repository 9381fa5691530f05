import type { Token } from './tokens.ts';

/* Where a part of a source ends: behind its brackets, before a sign outside of all of them. */

const PAIRS: Record<string, string> = { '(': ')', '{': '}', '[': ']' };

/** The index of the sign that closes the one at `open`; the end when there is none. */
export function closing(tokens: Token[], open: number): number {
    let depth = 0;
    for (let index = open; index < tokens.length; index++) {
        const { text, kind } = tokens[index];
        if (kind === 'sign' && text in PAIRS) {
            depth++;
        } else if (kind === 'sign' && (text === ')' || text === '}' || text === ']')) {
            depth--;
            if (depth === 0) {
                return index;
            }
        }
    }
    return tokens.length;
}

/** Whether each bracket of a source is closed, and none that was not opened. */
export function areClosed(tokens: Token[]): boolean {
    const open: string[] = [];
    for (const { text, kind } of tokens) {
        if (kind === 'sign' && text in PAIRS) {
            open.push(PAIRS[text]);
        } else if (kind === 'sign' && /^[)}\]]$/.test(text) && open.pop() !== text) {
            return false;
        }
    }
    return open.length === 0;
}

/** The next `;` or `,` outside of all brackets. */
export function endOfExpression(tokens: Token[], start: number, end: number, stops = /^[;,]$/): number {
    for (let index = start; index < end; index++) {
        const { text, kind } = tokens[index];
        if (kind === 'sign' && text in PAIRS) {
            index = closing(tokens, index);
        } else if (kind === 'sign' && stops.test(text)) {
            return index;
        } else if (text === '<' && isGeneric(tokens, index)) {
            index = closingGeneric(tokens, index);
        }
    }
    return end;
}

const isGeneric = (tokens: Token[], index: number): boolean =>
    /^(list|map|set|iterable|iterator)$/.test(tokens[index - 1]?.text ?? '');

function closingGeneric(tokens: Token[], open: number): number {
    let depth = 0;
    for (let index = open; index < tokens.length; index++) {
        depth += tokens[index].text === '<' ? 1 : /^>+$/.test(tokens[index].text) ? -tokens[index].text.length : 0;
        if (depth <= 0) {
            return index;
        }
    }
    return open;
}

/** `Map<String, List<Account>> name` */
export function readTypedName(tokens: Token[], start: number): { name: string; type: string; next: number } {
    let index = start;
    let type = tokens[index]?.text ?? '';
    index++;
    for (;;) {
        if (tokens[index]?.text === '.') {
            type += `.${tokens[index + 1]?.text}`;
            index += 2;
        } else if (tokens[index]?.text === '<') {
            const close = closingGeneric(tokens, index);
            type += tokens
                .slice(index, close + 1)
                .map(({ text }) => text)
                .join('');
            index = close + 1;
        } else if (tokens[index]?.text === '[' && tokens[index + 1]?.text === ']') {
            type += '[]';
            index += 2;
        } else {
            return { name: tokens[index]?.kind === 'name' ? tokens[index].text : '', type, next: index + 1 };
        }
    }
}
