import { knownText } from '../../values.ts';
import type { ApexContext, Link } from './context.ts';
import { linksOf, methodsCalled, returnRanges } from './expression.ts';
import { argumentsAt, assignmentsTo, locals } from './syntax/program.ts';
import { endOfExpression } from './syntax/brackets.ts';
import type { Method, Range } from './syntax/type.ts';

const DEEPEST = 6;

/**
 * Which records an expression takes, by the names that it asks for: `Config__mdt.getInstance('Orders')`, `getAll().get('Orders')`,
 * `[SELECT … WHERE DeveloperName = 'Orders']`, `= :name`. Undefined where it does not name them, or by a name that is not known.
 */
export function namesOfRecords({ from, to }: Range, context: ApexContext): string[] | undefined {
    const { tokens } = context.method.owner;
    for (let index = from; index < to; index++) {
        const { text: word, kind } = tokens[index];
        const isCall = kind === 'name' && /^(getinstance|getvalues|get)$/.test(word) && tokens[index + 1]?.text === '(';
        const isName = kind === 'name' && /^(developername|qualifiedapiname|masterlabel|label)$/.test(word);
        if (isCall) {
            const [name] = argumentsAt(tokens, index + 1);
            return name && knownNames(name, context);
        }
        if (isName && tokens[index + 1]?.text === '=') {
            const start = tokens[index + 2]?.text === ':' ? index + 3 : index + 2;
            return knownNames({ from: start, to: endOfCondition(start, to, context) }, context);
        }
    }
    return undefined;
}

/** The same for an expression that has its record from somewhere else: a variable, or what a method of the project returns. */
export function namesOfSource(range: Range, context: ApexContext): string[] | undefined {
    const direct = namesOfRecords(range, context);
    const [first, second, ...more] = direct ? [] : linksOf(range, context);
    if (!first || more.length > 0 || context.depth > DEEPEST) {
        return direct;
    }
    const inside = { ...context, depth: context.depth + 1 };
    if (!second && !first.arguments) {
        const source = sourceOf(first.name, context);
        return source && namesOfSource(source, inside);
    }
    const called = second ?? first;
    const owner = second ? context.program.find(first.name, context.method.owner) : context.method.owner;
    const found = (
        called.arguments && owner ? methodsCalled(called.name, called.arguments, owner, context) : []
    ).flatMap((method) =>
        returnRanges(method).map((returned) => namesOfSource(returned, insideOf(method, called, inside)))
    );
    return found.length > 0 && found.every((names) => names !== undefined) ? found.flat() : undefined;
}

/** In a method, with what it is given. */
const insideOf = (method: Method, { arguments: given = [] }: Link, context: ApexContext): ApexContext => ({
    ...context,
    method,
    given: new Map(method.parameters.map(({ name }, index) => [name, context.values(given[index], context)]))
});

/** Where a variable gets its value, if it is one place of the same source. */
export function sourceOf(name: string, { method, program }: ApexContext): Range | undefined {
    const local = locals(method).find((variable) => variable.name === name);
    const field = local ? undefined : program.field(name, method.owner);
    const start = field?.owner.tokens === method.owner.tokens ? field.field.init : undefined;
    const sources = [...(start ? [start] : []), ...assignmentsTo(name, method).map(({ value }) => value)];
    return sources.length === 1 ? sources[0] : undefined;
}

/** The name of one operand: up to the next word of the query, or its end. */
function endOfCondition(start: number, to: number, { method: { owner } }: ApexContext): number {
    const end = endOfExpression(owner.tokens, start, to, /^[\]);]$/);
    const next = owner.tokens.slice(start, end).findIndex(({ text }) => /^(and|or|limit|order|with|all)$/.test(text));
    return next < 0 ? end : start + next;
}

function knownNames(range: Range, context: ApexContext): string[] | undefined {
    const names = context.values(range, { ...context, depth: context.depth + 1 }).map(knownText);
    return names.length > 0 && names.every((name) => name !== undefined) ? names : undefined;
}

/** A label has blanks where the name of its record has a low line. */
const bare = (name: string): string => name.toLowerCase().replace(/[\s_]+/g, '');

/** Whether a record, by its names, is one of those that are asked for; what is no record's own is all of theirs. */
export const isOneOf = (record: string[] | undefined, names: string[] | undefined): boolean =>
    record === undefined || names === undefined || names.some((name) => record.some((own) => bare(own) === bare(name)));
