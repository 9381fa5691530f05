import fs from 'node:fs';
import path from 'node:path';
import type { Finding, Severity } from './model.ts';

/** Rule → its severity in place of its own, or off. */
export type RuleSettings = Record<string, Severity | 'off'>;

/** The `rules` of callout-lab.config.json in the scanned directory. It is data: nothing of it is run. */
export function readSettings(directory: string, known: string[]): RuleSettings {
    const file = path.join(directory, 'callout-lab.config.json');
    if (!fs.existsSync(file)) {
        return {};
    }
    const { rules = {} } = JSON.parse(fs.readFileSync(file, 'utf8')) as { rules?: Record<string, unknown> };
    for (const [rule, setting] of Object.entries(rules)) {
        if (!known.includes(rule)) {
            throw new Error(`callout-lab.config.json: there is no rule ${rule}.`);
        }
        if (!/^(error|warning|info|off)$/.test(String(setting))) {
            throw new Error(`callout-lab.config.json: ${rule} is one of error, warning, info and off.`);
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
    const says = (text: string | undefined, word: string): boolean =>
        new RegExp(`callout-lab-${word}\\s+(?:[\\w, -]*[\\s,])?${rule}\\b[\\w, ]*(?:\\s--|:)\\s*\\S`).test(text ?? '');
    return (
        says(lines[line - 1], 'disable-line') ||
        says(lines[line - 2], 'disable-next-line') ||
        lines.some((text) => says(text, 'disable'))
    );
}
