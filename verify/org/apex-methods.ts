import { lineOf, type Project } from './project.ts';

export interface ApexMethod {
    file: string;
    line: number;
    cacheable: boolean;
    parameters: string[];
}

/** A method as a component may call it, or the sentence that says why it may not. */
export function apexMethod(project: Project, className: string, methodName: string): ApexMethod | string {
    const found = project.classes.find(({ name }) => name === className);
    if (!found) {
        return `There is no Apex class ${className}.`;
    }
    const text = withoutComments(project.read(found.file));
    const declared = declaration(text, methodName);
    if (!declared) {
        return `${className} has no method ${methodName}.`;
    }
    const { head, start, parameterList } = declared;
    const auraEnabled = /@AuraEnabled\s*(\([^)]*\))?/i.exec(head);
    if (!auraEnabled || !/\bstatic\b/i.test(head) || !/\b(public|global)\b/i.test(head)) {
        return `${className}.${methodName} is not public, static and @AuraEnabled, so that a component cannot call it.`;
    }
    const parameters = splitParameters(parameterList);
    const returnType = head.replace(/@\w+\s*(\([^)]*\))?/g, '');
    const inner = innerClasses(text).find((name) =>
        [returnType, ...parameters.map(({ type }) => type)].some((type) => new RegExp(`\\b${name}\\b`, 'i').test(type))
    );
    if (inner) {
        return `${className}.${methodName} takes or returns the inner class ${inner}, which LWC does not support; make it a class of its own.`;
    }
    return {
        file: found.file,
        line: lineOf(text, start),
        cacheable: /cacheable\s*=\s*true/i.test(auraEnabled[1] ?? ''),
        parameters: parameters.map(({ name }) => name)
    };
}

/** What stands before the method's name, back to the end of the member before it, and its parameters. */
function declaration(
    text: string,
    methodName: string
): { head: string; start: number; parameterList: string } | undefined {
    const named = new RegExp(`\\b${methodName}\\s*\\(([^)]*)\\)\\s*\\{`, 'gi');
    for (const { index, 1: parameterList } of text.matchAll(named)) {
        const from = Math.max(...[';', '{', '}'].map((end) => text.lastIndexOf(end, index))) + 1;
        const head = text.slice(from, index);
        // A call of the same name has no type before it.
        if (/\w[\w.<>,\s]*\s$/.test(head)) {
            return { head, start: from + head.search(/\S/), parameterList };
        }
    }
    return undefined;
}

function splitParameters(list: string): { type: string; name: string }[] {
    // A comma inside <…> belongs to a type.
    return list
        .split(/,(?![^<]*>)/)
        .map((parameter) => parameter.trim().split(/\s+/))
        .filter((words) => words.length > 1)
        .map((words) => ({ type: words.slice(0, -1).join(' '), name: words.at(-1) ?? '' }));
}

const innerClasses = (text: string): string[] =>
    [...text.matchAll(/\bclass\s+(\w+)/gi)].slice(1).map(([, name]) => name);

/** Blanks, so that positions stay as they are. */
export const withoutComments = (text: string): string =>
    text.replace(/'(?:\\.|[^'\\\n])*'|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (match) =>
        match.startsWith("'") ? match : match.replace(/[^\n]/g, ' ')
    );
