import type { AssignmentExpression, CallExpression, MemberExpression, Node } from '@babel/types';
import type { CallKind } from '../../model.ts';
import type { Sink } from './sink.ts';
import { tagOfSelector, tagWith } from '../markup/find-element.ts';
import { asTexts, resolve, textsOf } from './parts.ts';
import { calleeName, importOf, keyOf, lookup, type JsFile } from './js-file.ts';
import { cssSinks } from './css-text.ts';
import { htmlArgument, htmlSinks } from './html-text.ts';
import { jsxSinks } from './jsx.ts';
import { newBudget, type Context } from './thing.ts';

/** All places in a script that load or call something. */
export function sinksOf(file: JsFile, around: Context): Sink[] {
    return file.nodes.flatMap((node) => {
        const context = { ...around, budget: newBudget() };
        switch (node.type) {
            case 'CallExpression':
            case 'OptionalCallExpression':
            case 'NewExpression':
                return callSinks(node as CallExpression, context);
            case 'ImportExpression':
                return [sink('import', node, node.source, context)];
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
        return CONSTRUCTED[name] && (isOfMap || isGlobal(call, name, context.file))
            ? [sink(CONSTRUCTED[name], call, first, context)]
            : [];
    }
    if ((call.callee.type as string) === 'Import') {
        return [sink('import', call, first, context)];
    }
    switch (name) {
        case 'fetch':
            return isGlobal(call, name, context.file)
                ? [{ ...sink('fetch', call, first, context), ...fetchOptions(call, second, context) }]
                : [];
        case 'sendBeacon':
            return [sink('beacon', call, first, context)];
        case 'open':
            return isXhrOpen(first, second) ? [sink('xhr', call, second, context)] : [];
        case 'loadScript':
        case 'loadStyle':
            return second && isResourceLoader(call, name, context.file) ? [sink(name, call, second, context)] : [];
        case 'importScripts':
            return isGlobal(call, name, context.file) ? [sink('script', call, first, context)] : [];
        case 'createComponent':
            return second && first.type === 'StringLiteral' && first.value === 'aura:html'
                ? auraHtmlSinks(call, second, context)
                : [];
        case 'tileLayer':
        case 'imageOverlay':
            return [sink('img', call, first, context)];
        case 'setAttribute':
            return second && first.type === 'StringLiteral'
                ? elementSinks(call, first.value, calleeObject(call), second, context)
                : [];
        default:
            return libraryCalls(call, name, context);
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

const isXhrOpen = (method: Node | undefined, address: Node | undefined): boolean =>
    !!address && method?.type === 'StringLiteral' && /^(get|post|put|patch|delete|head|options)$/i.test(method.value);

function isResourceLoader({ callee }: CallExpression, name: string, file: JsFile): boolean {
    const binding = callee.type === 'Identifier' ? lookup(file, callee, callee.name) : undefined;
    return (
        binding?.kind === 'import' &&
        importOf(file, binding.node).module === 'lightning/platformResourceLoader' &&
        name === callee_name(callee)
    );
}

const callee_name = (callee: Node): string => (callee.type === 'Identifier' ? callee.name : '');

const calleeObject = ({ callee }: CallExpression): Node | undefined =>
    callee.type === 'MemberExpression' ? callee.object : undefined;

const AJAX = /^(ajax|get|post|getJSON|getScript)$/;
const AXIOS = /^(get|post|put|patch|delete|head|request)$/;

/** jQuery and axios, and what puts HTML into the page. */
function libraryCalls(call: CallExpression, name: string, context: Context): Sink[] {
    const [first] = call.arguments;
    const html = htmlArgument(call);
    if (html) {
        return htmlSinks(textsOf(html, context)).map((found) => ({ ...found, node: html }));
    }
    const object = calleeObject(call);
    const owner = object?.type === 'Identifier' ? object.name : '';
    const options = first.type === 'ObjectExpression' ? optionOf(first, 'url') : undefined;
    if (/^(\$|jQuery|j\$|\$j)$/.test(owner) && AJAX.test(name)) {
        const address = options ?? (first.type === 'ObjectExpression' ? undefined : first);
        return address ? [sink(name === 'getScript' ? 'script' : 'xhr', call, address, context)] : [];
    }
    if ((owner === 'axios' && AXIOS.test(name)) || (name === 'axios' && !object)) {
        const address = options ?? (first.type === 'ObjectExpression' ? undefined : first);
        return address ? [sink('xhr', call, address, context)] : [];
    }
    return [];
}

function optionOf(node: Node, name: string): Node | undefined {
    const property =
        node.type === 'ObjectExpression'
            ? node.properties.find((candidate) => candidate.type === 'ObjectProperty' && keyOf(candidate.key) === name)
            : undefined;
    return property?.type === 'ObjectProperty' ? property.value : undefined;
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

const ELEMENT_KINDS: Record<string, CallKind> = {
    script: 'script',
    img: 'img',
    image: 'img',
    iframe: 'iframe',
    video: 'media',
    audio: 'media',
    link: 'link'
};

/** `$A.createComponent('aura:html', { tag: 'iframe', HTMLAttributes: { src: url } }, …)` */
function auraHtmlSinks(call: CallExpression, options: Node, context: Context): Sink[] {
    const tag = optionOf(options, 'tag');
    const attributes = optionOf(options, 'HTMLAttributes');
    const kind = tag?.type === 'StringLiteral' ? ELEMENT_KINDS[tag.value] : undefined;
    const address = attributes && optionOf(attributes, kind === 'link' ? 'href' : 'src');
    return kind && address ? [sink(kind, call, address, context)] : [];
}

function assignmentSinks({ left, right }: AssignmentExpression, context: Context): Sink[] {
    if (left.type !== 'MemberExpression') {
        return [];
    }
    const key = keyOf(left.property, left.computed) ?? '';
    if (
        /^(background|backgroundImage)$/.test(key) &&
        left.object.type === 'MemberExpression' &&
        keyOf(left.object.property) === 'style'
    ) {
        return cssSinks(textsOf(right, context)).map((found) => ({ ...found, node: right }));
    }
    return /^(inner|outer)HTML$/.test(key)
        ? htmlSinks(textsOf(right, context)).map((found) => ({ ...found, node: right }))
        : elementSinks(right, key, left.object, right, context);
}

function elementSinks(
    node: Node,
    attribute: string,
    element: Node | undefined,
    address: Node,
    context: Context
): Sink[] {
    if (!element || !/^(src|href|srcset|poster)$/.test(attribute)) {
        return [];
    }
    const tag = createdTag(element, context);
    const kind = tag ? ELEMENT_KINDS[tag] : undefined;
    if (!kind || (attribute === 'href' && kind !== 'link')) {
        return [];
    }
    return [{ kind, node, values: asTexts(resolve(address, context), address, context) }];
}

/** The tag of an element that is made in code or looked up: `document.createElement('img')`, `new Image()`, `querySelector('.map')`. */
function createdTag(element: Node, context: Context): string | undefined {
    for (const thing of resolve(element, context)) {
        const node = 'node' in thing ? thing.node : undefined;
        if (node?.type === 'NewExpression' && calleeName(node) === 'Image') {
            return 'img';
        }
    }
    const source = sourceOf(element, context);
    return source?.type === 'CallExpression'
        ? calledTag(source, context)
        : source?.type === 'MemberExpression'
          ? refTag(source, context)
          : undefined;
}

function calledTag(call: CallExpression, context: Context): string | undefined {
    const { project } = context.world;
    const { path } = context.file;
    const name = calleeName(call);
    const inner = calleeObject(call);
    if (name === 'getElement' && inner?.type === 'CallExpression') {
        return calleeName(inner) === 'find' && inner.arguments[0]?.type === 'StringLiteral'
            ? tagWith(project, path, 'aura:id', inner.arguments[0].value)
            : undefined;
    }
    const [first] = call.arguments;
    if (first?.type !== 'StringLiteral') {
        return undefined;
    }
    switch (name) {
        case 'createElement':
            return first.value.toLowerCase();
        case 'createElementNS':
            return call.arguments[1]?.type === 'StringLiteral' ? call.arguments[1].value.toLowerCase() : undefined;
        case 'querySelector':
            return tagOfSelector(project, path, first.value);
        case 'getElementById':
            return tagWith(project, path, 'id', first.value);
        default:
            return undefined;
    }
}

/** `this.refs.frame` */
function refTag({ object, property, computed }: MemberExpression, { world, file }: Context): string | undefined {
    const name = keyOf(property, computed);
    return object.type === 'MemberExpression' &&
        keyOf(object.property, object.computed) === 'refs' &&
        name !== undefined
        ? tagWith(world.project, file.path, 'lwc:ref', name)
        : undefined;
}

function sourceOf(element: Node, context: Context): Node | undefined {
    if (element.type === 'Identifier') {
        return lookup(context.file, element, element.name)?.init ?? undefined;
    }
    return element;
}
