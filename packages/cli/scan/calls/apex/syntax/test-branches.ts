import type { Token } from './tokens.ts';
import { closing, endOfExpression } from './brackets.ts';
import type { Range } from './type.ts';

/* What only a test runs is no call of the org: the branches of `Test.isRunningTest()`. */

/** Whether a branch of a condition runs in tests only: the first one of `Test.isRunningTest()`, the other of `!Test.isRunningTest()`. */
export function isOfTest(tokens: Token[], { from, to }: Range, isFirst: boolean): boolean {
    const words = tokens.slice(from, to).map(({ text }) => text);
    const at = words.indexOf('isrunningtest');
    if (at < 0) {
        return false;
    }
    const start = words[at - 3] === '.' ? at - 4 : at - 2;
    const isNot =
        words[start - 1] === '!' ||
        isFalse(words.slice(at + 3, at + 5)) ||
        isFalse([words[start - 1], words[start - 2]]);
    return isNot ? !isFirst && !words.includes('&&') : isFirst && !words.includes('||');
}

/** `== false`, `!= true` */
const isFalse = ([operator, value]: (string | undefined)[]): boolean =>
    (/^===?$/.test(operator ?? '') && value === 'false') || (/^(!==?|<>)$/.test(operator ?? '') && value === 'true');

/** The tokens without such branches of `if`. */
export function withoutTestBranches(tokens: Token[]): Token[] {
    if (!tokens.some(({ text }) => text === 'isrunningtest')) {
        return tokens;
    }
    const kept: Token[] = [];
    for (let index = 0; index < tokens.length; index++) {
        const isIf = tokens[index].text === 'if' && tokens[index].kind === 'name' && tokens[index + 1]?.text === '(';
        const close = isIf ? closing(tokens, index + 1) : 0;
        const condition = { from: index + 2, to: close };
        const isFirst = isIf && isOfTest(tokens, condition, true);
        if (!isFirst && !(isIf && isOfTest(tokens, condition, false))) {
            kept.push(tokens[index]);
            continue;
        }
        const end = endOfStatement(tokens, close + 1);
        const hasElse = tokens[end]?.text === 'else';
        if (!isFirst) {
            kept.push(...withoutTestBranches(tokens.slice(close + 1, end)));
        }
        index = (hasElse ? (isFirst ? end + 1 : endOfStatement(tokens, end + 1)) : end) - 1;
    }
    return kept;
}

/** Behind a block or a statement that ends with `;`; of an `if`, behind its `else`, too. */
export function endOfStatement(tokens: Token[], start: number): number {
    if (tokens[start]?.text === '{') {
        return closing(tokens, start) + 1;
    }
    if (tokens[start]?.text !== 'if') {
        return endOfExpression(tokens, start, tokens.length, /^;$/) + 1;
    }
    const end = endOfStatement(tokens, closing(tokens, start + 1) + 1);
    return tokens[end]?.text === 'else' ? endOfStatement(tokens, end + 1) : end;
}
