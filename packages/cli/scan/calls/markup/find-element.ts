import path from 'node:path';
import type { Project } from '../../project.ts';
import type { Element } from './elements.ts';
import { elementsOf } from './usages.ts';

/** The tag of the element that a script of a component means by an attribute of its own markup, in lower case. */
export function tagWith(project: Project, script: string, name: string, value: string): string | undefined {
    const element = ownElements(project, script).find(({ attributes }) => has(attributes.get(name)?.value, value));
    return element?.name.toLowerCase();
}

/** The same by a selector: its tag where it names one, else the element of its last part. */
export function tagOfSelector(project: Project, script: string, selector: string): string | undefined {
    const last = selector
        .trim()
        .split(/[\s>+~]+/)
        .at(-1)!;
    const [, tag] = /^([a-z][\w-]*)/i.exec(last) ?? [];
    const [, sign, word] = /([#.])([\w-]+)/.exec(last) ?? [];
    const [, name, value] = /\[([\w-]+)=["']?([^"'\]]+)/.exec(last) ?? [];
    if (tag !== undefined) {
        return tag.toLowerCase();
    }
    return name !== undefined
        ? tagWith(project, script, name, value)
        : word === undefined
          ? undefined
          : tagWith(project, script, sign === '#' ? 'id' : 'class', word);
}

/** The tag of the element whose event a method handles: `onerror={showOther}`, `onerror="{!c.showOther}"`. */
export function tagOfHandler(project: Project, script: string, method: string): string | undefined {
    const handles = ([name, { value }]: [string, { value: string }]): boolean =>
        /^on/.test(name) && /^\{(?:!\s*c\.)?\s*(\w+)\s*\}\/?$/.exec(value.trim())?.[1] === method;
    return ownElements(project, script)
        .find(({ attributes }) => [...attributes].some(handles))
        ?.name.toLowerCase();
}

const has = (content: string | undefined, word: string): boolean => !!content?.split(/\s+/).includes(word);

/** The markup of the script's bundle, or that of the page which it stands in. */
export function ownElements(project: Project, script: string): Element[] {
    if (/\.(page|component)$/.test(script)) {
        return elementsOf(project, script, true);
    }
    return project
        .inFolder(path.posix.dirname(script), 'lwc-html', 'aura-markup')
        .flatMap(({ path: file, kind }) => elementsOf(project, file, kind === 'aura-markup'));
}
