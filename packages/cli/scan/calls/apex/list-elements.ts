import type { Value } from '../../values.ts';
import { isCollection } from './collections.ts';
import type { ApexContext } from './context.ts';
import { linksOf, methodsCalled, returnRanges } from './expression.ts';
import { additionsTo, argumentsAt, locals } from './syntax/program.ts';
import { blockOf, type Range } from './syntax/type.ts';

/** The elements of a list in their order: of one that is written there, of a variable or a field with what is added to it, of what a method gives. */
export function elementsOf(range: Range, context: ApexContext): Value[][] {
    const { tokens } = context.method.owner;
    if (context.budget.left-- <= 0 || range.to <= range.from) {
        return [];
    }
    if (isCollection(range, tokens)) {
        return written(range, context);
    }
    const links = linksOf(range, context);
    const [first] = links;
    const last = links.at(-1);
    if (!last) {
        return [];
    }
    if (last.arguments) {
        return returned(last.name, last.arguments, links.length > 1 ? links.at(-2)!.name : undefined, context);
    }
    return links.length === 1 || (links.length === 2 && first.name === 'this') ? named(last.name, context) : [];
}

function written({ from, to }: Range, context: ApexContext): Value[][] {
    const { tokens } = context.method.owner;
    const open = tokens.slice(from, to).findIndex(({ text, kind }) => kind === 'sign' && text === '{');
    return open < 0 ? [] : argumentsAt(tokens, from + open).map((element) => context.values(element, context));
}

function named(name: string, context: ApexContext): Value[][] {
    const { method, program } = context;
    const key = `elements of ${method.owner.file}:${name}`;
    if (context.open.has(key)) {
        return [];
    }
    const inside = { ...context, open: new Set([...context.open, key]) };
    const added = additionsTo(name, method)
        .filter(({ key: mapKey }) => mapKey === undefined)
        .map(({ value }) => context.values(value, inside));
    const local = locals(method).find((variable) => variable.name === name);
    const field = local ? undefined : program.field(name, method.owner);
    const start = local?.init
        ? elementsOf(local.init, inside)
        : field?.field.init
          ? elementsOf(field.field.init, { ...inside, method: blockOf(field.owner), given: undefined })
          : [];
    return [...start, ...added];
}

/** `listOf(a, b)`, `Lists.of(a, b)` */
function returned(name: string, given: Range[], on: string | undefined, context: ApexContext): Value[][] {
    const { method, program } = context;
    const type = on === undefined || on === 'this' ? method.owner : program.find(on, method.owner);
    const [called] = type ? methodsCalled(name, given, type, context) : [];
    const [range] = called ? returnRanges(called) : [];
    const key = called && `elements of ${called.owner.file}:${called.from}()`;
    if (!range || context.open.has(key)) {
        return [];
    }
    const parameters = called.parameters.map((parameter, index): [string, Value[]] => [
        parameter.name,
        context.values(given[index], context)
    ]);
    return elementsOf(range, {
        ...context,
        method: called,
        given: new Map(parameters),
        open: new Set([...context.open, key])
    });
}
