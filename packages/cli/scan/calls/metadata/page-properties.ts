import { placeAt, type Project } from '../../project.ts';
import { text, type Value } from '../../values.ts';

/** What builders give to the properties of components: app pages in Lightning App Builder, sites in Experience Builder. */
export function builderProperties(project: Project, component: string, property: string): Value[] {
    const index = project.once('builder properties', () => {
        const found = new Map<string, Value[]>();
        const add = (name: string, key: string, value: Value[]): void => {
            const id = `${name.replace(/^\w+:/, '').toLowerCase()}.${key.toLowerCase()}`;
            found.set(id, [...(found.get(id) ?? []), ...value]);
        };
        for (const { path: file } of project.ofKind('metadata')) {
            if (/\.flexipage(-meta\.xml)?$/.test(file)) {
                readFlexipage(project, file, add);
            } else if (isSitePage(file)) {
                readSitePage(project, file, add);
            }
        }
        return found;
    });
    return index.get(`${component.toLowerCase()}.${property.toLowerCase()}`) ?? [];
}

type Add = (component: string, property: string, value: Value[]) => void;

export const isSitePage = (file: string): boolean => /(^|\/)(experiences|digitalExperiences)\/.*\.json$/.test(file);

const HAS_ADDRESS = /https?:|\/\//;

function readFlexipage(project: Project, file: string, add: Add): void {
    const content = project.text(file);
    if (!HAS_ADDRESS.test(content.replace(/xmlns="[^"]*"/g, '')) || !content.includes('componentInstanceProperties')) {
        return;
    }
    // The properties stand in front of the name of their component.
    for (const match of content.matchAll(/<componentInstance>(.*?)<\/componentInstance>/gs)) {
        const component = /<componentName>\s*([^<]+?)\s*</.exec(match[1])?.[1];
        for (const part of match[1].matchAll(
            /<name>\s*([^<]+?)\s*<\/name>\s*(?:<type>[^<]*<\/type>\s*)?<value>\s*([^<]+?)\s*<\/value>/g
        )) {
            const at = placeAt(file, content, match.index + match[0].indexOf(part[0]) + part[0].indexOf('<value>'));
            if (component) {
                add(component, part[1], text(part[2].replaceAll('&amp;', '&'), at));
            }
        }
    }
}

function readSitePage(project: Project, file: string, add: Add): void {
    const content = project.text(file);
    if (!/"(componentAttributes|attributes)"/.test(content) || !HAS_ADDRESS.test(content)) {
        return;
    }
    eachObject(sitePage(project, file), (object) => {
        const component = componentIn(object);
        component?.given.forEach(([key, value]) =>
            add(component.name, key, text(value, placeOfText(file, content, value)))
        );
    });
}

/** A component on a page of a site, in either format, with the texts that its properties are given. */
export function componentIn(object: object): { name: string; given: [string, string][] } | undefined {
    const { componentName, definition, componentAttributes, attributes } = object as Record<string, unknown>;
    const name = typeof componentName === 'string' ? componentName : definition;
    const given = componentAttributes ?? attributes;
    if (typeof name !== 'string' || typeof given !== 'object' || given === null) {
        return undefined;
    }
    const texts = Object.entries(given).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
    return { name, given: texts.filter(([, value]) => value !== '') };
}

/** The content of a page of a site; undefined, which is said once, when it is no JSON. */
export const sitePage = (project: Project, file: string): unknown =>
    project.once(`json ${file}`, () => {
        try {
            return JSON.parse(project.text(file)) as unknown;
        } catch {
            project.problems.push(`${file}: is not valid JSON; left out`);
            return undefined;
        }
    });

/** Where a text stands in the JSON that it was read from. */
export function placeOfText(file: string, content: string, value: string): Value['at'] {
    const written = JSON.stringify(value).slice(1, -1);
    return placeAt(file, content, Math.max(content.indexOf(written), content.indexOf(value), 0));
}

/** Calls `visit` with each object in a value, outer ones first. */
export function eachObject(value: unknown, visit: (object: object) => void): void {
    const pending: unknown[] = [value];
    while (pending.length > 0) {
        const next = pending.pop();
        if (typeof next === 'object' && next !== null) {
            if (!Array.isArray(next)) {
                visit(next);
            }
            pending.push(...Object.values(next));
        }
    }
}
