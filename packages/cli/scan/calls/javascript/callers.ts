import type { CallExpression, Function as FunctionNode, MemberExpression, Node } from '@babel/types';
import {
    calleeName,
    calleeObject,
    importOf,
    isClass,
    isFunction,
    keyOf,
    lookup,
    type Binding,
    type JsFile
} from './js-file.ts';
import { isPublic } from './wires.ts';
import { propertyOf, resolve } from './parts.ts';
import type { Context, Thing } from './thing.ts';

/* Who calls a function, and what it is given. */

export interface Site {
    call: CallExpression;
    file: JsFile;
}

/** The calls of a function: where it stands, by its name in its file and bundle, by import elsewhere. */
export function callSites(owner: FunctionNode, context: Context): Site[] {
    const around = context.file.parents.get(owner);
    if (around?.type === 'CallExpression' && around.callee === owner) {
        return [{ call: around, file: context.file }];
    }
    const name = functionName(owner, context.file);
    if (name === undefined) {
        return [];
    }
    if (owner.type === 'ClassMethod' && owner.kind === 'constructor') {
        return constructions(owner, context).slice(0, 100);
    }
    const isMember =
        /^(Object|Class|ClassPrivate)Method$/.test(owner.type) ||
        context.file.parents.get(owner)?.type === 'ObjectProperty';
    const near = (isMember ? context.world.bundle(context.file.path) : [context.file]).flatMap((file) =>
        (file.calls.get(name) ?? [])
            .filter(({ callee }) => isMember === (callee.type !== 'Identifier'))
            .map((call) => ({ call: call as CallExpression, file }))
    );
    const far = isExported(owner, context.file)
        ? context.world.importers(context.file.path).flatMap((file) => importedCalls(file, name))
        : [];
    const body = context.file.parents.get(owner);
    const component = body && context.file.parents.get(body);
    const above =
        component && isClass(component) && isPublic(component, name)
            ? context.world.parentCalls(context.file.path, name)
            : [];
    return [...near, ...far, ...above].slice(0, 100);
}

/** `new Client(…)`: by the name of the class in its file, and by any name that a module imports it under. */
function constructions(owner: FunctionNode, { file, world }: Context): Site[] {
    const body = file.parents.get(owner);
    const made = body && file.parents.get(body);
    const own =
        made && isClass(made) && made.id ? newCalls(file).filter((call) => calleeName(call) === made.id!.name) : [];
    const far = world.importers(file.path).flatMap((from) =>
        newCalls(from)
            .filter(({ callee }) => {
                const binding = callee.type === 'Identifier' ? lookup(from, callee, callee.name) : undefined;
                return (
                    binding?.kind === 'import' &&
                    world.moduleFile(importOf(from, binding.node).module, from.path) === file.path
                );
            })
            .map((call) => ({ call, file: from }))
    );
    return [...own.map((call) => ({ call, file })), ...far];
}

const newCalls = (file: JsFile): CallExpression[] =>
    [...file.calls.values()].flat().filter(({ type }) => type === 'NewExpression') as unknown as CallExpression[];

export function functionName(owner: FunctionNode, file: JsFile): string | undefined {
    if ((owner.type === 'FunctionDeclaration' || owner.type === 'FunctionExpression') && owner.id) {
        return owner.id.name;
    }
    if (owner.type === 'ObjectMethod' || owner.type === 'ClassMethod' || owner.type === 'ClassPrivateMethod') {
        return keyOf(owner.key, 'computed' in owner && owner.computed);
    }
    const parent = file.parents.get(owner);
    if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') {
        return parent.id.name;
    }
    return parent?.type === 'ObjectProperty' || parent?.type === 'ClassProperty'
        ? keyOf(parent.key, parent.computed)
        : undefined;
}

const isExported = (owner: FunctionNode, file: JsFile): boolean => {
    let above = file.parents.get(owner);
    while (above && above.type !== 'Program' && !isFunction(above)) {
        if (/^Export/.test(above.type)) {
            return true;
        }
        above = file.parents.get(above);
    }
    const name = functionName(owner, file);
    return file.ast.program.body.some(
        (statement) =>
            statement.type === 'ExportNamedDeclaration' &&
            statement.specifiers.some((specifier) => keyOf(specifier.exported) === name)
    );
};

function importedCalls(file: JsFile, name: string): Site[] {
    return (file.calls.get(name) ?? [])
        .filter(({ callee }) =>
            callee.type === 'Identifier'
                ? lookup(file, callee, name)?.kind === 'import'
                : callee.type === 'MemberExpression' &&
                  callee.object.type === 'Identifier' &&
                  lookup(file, callee, callee.object.name)?.kind === 'import'
        )
        .map((call) => ({ call: call as CallExpression, file }));
}

const OF_LIST = /^(forEach|map|flatMap|filter|some|find|every)$/;

/** `list.forEach((item) => …)`: the elements. `promise.then((answer) => …)`: what the promise is of. */
export function callbackElement(owner: FunctionNode, index: number, context: Context): Thing[] | undefined {
    const call = context.file.parents.get(owner);
    return call?.type === 'CallExpression' && call.arguments[0] === owner && index === 0
        ? elementFor(call, context)
        : undefined;
}

function elementFor(call: CallExpression, context: Context): Thing[] | undefined {
    const list = calleeObject(call);
    if (!list) {
        return undefined;
    }
    return OF_LIST.test(calleeName(call))
        ? propertyOf(resolve(list, context), '*', call, context)
        : calleeName(call) === 'then'
          ? resolve(list, context)
          : undefined;
}

/** `list.forEach(load)`, `list.map(this.load)` */
export function namedCallback(owner: FunctionNode, index: number, context: Context): Thing[] {
    const { file } = context;
    const name = index === 0 ? functionName(owner, file) : undefined;
    const isOwn = (node: Node | undefined): boolean =>
        node?.type === 'Identifier'
            ? node.name === name && meant(lookup(file, node, node.name)) === owner
            : isBound(node)
              ? isOwn(node.callee.object)
              : node?.type === 'MemberExpression' &&
                node.object.type === 'ThisExpression' &&
                keyOf(node.property, node.computed) === name;
    return name === undefined
        ? []
        : ['forEach', 'map', 'flatMap', 'then']
              .flatMap((method) => file.calls.get(method) ?? [])
              .filter(({ arguments: [callback] }) => isOwn(callback))
              .flatMap((call) => elementFor(call as CallExpression, context) ?? []);
}

/** `this.load.bind(this)` */
const isBound = (node: Node | undefined): node is CallExpression & { callee: MemberExpression } =>
    node?.type === 'CallExpression' && node.callee.type === 'MemberExpression' && calleeName(node) === 'bind';

/** The function that a name is bound to. */
const meant = (binding: Binding | undefined): Node | undefined => binding?.init ?? binding?.node;
