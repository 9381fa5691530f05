import type { CallExpression, Function as FunctionNode, NewExpression, Node } from '@babel/types';
import { concat, mapText, ownOrigin, text, unknown, type Value } from '../../values.ts';
import { isClient, methodOfModule } from './clients.ts';
import { calleeName, childrenOf, importOf, isFunction, keyOf, lookup, type Binding } from './js-file.ts';
import { auraResult } from '../markup/aura-results.ts';
import { joined, replaced, splitAndJoined } from './texts.ts';
import { entriesOf, heldInMap } from './maps.ts';
import { asTexts, isKnown, propertyOf, resolve, textsOf } from './parts.ts';
import { asThings, type Context, type Thing } from './thing.ts';

/** What a call gives: functions of the sources by their returns, the texts' own methods, and what the platform is known to give. */
export function callThings(call: CallExpression | NewExpression, context: Context): Thing[] {
    const name = calleeName(call);
    const [first] = call.arguments;
    const at = context.file.place(call);
    const { callee } = call;
    if (call.type === 'NewExpression') {
        return name === 'URL'
            ? newUrl(call, context)
            : name === 'Request' && first
              ? resolve(first, context)
              : [{ node: call, in: context }];
    }
    if (callee.type === 'Identifier' && !lookup(context.file, callee, name)) {
        if (/^(String|encodeURI|decodeURI|\$sce|unescape|structuredClone)$/.test(name) && first) {
            return resolve(first, context);
        }
        if (/^(encodeURIComponent|escape)$/.test(name)) {
            return asThings(unknown('an encoded value', at));
        }
        return asThings(unknown(`what ${name}() gives`, at));
    }
    if (callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression') {
        const known = methodThings(call, callee.object, name, context);
        if (known) {
            return known;
        }
    }
    const ofApex = apexMethod(callee, context);
    if (ofApex !== undefined) {
        const values = context.world.apexText(ofApex);
        return asThings(values.length > 0 ? values : unknown(`what ${name}() gives`, at));
    }
    if (isClient(call)) {
        return [{ node: call, in: context }];
    }
    const functions = calledFunctions(call, context);
    const given = functions.flatMap((thing) => returned(thing, call, context));
    return given.length > 0 ? given : asThings(unknown(`what ${name || 'a function'}() gives`, at));
}

/** `class.method` of an import of `@salesforce/apex/Class.method`. */
function apexMethod(callee: Node, { file }: Context): string | undefined {
    const binding = callee.type === 'Identifier' ? lookup(file, callee, callee.name) : undefined;
    const module = binding?.kind === 'import' ? importOf(file, binding.node).module : '';
    return module.startsWith('@salesforce/apex/') ? methodOfModule(module) : undefined;
}

function newUrl(call: NewExpression, context: Context): Thing[] {
    const [path, base] = call.arguments;
    if (!path) {
        return [];
    }
    const paths = textsOf(path, context);
    if (!base) {
        return asThings(paths);
    }
    const bases = textsOf(base, context);
    return asThings(
        paths.flatMap((value) =>
            typeof value.pieces[0] === 'string' && /^[a-z]+:|^\/\//i.test(value.pieces[0])
                ? [value]
                : concat(
                      mapText(bases, (content) => new TextUrl(content).origin),
                      typeof value.pieces[0] === 'string' && !value.pieces[0].startsWith('/')
                          ? concat(text('/', value.at), [value])
                          : [value]
                  )
        )
    );
}

/** The origin of a text that may be no URL. */
class TextUrl {
    readonly origin: string;

    constructor(content: string) {
        this.origin = URL.canParse(content) ? new URL(content).origin : content;
    }
}

const LISTS = /^(map|filter|slice|sort|concat|reverse|flat)$/;

/** Methods of texts, arrays, URLs and Aura components; undefined for all else. */
function methodThings(call: CallExpression, object: Node, name: string, context: Context): Thing[] | undefined {
    const [first, second] = call.arguments;
    const at = context.file.place(call);
    const literal = first?.type === 'StringLiteral' ? first.value : undefined;
    if (name === 'get' && literal?.startsWith('v.')) {
        return auraAttribute(literal.slice(2), call, context);
    }
    if (name === 'get' && literal?.startsWith('$')) {
        return asThings(globalValue(literal, at, context));
    }
    if (name === 'getAttribute' && literal?.startsWith('data-')) {
        const data = context.world.data(context.file.path, literal.slice(5));
        return data.length > 0 ? data : undefined;
    }
    if (name === 'getReturnValue') {
        const values = auraResult(call, context);
        return values.length > 0 ? asThings(values) : undefined;
    }
    switch (name) {
        case 'toString':
        case 'trim':
        case 'trimStart':
        case 'trimEnd':
        case 'normalize':
        case 'href':
        case 'valueOf':
            return resolve(object, context);
        case 'freeze':
            return first && object.type === 'Identifier' && object.name === 'Object'
                ? resolve(first, context)
                : undefined;
        case 'toLowerCase':
            return asThings(mapText(textsOf(object, context), (content) => content.toLowerCase()));
        case 'replace':
        case 'replaceAll':
            return asThings(replaced(textsOf(object, context), first, second, context));
        case 'substring':
        case 'split':
        case 'substr':
            return asThings(unknown(`part of a text`, at));
        case 'join':
            return asThings(
                splitAndJoined(object, first, context) ??
                    joined(resolve(object, context), literal ?? ',', call, context)
            );
        case 'parse':
            return copied(object, first, context);
        case 'stringify':
            return asThings(unknown('JSON', at));
        case 'concat': {
            const things = resolve(object, context);
            const isText = things.some((thing) => 'text' in thing && isKnown(thing));
            return isText
                ? asThings(
                      call.arguments
                          .map((part) => textsOf(part, context))
                          .reduce((left, right) => concat(left, right), asTexts(things, call, context))
                  )
                : [...things, ...(first ? resolve(first, context) : [])];
        }
        case 'map':
            return first && isFunction(first) ? mapped(first, object, context) : undefined;
        case 'find':
        case 'pop':
        case 'shift':
        case 'at':
            return propertyOf(resolve(object, context), '*', call, context);
        case 'then':
        case 'catch':
            return asThings(unknown('an answer', at));
        case 'assign':
            return object.type === 'Identifier' && object.name === 'Object'
                ? call.arguments.flatMap((part) => resolve(part, context))
                : undefined;
        case 'values':
            return object.type === 'Identifier' && object.name === 'Object' && first
                ? resolve(first, context)
                : undefined;
        case 'entries':
            return object.type === 'Identifier' && object.name === 'Object' && first
                ? entriesOf(resolve(first, context))
                : undefined;
        case 'get':
            return first ? heldInMap(object, first, context) : undefined;
        default:
            return LISTS.test(name) ? resolve(object, context) : undefined;
    }
}

