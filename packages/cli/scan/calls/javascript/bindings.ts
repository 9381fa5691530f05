import type {
    ArrayExpression,
    AssignmentExpression,
    CallExpression,
    Function as FunctionNode,
    Node
} from '@babel/types';
import { groupBy } from '../../project.ts';
import { addTo, ownOrigin, unknown } from '../../values.ts';
import {
    calleeObject,
    classAround,
    importOf,
    isClass,
    isFunction,
    keyOf,
    lookup,
    type Binding,
    type JsFile
} from './js-file.ts';
import { callSites, callbackElement, functionName, namedCallback } from './callers.ts';
import { isPublic, wiredThing } from './wires.ts';
import { isKnown, propertyOf, resolve, textsOf } from './parts.ts';
import { asThings, contextOf, type Context, type Thing } from './thing.ts';

/** What a name stands for: what it starts with, what is assigned to it, what callers give, what a module exports. */
export function bindingThings(binding: Binding, name: string, node: Node, context: Context): Thing[] {
    const given = context.given.get(binding);
    if (given) {
        return given;
    }
    switch (binding.kind) {
        case 'import':
            return imported(binding, context);
        case 'function':
        case 'class':
            return [{ node: binding.node, in: context }];
        case 'parameter':
            return parameter(binding, name, node, context);
        case 'variable':
            return variable(binding, name, node, context);
    }
}

function variable(binding: Binding, name: string, node: Node, context: Context): Thing[] {
    const { init, keys, fallback } = binding;
    const start = init ? take(resolve(init, context), keys, node, context) : loopElement(binding, context);
    const later = assignmentsTo(context.file, name).filter(
        (assignment) => assignment.left.type === 'Identifier' && lookup(context.file, assignment, name) === binding
    );
    const base = [...start, ...(fallback ? resolve(fallback, context) : [])];
    return [...assignedThings(base, later, context), ...pushed(base, binding, name, context)];
}

const REPLACES = /^(\|\||&&|\?\?)?=$/;

/** What is put into the list that a variable starts with: `list.push(url)`. */
function pushed(start: Thing[], binding: Binding, name: string, context: Context): Thing[] {
    const { file } = context;
    const isList = start.some((thing) => 'node' in thing && thing.node.type === 'ArrayExpression');
    const calls = isList ? [...(file.calls.get('push') ?? []), ...(file.calls.get('unshift') ?? [])] : [];
    const elements = calls
        .filter((call) => {
            const list = calleeObject(call as CallExpression);
            return list?.type === 'Identifier' && list.name === name && lookup(file, list, name) === binding;
        })
        .flatMap((call) => call.arguments as ArrayExpression['elements']);
    return elements.length > 0
        ? [{ node: { type: 'ArrayExpression', elements, loc: elements[0]!.loc } as ArrayExpression, in: context }]
        : [];
}

/** A start, what is put in its place later, and what is added to it. */
export function assignedThings(start: Thing[], later: AssignmentExpression[], context: Context): Thing[] {
    const replaced = later
        .filter(({ operator }) => REPLACES.test(operator))
        .flatMap(({ right }) => resolve(right, context));
    const base = [...start, ...replaced];
    const added = later.filter(({ operator }) => operator === '+=');
    if (added.length === 0) {
        return base;
    }
    const texts = base.flatMap((thing) => ('text' in thing ? [thing.text] : []));
    const longer = addTo(
        texts,
        added.map(({ right }) => textsOf(right, context))
    );
    return [...base.filter((thing) => !('text' in thing)), ...asThings(longer)];
}

/** `for (const x of list)` */
function loopElement({ node, keys }: Binding, context: Context): Thing[] {
    const declaration = context.file.parents.get(node);
    const loop = declaration && context.file.parents.get(declaration);
    return loop?.type === 'ForOfStatement' && loop.left === declaration
        ? take(propertyOf(resolve(loop.right, context), '*', node, context), keys, node, context)
        : [];
}

const take = (things: Thing[], keys: string[], node: Node, context: Context): Thing[] =>
    keys.reduce((found, key) => propertyOf(found, key, node, context), things);

const assigned = new WeakMap<JsFile, Map<string, AssignmentExpression[]>>();

/** The assignments of a file to a variable or a property of a name. */
export function assignmentsTo(file: JsFile, name: string): AssignmentExpression[] {
    let found = assigned.get(file);
    if (!found) {
        found = groupBy(
            file.nodes.filter((node) => node.type === 'AssignmentExpression'),
            ({ left }) => assignedName(left) ?? ''
        );
        assigned.set(file, found);
    }
    return found.get(name) ?? [];
}

