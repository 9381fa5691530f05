import fs from 'node:fs';
import path from 'node:path';
import type { Finding, Severity } from './model.ts';
import { isObject, readJsonObject, whyUnreadable } from './read-json.ts';

/** Rule → its severity in place of its own, or off. */
export type RuleSettings = Record<string, Severity | 'off'>;

const FILE = 'callout-lab.config.json';

/** The `rules` of callout-lab.config.json in the scanned directory. It is data: nothing of it is run. */
export function readSettings(directory: string, known: string[]): RuleSettings {
    const file = path.join(directory, FILE);
    if (!fs.existsSync(file)) {
        return {};
    }
    const settings = readJsonObject(file);
    if (!settings) {
        const code = whyUnreadable(file);
        throw new Error(
            code === undefined
                ? `${FILE}: is no JSON object; it is { "rules": { "RULE": "off" } }.`
                : `${FILE}: cannot be read (${code}).`
        );
    }
    const { rules = {}, ...others } = settings;
    const [other] = Object.keys(others).filter((key) => key !== '$schema');
    if (other !== undefined) {
        throw new Error(`${FILE}: there is no setting ${other}, only rules.`);
    }
    if (!isObject(rules)) {
        throw new Error(`${FILE}: rules is an object, { "RULE": "off" }.`);
    }
    for (const [rule, setting] of Object.entries(rules)) {
        if (!known.includes(rule)) {
            throw new Error(`${FILE}: there is no rule ${rule}.`);
        }
        if (typeof setting !== 'string' || !/^(error|warning|info|off)$/.test(setting)) {
            throw new Error(`${FILE}: ${rule} is one of error, warning, info and off.`);
        }
    }
    return rules as RuleSettings;
}

/**
 * Whether a comment switches a finding off, with a reason behind two dashes or a colon: `callout-lab-disable-line RULE -- why` on its line,
 * `callout-lab-disable-next-line RULE -- why` above it, `callout-lab-disable RULE -- why` anywhere for the whole file. In XML a comment with two
 * dashes is an error, and the org refuses the file: there it is `RULE: why`.
 */
export function isSwitchedOff({ rule, line }: Finding, content: string): boolean {
    if (!content.includes('callout-lab-disable')) {
        return false;
    }
    const lines = content.split('\n');
    const says = (text: string | undefined, word: string): boolean => {
        // What closes a comment is no reason.
        const [comment] = text?.slice(Math.max(text.indexOf('callout-lab-'), 0)).split(/\*\/|--!?>/) ?? [''];
        return new RegExp(
            `callout-lab-${word}\\s+(?:[\\w, -]*[\\s,])?${rule}\\b[\\w, ]*(?:\\s--|:).*[\\p{L}\\p{N}]`,
            'u'
        ).test(comment);
    };
    return (
        says(lines[line - 1], 'disable-line') ||
        says(lines[line - 2], 'disable-next-line') ||
        lines.some((text) => says(text, 'disable'))
    );
}
