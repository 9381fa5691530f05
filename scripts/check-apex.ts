import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { provideJava, java } from '../verify/apex/java.ts';
import { readOptions } from '../lab/options.ts';
import { PROJECT_DIR } from '../lab/project.ts';

/** A finding, `file:line: text`. */
type Check = { name: string; run(): string[] };

const CHECKS: Check[] = [
    { name: 'types (apex-ls)', run: typeErrors },
    { name: 'security (PMD security and AppExchange rules)', run: securityFindings }
];

const USAGE = `The Apex types, by apex-ls, and PMD's security and AppExchange rules. Both want Java.

    npm run check:apex
`;

/** `npm run check:apex`: each check is one test. Last line `N passed, N failed, N skipped`. */
function checkApex(): number {
    readOptions(USAGE, {});
    if (!provideJava()) {
        console.log(
            'skipped  Apex types and security: no Java on this machine (install Java 11 or later to run them).'
        );
        console.log(`0 passed, 0 failed, ${CHECKS.length} skipped`);
        return 0;
    }
    const failed = CHECKS.filter(({ name, run }) => {
        const findings = run();
        console.log(`${findings.length > 0 ? 'FAILED' : 'passed'}  ${name}: ${findings.length} findings`);
        findings.forEach((finding) => console.log(`        ${finding}`));
        return findings.length > 0;
    }).length;
    console.log(`${CHECKS.length - failed} passed, ${failed} failed, 0 skipped`);
    return failed > 0 ? 1 : 0;
}

/** apex-ls reads the whole project and writes nothing when it finds nothing. */
function typeErrors(): string[] {
    const { status, output } = java(
        'io.github.apexdevtools.apexls.CheckForIssues',
        ['-n', '-d', 'warnings', '-w', PROJECT_DIR],
        PROJECT_DIR
    );
    const lines = output.split('\n').filter((line) => line.trim() !== '');
    return status === 0 || lines.length > 0 ? lines : [`apex-ls ended with ${status}.`];
}

/** A finding in the JSON that the PMD wrapper of Salesforce's Code Analyzer writes. */
interface PmdResults {
    violations: { rule: string; message: string; codeLocation: { file: string; startLine: number } }[];
    processingErrors: { file: string; message: string }[];
}

const RULES = ['category/apex/security.xml', 'sfca/rulesets/AppExchange_apex.xml'];
const XML_RULES = ['sfca/rulesets/AppExchange_xml.xml'];

function securityFindings(): string[] {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'check-apex-'));
    try {
        return runPmd(folder);
    } finally {
        fs.rmSync(folder, { recursive: true });
    }
}

function runPmd(folder: string): string[] {
    const ruleSetInputFile = path.join(folder, 'rules.xml');
    const input = path.join(folder, 'input.json');
    const results = path.join(folder, 'results.json');
    fs.writeFileSync(ruleSetInputFile, ruleSet([...RULES, ...XML_RULES]));
    const runDataPerLanguage = {
        apex: { filesToScan: sources('.cls') },
        xml: { filesToScan: sources('-meta.xml') }
    };
    fs.writeFileSync(input, JSON.stringify({ ruleSetInputFile, runDataPerLanguage }));
    const { output } = java('com.salesforce.sfca.pmdwrapper.PmdWrapper', ['run', input, results], PROJECT_DIR);
    if (!fs.existsSync(results)) {
        return [`PMD wrote no results: ${output}`];
    }
    const { violations, processingErrors } = JSON.parse(fs.readFileSync(results, 'utf8')) as PmdResults;
    return [
        ...processingErrors.map(({ file, message }) => `${shown(file)}: ${message}`),
        ...violations.map(
            ({ rule, message, codeLocation: { file, startLine } }) => `${shown(file)}:${startLine}: ${rule}: ${message}`
        )
    ];
}

const ruleSet = (references: string[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<ruleset name="check-apex" xmlns="http://pmd.sourceforge.net/ruleset/2.0.0">
    <description>Apex security and AppExchange rules</description>
    ${references.map((reference) => `<rule ref="${reference}"/>`).join('\n    ')}
</ruleset>
`;

const shown = (file: string): string => path.relative(PROJECT_DIR, file);

function sources(suffix: string): string[] {
    const root = path.join(PROJECT_DIR, 'force-app');
    return fs
        .readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith(suffix))
        .map((file) => path.join(root, file));
}

process.exitCode = checkApex();
