import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { asksForHelp } from '../asks-for-help.ts';
import { cacheFolder } from './cache.ts';
import { removeUnused, writeFixes } from './fix/write-fixes.ts';
import type { Context, Finding, Severity } from './model.ts';
import { beyond, readBaseline, writeBaseline } from './report/baseline.ts';
import { toAnnotations } from './report/github.ts';
import { hostRows, toHosts } from './report/hosts.ts';
import { toJson } from './report/json.ts';
import { rulePages } from './report/rules-page.ts';
import { toSarif } from './report/sarif.ts';
import { toText } from './report/text.ts';
import { headerBytes } from './rules/excess/header-size.ts';
import { RULES } from './rules/index.ts';
import { countsOf, scan, type ScanOptions, type ScanResult } from './scan.ts';
import { whyUnreadable } from './read-json.ts';
import { readSettings } from './settings.ts';

/** `called`: how the program was called. */
const usageOf = (called: string): string =>
    `Usage: ${called} DIR [--format text|json|sarif|github] [--json] [--hosts] [--severity error|warning|info] [--context lex|site|visualforce]\n` +
    `       [--baseline FILE] [--write-baseline] [--fix[=remove-unused]] [--no-cache]\n       ${called} --write-rules DOCS`;

const ORDER: Severity[] = ['error', 'warning', 'info'];
const CONTEXTS: Record<string, Context> = { lex: 'LEX', site: 'Communities', visualforce: 'VisualForce' };
const FORMATS = ['text', 'json', 'sarif', 'github'];

/** The exit code: 0 without findings of the asked severity, 1 with some, 2 for wrong usage. */
export function main(args: string[], called = 'npm run scan --'): number {
    const usage = usageOf(called);
    if (asksForHelp(args)) {
        console.log(usage);
        return 0;
    }
    try {
        return run(args, usage);
    } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        return 2;
    }
}

function readArguments(args: string[], usage: string) {
    try {
        return checked(args, usage);
    } catch (error) {
        const { code = '', message } = error as NodeJS.ErrnoException;
        throw code.startsWith('ERR_PARSE_ARGS') ? new Error(`${message}\n${usage}`) : error;
    }
}

function checked(args: string[], usage: string) {
    const { values, positionals } = parseArgs({
        args: args.flatMap((arg) => (arg === '--fix=remove-unused' ? ['--fix', '--remove-unused'] : [arg])),
        allowPositionals: true,
        options: {
            format: { type: 'string', default: 'text' },
            json: { type: 'boolean', default: false },
            severity: { type: 'string', default: 'warning' },
            context: { type: 'string' },
            baseline: { type: 'string' },
            'write-baseline': { type: 'boolean', default: false },
            fix: { type: 'boolean', default: false },
            'remove-unused': { type: 'boolean', default: false },
            hosts: { type: 'boolean', default: false },
            'no-cache': { type: 'boolean', default: false }
        }
    });
    const [directory] = positionals;
    if (positionals.length !== 1) {
        throw new Error(`Name the directory of a Salesforce project.\n${usage}`);
    }
    if (!fs.statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
        throw new Error(`${directory} is no directory.\n${usage}`);
    }
    const code = whyUnreadable(directory);
    if (code !== undefined) {
        throw new Error(`${directory} cannot be read (${code}).`);
    }
    mustBeOf(FORMATS, 'format', values.format, usage);
    mustBeOf(ORDER, 'severity', values.severity, usage);
    mustBeOf(Object.keys(CONTEXTS), 'context', values.context, usage);
    if (values.hosts && !/^(text|json)$/.test(values.format)) {
        throw new Error(`--hosts is a table, or JSON with --json; there is none as ${values.format}.\n${usage}`);
    }
    if (values['write-baseline'] && values.baseline === undefined) {
        throw new Error(`--write-baseline goes with --baseline FILE.\n${usage}`);
    }
    return { directory, ...values, format: values.json ? 'json' : values.format };
}

