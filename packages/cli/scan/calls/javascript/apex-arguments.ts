import path from 'node:path';
import type { Node } from '@babel/types';
import { groupBy, type Project } from '../../project.ts';
import { knownText, type Value } from '../../values.ts';
import { elementsOf } from '../markup/usages.ts';
import { methodOfModule } from './clients.ts';
import { classAround, importOf, keyOf, lookup, type JsFile } from './js-file.ts';
import { classProperty } from './members.ts';
import { propertyOf, resolve } from './parts.ts';
import { contextOf, type Context, type World } from './thing.ts';

/**
 * What components give to a parameter of an Apex method: `import get from '@salesforce/apex/Orders.get'` and `get({ url })`,
 * or `component.get('c.get')` and `setParams({ url })` in a bundle whose controller the class is. All names in lower case.
 */
export function apexArguments(world: World, className: string, method: string, parameter: string): Value[] {
    const ofImports = importers(world.project, `${className}.${method}`).flatMap((file) =>
        inFile(world, file, (js) => givenToImport(js, className, method))
    );
    const ofBundles = controllerScripts(world.project, className).flatMap((file) =>
        inFile(world, file, (js) => actionsOf(js, method))
    );
    return [...ofImports, ...ofBundles].flatMap(({ js, given }) => argument(world, js, given, parameter));
}

interface Given {
    js: JsFile;
    given: Node;
}

function inFile(world: World, file: string, find: (js: JsFile) => (Node | undefined)[]): Given[] {
    const js = world.js(file);
    return js ? find(js).flatMap((given) => (given ? [{ js, given }] : [])) : [];
}

const MODULE = /@salesforce\/apex\/(?:\w+\.)?(\w+\.\w+)/g;

/** Files that import a method, told by their text: only those of a method that is asked for are parsed. */
function importers(project: Project, method: string): string[] {
    const index = project.once('imports of apex', () =>
        groupBy(
            project
                .ofKind('lwc-js')
                .flatMap(({ path: file }) =>
                    [...project.text(file).matchAll(MODULE)].map(([, name]) => ({ file, name: name.toLowerCase() }))
                ),
            ({ name }) => name
        )
    );
    return (index.get(method) ?? []).map(({ file }) => file);
}

/** `get({ url })`, and `@wire(get, { url })`. */
function givenToImport(js: JsFile, className: string, method: string): (Node | undefined)[] {
    const isMethod = (node: Node | undefined): boolean => {
        const binding = node?.type === 'Identifier' ? lookup(js, node, node.name) : undefined;
        return (
            binding?.kind === 'import' && methodOfModule(importOf(js, binding.node).module) === `${className}.${method}`
        );
    };
    const called = [...js.calls.values()].flat().filter(({ callee }) => isMethod(callee));
    const wired = (js.calls.get('wire') ?? []).filter(({ arguments: [adapter] }) => isMethod(adapter));
    return [...called.map(({ arguments: [given] }) => given), ...wired.map(({ arguments: [, given] }) => given)];
}

/** The scripts of Aura bundles that have a class as their controller. */
function controllerScripts(project: Project, className: string): string[] {
    const index = project.once('apex controllers of aura', () =>
        groupBy(
            project.ofKind('aura-markup').flatMap(({ path: file }) => {
                const [, name] = /\bcontroller\s*=\s*["'](?:\w+\.)?(\w+)["']/.exec(project.text(file)) ?? [];
                const isTop = name && elementsOf(project, file, true)[0]?.attributes.has('controller');
                return isTop ? [{ name: name.toLowerCase(), folder: path.posix.dirname(file) }] : [];
            }),
            ({ name }) => name
        )
    );
    return (index.get(className) ?? []).flatMap(({ folder }) =>
        project.inFolder(folder, 'aura-js').map(({ path: file }) => file)
    );
}

/** `action.setParams(…)` of actions that are `component.get('c.method')`. */
const actionsOf = (js: JsFile, method: string): (Node | undefined)[] =>
    (js.calls.get('setParams') ?? [])
        .filter(({ callee }): boolean => {
            const object = callee.type === 'MemberExpression' ? callee.object : undefined;
            const action = object?.type === 'Identifier' ? lookup(js, object, object.name)?.init : object;
            const [name] = action?.type === 'CallExpression' ? action.arguments : [];
            return name?.type === 'StringLiteral' && name.value.toLowerCase() === `c.${method}`;
        })
        .map(({ arguments: [given] }) => given);

function argument(world: World, js: JsFile, given: Node, parameter: string): Value[] {
    const context = contextOf(world, js);
    const objects = resolve(given, context).flatMap((thing) =>
        'node' in thing && thing.node.type === 'ObjectExpression' ? [{ thing, properties: thing.node.properties }] : []
    );
    return objects.flatMap(({ thing, properties }) => {
        const key = properties
            .flatMap((property) => ('key' in property ? (keyOf(property.key, property.computed) ?? []) : []))
            .find((name) => name.toLowerCase() === parameter);
        const found = key === undefined ? [] : propertyOf([thing], key, given, context);
        return found.flatMap((value) => ('text' in value ? reactive(value.text, given, context) : []));
    });
}

/** `'$url'` of a wire is the component's property of that name. */
function reactive(value: Value, given: Node, context: Context): Value[] {
    const [, name] = /^\$(\w+)$/.exec(knownText(value) ?? '') ?? [];
    const owner = name === undefined ? undefined : classAround(context.file, given);
    return name !== undefined && owner
        ? classProperty(owner, name, context).flatMap((thing) => ('text' in thing ? [thing.text] : []))
        : [value];
}
