import { union, type Value } from '../../values.ts';
import { closing, endOfExpression } from './syntax/brackets.ts';
import type { ApexContext } from './context.ts';
import type { Token } from './syntax/tokens.ts';
import type { Range } from './syntax/type.ts';

/* A list or a map of texts is taken for any of those that it holds: which one an index or a key takes is not asked. */

/** `new List<String>{ … }`, `new Map<String, String>()`, `new String[] { … }` */
export function isCollection({ from, to }: Range, tokens: Token[]): boolean {
    const isNew = tokens[from].text === 'new' && tokens[from].kind === 'name';
    return isNew && (/^(list|set|map)$/.test(tokens[from + 1]?.text ?? '') || opening({ from, to }, tokens) < to);
}

/** The `{` of what is written there; the end of the range where there is none. */
export const opening = ({ from, to }: Range, tokens: Token[]): number => {
    const found = tokens.slice(from, to).findIndex(({ text, kind }) => kind === 'sign' && /^[({]$/.test(text));
    return found >= 0 && tokens[from + found].text === '{' ? from + found : to;
};

export function collectionValues(range: Range, context: ApexContext): Value[] {
    const { tokens } = context.method.owner;
    const open = opening(range, tokens);
    const end = open < range.to ? closing(tokens, open) : range.to;
    const found: Value[][] = [];
    for (let from = open + 1; from < end;) {
        const to = endOfExpression(tokens, from, end, /^,$/);
        const arrow = endOfExpression(tokens, from, to, /^=>$/);
        found.push(context.values({ from: arrow < to ? arrow + 1 : from, to }, context));
        from = to + 1;
    }
    return union(...found);
}