const assignedName = (left: Node): string | undefined =>
    left.type === 'Identifier'
        ? left.name
        : left.type === 'MemberExpression'
          ? keyOf(left.property, left.computed)
          : undefined;

function parameter(binding: Binding, name: string, node: Node, context: Context): Thing[] {
    const owner = binding.owner!;
    const { keys, fallback } = binding;
    const wired = binding.index === 0 ? wiredThing(owner, context) : undefined;
    const element = wired ? [wired] : callbackElement(owner, binding.index!, context);
    const given = element ?? [
        ...callSites(owner, context).flatMap(({ call, file }) => argument(call, binding, file, context)),
        ...namedCallback(owner, binding.index!, context),
        ...givenToSetter(owner, context)
    ];
    const things = [...take(given, keys, node, context), ...(fallback ? resolve(fallback, context) : [])];
    return things.length > 0 ? things : asThings(unknown(`the parameter ${name}`, context.file.place(node)));
}

/** What others give to `@api set url(value)`. */
function givenToSetter(owner: FunctionNode, { file, world }: Context): Thing[] {
    const component = owner.type === 'ClassMethod' && owner.kind === 'set' ? classAround(file, owner) : undefined;
    const name = component && functionName(owner, file);
    return component && name !== undefined && isPublic(component, name) ? world.attribute(file.path, name) : [];
}

function argument(call: CallExpression, { index = 0, node }: Binding, file: JsFile, context: Context): Thing[] {
    const inside = { ...context, file, given: file === context.file ? context.given : new Map<Binding, Thing[]>() };
    if (node.type === 'RestElement') {
        const elements = call.arguments.slice(index);
        return [{ node: { type: 'ArrayExpression', elements, loc: call.loc } as ArrayExpression, in: inside }];
    }
    const value = call.arguments[index];
    return value ? resolve(value, inside) : [];
}

function imported({ node }: Binding, context: Context): Thing[] {
    const { module, name } = importOf(context.file, node);
    const at = context.file.place(node);
    if (/^@salesforce\/(resourceUrl|contentAssetUrl|community|site)\//.test(module)) {
        return asThings(ownOrigin(module, at));
    }
    if (module.startsWith('@salesforce/label/')) {
        const values = context.world.label(module.replace(/^@salesforce\/label\/(\w+\.)?/, ''));
        return asThings(values.length > 0 ? values : unknown(`the label ${module.slice(18)}`, at));
    }
    const path = context.world.moduleFile(module, context.file.path);
    const file = path === undefined ? undefined : context.world.js(path);
    const found = file ? exportThings(file, name, context) : [];
    return found.length > 0 ? found : asThings(unknown(`what ${module} exports`, at));
}

/** What a module exports under a name. */
export function exportThings(file: JsFile, name: string, context: Context): Thing[] {
    const { open, depth, budget } = context;
    const inside: Context = { ...contextOf(context.world, file), open, depth: depth + 1, budget };
    return file.ast.program.body.flatMap((statement): Thing[] => {
        if (statement.type === 'ExportDefaultDeclaration') {
            return name === 'default' ? resolve(statement.declaration, inside) : [];
        }
        if (statement.type === 'ExportNamedDeclaration') {
            return exported(statement, file, name, inside);
        }
        return statement.type === 'ExportAllDeclaration'
            ? reExported(statement.source.value, name, inside).filter(isKnown)
            : [];
    });
}

function exported(
    statement: Extract<Node, { type: 'ExportNamedDeclaration' }>,
    file: JsFile,
    name: string,
    context: Context
): Thing[] {
    const { declaration } = statement;
    if (declaration?.type === 'VariableDeclaration') {
        return declaration.declarations
            .filter(({ id, init }) => id.type === 'Identifier' && id.name === name && init)
            .flatMap(({ init }) => resolve(init!, context));
    }
    if (declaration && (isFunction(declaration) || isClass(declaration))) {
        return declaration.id?.name === name ? [{ node: declaration, in: context }] : [];
    }
    const specifier = statement.specifiers.find((candidate) => keyOf(candidate.exported) === name);
    if (specifier?.type !== 'ExportSpecifier') {
        return [];
    }
    const local = specifier.local.name;
    const binding = lookup(file, statement, local);
    return statement.source
        ? reExported(statement.source.value, local, context)
        : binding
          ? bindingThings(binding, local, statement, context)
          : [];
}

function reExported(module: string, name: string, context: Context): Thing[] {
    const path = context.world.moduleFile(module, context.file.path);
    const file = path === undefined ? undefined : context.world.js(path);
    return file && context.depth < 12 ? exportThings(file, name, context) : [];
}