function mustBeOf(known: readonly string[], flag: string, value: string | undefined, usage: string): void {
    if (value !== undefined && !known.includes(value)) {
        throw new Error(`--${flag} takes ${known.join(', ')}; ${value} is none of them.\n${usage}`);
    }
}

function run(args: string[], usage: string): number {
    if (args[0] === '--write-rules' && args.length === 2) {
        for (const [name, page] of rulePages()) {
            fs.mkdirSync(path.dirname(path.join(args[1], name)), { recursive: true });
            fs.writeFileSync(path.join(args[1], name), page);
        }
        return 0;
    }
    const asked = readArguments(args, usage);
    const { directory } = asked;
    const settings = readSettings(
        directory,
        RULES.map(({ name }) => name)
    );
    const options: ScanOptions = {
        settings,
        context: asked.context === undefined ? undefined : CONTEXTS[asked.context],
        cache: asked['no-cache'] ? undefined : cacheFolder()
    };
    // For a person who waits; never in a file or a pipe.
    const progress = process.stderr.isTTY ? 'Reading the project …' : '';
    process.stderr.write(progress);
    let result = scan(directory, options);
    process.stderr.write(progress && '\r\u001b[K');
    if (result.counts.files === 0) {
        console.error(`Nothing was scanned: ${path.resolve(directory)} holds no source of a Salesforce project.`);
    }
    if (asked.fix) {
        const before = headerSizes(result);
        const written = writeFixes(directory, result.findings);
        const removed = asked['remove-unused'] ? removeUnused(directory, result.findings) : [];
        result = scan(directory, options);
        [
            ...written.filter((file) => !removed.includes(file)).map((file) => `wrote ${file}`),
            ...removed.map((file) => `removed ${file}`),
            ...headerSizes(result).map(
                ([context, bytes], index) =>
                    `policy header of ${context}: about ${before[index][1]} bytes before, ${bytes} after`
            )
        ].forEach((line) => console.error(line));
    }
    const lineOf = lineReader(directory);
    if (asked['write-baseline'] && asked.baseline !== undefined) {
        writeBaseline(asked.baseline, result.findings, lineOf);
        console.log(`${result.findings.length} findings written to ${asked.baseline}`);
        return 0;
    }
    const baseline = asked.baseline === undefined ? new Set<string>() : readBaseline(asked.baseline);
    const levels = ORDER.slice(0, ORDER.indexOf(asked.severity as Severity) + 1);
    const open = beyond(baseline, result.findings, lineOf);
    const gone = baseline.size - (result.findings.length - open.length);
    if (gone > 0) {
        console.error(
            `${gone} of the findings in ${asked.baseline} are no longer there; --write-baseline leaves them out.`
        );
    }
    const findings = open.filter(({ severity }) => levels.includes(severity));
    const counts = { ...result.counts, ...countsOf(open) };
    console.log(
        asked.hosts ? hostsAs(asked.format, result) : answer(asked.format, { ...result, findings, counts }, lineOf)
    );
    return findings.length > 0 ? 1 : 0;
}

function answer(format: string, result: ScanResult, lineOf: (finding: Finding) => string): string {
    switch (format) {
        case 'json':
            return toJson(result);
        case 'sarif':
            return toSarif(result.findings, lineOf);
        case 'github':
            return toAnnotations(result.findings);
        default:
            return toText(result);
    }
}

const hostsAs = (format: string, { calls }: ScanResult): string =>
    format === 'json' ? JSON.stringify({ hosts: hostRows(calls) }, null, 2) : toHosts(calls);

const headerSizes = ({ entries }: ScanResult): [string, number][] =>
    Object.values(CONTEXTS).map((context) => [context, headerBytes(entries, context)]);

/** The text of a finding's line. */
function lineReader(directory: string): (finding: Finding) => string {
    const files = new Map<string, string[]>();
    return ({ file, line }) => {
        if (!files.has(file)) {
            const target = path.join(directory, file);
            files.set(file, fs.existsSync(target) ? fs.readFileSync(target, 'utf8').split('\n') : []);
        }
        return files.get(file)![line - 1] ?? '';
    };
}
