import type { Context } from '../model.ts';
import type { Project } from '../project.ts';
import type { SourceFile } from '../source-files.ts';
import { pageCaller, type Caller } from './make-call.ts';
import { isSitePage } from './metadata/page-properties.ts';

/** Who names a static resource. */
const usersByResource = (project: Project): Map<string, SourceFile[]> =>
    project.once('users of resources', () => {
        const found = new Map<string, SourceFile[]>();
        const files = project.ofKind(
            'lwc-js',
            'lwc-html',
            'aura-js',
            'aura-markup',
            'visualforce',
            'apex',
            'metadata',
            'css'
        );
        for (const file of files.filter(({ path }) => isUser(path))) {
            for (const name of new Set([...project.text(file.path).matchAll(NAMING)].map(([, named]) => named))) {
                found.set(name, [...(found.get(name) ?? []), file]);
            }
        }
        return found;
    });

const isUser = (path: string): boolean =>
    !/(^|\/)staticresources\//.test(path) && (!/\.xml$/.test(path) || isSitePage(path));

/** `$Resource.name`, `@salesforce/resourceUrl/name`, `forResource('name'`, `/resource/name` */
const NAMING =
    /(?:\$Resource\.(?:\w+__)?|resourceUrl\/(?:\w+__)?|\$Resource\[['"]|forResource\(\s*'|\/resource\/(?:\d+\/)?)(\w+)/g;

/** What nothing of the project loads is a file that lies there: it needs nothing. */
const NOBODY: Caller = { caller: 'page-lex', contexts: [], noPolicy: true };

/** Who runs a script of a static resource: the pages and components that name the resource. */
export function resourceCaller(project: Project, file: string): Caller {
    const [, name] = /staticresources\/([^/.]+)/.exec(file) ?? [];
    const users = (name === undefined ? undefined : usersByResource(project).get(name)) ?? [];
    if (users.length === 0) {
        return NOBODY;
    }
    const contexts = new Set<Context>(users.map(({ kind }) => (kind === 'visualforce' ? 'VisualForce' : 'LEX')));
    if (contexts.has('LEX')) {
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
