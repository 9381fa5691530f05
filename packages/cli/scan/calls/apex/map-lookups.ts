import { knownText, type Value } from '../../values.ts';
import { opening } from './collections.ts';
import { closing, endOfExpression } from './syntax/brackets.ts';
import type { ApexContext } from './context.ts';
import { additionsTo, locals, type Change } from './syntax/program.ts';
import { blockOf, type ApexType, type Method, type Range } from './syntax/type.ts';

/* What a map holds under a key that is known. Where the key is not known, or the map has it from elsewhere, it is taken for any of its values. */

interface Pair {
    key: Range;
    value: Range;
    method: Method;
}

/** `urls.get('eu')` of a variable or a field; undefined where it cannot be told from the others. */
export function valuesUnderKey(
    name: string,
    isField: boolean,
    key: Range,
    context: ApexContext,
    owner: ApexType = context.method.owner
): Value[] | undefined {
    const open = `under a key of ${owner.file}:${name}`;
    const inside = { ...context, open: new Set([...context.open, open]), depth: context.depth + 1 };
    return context.open.has(open) ? undefined : matching(pairsOf(name, isField, context, owner), key, inside);
}

/** `new Map<String, String>{ … }.get('eu')` */
export const writtenUnderKey = (map: Range, key: Range, context: ApexContext): Value[] | undefined =>
    matching(writtenPairs(map, context.method), key, context);

function matching(pairs: Pair[], key: Range, context: ApexContext): Value[] | undefined {
    const keys = textsOf(key, context.method, context);
    const held = pairs.map((pair) => ({ ...pair, texts: textsOf(pair.key, pair.method, context) }));
    if (keys === undefined || held.some(({ texts }) => texts === undefined)) {
        return undefined;
    }
    const wanted = held.filter(({ texts }) => texts!.some((one) => keys.includes(one)));
    return wanted.length === 0
        ? undefined
        : wanted.flatMap(({ value, method }) => context.values(value, inMethod(method, context)));
}

/** The texts that a key can be, where all of them are known. */
function textsOf(range: Range, method: Method, context: ApexContext): string[] | undefined {
    const texts = context.values(range, inMethod(method, context)).map(knownText);
    return texts.length > 0 && texts.every((one) => one !== undefined) ? texts : undefined;
}

const inMethod = (method: Method, context: ApexContext): ApexContext =>
    method === context.method ? context : { ...context, method, given: undefined };

function pairsOf(name: string, isField: boolean, { method, program }: ApexContext, owner: ApexType): Pair[] {
    const local = isField ? undefined : locals(method).find((variable) => variable.name === name);
    if (local) {
        return [...(local.init ? writtenPairs(local.init, method) : []), ...putPairs(name, method)];
    }
    const found = program.field(name, owner);
    return found
        ? [
              ...(found.field.init ? writtenPairs(found.field.init, blockOf(found.owner)) : []),
              ...found.owner.methods.flatMap((member) => putPairs(name, member))
          ]
        : [];
}

const putPairs = (name: string, method: Method): Pair[] =>
    additionsTo(name, method)
        .filter((change): change is Change & { key: Range } => change.key !== undefined)
        .map(({ key, value }) => ({ key, value, method }));

function writtenPairs(range: Range, method: Method): Pair[] {
    const { tokens } = method.owner;
    const open = opening(range, tokens);
    const end = open < range.to ? closing(tokens, open) : range.to;
    const found: Pair[] = [];
    for (let from = open + 1; from < end;) {
        const to = endOfExpression(tokens, from, end, /^,$/);
        const arrow = endOfExpression(tokens, from, to, /^=>$/);
        if (arrow < to) {
            found.push({ key: { from, to: arrow }, value: { from: arrow + 1, to }, method });
        }
        from = to + 1;
    }
    return found;
}
