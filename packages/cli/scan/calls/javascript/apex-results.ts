import path from 'node:path';
import type { Project } from '../../project.ts';
import { resultField, resultText } from '../apex/results.ts';
import { isHole, type Value } from '../../values.ts';
import { methodOfModule } from './clients.ts';
import type { Thing, World } from './thing.ts';

/** What a field of that name has in what the methods of Apex give that a script imports, or a bundle of Aura calls: only addresses that are known. */
export function fieldOfResults(world: World, file: string, name: string): Value[] {
    const methods = world.project.once(`apex methods of ${file}`, () =>
        /(^|\/)aura\//.test(file) ? auraMethods(world, file) : importedMethods(world.project.text(file))
    );
    return methods.flatMap((method) => {
        const [className, methodName] = method.split('.');
        return resultField(world.project, className, methodName, name.toLowerCase()).filter(isAddress);
    });
}

/** The address that a method of Apex gives as a text; `method` is `class.method`. */
export function textOfResult(world: World, method: string): Value[] {
    const [className, methodName] = method.toLowerCase().split('.');
    return resultText(world.project, className, methodName).filter(isAddress);
}

const isAddress = ({ pieces: [start] }: Value): boolean => typeof start === 'string' && /^(https?:)?\/\//i.test(start);

const importedMethods = (content: string): string[] => [
    ...new Set((content.match(/@salesforce\/apex\/[\w.]+/g) ?? []).map(methodOfModule))
];

/** `component.get('c.method')` in the scripts of a bundle, of the class that is its controller. */
function auraMethods(world: World, file: string): string[] {
    const { project } = world;
    const folder = path.posix.dirname(file);
    const names = project
        .inFolder(folder, 'aura-js')
        .flatMap(({ path: script }) => [...project.text(script).matchAll(/['"]c\.(\w+)['"]/g)])
        .map(([, name]) => name.toLowerCase());
    return controllersOf(project, folder).flatMap((className) =>
        [...new Set(names)].map((name) => `${className}.${name}`)
    );
}

/** The class of Apex that a bundle of Aura names as its controller, in lower case. */
export const controllersOf = (project: Project, folder: string): string[] =>
    project.inFolder(folder, 'aura-markup').flatMap(({ path: markup }) => {
        const [, name] = /\bcontroller\s*=\s*["'](?:\w+\.)?(\w+)["']/.exec(project.text(markup)) ?? [];
        return name === undefined ? [] : [name.toLowerCase()];
    });

/** What is not known of an answer, in the words of the Apex that gave it. */
export const withResults = (things: Thing[], file: string, world: World): Thing[] =>
    things.flatMap((thing): Thing[] => {
        const piece = 'text' in thing ? thing.text.pieces[0] : undefined;
        // A parent or a module may be what asked Apex.
        const asking = 'text' in thing ? new Set([file, thing.text.at.file]) : [];
        const { key } = isHole(piece) ? piece : {};
        const found = key === undefined ? [] : [...asking].flatMap((script) => world.apexField(script, key));
        return found.length > 0 ? found.map((value) => ({ text: value })) : [thing];
    });
