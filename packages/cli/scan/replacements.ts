import vm from 'node:vm';
import { appliesTo, type ReplacedFiles } from '../../project/index.ts';
import { isObject, readJsonObject } from './read-json.ts';

/** One of the `replacements` of sfdx-project.json: a text or a pattern that something else takes the place of when the project is deployed. */
export interface Replacement extends ReplacedFiles {
    text?: string;
    pattern?: string;
}

export function readReplacements(projectFile: string): Replacement[] {
    const rules = readJsonObject(projectFile)?.replacements;
    return (Array.isArray(rules) ? rules : []).filter(isObject).map((rule) => ({
        filename: textOf(rule.filename)?.replace(/^\.\//, ''),
        glob: textOf(rule.glob)?.replace(/^\.\//, ''),
        text: textOf(rule.stringToReplace),
        pattern: textOf(rule.regexToReplace)
    }));
}

const textOf = (data: unknown): string | undefined => (typeof data === 'string' ? data : undefined);

/** The texts of a file that are replaced; of a pattern what it meets, and the addresses in that. `relative` is the file's path below the project, without one all texts count. */
export function replacedTexts(rules: Replacement[], relative: string | undefined, content: () => string): string[] {
    const wanted = rules.filter((rule) => relative === undefined || isFor(rule, relative));
    return wanted.flatMap(({ text, pattern }) => [
        ...(text === undefined ? [] : [text]),
        ...(pattern === undefined ? [] : met(pattern, content()).flatMap((one) => [one, ...addressesIn(one)]))
    ]);
}

const isFor = (rule: Replacement, relative: string): boolean =>
    (rule.filename === undefined && rule.glob === undefined) || appliesTo(rule, relative);

const addressesIn = (content: string): string[] => content.match(/\w+:\/\/[^\s'"<>]+/g) ?? [];

/** A pattern of a project that somebody else wrote may have no end: what it does not meet in this time it does not meet. */
const MILLISECONDS = 200;
const MATCH = new vm.Script(
    "[...content.matchAll(new RegExp(pattern, 'g'))].map(([text]) => text).filter((text) => text !== '')"
);

function met(pattern: string, content: string): string[] {
    try {
        return [...(MATCH.runInNewContext({ pattern, content }, { timeout: MILLISECONDS }) as string[])];
    } catch {
        return [];
    }
}
