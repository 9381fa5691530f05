import type { Node } from '@babel/types';
import { assignmentsTo } from './bindings.ts';
import { calleeName, keyOf, lookup, type Binding, type JsFile } from './js-file.ts';
import { resolve } from './parts.ts';
import type { Context, Thing } from './thing.ts';

/** What a script gives to a property of the items of its lists: `list.forEach((item) => { item.url = '…' + item.url; })`. */
export const assignedToItems = (key: string, context: Context): Thing[] =>
    assignmentsTo(context.file, key)
        .filter(({ left, operator }) => {
            const object = left.type === 'MemberExpression' && left.object.type === 'Identifier' && left.object;
            const binding = object && lookup(context.file, object, object.name);
            return operator === '=' && !!binding && isItem(binding, context.file);
        })
        .flatMap(({ right }) => resolve(right, context));

/** The parameter of a function that is called for each item, or the variable of a `for … of`. */
function isItem({ kind, owner, index, node }: Binding, { parents }: JsFile): boolean {
    if (kind === 'parameter') {
        const call = owner && parents.get(owner);
        return index === 0 && call?.type === 'CallExpression' && /^(forEach|map|flatMap)$/.test(calleeName(call) ?? '');
    }
    const declaration = parents.get(node);
    return declaration !== undefined && parents.get(declaration)?.type === 'ForOfStatement';
}

/**
 * Addresses that a script gives to a property of that name in the objects that it makes, wherever they go from there:
 * `answer.map((item) => ({ ...item, logo: 'https://…' }))`, put into groups and shown by a template.
 */
export const namedInObjects = (key: string, context: Context): Thing[] =>
    context.file.nodes
        .flatMap((node) =>
            node.type === 'ObjectProperty' && keyOf(node.key, node.computed) === key && isData(node, context.file)
                ? resolve(node.value, context)
                : []
        )
        .filter((thing) => 'text' in thing && /^(https?:)?\/\//i.test(String(thing.text.pieces[0])));

const INTO_LIST = /^(push|unshift|concat|assign|set|add|of|from)$/;

/** Whether an object is one of data, and no argument of a call, which does with it what it likes. */
function isData(property: Node, { parents }: JsFile): boolean {
    let inner = property;
    let above = parents.get(inner);
    while (above && /^(Object|Array)|^SpreadElement$/.test(above.type)) {
        inner = above;
        above = parents.get(inner);
    }
    return (
        inner.type !== 'ObjectPattern' &&
        (above?.type !== 'CallExpression' || INTO_LIST.test(calleeName(above)) || above.callee === inner)
    );
}
