import { resultField } from '../apex/results.ts';
import { isHole, type Value } from '../../values.ts';
import { methodOfModule } from './apex-arguments.ts';
import type { Thing, World } from './thing.ts';

/** What a field of that name has in what the methods of Apex give that a script imports: only addresses that are known. */
export function fieldOfResults(world: World, file: string, name: string): Value[] {
    const methods = world.project.once(`apex methods of ${file}`, () => {
        const modules = world.project.text(file).match(/@salesforce\/apex\/[\w.]+/g) ?? [];
        return [...new Set(modules.map(methodOfModule))];
    });
    return methods.flatMap((method) => {
        const [className, methodName] = method.split('.');
        return resultField(world.project, className, methodName, name.toLowerCase()).filter(
            ({ pieces: [start] }) => typeof start === 'string' && /^(https?:)?\/\//i.test(start)
        );
    });
}

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
