import type { AssignmentExpression, CallExpression, Node } from '@babel/types';
import type { CallKind } from '../../../model.ts';
import { knownText } from '../../../values.ts';
import type { Sink } from './sink.ts';
import { asTexts, optionOf, propertyOf, resolve, textsOf } from '../parts.ts';
import { auraHtmlSinks, createdTag, elementSinks } from './element-sinks.ts';
import { platformFunction, writtenOut } from './callee.ts';
import { calleeName, calleeObject, importOf, keyOf, lookup, type JsFile } from '../js-file.ts';
import { iconSinks } from './map-icons.ts';
import { cssSinks } from './css-text.ts';
import { htmlSinks } from './html-text.ts';
import { jsxSinks } from './jsx.ts';
import { librarySinks } from './libraries.ts';
import { newBudget, type Context } from '../thing.ts';

/** All places in a script that load or call something. */
export function sinksOf(file: JsFile, around: Context): Sink[] {
    return file.nodes.flatMap((node) => {
        const context = { ...around, budget: newBudget() };
        switch (node.type) {
            case 'CallExpression':
            case 'OptionalCallExpression':
            case 'NewExpression':
                return callSinks(writtenOut(node as CallExpression, file), context);
            case 'ImportExpression':
                return [sink('import', node, node.source, context)];
            case 'ImportDeclaration':
                return /^https?:\/\//.test(node.source.value) ? [sink('import', node, node.source, context)] : [];
            case 'AssignmentExpression':
                return assignmentSinks(node, context);
            case 'JSXOpeningElement':
                return jsxSinks(node, context);
            default:
                return [];
        }
    });
}

const sink = (kind: CallKind, node: Node, address: Node, context: Context): Sink => ({
    kind,
    node,
    values: textsOf(address, context)
});

const CONSTRUCTED: Record<string, CallKind> = {
    WebSocket: 'websocket',
    EventSource: 'eventsource',
    Worker: 'worker',
    SharedWorker: 'worker',
    Audio: 'media',
    tileLayer: 'img',
    TileLayer: 'img',
    imageOverlay: 'img',
    ImageOverlay: 'img'
};

function callSinks(call: CallExpression, context: Context): Sink[] {
    const name = calleeName(call);
    const [first, second] = call.arguments;
    if (!first && name !== 'open') {
        return [];
    }
    if (call.type === ('NewExpression' as string)) {
        const isOfMap = /^(tile|image)/i.test(name);
        if (name === 'FontFace' && second) {
            return cssSinks(textsOf(second, context)).map(({ values }) => ({ kind: 'font', node: second, values }));
        }
        return CONSTRUCTED[name] && (isOfMap || isGlobal(call, name, context.file))
            ? [sink(CONSTRUCTED[name], call, first, context)]
            : iconSinks(call, context);
    }
    if ((call.callee.type as string) === 'Import') {
        return [sink('import', call, first, context)];
    }
    const loader = resourceLoader(call, context.file);
    if (loader && second) {
        return [sink(loader, call, second, context)];
    }
    switch (name) {
        case 'fetch':
            return isGlobal(call, name, context.file)
                ? [{ ...sink('fetch', call, first, context), ...fetchOptions(call, second, context) }]
                : [];
        case 'sendBeacon':
            return [sink('beacon', call, first, context)];
        case 'open':
            return second && (isMethod(first) || isXhr(calleeObject(call), context))
                ? [sink('xhr', call, second, context)]
                : [];
        case 'importScripts':
            return isGlobal(call, name, context.file) ? [sink('script', call, first, context)] : [];
        case 'createComponent':
            return second && first.type === 'StringLiteral' && first.value === 'aura:html'
                ? auraHtmlSinks(call, second, context)
                : [];
        case 'tileLayer':
        case 'wms':
        case 'imageOverlay':
            return name !== 'wms' || isTileLayer(calleeObject(call)) ? [sink('img', call, first, context)] : [];
        case 'icon':
            return iconSinks(call, context);
        case 'load':
            return loaderSinks(call, first, context) ?? librarySinks(call, context);
        case 'insertRule':
        case 'replaceSync':
            return styleSinks(first, context);
        case 'setProperty':
            return second && isStyle(calleeObject(call), context.file) ? styleSinks(second, context) : [];
        case 'setAttribute':
            return second ? attributeSinks(call, first, second, context) : [];
        case 'setAttributeNS':
            return call.arguments[2] ? attributeSinks(call, second, call.arguments[2], context) : [];
        case 'assign':
            return isNamed(calleeObject(call), 'Object') ? assignedSinks(first, call.arguments.slice(1), context) : [];
        case 'map':
        case 'forEach':
            return elementsFetched(call, first, context);
        default:
            return librarySinks(call, context);
    }
}

/** `fetch` itself or of the window, and no function or import of that name. */
function isGlobal({ callee }: CallExpression, name: string, file: JsFile): boolean {
    if (callee.type === 'Identifier') {
        return !lookup(file, callee, name);
    }
    return (
        callee.type === 'MemberExpression' &&
        callee.object.type === 'Identifier' &&
        /^(window|self|globalThis)$/.test(callee.object.name) &&
        !lookup(file, callee, callee.object.name === 'self' ? 'self' : callee.object.name)
    );
}

const isMethod = (first: Node | undefined): boolean =>
    first?.type === 'StringLiteral' && /^(get|post|put|patch|delete|head|options)$/i.test(first.value);

/** What is opened with a method that is no literal: only what is made as a request is one. */
const isXhr = (object: Node | undefined, context: Context): boolean =>
    !!object &&
    resolve(object, context).some(
        (thing) => 'node' in thing && thing.node.type === 'NewExpression' && calleeName(thing.node) === 'XMLHttpRequest'
    );

