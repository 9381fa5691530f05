import type { CallExpression, Identifier, MemberExpression, Node } from '@babel/types';
import { calleeName, keyOf, lookup, type JsFile } from '../js-file.ts';

/* What a call calls, whatever name the script gave it. */

const PLATFORM = /^(fetch|sendBeacon|WebSocket|EventSource|Worker|SharedWorker|Audio|FontFace|importScripts)$/;

/** A call as if its function were written out: `const send = navigator.sendBeacon.bind(navigator); send(url)`, `fetch.call(window, url)`. */
export function writtenOut(call: CallExpression, file: JsFile): CallExpression {
    const { callee, arguments: given } = call;
    const name = calleeName(call);
    if (callee.type === 'MemberExpression' && /^(call|apply)$/.test(name)) {
        const called = platformFunction(callee.object, file);
        return called ? inPlaceOf(call, called, name === 'call' ? given.slice(1) : elementsOf(given[1]), file) : call;
    }
    const meant =
        callee.type === 'Identifier' && lookup(file, callee, name) ? platformFunction(callee, file) : undefined;
    return meant ? inPlaceOf(call, meant, given, file) : call;
}

/** A function of the platform that an expression is: itself, a variable of it, or bound to its object. */
export function platformFunction(node: Node, file: JsFile): Identifier | MemberExpression | undefined {
    if (node.type === 'CallExpression') {
        const isBound = calleeName(node) === 'bind' && node.callee.type === 'MemberExpression';
        return isBound ? platformFunction((node.callee as MemberExpression).object, file) : undefined;
    }
    if (node.type === 'MemberExpression') {
        return PLATFORM.test(keyOf(node.property, node.computed) ?? '') ? node : undefined;
    }
    if (node.type !== 'Identifier') {
        return undefined;
    }
    const binding = lookup(file, node, node.name);
    if (!binding) {
        return PLATFORM.test(node.name) ? node : undefined;
    }
    const { kind, init, keys } = binding;
    if (kind !== 'variable' || !init) {
        return undefined;
    }
    return keys.length === 0 ? platformFunction(init, file) : keys.length === 1 ? taken(init, keys[0]) : undefined;
}

/** `{ sendBeacon } = navigator` */
const taken = (object: Node, key: string): MemberExpression | undefined =>
    PLATFORM.test(key)
        ? ({ type: 'MemberExpression', object, property: { type: 'Identifier', name: key } } as MemberExpression)
        : undefined;

const elementsOf = (list: Node | undefined): CallExpression['arguments'] =>
    list?.type === 'ArrayExpression' ? list.elements.filter((element) => element !== null) : [];

function inPlaceOf(
    call: CallExpression,
    callee: CallExpression['callee'],
    given: CallExpression['arguments'],
    { parents }: JsFile
): CallExpression {
    const written = { ...call, callee, arguments: given };
    parents.set(written, parents.get(call)!);
    return written;
}
