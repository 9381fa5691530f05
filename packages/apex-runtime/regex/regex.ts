import { parseRegex } from './parse.ts';
import { compileRegex, type RegexProgram } from './program.ts';

export { expand, ReplacementError, type Groups } from './replacement.ts';
export type { Bounds } from './places.ts';
export { RegexRun } from './run.ts';
export { RegexBudget, RegexTooComplicated } from './text-reader.ts';
export { RegexSyntaxError, RegexUnsupported } from './tree.ts';
export type { RegexProgram } from './program.ts';

/** The patterns that were used last: one in a loop is compiled once. */
const CACHE = new Map<string, RegexProgram>();
const MAX_CACHED = 500;

/** A pattern of java.util.regex, ready to match. Throws RegexSyntaxError, or RegexUnsupported for what is not known here. */
export function regex(pattern: string): RegexProgram {
    let program = CACHE.get(pattern);
    if (!program) {
        program = compileRegex(parseRegex(pattern));
        if (CACHE.size >= MAX_CACHED) {
            CACHE.clear();
        }
        CACHE.set(pattern, program);
    }
    return program;
}
