import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createApexRuntime, junit, lcov, namespaceOf, readSources } from '../index.ts';
import type { ApexOrgEnvironment, RecordStore } from '../index.ts';
import { readOrgMetadata, type OrgMetadata } from '../../project/index.ts';
import { countsOf, printCounts, printCoverage, printResult } from './output.ts';

/** What a program that runs tests has of its own. */
export interface Setting {
    /** How it is called, for the help. */
    called: string;
    /** Where the classes are when nothing else is said. */
    source: string;
    /** The project whose replacements hold for the metadata. */
    projectDir?: string;
    /** The records that the org has. */
    records?: (metadata: OrgMetadata) => RecordStore;
}

const usage = ({ called, source }: Setting): string => `Runs Apex tests with no org.

    ${called} [--source DIR] [--verbose] [Class | Class.method …]

    --source DIR   where the classes are; by default ${path.relative(process.cwd(), source) || 'the working directory'}
    --verbose      show what System.debug wrote in tests that failed
    --json         print one JSON object instead: results, coverage, what is not loaded, counts
    --junit FILE   write a JUnit report
    --coverage FILE   write an lcov tracefile
    --max-skipped N   fail when more than N tests could not run
    --watch        run again whenever a class changes
    --timeout S    end a test that takes longer than S seconds on the clock
`;

/** A line a method, coverage a class; last line `N passed, N failed, N skipped`. Gives the exit code: 2 for wrong usage. */
export async function testApex(args: string[], setting: Setting): Promise<number> {
    let asked: Asked;
    try {
        asked = readArguments(args, setting);
    } catch (error) {
        console.error(`${(error as Error).message}\n\n${usage(setting)}`);
        return 2;
    }
    if (asked.help) {
        console.log(usage(setting));
        return 0;
    }
    const run = (): Promise<number> => runOnce(asked, setting);
    return asked.watch ? again(asked.sourceDir, run) : run();
}

interface Asked {
    sourceDir: string;
    /** The tests to run: all where there is none. */
    only: string[];
    verbose: boolean;
    json: boolean;
    junit?: string;
    coverage?: string;
    maxSkipped: number;
    timeoutMs?: number;
    watch: boolean;
    help: boolean;
}

function readArguments(args: string[], setting: Setting): Asked {
    const { values, positionals: only } = parseArgs({
        args,
        options: {
            source: { type: 'string', default: setting.source },
            verbose: { type: 'boolean', default: false },
            json: { type: 'boolean', default: false },
            junit: { type: 'string' },
            coverage: { type: 'string' },
            'max-skipped': { type: 'string' },
            timeout: { type: 'string' },
            watch: { type: 'boolean', default: false },
            help: { type: 'boolean', short: 'h', default: false }
        },
        allowPositionals: true
    });
    const { source, timeout, 'max-skipped': maxSkipped, ...others } = values;
    const seconds = numberOf(timeout, '--timeout');
    return {
        ...others,
        sourceDir: path.resolve(source),
        only,
        maxSkipped: numberOf(maxSkipped, '--max-skipped') ?? Infinity,
        timeoutMs: seconds && seconds * 1000
    };
}

function numberOf(value: string | undefined, option: string): number | undefined {
    if (value !== undefined && !/^\d+$/.test(value)) {
        throw new Error(`${option} takes a whole number, not ${value}.`);
    }
    return value === undefined ? undefined : Number(value);
}

/** Once, and then whenever a class below the folder has changed, also meanwhile, until the program is stopped. */
async function again(sourceDir: string, run: () => Promise<number>): Promise<never> {
    let changed: string | undefined;
    let wake = (): void => undefined;
    fs.watch(sourceDir, { recursive: true }, (_event, file) => {
        if (file && /\.cls(-meta\.xml)?$/.test(file)) {
            changed = file;
            wake();
        }
    });
    for (;;) {
        await run().catch((error: Error) => console.error(error.message));
        while (changed === undefined) {
            await new Promise<void>((resolve) => {
                wake = resolve;
            });
        }
        console.log(`\n${changed} changed\n`);
        changed = undefined;
    }
}

async function runOnce(asked: Asked, setting: Setting): Promise<number> {
    const { sourceDir, only, json, timeoutMs } = asked;
    const say = json ? () => undefined : console.log;
    const runtime = createApexRuntime(readSources(sourceDir), environmentOf(sourceDir, say, setting), {
        keepGoing: true,
        namespace: namespaceOf(sourceDir),
        timeoutMs
    });
    try {
        runtime.refused.forEach((error) => say(`not loaded  ${error.message}  [${error.subject}]`));
        const run = await runtime.runTests({
            only,
            onResult: (result) => !json && printResult(result, asked.verbose)
        });
        write(asked.junit, junit(run.results));
        write(asked.coverage, lcov(run.coverage));
        const counts = countsOf(run.results, runtime);
        if (json) {
            const notLoaded = runtime.refused.map(({ file, line, message, subject }) => ({
                file,
                line,
                message,
                subject
            }));
            console.log(JSON.stringify({ ...run, notLoaded, counts }));
        } else {
            printCoverage(run.coverage, sourceDir);
            printCounts(counts, runtime);
        }
        return counts.failed > 0 || counts.passed === 0 || counts.skipped > asked.maxSkipped ? 1 : 0;
    } finally {
        await runtime.close();
    }
}

function write(file: string | undefined, text: string): void {
    if (file !== undefined) {
        fs.writeFileSync(file, text);
    }
}

/** What tests may ask of the org. The network is not among it: a callout in a test needs a mock. */
function environmentOf(sourceDir: string, say: (line: string) => void, setting: Setting): ApexOrgEnvironment {
    const metadata: OrgMetadata = readOrgMetadata(sourceDir, {
        projectDir: setting.projectDir,
        origins: {},
        onUnusable: (error) => say(`not read    ${error.message}`)
    });
    return {
        remoteSites: () => metadata.remoteSites,
        namedCredentials: () => [],
        customMetadata: (type) => metadata.customMetadata.get(type) ?? [],
        label: (name) => metadata.labels.get(name),
        staticResource: (name) => {
            const resource = metadata.staticResources.get(name);
            return resource && fs.readFileSync(resource.file);
        },
        records: setting.records?.(metadata)
    };
}
