import path from 'node:path';
import { placeAt, type Project } from '../../project.ts';
import { text, unknown } from '../../values.ts';
import { globalValue } from '../javascript/function-calls.ts';
import { asThings, type Thing, type World } from '../javascript/thing.ts';
import { hasPolicy } from '../resource-caller.ts';
import { attributeOf, type Element } from './elements.ts';
import { attributeThings, type Names } from './formula.ts';
import { elementsOf } from './usages.ts';

/** Names of a Visualforce page: `$Resource.x`, a property of the controller or an extension, an attribute of a component. */
export const visualforceNames =
    (world: World, file: string): Names =>
    (chain, at) => {
        const name = chain.join('.');
        if (chain[0].startsWith('$')) {
            return asThings(globalValue(name, at, { world }));
        }
        const values = controllersOf(world, file).flatMap((controller) => world.apex(controller, chain));
        const given = file.endsWith('.component') ? componentAttribute(world, file, name) : [];
        const found = [...asThings(values), ...given];
        return found.length > 0 ? found : asThings(unknown(name, at));
    };

function controllersOf(world: World, file: string): string[] {
    const [top] = elementsOf(world.project, file, true);
    return ['controller', 'extensions'].flatMap((name) =>
        ((top && attributeOf(top, name)?.value) ?? '').split(',').flatMap((one) => one.trim() || [])
    );
}

/** What an attribute of a component can be: its default, and what the pages give that have the component. */
function componentAttribute(world: World, file: string, name: string): Thing[] {
    const { project } = world;
    const open = project.once('open attributes of components', () => new Set<string>());
    const question = `${file} ${name}`;
    // A component that stands in itself asks for what is being answered.
    if (open.has(question)) {
        return [];
    }
    open.add(question);
    const own = elementsOf(project, file, true)
        .filter((element) => isNamed(element, 'apex:attribute') && attributeOf(element, 'name')?.value === name)
        .flatMap((element) => attributeOf(element, 'default') ?? [])
        .flatMap(({ value, offset }) => asThings(text(value, placeAt(file, project.text(file), offset))));
    const given = usersOf(project, file).flatMap(({ file: user, element }) => {
        const found = attributeOf(element, name);
        return found
            ? attributeThings(
                  found.value,
                  placeAt(user, project.text(user), found.offset),
                  visualforceNames(world, user)
              )
            : [];
    });
    open.delete(question);
    return [...own, ...given];
}

/** Whether a page has a policy that trusted URLs feed; a component has that of the pages that it stands in. */
export function isUnderPolicy(project: Project, file: string, seen = new Set<string>()): boolean {
    if (hasPolicy(project.text(file))) {
        return true;
    }
    if (!file.endsWith('.component') || seen.has(file)) {
        return false;
    }
    seen.add(file);
    return usersOf(project, file).some(({ file: user }) => isUnderPolicy(project, user, seen));
}

interface User {
    file: string;
    element: Element;
}

/** The places of `<c:name>`. */
function usersOf(project: Project, component: string): User[] {
    const index = project.once('users of Visualforce components', () => {
        const found = new Map<string, User[]>();
        for (const { path: file } of project.ofKind('visualforce')) {
            for (const element of /<c:/i.test(project.text(file)) ? elementsOf(project, file, true) : []) {
                const [, name] = /^c:(.+)$/i.exec(element.name) ?? [];
                if (name !== undefined) {
                    found.set(name.toLowerCase(), [...(found.get(name.toLowerCase()) ?? []), { file, element }]);
                }
            }
        }
        return found;
    });
    return index.get(path.posix.parse(component).name.toLowerCase()) ?? [];
}

const isNamed = ({ name }: Element, wanted: string): boolean => name.toLowerCase() === wanted;
