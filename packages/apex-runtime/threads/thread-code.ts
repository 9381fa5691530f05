import fs from 'node:fs';
import { createRequire, SourceMap } from 'node:module';
import path from 'node:path';

const ENTRY = path.join(import.meta.dirname, 'worker.ts');
/** Where a build has written it. */
const BUILT = path.join(import.meta.dirname, 'thread.cjs');

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
    if (!made) {
        const { text, map } = fs.existsSync(BUILT) ? readBuilt() : bundleThread();
        made = { text, map: new SourceMap(JSON.parse(map) as ConstructorParameters<typeof SourceMap>[0]) };
    }
    return made;
}

const readBuilt = (): { text: string; map: string } => ({
    text: fs.readFileSync(BUILT, 'utf8'),
    map: fs.readFileSync(`${BUILT}.map`, 'utf8')
});

/** The script and its source map. */
export function bundleThread(): { text: string; map: string } {
    const { buildSync } = createRequire(import.meta.url)('esbuild') as typeof import('esbuild');
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
    return { text: textOf('.cjs'), map: textOf('.map') };
}
