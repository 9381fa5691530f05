import path from 'node:path';
import { placeAt } from '../../project.ts';
import { text } from '../../values.ts';
import { resolve } from '../javascript/parts.ts';
import { asThings, contextOf, type Thing, type World } from '../javascript/thing.ts';
import type { Element } from './elements.ts';
import { elementsOf, usagesOf } from './usages.ts';

/** What an argument of an `<aura:method>` of a bundle can be: its default, and what the scripts of parents call the method with. */
export function methodArgument(world: World, script: string, name: string): Thing[] {
    const { project } = world;
    const folder = path.posix.dirname(script);
    return project.inFolder(folder, 'aura-markup').flatMap(({ path: file }) => {
        const elements = elementsOf(project, file, true);
        return elements
            .filter((element) => element.name === 'aura:method')
            .flatMap((method) => {
                const parameters = elements.filter((one) => one.parent === method && one.name === 'aura:attribute');
                const index = parameters.findIndex((one) => valueOf(one, 'name') === name);
                const fallback = parameters[index]?.attributes.get('default');
                return index < 0
                    ? []
                    : [
                          ...(fallback
                              ? asThings(text(fallback.value, placeAt(file, project.text(file), fallback.offset)))
                              : []),
                          ...givenBy(world, folder, valueOf(method, 'name') ?? '', index)
                      ];
            });
    });
}

/** `component.find('child').load('https://…')` in the bundles that have the component in their markup. */
function givenBy(world: World, folder: string, method: string, index: number): Thing[] {
    const parents = new Set(
        usagesOf(world.project, path.posix.basename(folder)).map(({ file }) => path.posix.dirname(file))
    );
    return [...parents]
        .flatMap((parent) => world.bundle(`${parent}/x.js`))
        .flatMap((file) =>
            (file.calls.get(method) ?? []).flatMap((call) =>
                call.callee.type === 'MemberExpression' && call.arguments[index]
                    ? resolve(call.arguments[index], contextOf(world, file))
                    : []
            )
        );
}

const valueOf = ({ attributes }: Element, name: string): string | undefined => attributes.get(name)?.value;
