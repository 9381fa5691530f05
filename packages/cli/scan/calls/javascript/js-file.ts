import { parse } from '@babel/parser';
import type {
    CallExpression,
    Class,
    File,
    Function as FunctionNode,
    ImportDeclaration,
    NewExpression,
    Node
} from '@babel/types';
import type { Place } from '../../values.ts';

/** A parsed JavaScript or TypeScript source with its names resolved. Nothing of it is run. */
export interface JsFile {
    path: string;
    ast: File;
    parents: Map<Node, Node>;
    /** All calls and constructions by the last name of what they call, in the order of the source. */
    calls: Map<string, (CallExpression | NewExpression)[]>;
    nodes: Node[];
    place: (node: Node) => Place;
}

export interface Binding {
    kind: 'variable' | 'parameter' | 'import' | 'function' | 'class';
    /** Declarator, function, class, or import specifier. */
    node: Node;
    /** Where an object pattern took the name from: keys from the outside in. */
    keys: string[];
    /** The value that a variable starts with or a parameter falls back to. */
    init?: Node;
    fallback?: Node;
    /** Of a parameter: its function and its place in the list. */
    owner?: FunctionNode;
    index?: number;
}

type Scope = Map<string, Binding>;

const scopes = new WeakMap<Node, Scope>();

/** Parses a text; undefined when not even a part of it can be used. `lineOffset` is for a script within markup. */
export function parseJs(path: string, text: string, startLine = 1): JsFile | undefined {
    let ast: File;
    try {
        ast = parse(text, {
            sourceType: 'unambiguous',
            errorRecovery: true,
            allowReturnOutsideFunction: true,
            allowAwaitOutsideFunction: true,
            allowImportExportEverywhere: true,
            startLine,
            // Nothing asks for them, and each is held by the nodes around it.
            attachComment: false,
            plugins: [
                'decorators-legacy',
                ...(/\.tsx?$/.test(path) ? (['typescript'] as const) : []),
                ...(/\.[jt]sx$/.test(path) ? (['jsx'] as const) : [])
            ]
        });
    } catch {
        return undefined;
    }
    const file: JsFile = {
        path,
        ast,
        parents: new Map(),
        calls: new Map(),
        nodes: [],
        place: (node) => ({ file: path, line: node.loc?.start.line ?? 1, column: (node.loc?.start.column ?? 0) + 1 })
    };
    index(file, ast.program, ast);
    return file;
}

const SKIPPED = new Set([
    'loc',
    'start',
    'end',
    'leadingComments',
    'trailingComments',
    'innerComments',
    'extra',
    'errors'
]);

/** The nodes within a node. Asked for each node of each file: it makes nothing but the list. */
export function childrenOf(node: Node): Node[] {
    const found: Node[] = [];
    const parts = node as unknown as Record<string, unknown>;
    for (const key in parts) {
        const value = parts[key];
        if (value === null || typeof value !== 'object' || SKIPPED.has(key)) {
            continue;
        }
        if (!Array.isArray(value)) {
            addNode(value, found);
            continue;
        }
        for (const item of value) {
            addNode(item, found);
        }
    }
    return found;
}

function addNode(value: unknown, found: Node[]): void {
    if (value && typeof (value as Node).type === 'string') {
        found.push(value as Node);
    }
}

/** Walks without recursion: a file may nest as deep as it likes. */
function index(file: JsFile, top: Node, above: Node): void {
    const pending = [top];
    const parents = [above];
    while (pending.length > 0) {
        const node = pending.pop()!;
        file.parents.set(node, parents.pop()!);
        file.nodes.push(node);
        declare(file, node);
        if (node.type === 'CallExpression' || node.type === 'OptionalCallExpression' || node.type === 'NewExpression') {
            addCall(file, node as CallExpression);
        }
        const children = childrenOf(node);
        for (let index = children.length - 1; index >= 0; index--) {
            pending.push(children[index]);
            parents.push(node);
        }
    }
}

function addCall({ calls }: JsFile, call: CallExpression): void {
    const name = calleeName(call);
    const known = calls.get(name);
    if (known) {
        known.push(call);
    } else {
        calls.set(name, [call]);
    }
}

export function calleeName({ callee }: CallExpression | NewExpression): string {
    if (callee.type === 'Identifier') {
        return callee.name;
    }
    return callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression'
        ? (keyOf(callee.property, callee.computed) ?? '')
        : '';
}

export const calleeObject = ({ callee }: CallExpression): Node | undefined =>
    callee.type === 'MemberExpression' ? callee.object : undefined;

/** The name of a property: an identifier, or a text in brackets. */
export function keyOf(node: Node, computed = false): string | undefined {
    if (node.type === 'StringLiteral') {
        return node.value;
    }
    if (node.type === 'NumericLiteral') {
        return String(node.value);
    }
    return !computed && (node.type === 'Identifier' || node.type === 'PrivateName') ? nameOf(node) : undefined;
}

