import fs from 'node:fs';
import path from 'node:path';

/** A project that somebody labelled by hand: what goes out, what the lists hold, what a scan must and must not report. */
export interface Labels {
    repo: string;
    calls: { i: number; file: string; line: number; urlDefinedAt?: { file: string; line: number } }[];
    entries: { file: string; verdict: string }[];
    expectedFindings: { rule: string; file: string; line: number; severity?: string; call?: number }[];
    mustNotReport: string[];
}

/** All labels in a folder, by the name of the file. */
export function readLabels(folder: string): Map<string, Labels> {
    const files = fs.readdirSync(folder).filter((file) => file.endsWith('.json'));
    return new Map(
        files.map((file) => [
            path.parse(file).name,
            JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as Labels
        ])
    );
}
