import type { Program } from '../runtime/program.ts';
import { ownName } from '../syntax/own-name.ts';

/** Which lines of a class ran. */
export interface ClassCoverage {
    className: string;
    file: string;
    /** Line numbers with code, in order. */
    lines: number[];
    missed: number[];
}

/** Coverage of every top-level class that is not a test and has code. */
export function coverageOf(program: Program, hits: Uint8Array): ClassCoverage[] {
    const lines = new Map<number, Map<number, boolean>>();
    program.lines.forEach((line, statement) => {
        const index = program.lineClasses[statement];
        const ofClass = lines.get(index) ?? new Map<number, boolean>();
        ofClass.set(line, ofClass.get(line) || hits[statement] === 1);
        lines.set(index, ofClass);
    });
    const byFile = new Map<string, ClassCoverage>();
    program.classes.forEach((meta, index) => {
        if (!meta.isTest && lines.has(index)) {
            const own = byFile.get(meta.file) ?? {
                className: ownName(meta.name.split('.')[0]),
                file: meta.file,
                lines: [],
                missed: []
            };
            for (const [line, isHit] of [...lines.get(index)!].sort(([a], [b]) => a - b)) {
                own.lines.push(line);
                if (!isHit) {
                    own.missed.push(line);
                }
            }
            byFile.set(meta.file, own);
        }
    });
    return [...byFile.values()];
}
