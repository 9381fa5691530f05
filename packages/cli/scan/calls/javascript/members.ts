import type { Class, MemberExpression, Node, OptionalMemberExpression } from '@babel/types';
import { ownOrigin, unknown } from '../../values.ts';
import { assignedThings, assignmentsTo, exportThings } from './bindings.ts';
import { returnsOf } from './function-calls.ts';
import { calleeName, classAround, importOf, isClass, keyOf, lookup, type JsFile } from './js-file.ts';
import { isPublic, wiredThing } from './wires.ts';
import { isKnown, propertyOf, resolve } from './parts.ts';
import { asThings, type Context, type Thing } from './thing.ts';

/** `this.url`, `config.url`, `window.location.origin`, `list[0]` */
export function memberThings(node: MemberExpression | OptionalMemberExpression, context: Context): Thing[] {
    const key = keyOf(node.property, node.computed) ?? '*';
    const { object } = node;
    const at = context.file.place(node);
    if (object.type === 'ThisExpression') {
        const owner = classAround(context.file, node);
        return owner && key === 'constructor'
            ? [{ node: owner, in: context }]
            : owner
              ? classProperty(owner, key, context)
              : objectProperty(node, key, context);
    }
    if (object.type === 'Identifier' && !lookup(context.file, object, object.name)) {
        if (/^(window|document|self|globalThis|location)$/.test(object.name)) {
            return /^(location|origin|baseURI|URL|href|host|hostname|pathname|protocol)$/.test(key)
                ? asThings(ownOrigin('the page', at))
                : asThings(unknown(`${object.name}.${key}`, at));
        }
    }
    if (object.type === 'MemberExpression' && keyOf(object.property, object.computed) === 'dataset') {
        const data = context.world.data(context.file.path, key);
        if (data.length > 0) {
            return data;
        }
    }
    const given = isArguments(object, context.file) ? context.world.methodArgument(context.file.path, key) : [];
    if (given.length > 0) {
        return given;
    }
    const namespace = namespaceImport(object, context);
    if (namespace) {
        return exportThings(namespace, key, context);
    }
    const things = resolve(object, context);
    const classes = things.flatMap(classesOf);
    if (classes.length > 0) {
        return classes.flatMap((thing) => classProperty(thing.node, key, thing.in));
    }
    if (
        /^(href|origin)$/.test(key) &&
        things.every((thing) => 'text' in thing && typeof thing.text.pieces[0] === 'string')
    ) {
        return things;
    }
    const own = propertyOf(things, key, node, context);
    const later = memberAssignments(context.file, object, key, context);
    const found = [...own, ...later];
    const ofHelper = found.some(isKnown) ? [] : bundleProperty(object, key, context);
    return ofHelper.length > 0 ? ofHelper : found.length > 0 ? found : asThings(unknown(`property ${key}`, at));
}

/** A class, or that of an object made with `new`. */
const classesOf = (thing: Thing): { node: Class; in: Context }[] =>
    !('node' in thing)
        ? []
        : isClass(thing.node)
          ? [{ node: thing.node, in: thing.in }]
          : thing.node.type === 'NewExpression'
            ? resolve(thing.node.callee, thing.in).flatMap(classesOf)
            : [];

/** `helper.URL` of an Aura bundle: whatever the parameter is called, the platform gives it the helper. */
function bundleProperty(object: Node, key: string, context: Context): Thing[] {
    const { file, world } = context;
    const isParameter = object.type === 'Identifier' && lookup(file, object, object.name)?.kind === 'parameter';
    return isParameter && /(^|\/)aura\//.test(file.path)
        ? world.bundle(file.path).flatMap((other) => {
              const [statement] = other.ast.program.body;
              const top = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
              return top?.type === 'ObjectExpression' && /Helper\.js$/.test(other.path)
                  ? propertyOf([{ node: top, in: { ...context, file: other } }], key, object, context)
                  : [];
          })
        : [];
}

