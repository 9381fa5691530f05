import type { CallExpression, Node } from '@babel/types';
import { calleeName, calleeObject, keyOf } from './js-file.ts';

/* Objects of libraries that requests are made with, and methods of Apex by the modules that give them. */

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

/** `orders.get` of `@salesforce/apex/ns.Orders.get` */
export const methodOfModule = (module: string): string =>
    module.toLowerCase().split('/').at(-1)!.split('.').slice(-2).join('.');
