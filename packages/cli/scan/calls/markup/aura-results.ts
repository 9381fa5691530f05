import path from 'node:path';
import type { CallExpression, Node } from '@babel/types';
import type { Value } from '../../values.ts';
import { calleeName, calleeObject, isFunction, lookup } from '../javascript/js-file.ts';
import type { Context } from '../javascript/thing.ts';

/** `response.getReturnValue()` in the callback of an action that is `component.get('c.method')`: the address that the method gives. */
export function auraResult(call: CallExpression, context: Context): Value[] {
    const { file, world } = context;
    const action = actionAround(call, context);
    const source = action?.type === 'Identifier' ? lookup(file, action, action.name)?.init : action;
    const [name] = source?.type === 'CallExpression' && calleeName(source) === 'get' ? source.arguments : [];
    return name?.type === 'StringLiteral' && name.value.startsWith('c.')
        ? world.auraResult(path.posix.dirname(file.path), name.value.slice(2))
        : [];
}

/** What `setCallback` is called on whose function a node stands in. */
function actionAround(node: Node, { file: { parents } }: Context): Node | undefined {
    for (let above = parents.get(node); above; above = parents.get(above)) {
        const call = isFunction(above) ? parents.get(above) : undefined;
        if (call?.type === 'CallExpression' && calleeName(call) === 'setCallback') {
            return calleeObject(call);
        }
    }
    return undefined;
}