/** `const config = {}; config.url = '…'`, `this.state.url = '…'` */
export function memberAssignments(file: JsFile, object: Node, key: string, context: Context): Thing[] {
    const binding = object.type === 'Identifier' ? lookup(file, object, object.name) : undefined;
    const property = ownProperty(object);
    const isSame = (left: Node): boolean =>
        left.type === 'Identifier'
            ? object.type === 'Identifier' && left.name === object.name && lookup(file, left, left.name) === binding
            : property !== undefined && ownProperty(left) === property;
    return object.type !== 'Identifier' && property === undefined
        ? []
        : assignmentsTo(file, key)
              .filter(
                  ({ left, operator }) => operator === '=' && left.type === 'MemberExpression' && isSame(left.object)
              )
              .flatMap(({ right }) => resolve(right, context));
}

/** `state` of `this.state` */
const ownProperty = (node: Node): string | undefined =>
    node.type === 'MemberExpression' && node.object.type === 'ThisExpression'
        ? keyOf(node.property, node.computed)
        : undefined;

/** `event.getParam('arguments')` in Aura, or a variable of it: what an `<aura:method>` was called with. */
function isArguments(node: Node, file: JsFile): boolean {
    const value = node.type === 'Identifier' ? lookup(file, node, node.name)?.init : node;
    return (
        value?.type === 'CallExpression' &&
        calleeName(value) === 'getParam' &&
        value.arguments[0]?.type === 'StringLiteral' &&
        value.arguments[0].value === 'arguments'
    );
}

function namespaceImport(object: Node, context: Context): JsFile | undefined {
    const binding = object.type === 'Identifier' ? lookup(context.file, object, object.name) : undefined;
    if (binding?.kind !== 'import') {
        return undefined;
    }
    const { module, name } = importOf(context.file, binding.node);
    const path = name === '*' ? context.world.moduleFile(module, context.file.path) : undefined;
    return path === undefined ? undefined : context.world.js(path);
}

/** A field, a getter, what the class assigns to it, and for a public one what parents give. */
export function classProperty(owner: Class, key: string, context: Context): Thing[] {
    const { file } = context;
    const members = owner.body.body.flatMap((member): Thing[] => {
        if (!('key' in member) || keyOf(member.key, 'computed' in member && member.computed) !== key) {
            return [];
        }
        if (member.type === 'ClassMethod' || member.type === 'ClassPrivateMethod') {
            return member.kind === 'get'
                ? returnsOf(member, context)
                : member.kind === 'method'
                  ? [{ node: member, in: context }]
                  : [];
        }
        const wired = wiredThing(member, context);
        if (wired) {
            return [wired];
        }
        const value = 'value' in member ? member.value : undefined;
        return value && typeof value === 'object' ? resolve(value, context) : [];
    });
    const later = assignmentsTo(file, key).filter(
        ({ left }) =>
            left.type === 'MemberExpression' &&
            (left.object.type === 'ThisExpression' || isSelf(left.object, file)) &&
            classAround(file, left) === owner
    );
    const given = isPublic(owner, key) ? context.world.attribute(file.path, key) : [];
    const found = assignedThings([...members, ...given], later, context);
    return found.length > 0
        ? found
        : (inherited(owner, key, context) ?? asThings(unknown(`the property ${key}`, file.place(owner))));
}

/** The same of the class that this one extends. */
function inherited({ superClass }: Class, key: string, context: Context): Thing[] | undefined {
    const above = superClass ? resolve(superClass, context) : [];
    return above
        .flatMap((thing) => ('node' in thing && isClass(thing.node) ? [{ node: thing.node, in: thing.in }] : []))
        .map((thing) => classProperty(thing.node, key, thing.in))
        .at(0);
}

/** `const self = this` */
function isSelf(node: Node, file: JsFile): boolean {
    const binding = node.type === 'Identifier' ? lookup(file, node, node.name) : undefined;
    return binding?.init?.type === 'ThisExpression';
}

/** `this.url` within an object literal: Aura helpers and plain objects. */
function objectProperty(node: Node, key: string, context: Context): Thing[] {
    let above: Node | undefined = node;
    while (above && above.type !== 'ObjectExpression') {
        above = context.file.parents.get(above);
    }
    const found = above ? propertyOf([{ node: above, in: context }], key, node, context) : [];
    return found.length > 0 ? found : asThings(unknown(`this.${key}`, context.file.place(node)));
}
