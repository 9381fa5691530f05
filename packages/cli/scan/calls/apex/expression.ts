import type { ApexContext, Link } from './context.ts';
import { argumentsAt } from './syntax/program.ts';
import { takes } from './syntax/overloads.ts';
import { closing, endOfExpression } from './syntax/brackets.ts';
import type { Token } from './syntax/tokens.ts';
import type { ApexType, Method, Range } from './syntax/type.ts';

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
        const isNew = tokens[index].text === 'new';
        const named = isNew ? qualifiedName(tokens, index + 1) : { name: tokens[index].text, index };
        const link: Link = isNew ? { ...named, isNew } : named;
        let next = named.index + 1;
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

/** `Outer.Inner` behind `new`; the index is that of its last part. */
function qualifiedName(tokens: Token[], start: number): { name: string; index: number } {
    let name = tokens[start]?.text ?? '';
    let index = start;
    while (tokens[index + 1]?.text === '.' && tokens[index + 2]?.kind === 'name') {
        name = name === 'system' ? tokens[index + 2].text : `${name}.${tokens[index + 2].text}`;
        index += 2;
    }
    return { name, index };
}

/** The methods of the project that a call of a class can mean: its own, those above it and those below it; of an interface, those of the classes that have it. */
export function methodsCalled(
    name: string,
    given: Range[],
    type: ApexType,
    { method, program }: ApexContext
): Method[] {
    const methods = [type, type.outer ?? type]
        .flatMap((around) => [
            ...program.lineage(around),
            ...program.subclasses(around),
            ...program.mentions(around.name).filter(({ interfaces }) => interfaces.includes(around.name))
        ])
        .flatMap((owner) => owner.methods)
        .filter((one) => one.name === name && !one.isConstructor && takes(one, given, method, program));
    return [...new Set(methods)];
}

/** What stands behind each `return` of a method. */
export function returnRanges(method: Method): Range[] {
    const { tokens } = method.owner;
    const found: Range[] = [];
    for (let index = method.from; index < method.to; index++) {
        if (tokens[index].text === 'return' && tokens[index].kind === 'name') {
            found.push({ from: index + 1, to: endOfExpression(tokens, index + 1, method.to, /^;$/) });
        }
    }
    return found;
}
