import type { Context } from '../model.ts';
import type { Project } from '../project.ts';
import type { SourceFile } from '../source-files.ts';
import { pageCaller, type Caller } from './make-call.ts';

/** Who names a static resource. */
const usersByResource = (project: Project): Map<string, SourceFile[]> =>
    project.once('users of resources', () => {
        const found = new Map<string, SourceFile[]>();
        for (const file of project.ofKind('lwc-js', 'aura-markup', 'visualforce')) {
            const mentions = project
                .text(file.path)
                .matchAll(/(?:\$Resource\.|resourceUrl\/(?:\w+__)?|\$Resource\[['"])(\w+)/g);
            for (const name of new Set([...mentions].map(([, mentioned]) => mentioned))) {
                found.set(name, [...(found.get(name) ?? []), file]);
            }
        }
        return found;
    });

/** Who runs a script of a static resource: the pages and components that name the resource. */
export function resourceCaller(project: Project, file: string): Caller {
    const [, name] = /staticresources\/([^/.]+)/.exec(file) ?? [];
    const users = (name === undefined ? undefined : usersByResource(project).get(name)) ?? [];
    const contexts = new Set<Context>(users.map(({ kind }) => (kind === 'visualforce' ? 'VisualForce' : 'LEX')));
    if (contexts.has('LEX') || contexts.size === 0) {
        return pageCaller(['LEX']);
    }
    return { ...pageCaller(['VisualForce']), noPolicy: !users.some(({ path }) => hasPolicy(project.text(path))) };
}

/** An HTML document of a static resource has a policy of its own, which no trusted URL feeds. */
export const documentCaller = (project: Project, file: string): Caller => ({
    ...resourceCaller(project, file),
    noPolicy: true
});

/** Only a Visualforce page that says `cspHeader="true"` has a policy that trusted URLs feed. */
export const hasPolicy = (markup: string): boolean => /\bcspHeader\s*=\s*["']true["']/i.test(markup);
