import { assignmentsTo } from './bindings.ts';
import { calleeName, lookup, type Binding, type JsFile } from './js-file.ts';
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
