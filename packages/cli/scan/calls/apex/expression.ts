import type { ApexContext, Link } from './context.ts';
import { argumentsAt } from './program.ts';
import { closing, type Range } from './type.ts';

/* How an expression of Apex is put together; what its parts can be is resolve.ts'. */

/** Parts between a sign outside of all brackets. */
export function split({ method }: ApexContext, { from, to }: Range, sign: string): Range[] {
    const { tokens } = method.owner;
    const parts: Range[] = [];
    let start = from;
    for (let index = from; index < to; index++) {
        const { text: content, kind } = tokens[index];
        if (kind === 'sign' && /^[([{]$/.test(content)) {
            index = closing(tokens, index);
        } else if (kind === 'sign' && content === sign && index > start) {
            parts.push({ from: start, to: index });
            start = index + 1;
        }
    }
    return [...parts, { from: start, to }];
}

/** The names of a chain such as `a.b(c).d`, with what they are called with; none where it is no such chain. */
export function linksOf({ from, to }: Range, { method }: ApexContext): Link[] {
    const { tokens } = method.owner;
    const links: Link[] = [];
    for (let index = from; index < to;) {
        const token = tokens[index];
        if (token.text === 'new') {
            index++;
            continue;
        }
        const link: Link = { name: token.text, index };
        let next = index + 1;
        if (tokens[next]?.text === '(' && next < to) {
            link.arguments = argumentsAt(tokens, next);
            next = closing(tokens, next) + 1;
        }
        while (tokens[next]?.text === '[' && next < to) {
            next = closing(tokens, next) + 1;
        }
        links.push(link);
        if (next >= to) {
            return links;
        }
        if (!/^\??\.$/.test(tokens[next].text)) {
            return [];
        }
        index = next + 1;
    }
    return links;
}
