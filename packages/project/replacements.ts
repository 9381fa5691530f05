import fs from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import { MetadataError } from './errors.ts';

/** Which files a replacement is for, as sfdx-project.json says it. */
export interface ReplacedFiles {
    filename?: string;
    glob?: string;
}

interface ReplacementRule extends ReplacedFiles {
    stringToReplace?: string;
    regexToReplace?: string;
    replaceWithEnv?: string;
}

/** Environment variable of a replacement → the text that takes the placeholder's place. */
export type Origins = Record<string, string>;

/**
 * The `replacements` of sfdx-project.json, applied to a text as the Salesforce CLI applies them to a file while it deploys.
 * The CLI's guard (`replaceWhenEnv`) does not count here: a variable without a value leaves its placeholder alone.
 */
export function readReplacements(projectDir: string, origins: Origins): (file: string, text: string) => string {
    const projectFile = path.join(projectDir, 'sfdx-project.json');
    const rules = readRules(projectFile);
    return (file, text) => {
        const relative = path.relative(projectDir, file).split(path.sep).join('/');
        return rules
            .filter((rule) => appliesTo(rule, relative))
            .reduce((done, rule) => replace(rule, done, origins), text);
    };
}

/** The other way round: origin → the placeholder that the sources have in its place. */
export function readPlaceholders(projectDir: string, origins: Origins): Map<string, string> {
    return new Map(
        readRules(path.join(projectDir, 'sfdx-project.json')).flatMap(({ stringToReplace, replaceWithEnv }) => {
            const origin = origins[replaceWithEnv ?? ''];
            return origin !== undefined && stringToReplace !== undefined ? [[origin, stringToReplace]] : [];
        })
    );
}

function readRules(projectFile: string): ReplacementRule[] {
    try {
        const project = JSON.parse(fs.readFileSync(projectFile, 'utf8')) as { replacements?: ReplacementRule[] };
        return project.replacements ?? [];
    } catch (error) {
        throw new MetadataError(projectFile, `cannot be read (${(error as Error).message}); it must be valid JSON`);
    }
}

/** `relative` is the path of a file below the project. */
export function appliesTo(rule: ReplacedFiles, relative: string): boolean {
    return rule.filename === relative || (rule.glob !== undefined && picomatch.isMatch(relative, rule.glob));
}

function replace(rule: ReplacementRule, text: string, origins: Origins): string {
    const value = rule.replaceWithEnv === undefined ? undefined : origins[rule.replaceWithEnv];
    if (value === undefined) {
        return text;
    }
    if (rule.stringToReplace !== undefined) {
        return text.replaceAll(rule.stringToReplace, value);
    }
    return rule.regexToReplace === undefined ? text : text.replace(new RegExp(rule.regexToReplace, 'g'), value);
}
