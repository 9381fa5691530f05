import path from 'node:path';
import type { CallExpression, Node } from '@babel/types';
import { tagWith } from '../markup/find-element.ts';
import { usagesOf } from '../markup/usages.ts';
import { assignmentsTo } from './bindings.ts';
import { calleeName, calleeObject, importOf, lookup, type JsFile } from './js-file.ts';
import { propertyOf, resolve } from './parts.ts';
import { createdTag } from './sinks/element-sinks.ts';
import { contextOf, type Thing, type World } from './thing.ts';

/* What the scripts of other components do with a component that stands in their markup, or that they open. */

interface Parent {
    js: JsFile;
    tags: Set<string>;
}

/** The scripts beside the markup that a component stands in, with its tags there. */
function parentsOf(world: World, file: string): Parent[] {
    const { project } = world;
    const folder = path.posix.dirname(file);
    return project.once(`parents of ${folder}`, () => {
        const found = new Map<string, Set<string>>();
        for (const { file: markup, element } of usagesOf(project, path.posix.basename(folder))) {
            for (const { path: script } of project.inFolder(path.posix.dirname(markup), 'lwc-js', 'aura-js')) {
                found.set(script, (found.get(script) ?? new Set()).add(element.name.toLowerCase()));
            }
        }
        return [...found].flatMap(([script, tags]) => {
            const js = world.js(script);
            return js ? [{ js, tags }] : [];
        });
    });
}

/** Whether a node is the element of a component: one that is looked up, or `component.find('id')` of Aura. */
function isElement(node: Node | undefined, { js, tags }: Parent, world: World): boolean {
    const source = node?.type === 'Identifier' ? (lookup(js, node, node.name)?.init ?? node) : node;
    const [id] = source?.type === 'CallExpression' && calleeName(source) === 'find' ? source.arguments : [];
    const tag =
        id?.type === 'StringLiteral'
            ? tagWith(world.project, js.path, 'aura:id', id.value)
            : node && createdTag(node, contextOf(world, js));
    return tag !== undefined && tags.has(tag);
}

/** `this.template.querySelector('c-card').url = …`, `component.find('card').set('v.url', …)` */
export const setByParents = (world: World, file: string, name: string): Thing[] =>
    parentsOf(world, file).flatMap((parent) => [
        ...assignmentsTo(parent.js, name)
            .filter(({ left }) => left.type === 'MemberExpression' && isElement(left.object, parent, world))
            .flatMap(({ right }) => resolve(right, contextOf(world, parent.js))),
        ...(parent.js.calls.get('set') ?? [])
            .filter(({ arguments: [first] }) => first?.type === 'StringLiteral' && first.value === `v.${name}`)
            .filter((call) => isElement(calleeObject(call as CallExpression), parent, world))
            .flatMap(({ arguments: [, value] }) => (value ? resolve(value, contextOf(world, parent.js)) : []))
    ]);

/** `this.template.querySelector('c-card').load(url)` */
export const calledByParents = (world: World, file: string, name: string): { call: CallExpression; file: JsFile }[] =>
    parentsOf(world, file).flatMap((parent) =>
        (parent.js.calls.get(name) ?? [])
            .filter((call): call is CallExpression => call.type === 'CallExpression')
            .filter((call) => isElement(calleeObject(call), parent, world))
            .map((call) => ({ call, file: parent.js }))
    );

/** `MyModal.open({ url })` */
export const openedWith = (world: World, file: string, name: string): Thing[] =>
    world.importers(file).flatMap((from) =>
        (from.calls.get('open') ?? [])
            .filter((call) => {
                const object = calleeObject(call as CallExpression);
                const binding = object?.type === 'Identifier' ? lookup(from, object, object.name) : undefined;
                return (
                    binding?.kind === 'import' &&
                    world.moduleFile(importOf(from, binding.node).module, from.path) === file
                );
            })
            .flatMap(({ arguments: [options] }) =>
                options?.type === 'ObjectExpression'
                    ? propertyOf([{ node: options, in: contextOf(world, from) }], name, options, contextOf(world, from))
                    : []
            )
    );