/** `JSON.parse(JSON.stringify(data))` */
const copied = (object: Node, data: Node | undefined, context: Context): Thing[] | undefined =>
    object.type === 'Identifier' &&
    object.name === 'JSON' &&
    data?.type === 'CallExpression' &&
    calleeName(data) === 'stringify' &&
    data.arguments[0]
        ? resolve(data.arguments[0], context)
        : undefined;

/** `list.map(f)`: as one array of what `f` gives for its elements. */
function mapped(callback: FunctionNode, _list: Node, context: Context): Thing[] {
    const array = { type: 'ArrayExpression', elements: [], loc: callback.loc } as unknown as Extract<
        Node,
        { type: 'ArrayExpression' }
    >;
    const returns = returnNodes(callback);
    array.elements = returns as typeof array.elements;
    return [{ node: array, in: context }];
}

function auraAttribute(path: string, call: Node, context: Context): Thing[] {
    const [name, ...keys] = path.split('.');
    const values = context.world.attribute(context.file.path, name);
    const things = keys.reduce((found, key) => propertyOf(found, key, call, context), values);
    return things.length > 0 ? things : asThings(unknown(`the attribute ${path}`, context.file.place(call)));
}

/** `$Resource.x`, `$Label.c.x` and their like. */
export function globalValue(name: string, at: Value['at'], context: Pick<Context, 'world'>): Value[] {
    if (/^\$(Resource|ContentAsset|Site|Page|Api|Action|Network)\b/i.test(name)) {
        return ownOrigin(name, at);
    }
    const label = /^\$Label\.(?:\w+\.)?(\w+)$/i.exec(name);
    const values = label ? context.world.label(label[1]) : [];
    return values.length > 0 ? values : unknown(name, at);
}

function calledFunctions(call: CallExpression, context: Context): Extract<Thing, { node: Node }>[] {
    const { callee } = call;
    const things = isFunction(callee) ? [{ node: callee as Node, in: context }] : resolve(callee, context);
    const found = things.flatMap((thing) => ('node' in thing && isFunction(thing.node) ? [thing] : []));
    if (found.length > 0 || callee.type !== 'MemberExpression') {
        return found;
    }
    // `helper.name(…)` of an Aura bundle
    const name = keyOf(callee.property, callee.computed);
    return context.world.bundle(context.file.path).flatMap((file) =>
        file.nodes
            .filter(
                (node) => (node.type === 'ObjectMethod' || node.type === 'ObjectProperty') && keyOf(node.key) === name
            )
            .map((node) => (node.type === 'ObjectProperty' ? node.value : node))
            .filter(isFunction)
            .map((node) => ({ node: node as Node, in: { ...context, file } }))
    );
}

function returned(
    { node, in: inside }: Extract<Thing, { node: Node }>,
    call: CallExpression,
    context: Context
): Thing[] {
    const owner = node as FunctionNode;
    const given = new Map<Binding, Thing[]>(inside.given);
    owner.params.forEach((parameter, index) => {
        const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
        const argument = call.arguments[index];
        const binding = target.type === 'Identifier' ? lookup(inside.file, parameter, target.name) : undefined;
        if (binding && argument) {
            given.set(binding, resolve(argument, context));
        }
    });
    return returnsOf(owner, { ...inside, given, open: context.open, depth: context.depth });
}

/** What a function returns. */
export const returnsOf = (owner: FunctionNode, context: Context): Thing[] =>
    returnNodes(owner).flatMap((node) => resolve(node, context));

function returnNodes(owner: FunctionNode): Node[] {
    if (owner.body.type !== 'BlockStatement') {
        return [owner.body];
    }
    const found: Node[] = [];
    const pending: Node[] = [owner.body];
    while (pending.length > 0) {
        const node = pending.shift()!;
        if (node.type === 'ReturnStatement') {
            found.push(...(node.argument ? [node.argument] : []));
        } else if (!isFunction(node)) {
            pending.push(...childrenOf(node));
        }
    }
    return found;
}
