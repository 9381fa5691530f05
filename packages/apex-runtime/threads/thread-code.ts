import { SourceMap } from 'node:module';
import path from 'node:path';
import { buildSync } from 'esbuild';

const ENTRY = path.join(import.meta.dirname, 'worker.ts');

interface ThreadCode {
    text: string;
    map: SourceMap;
}

let made: ThreadCode | undefined;

/**
 * What a thread runs, as one script. A thread does not inherit the loader for TypeScript, and with a loader of its own, file by file, it
 * would take eight times the processor time to start.
 */
export const threadCode = (): string => code().text;

/** A line of a thread's stack with its place in the sources. */
export function inSources(stackLine: string): string {
    return stackLine.replace(/\[worker eval\]:(\d+):(\d+)/, (place, line: string, column: string) => {
        const entry = code().map.findEntry(Number(line) - 1, Number(column) - 1);
        return 'originalSource' in entry ? `${entry.originalSource}:${entry.originalLine + 1}` : place;
    });
}

function code(): ThreadCode {
    made ??= bundle();
    return made;
}

function bundle(): ThreadCode {
    const { outputFiles } = buildSync({
        entryPoints: [ENTRY],
        outfile: 'thread.cjs',
        bundle: true,
        write: false,
        platform: 'node',
        format: 'cjs',
        target: 'node20',
        keepNames: true,
        sourcemap: 'external'
    });
    const textOf = (ending: string): string => outputFiles.find((file) => file.path.endsWith(ending))!.text;
    return {
        text: textOf('.cjs'),
        map: new SourceMap(JSON.parse(textOf('.map')) as ConstructorParameters<typeof SourceMap>[0])
    };
}
