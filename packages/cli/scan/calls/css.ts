import { parse } from 'postcss';
import type { Call } from '../model.ts';
import type { Project } from '../project.ts';
import { text } from '../values.ts';
import { contextsOf } from './contexts.ts';
import { callsAt, pageCaller } from './make-call.ts';
import { resourceCaller } from './resource-caller.ts';

/** What stylesheets load: images, fonts, other stylesheets. */
export function cssCalls(project: Project): Call[] {
    return project.ofKind('css', 'ui-bundle').flatMap(({ path: file }) => {
        const content = project.text(file);
        return file.endsWith('.css') && /url\s*\(|@import/.test(content) && /https?:|\/\//.test(content)
            ? callsOf(project, file, content)
            : [];
    });
}

function callsOf(project: Project, file: string, content: string): Call[] {
    const caller = file.includes('staticresources/')
        ? resourceCaller(project, file)
        : pageCaller(contextsOf(project, file));
    const calls: Call[] = [];
    try {
        const root = parse(content);
        root.walkDecls((declaration) => {
            const isFont =
                declaration.parent?.type === 'atrule' && (declaration.parent as { name?: string }).name === 'font-face';
            const at = {
                file,
                line: declaration.source?.start?.line ?? 1,
                column: declaration.source?.start?.column ?? 1
            };
            for (const [, address] of declaration.value.matchAll(/url\(\s*['"]?([^'")]+)/g)) {
                calls.push(...callsAt(isFont ? 'font' : 'css-url', at, text(address, at), caller));
            }
        });
        root.walkAtRules('import', (rule) => {
            const at = { file, line: rule.source?.start?.line ?? 1, column: rule.source?.start?.column ?? 1 };
            const [, address] = /^(?:url\(\s*)?['"]?([^'")\s]+)/.exec(rule.params) ?? [];
            calls.push(...(address ? callsAt('link', at, text(address, at), caller) : []));
        });
    } catch {
        project.problems.push(`${file}: is not valid CSS; left out`);
    }
    return calls;
}
