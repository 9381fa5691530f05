import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createApexRuntime } from '../../../packages/apex-runtime/index.ts';
import { recordStore } from '../../../local-org/rest/records.ts';
import { readOrgMetadata } from '../../../packages/project/index.ts';
import { checkConvert } from './convert.ts';
import { checkImports } from './imports.ts';
import { checkLabels } from './labels.ts';
import { checkPackage } from './package.ts';
import type { CheckResult, Finding } from '../finding.ts';
import { partsPage } from '../parts-page.ts';
import { copyPart, needsOf, PARTS, textOfPart, type Needs, type Part } from '../parts.ts';
import { Project } from '../project.ts';

const PAGE = 'docs/parts.md';

/**
 * Each part of "Take one part" is a project that stands alone, and docs/parts.md says what it needs. Components are compiled one by
 * one wherever they are: that is a check of its own.
 */
export async function checkParts(project: Project): Promise<CheckResult> {
    const findings: Finding[] = [];
    const tested = new Set<string>();
    for (const part of PARTS) {
        const needs = needsOf(project, part);
        const classes = needs.classes.join();
        findings.push(...(await checkPart(project, part, needs, classes !== '' && !tested.has(classes))));
        tested.add(classes);
    }
    const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
    const page = project.exists(PAGE) ? project.read(PAGE) : '';
    if (words(page) !== words(partsPage(project))) {
        findings.push({
            file: PAGE,
            problem: 'The page does not say what the parts need today.',
            remedy: 'Run npm run verify:org -- --write-parts.'
        });
    }
    return { checked: PARTS.length, findings };
}

async function checkPart(project: Project, part: Part, needs: Needs, withTests: boolean): Promise<Finding[]> {
    const key = `${withTests} ${textOfPart(project, needs)}`;
    const findings = known.get(key) ?? (await checkAlone(project, needs, withTests));
    known.set(key, findings);
    return findings.map((finding) => ({ ...finding, problem: `${part.name}, alone: ${finding.problem}` }));
}

/** What was found in a part that has not changed since: the tests of the checks read the whole project again for each error that they plant. */
const known = new Map<string, Finding[]>();

async function checkAlone(project: Project, needs: Needs, withTests: boolean): Promise<Finding[]> {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-part-'));
    try {
        copyPart(project, needs, dir);
        const alone = new Project(dir);
        const results = [checkPackage(alone), await checkConvert(alone), checkLabels(alone), checkImports(alone)];
        const findings = results.flatMap((result) => result.findings);
        return withTests && findings.length === 0 ? await failingTests(alone) : findings;
    } finally {
        fs.rmSync(dir, { recursive: true, force: true });
    }
}

/** Runs the Apex tests of the part in an org that has no record of it. */
async function failingTests(project: Project): Promise<Finding[]> {
    const metadata = readOrgMetadata(project.sourceDir, {
        projectDir: project.dir,
        origins: {},
        onUnusable: () => undefined
    });
    const sources = project.classes.map(({ file }) => ({ path: file, text: project.read(file) }));
    const runtime = createApexRuntime(
        sources,
        {
            remoteSites: () => [],
            namedCredentials: () => [],
            customMetadata: () => [],
            label: (name) => metadata.labels.get(name),
            staticResource: () => undefined,
            records: recordStore(() => metadata.permissionSets)
        },
        { keepGoing: true }
    );
    try {
        const { results } = await runtime.runTests({ only: [] });
        const refused = runtime.refused.map(({ message }) => message);
        const failed = results
            .filter(({ failure, refusal }) => failure || refusal !== undefined)
            .map(
                ({ className, methodName, failure, refusal }) =>
                    `${className}.${methodName}: ${failure?.message ?? refusal}`
            );
        const none = results.length === 0 ? ['it has no Apex test.'] : [];
        return [...refused, ...failed, ...none].map((problem) => ({
            file: 'force-app/main/default/classes',
            problem,
            remedy: 'Let the tests of a part need nothing but the part.'
        }));
    } finally {
        await runtime.close();
    }
}
