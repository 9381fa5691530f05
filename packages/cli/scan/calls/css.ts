import { parse, type ChildNode } from 'postcss';
import type { Call } from '../model.ts';
import type { Project } from '../project.ts';
import { text, type Place } from '../values.ts';
import { contextsOf } from './contexts.ts';
import { callsAt, pageCaller, type Caller } from './make-call.ts';
import { resourceCaller } from './resource-caller.ts';

/** What stylesheets load: images, fonts, other stylesheets. */
export function cssCalls(project: Project): Call[] {
    return project.ofKind('css', 'ui-bundle').flatMap(({ path: file }) => {
        const content = project.text(file);
        return file.endsWith('.css') && /url\s*\(|@import/.test(content) && /https?:|\/\//.test(content)
            ? styleSheetCalls(project, file, content, callerOf(project, file))
            : [];
    });
}

const callerOf = (project: Project, file: string): Caller =>
    file.includes('staticresources/') ? resourceCaller(project, file) : pageCaller(contextsOf(project, file));

/** What a stylesheet loads; one within a page begins at a line of it. */
export function styleSheetCalls(
    project: Project,
    file: string,
    content: string,
    caller: Caller,
    firstLine = 1
): Call[] {
    const calls: Call[] = [];
    const placeOf = ({ source }: ChildNode): Place => ({
        file,
        line: (source?.start?.line ?? 1) + firstLine - 1,
        column: source?.start?.column ?? 1
    });
    try {
        const root = parse(content);
        root.walkDecls((declaration) => {
            const isFont =
                declaration.parent?.type === 'atrule' && (declaration.parent as { name?: string }).name === 'font-face';
            const at = placeOf(declaration);
            for (const [, address] of declaration.value.matchAll(/url\(\s*['"]?([^'")]+)/g)) {
                calls.push(...callsAt(isFont ? 'font' : 'css-url', at, text(address, at), caller));
            }
        });
        root.walkAtRules('import', (rule) => {
            const at = placeOf(rule);
            const [, address] = /^(?:url\(\s*)?['"]?([^'")\s]+)/.exec(rule.params) ?? [];
            calls.push(...(address ? callsAt('link', at, text(address, at), caller) : []));
        });
    } catch {
        project.problems.push(`${file}: is not valid CSS; left out`);
    }
    return calls;
}
