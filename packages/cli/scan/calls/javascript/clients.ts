import type { CallExpression, Node } from '@babel/types';
import { calleeName, calleeObject, keyOf } from './js-file.ts';

/* Objects of libraries that requests are made with. */

/** `axios.create(…)` */
export const isClient = (call: CallExpression): boolean => {
    const from = calleeObject(call);
    return calleeName(call) === 'create' && from !== undefined && ownerName(from) === 'axios';
};

/** `axios`, `window.axios` */
export const ownerName = (object: Node): string =>
    object.type === 'Identifier'
        ? object.name
        : object.type === 'MemberExpression' && object.object.type === 'Identifier' && object.object.name === 'window'
          ? (keyOf(object.property, object.computed) ?? '')
          : '';
