import path from 'node:path';
import type { Context } from '../model.ts';
import type { Project } from '../project.ts';
import { elementsOf, usagesOf } from './markup/usages.ts';

/** The kinds of page that a component runs in: by its own targets, else by those of the components that use it. */
export function contextsOf(project: Project, file: string): Context[] {
    const folder = path.posix.dirname(file);
    return project.once(`contexts ${folder}`, () => {
        const found = collect(project, folder, new Set());
        return found.length > 0 ? found : ['LEX'];
    });
}

function collect(project: Project, folder: string, seen: Set<string>): Context[] {
    if (seen.has(folder)) {
        return [];
    }
    seen.add(folder);
    const own = /(^|\/)aura\//.test(folder) ? auraContexts(project, folder) : lwcContexts(project, folder);
    if (own.length > 0) {
        return own;
    }
    const parents = usagesOf(project, path.posix.basename(folder)).map(({ file }) => path.posix.dirname(file));
    return [...new Set(parents.flatMap((parent) => collect(project, parent, seen)))];
}

function lwcContexts(project: Project, folder: string): Context[] {
    const meta = project.text(`${folder}/${path.posix.basename(folder)}.js-meta.xml`, true);
    const targets = [...meta.matchAll(/<target>\s*(\w+)\s*<\/target>/g)].map(([, target]) => target);
    return inOrder(
        targets,
        (target) => /^lightning__/.test(target),
        (target) => /^lightning(Community|CommunityTheme)/.test(target)
    );
}

function auraContexts(project: Project, folder: string): Context[] {
    const file = project.inFolder(folder, 'aura-markup').find(({ path: candidate }) => /\.(cmp|app)$/.test(candidate));
    const top = file && elementsOf(project, file.path, true)[0];
    const interfaces = (top?.attributes.get('implements')?.value ?? '').split(/[\s,]+/);
    return inOrder(
        interfaces,
        (name) => /^(flexipage|force|lightning):/.test(name),
        (name) => /^forceCommunity:/.test(name)
    );
}

function inOrder(names: string[], isLex: (name: string) => boolean, isSite: (name: string) => boolean): Context[] {
    return [
        ...(names.some(isLex) ? (['LEX'] as const) : []),
        ...(names.some(isSite) ? (['Communities'] as const) : [])
    ];
}
