import { readElements, type Element } from './elements.ts';
import type { Project } from '../../project.ts';
import type { FileKind } from '../../source-files.ts';

/** Where a component stands in another's markup. */
export interface Usage {
    file: string;
    kind: FileKind;
    element: Element;
}

export const elementsOf = (project: Project, file: string, xml: boolean): Element[] =>
    project.once(`elements ${file}`, () => readElements(project.text(file), xml));

/** `c-my-part` and `c:myPart` as one name without case. */
const componentName = (tag: string): string | undefined => {
    const [, name] = /^[a-z]\w*[:-](.+)$/i.exec(tag) ?? [];
    return name?.replaceAll('-', '').toLowerCase();
};

/** All places that use a component, by the name of its folder. */
export function usagesOf(project: Project, name: string): Usage[] {
    const index = project.once('usages', () => {
        const found = new Map<string, Usage[]>();
        for (const { path: file, kind } of project.ofKind('lwc-html', 'aura-markup')) {
            if (!/<[a-z]\w*[:-]/i.test(project.text(file))) {
                continue;
            }
            for (const element of elementsOf(project, file, kind === 'aura-markup')) {
                const used = componentName(element.name);
                if (
                    used !== undefined &&
                    !/^(lightning|aura|force|ui|apex|forcecommunity|lwc)[:-]/i.test(element.name)
                ) {
                    found.set(used, [...(found.get(used) ?? []), { file, kind, element }]);
                }
            }
        }
        return found;
    });
    return index.get(name.toLowerCase()) ?? [];
}
