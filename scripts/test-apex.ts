import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
    createApexRuntime,
    junit,
    lcov,
    namespaceOf,
    readSources,
    type ApexOrgEnvironment,
    type ApexRuntime,
    type ClassCoverage,
    type TestResult
} from '../packages/apex-runtime/index.ts';
import { readOrgMetadata, type OrgMetadata } from '../packages/project/index.ts';
import { recordStore } from '../local-org/rest/records.ts';
import { PROJECT_DIR } from '../lab/project.ts';

const USAGE = `Runs Apex tests with no org.

    npm run test:apex -- [--source DIR] [--verbose] [Class | Class.method …]

    --source DIR   where the classes are; by default force-app
    --verbose      show what System.debug wrote in tests that failed
    --json         print one JSON object instead: results, coverage, what is not loaded, counts
    --junit FILE   write a JUnit report
    --coverage FILE   write an lcov tracefile
    --max-skipped N   fail when more than N tests could not run
    --watch        run again whenever a class changes
    --timeout S    end a test that takes longer than S seconds on the clock
`;

/** `npm run test:apex`: a line a method, coverage a class; last line `N passed, N failed, N skipped`. */
async function testApex(): Promise<number> {
    const { values, positionals } = parseArgs({
        options: {
            source: { type: 'string', default: path.join(PROJECT_DIR, 'force-app') },
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
    if (values.help) {
        console.log(USAGE);
        return 0;
    }
    const sourceDir = path.resolve(values.source);
    return values.watch
        ? again(sourceDir, () => runOnce(sourceDir, values, positionals))
        : runOnce(sourceDir, values, positionals);
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

interface Options {
    verbose: boolean;
    json: boolean;
    junit?: string;
    coverage?: string;
    'max-skipped'?: string;
    timeout?: string;
}

async function runOnce(sourceDir: string, values: Options, only: string[]): Promise<number> {
    const maxSkipped = numberOf(values['max-skipped'], '--max-skipped') ?? Infinity;
    const timeout = numberOf(values.timeout, '--timeout');
    const say = values.json ? () => undefined : console.log;
    const runtime = createApexRuntime(readSources(sourceDir), environmentOf(sourceDir, say), {
        keepGoing: true,
        namespace: namespaceOf(sourceDir),
        timeoutMs: timeout && timeout * 1000
    });
    try {
        runtime.refused.forEach((error) => say(`not loaded  ${error.message}  [${error.subject}]`));
        const run = await runtime.runTests({
            only,
            onResult: (result) => !values.json && printResult(result, values.verbose)
        });
        write(values.junit, junit(run.results));
        write(values.coverage, lcov(run.coverage));
        const counts = countsOf(run.results, runtime);
        if (values.json) {
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
        return counts.failed > 0 || counts.passed === 0 || counts.skipped > maxSkipped ? 1 : 0;
    } finally {
        await runtime.close();
    }
}

function numberOf(value: string | undefined, option: string): number | undefined {
    if (value !== undefined && !/^\d+$/.test(value)) {
        throw new Error(`${option} takes a whole number, not ${value}.`);
    }
    return value === undefined ? undefined : Number(value);
}

function write(file: string | undefined, text: string): void {
    if (file !== undefined) {
        fs.writeFileSync(file, text);
    }
}

/** What tests may ask of the org. The network is not among it: a callout in a test needs a mock. */
function environmentOf(sourceDir: string, say: (line: string) => void): ApexOrgEnvironment {
    const metadata: OrgMetadata = readOrgMetadata(sourceDir, {
        projectDir: PROJECT_DIR,
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
        records: recordStore(() => metadata.permissionSets)
    };
}

/** Of a recursion without an end a thousand are known. */
const SHOWN_FRAMES = 20;

function printResult({ className, methodName, durationMs, failure, refusal, log }: TestResult, verbose: boolean): void {
    const name = `${className}.${methodName}`;
    if (refusal !== undefined) {
        console.log(`skipped  ${name}: it needs what is not loaded: ${refusal}`);
        return;
    }
    console.log(`${failure ? 'FAILED' : 'passed'}  ${name}  ${durationMs.toFixed(1)} ms`);
    if (failure) {
        console.log(`        ${failure.exceptionType}: ${failure.message}`);
        const { stackTrace } = failure;
        stackTrace.slice(0, SHOWN_FRAMES).forEach((frame) => console.log(`        ${frame}`));
        if (stackTrace.length > SHOWN_FRAMES) {
            console.log(`        … and ${stackTrace.length - SHOWN_FRAMES} more`);
        }
        (verbose ? log : []).forEach((line) => console.log(`        debug: ${line}`));
    }
}

function printCoverage(coverage: ClassCoverage[], sourceDir: string): void {
    console.log(`\nCoverage of ${path.relative(process.cwd(), sourceDir) || '.'}`);
    for (const { className, lines, missed } of coverage) {
        const percent = lines.length === 0 ? 100 : (100 * (lines.length - missed.length)) / lines.length;
        const where = missed.length > 0 ? `  lines not run: ${missed.join(', ')}` : '';
        console.log(`${percent.toFixed(0).padStart(4)} %  ${className}${where}`);
    }
}

interface Counts {
    passed: number;
    failed: number;
    skipped: number;
}

/** A test that could not be loaded has not passed: it counts as skipped. */
function countsOf(results: TestResult[], { refusedTests }: ApexRuntime): Counts {
    const failed = results.filter(({ failure }) => failure).length;
    const refused = results.filter(({ refusal }) => refusal !== undefined).length;
    const skipped = refused + refusedTests.reduce((sum, { methods }) => sum + methods, 0);
    return { passed: results.length - failed - refused, failed, skipped };
}

function printCounts({ passed, failed, skipped }: Counts, { refusedTests }: ApexRuntime): void {
    for (const { name, methods, error } of refusedTests) {
        console.log(`skipped  ${name}: ${methods} methods, for ${error.construct}`);
    }
    console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
}

testApex().then(
    (code) => {
        process.exitCode = code;
    },
    (error: Error) => {
        console.error(error.message);
        process.exitCode = 1;
    }
);
