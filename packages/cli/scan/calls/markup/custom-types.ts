import path from 'node:path';
import type { Node, ObjectExpression } from '@babel/types';
import { importOf, keyOf, lookup, type JsFile } from '../javascript/js-file.ts';
import { namedInObjects } from '../javascript/item-assignments.ts';
import { optionOf, resolve } from '../javascript/parts.ts';
import { asThings, contextOf, type Thing, type World } from '../javascript/thing.ts';

/* A datatable may have types of its own, each with a template: its `value` is the field that a column of the type names, `typeAttributes` what the column says. */

/** `{value}`, `{typeAttributes.url}` in such a template; nothing in any other. */
export function customTypeThings(world: World, template: string, [root, attribute]: string[]): Thing[] {
    if (root !== 'value' && root !== 'typeAttributes') {
        return [];
    }
    return typesOf(world, template).flatMap((type) =>
        columnsOf(world, type).flatMap(({ file, column }) =>
            root === 'value'
                ? fieldThings(world, file, optionOf(column, 'fieldName'))
                : attributeThings(world, file, optionOf(column, 'typeAttributes'), attribute)
        )
    );
}

function attributeThings(world: World, file: JsFile, attributes: Node | undefined, name = ''): Thing[] {
    const given = attributes && optionOf(attributes, name);
    const field = given && optionOf(given, 'fieldName');
    return field ? fieldThings(world, file, field) : given ? resolve(given, contextOf(world, file)) : [];
}

/** What the rows of a table have in a field: addresses that the script puts there, or Apex. */
function fieldThings(world: World, file: JsFile, name: Node | undefined): Thing[] {
    if (name?.type !== 'StringLiteral') {
        return [];
    }
    return [...namedInObjects(name.value, contextOf(world, file)), ...asThings(world.apexField(file.path, name.value))];
}

/** The types that have a template: `static customTypes = { picture: { template: pictureTemplate } }`, by its import. */
function typesOf(world: World, template: string): string[] {
    const folder = path.posix.dirname(template);
    return world.project.once(`custom types of ${template}`, () =>
        [folder, path.posix.dirname(folder)]
            .flatMap((place) => world.project.inFolder(place, 'lwc-js'))
            .filter(({ path: script }) => world.project.text(script).includes('customTypes'))
            .flatMap(({ path: script }) => world.js(script) ?? [])
            .flatMap((script) =>
                script.nodes.flatMap((node) => {
                    const used = node.type === 'ObjectProperty' ? optionOf(node.value, 'template') : undefined;
                    const isIt = used?.type === 'Identifier' && importedFile(script, used, used.name) === template;
                    return isIt && node.type === 'ObjectProperty' ? (keyOf(node.key, node.computed) ?? []) : [];
                })
            )
    );
}

function importedFile(script: JsFile, node: Node, name: string): string | undefined {
    const binding = lookup(script, node, name);
    const module = binding?.kind === 'import' ? importOf(script, binding.node).module : undefined;
    return module?.startsWith('.') ? path.posix.join(path.posix.dirname(script.path), module) : undefined;
}

interface Column {
    file: JsFile;
    column: ObjectExpression;
}

/** The columns of a type, all over the project. */
const columnsOf = (world: World, type: string): Column[] =>
    world.project.once(`columns of type ${type}`, () =>
        world.project
            .ofKind('lwc-js')
            .filter(({ path: file }) => {
                const content = world.project.text(file);
                return content.includes('fieldName') && content.includes(type);
            })
            .flatMap(({ path: file }) => world.js(file) ?? [])
            .flatMap((file) =>
                file.nodes.flatMap((node) => {
                    const value = node.type === 'ObjectExpression' ? optionOf(node, 'type') : undefined;
                    return node.type === 'ObjectExpression' && value?.type === 'StringLiteral' && value.value === type
                        ? [{ file, column: node }]
                        : [];
                })
            )
    );