const nameOf = (node: Node): string =>
    node.type === 'PrivateName' ? `#${node.id.name}` : (node as { name: string }).name;

export const isFunction = (node: Node): node is FunctionNode =>
    /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ObjectMethod|ClassMethod|ClassPrivateMethod)$/.test(
        node.type
    );

export const isClass = (node: Node): node is Class =>
    node.type === 'ClassDeclaration' || node.type === 'ClassExpression';

const opensScope = (node: Node): boolean =>
    isFunction(node) ||
    /^(Program|BlockStatement|ForStatement|ForOfStatement|ForInStatement|CatchClause|File)$/.test(node.type);

function scopeAround(file: JsFile, node: Node, wanted: (node: Node) => boolean): Node {
    let above: Node = node;
    while (file.parents.has(above)) {
        above = file.parents.get(above)!;
        if (wanted(above)) {
            return above;
        }
    }
    return above;
}

function add(scope: Node, name: string, binding: Binding): void {
    if (!scopes.has(scope)) {
        scopes.set(scope, new Map());
    }
    const names = scopes.get(scope)!;
    if (!names.has(name)) {
        names.set(name, binding);
    }
}

function declare(file: JsFile, node: Node): void {
    if (node.type === 'VariableDeclarator') {
        const declaration = file.parents.get(node);
        const isVar = declaration?.type === 'VariableDeclaration' && declaration.kind === 'var';
        const scope = scopeAround(
            file,
            node,
            isVar ? (above) => isFunction(above) || above.type === 'Program' : opensScope
        );
        for (const { name, keys, fallback } of namesIn(node.id)) {
            add(scope, name, { kind: 'variable', node, keys, init: node.init ?? undefined, fallback });
        }
    } else if (node.type === 'ImportDeclaration') {
        for (const specifier of node.specifiers) {
            add(scopeAround(file, node, opensScope), specifier.local.name, {
                kind: 'import',
                node: specifier,
                keys: []
            });
        }
    } else if (isClass(node) && node.id) {
        add(scopeAround(file, node, opensScope), node.id.name, { kind: 'class', node, keys: [] });
    } else if (isFunction(node)) {
        if (node.type === 'FunctionDeclaration' && node.id) {
            add(scopeAround(file, node, opensScope), node.id.name, { kind: 'function', node, keys: [] });
        }
        node.params.forEach((parameter, position) => {
            for (const { name, keys, fallback } of namesIn(parameter)) {
                add(node, name, { kind: 'parameter', node: parameter, keys, owner: node, index: position, fallback });
            }
        });
    }
}

function namesIn(
    pattern: Node,
    keys: string[] = [],
    fallback?: Node
): { name: string; keys: string[]; fallback?: Node }[] {
    switch (pattern.type) {
        case 'Identifier':
            return [{ name: pattern.name, keys, fallback }];
        case 'AssignmentPattern':
            return namesIn(pattern.left, keys, pattern.right);
        case 'RestElement':
            return namesIn(pattern.argument, keys);
        case 'TSParameterProperty':
            return namesIn(pattern.parameter, keys, fallback);
        case 'ObjectPattern':
            return pattern.properties.flatMap((property) =>
                property.type === 'ObjectProperty'
                    ? namesIn(property.value, [...keys, keyOf(property.key, property.computed) ?? '?'])
                    : namesIn(property.argument, [...keys, '?'])
            );
        case 'ArrayPattern':
            return pattern.elements.flatMap((element, position) =>
                element ? namesIn(element, [...keys, String(position)]) : []
            );
        default:
            return [];
    }
}

/** What a name means at a node; undefined for a global. */
export function lookup(file: JsFile, node: Node, name: string): Binding | undefined {
    let above: Node | undefined = node;
    while (above) {
        const found = scopes.get(above)?.get(name);
        if (found) {
            return found;
        }
        above = file.parents.get(above);
    }
    return undefined;
}

/** The nearest class around a node whose `this` it has: functions with a `this` of their own hide it. */
export function classAround(file: JsFile, node: Node): Class | undefined {
    let above: Node | undefined = node;
    while (above && !isClass(above)) {
        above = file.parents.get(above);
    }
    return above;
}

export function importOf(file: JsFile, specifier: Node): { module: string; name: string } {
    const declaration = file.parents.get(specifier) as ImportDeclaration;
    const name =
        specifier.type === 'ImportSpecifier'
            ? (keyOf(specifier.imported) ?? 'default')
            : specifier.type === 'ImportDefaultSpecifier'
              ? 'default'
              : '*';
    return { module: declaration.source.value, name };
}
