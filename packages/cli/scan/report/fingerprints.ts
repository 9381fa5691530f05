import { createHash } from 'node:crypto';
import type { Finding } from '../model.ts';

/**
 * A name for each finding that stays when lines move: of its rule, file, address and the text of its line. Of several with one
 * name each has its number. What lies in a renamed file is new, as ESLint's suppressions, Semgrep and GitHub's code scanning have it.
 */
export function fingerprints(findings: Finding[], lineOf: (finding: Finding) => string): string[] {
    const seen = new Map<string, number>();
    return findings.map((finding) => {
        const { rule, file, url = '', message } = finding;
        const key = [rule, file, url, message.replace(/:\d+/g, ''), shape(lineOf(finding))].join('\n');
        const count = (seen.get(key) ?? 0) + 1;
        seen.set(key, count);
        return createHash('sha256').update(`${key}\n${count}`).digest('hex').slice(0, 32);
    });
}

/** A line without what an editor changes by itself: how it is indented and spaced. */
const shape = (line: string): string => line.trim().replace(/\s+/g, ' ');
