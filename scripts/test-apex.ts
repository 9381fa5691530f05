import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
    createApexRuntime,
    type ApexOrgEnvironment,
    type ApexRuntime,
    type ApexSource,
    type ClassCoverage,
    type TestResult
} from '../packages/apex-runtime/index.ts';
import { readOrgMetadata, type OrgMetadata } from '../packages/project/index.ts';
import { RECORD_STORE } from '../local-org/rest/records.ts';
import { PROJECT_DIR } from '../lab/project.ts';

const USAGE = `Runs Apex tests with no org.

    npm run test:apex -- [--source DIR] [--verbose] [Class | Class.method …]

    --source DIR   where the classes are; by default force-app
    --verbose      show what System.debug wrote in tests that failed
`;

/** `npm run test:apex`: a line a method, coverage a class; last line `N passed, N failed, N skipped`. */
async function testApex(): Promise<number> {
    const { values, positionals } = parseArgs({
        options: {
            source: { type: 'string', default: path.join(PROJECT_DIR, 'force-app') },
            verbose: { type: 'boolean', default: false },
            help: { type: 'boolean', short: 'h', default: false }
        },
        allowPositionals: true
    });
    if (values.help) {
        console.log(USAGE);
        return 0;
    }
    const sourceDir = path.resolve(values.source);
    const runtime = createApexRuntime(readSources(sourceDir), environmentOf(sourceDir), {
        keepGoing: true,
        namespace: namespaceOf(sourceDir)
    });
    runtime.refused.forEach((error) => console.log(`not loaded  ${error.message}  [${error.subject}]`));
    const { results, coverage } = await runtime.runTests({
        only: positionals,
        onResult: (result) => printResult(result, values.verbose)
    });
    await runtime.close();
    printCoverage(coverage, sourceDir);
    return summarize(results, runtime);
}

function readSources(sourceDir: string): ApexSource[] {
    if (!fs.existsSync(sourceDir)) {
        throw new Error(`There is no folder ${sourceDir}. Give --source a folder with .cls files.`);
    }
    const files = fs
        .readdirSync(sourceDir, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.cls') && !file.split(path.sep).includes('node_modules'))
        .sort();
    if (files.length === 0) {
        throw new Error(`${sourceDir} has no .cls files.`);
    }
    return files.map((file) => ({ path: file, text: fs.readFileSync(path.join(sourceDir, file), 'utf8') }));
}

/** The prefix by which the sources may name their own classes: that of the sfdx-project.json around them. */
function namespaceOf(directory: string): string | undefined {
    const file = path.join(directory, 'sfdx-project.json');
    if (fs.existsSync(file)) {
        return (JSON.parse(fs.readFileSync(file, 'utf8')) as { namespace?: string }).namespace || undefined;
    }
    const parent = path.dirname(directory);
    return parent === directory ? undefined : namespaceOf(parent);
}

/** What tests may ask of the org. The network is not among it: a callout in a test needs a mock. */
function environmentOf(sourceDir: string): ApexOrgEnvironment {
    const metadata: OrgMetadata = readOrgMetadata(sourceDir, {
        projectDir: PROJECT_DIR,
        origins: {},
        onUnusable: (error) => console.log(`not read    ${error.message}`)
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
        records: RECORD_STORE
    };
}

function printResult({ className, methodName, durationMs, failure, refusal, log }: TestResult, verbose: boolean): void {
    const name = `${className}.${methodName}`;
    if (refusal !== undefined) {
        console.log(`skipped  ${name}: it needs what is not loaded: ${refusal}`);
        return;
    }
    console.log(`${failure ? 'FAILED' : 'passed'}  ${name}  ${durationMs.toFixed(1)} ms`);
    if (failure) {
        console.log(`        ${failure.exceptionType}: ${failure.message}`);
        failure.stackTrace.forEach((frame) => console.log(`        ${frame}`));
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

/** A test that could not be loaded has not passed: it counts as skipped, and the run fails when none could run. */
function summarize(results: TestResult[], { refusedTests }: ApexRuntime): number {
    const failed = results.filter(({ failure }) => failure).length;
    const refused = results.filter(({ refusal }) => refusal !== undefined).length;
    const passed = results.length - failed - refused;
    const skipped = refused + refusedTests.reduce((sum, { methods }) => sum + methods, 0);
    for (const { name, methods, error } of refusedTests) {
        console.log(`skipped  ${name}: ${methods} methods, for ${error.construct}`);
    }
    console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
    return failed > 0 || passed === 0 ? 1 : 0;
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