/** `loadScript` and `loadStyle` by any name that they are imported under. */
function resourceLoader({ callee }: CallExpression, file: JsFile): 'loadScript' | 'loadStyle' | undefined {
    const object = callee.type === 'MemberExpression' ? callee.object : callee;
    const binding = object.type === 'Identifier' ? lookup(file, object, object.name) : undefined;
    const imported = binding?.kind === 'import' ? importOf(file, binding.node) : undefined;
    const name =
        imported?.name === '*' && callee.type === 'MemberExpression'
            ? keyOf(callee.property, callee.computed)
            : imported?.name;
    return imported?.module === 'lightning/platformResourceLoader' && (name === 'loadScript' || name === 'loadStyle')
        ? name
        : undefined;
}

function fetchOptions(
    call: CallExpression,
    options: Node | undefined,
    context: Context
): Pick<Sink, 'mode' | 'readsAnswer'> {
    const objects = options ? resolve(options, context).flatMap((thing) => ('node' in thing ? [thing.node] : [])) : [];
    const mode = objects.map((object) => optionOf(object, 'mode')).find((value) => value?.type === 'StringLiteral');
    return mode?.type === 'StringLiteral' ? { mode: mode.value, readsAnswer: readsAnswer(call, context.file) } : {};
}

const READING = /^(json|text|blob|arrayBuffer|formData|ok|status|headers|body)$/;

/** What follows in the same function reads the answer: `.json()`, `.ok`, `.status`. */
function readsAnswer(call: Node, file: JsFile): boolean {
    let top: Node = call;
    for (
        let above = file.parents.get(top);
        above && !/Function|Method|Program/.test(above.type);
        above = file.parents.get(above)
    ) {
        top = above;
    }
    return file.nodes.some(
        (node) =>
            (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') &&
            READING.test(keyOf(node.property, node.computed) ?? '') &&
            (node.start ?? 0) >= (top.start ?? 0) &&
            (node.end ?? 0) <= (top.end ?? 0)
    );
}

function assignmentSinks({ left, right }: AssignmentExpression, context: Context): Sink[] {
    return left.type === 'MemberExpression'
        ? propertySinks(right, left.object, keyOf(left.property, left.computed) ?? '', right, context)
        : [];
}

/** What an object loads when a property of it is set. */
function propertySinks(node: Node, object: Node, key: string, value: Node, context: Context): Sink[] {
    if (isStyle(object, context.file) || key === 'style') {
        return styleSinks(value, context);
    }
    if (/^(innerHTML|textContent|innerText)$/.test(key) && createdTag(object, context) === 'style') {
        return styleSinks(value, context);
    }
    return /^((inner|outer)HTML|srcdoc)$/.test(key)
        ? htmlSinks(textsOf(value, context)).map((found) => ({ ...found, node: value }))
        : elementSinks(node, key, object, value, context);
}

/** `Object.assign(element, { src: url })` */
const assignedSinks = (target: Node, sources: Node[], context: Context): Sink[] =>
    sources.flatMap((source) =>
        source.type === 'ObjectExpression'
            ? source.properties.flatMap((property) =>
                  property.type === 'ObjectProperty'
                      ? propertySinks(
                            property.value,
                            target,
                            keyOf(property.key, property.computed) ?? '',
                            property.value,
                            context
                        )
                      : []
              )
            : []
    );

/** A name that is no literal can be any: of a helper that sets all attributes that it is given. */
function attributeSinks(call: CallExpression, name: Node, value: Node, context: Context): Sink[] {
    const names = new Set(textsOf(name, context).flatMap((one) => knownText(one) ?? []));
    return [...names].flatMap((attribute) =>
        attribute === 'style'
            ? styleSinks(value, context)
            : elementSinks(call, attribute.replace(/^xlink:/, ''), calleeObject(call), value, context)
    );
}

/** `new THREE.TextureLoader().load(url)`: pictures are images, what else three.js loads it fetches. */
function loaderSinks(call: CallExpression, address: Node, context: Context): Sink[] | undefined {
    const object = calleeObject(call);
    const made = (object ? resolve(object, context) : []).flatMap((thing) =>
        'node' in thing && thing.node.type === 'NewExpression' ? [calleeName(thing.node)] : []
    );
    const name = made.find((one) => /^\w+Loader$/.test(one));
    return name === undefined ? undefined : [sink(/Texture|^Image/.test(name) ? 'img' : 'xhr', call, address, context)];
}

/** `urls.map(fetch)` */
function elementsFetched(call: CallExpression, callback: Node, context: Context): Sink[] {
    const list = calleeObject(call);
    const called = list && platformFunction(callback, context.file);
    const name = called && (called.type === 'Identifier' ? called.name : keyOf(called.property));
    return list && name === 'fetch'
        ? [
              {
                  kind: 'fetch',
                  node: call,
                  values: asTexts(propertyOf(resolve(list, context), '*', call, context), call, context)
              }
          ]
        : [];
}

const isNamed = (node: Node | undefined, name: string): boolean => node?.type === 'Identifier' && node.name === name;

/** `element.style`, or a variable of it. */
function isStyle(node: Node | undefined, file: JsFile): boolean {
    const value = node?.type === 'Identifier' ? lookup(file, node, node.name)?.init : node;
    return (
        (value?.type === 'MemberExpression' || value?.type === 'OptionalMemberExpression') &&
        keyOf(value.property, value.computed) === 'style'
    );
}

const styleSinks = (style: Node, context: Context): Sink[] =>
    cssSinks(textsOf(style, context)).map((found) => ({ ...found, node: style }));

/** `L.tileLayer.wms(…)` */
const isTileLayer = (object: Node | undefined): boolean =>
    object?.type === 'MemberExpression' && keyOf(object.property, object.computed) === 'tileLayer';
