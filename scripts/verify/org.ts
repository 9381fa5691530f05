import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { emitLwc } from '../../lab/emit-lwc.ts';
import { readOptions } from '../../lab/options.ts';
import { PROJECT_DIR } from '../../lab/project.ts';
import { ownCounts } from '../../verify/steps/counts.ts';
import { componentsPage } from '../../verify/org/checks/components.ts';
import { CHECKS } from '../../verify/org/checks.ts';
import { formatFinding } from '../../verify/org/finding.ts';
import { partsPage } from '../../verify/org/parts-page.ts';
import { Project } from '../../verify/org/project.ts';

const USAGE = `Proves what can be proven about a deployment without an org.

    npm run verify:org -- [--project DIR] [--no-apex] [--write-components] [--write-parts]

    --project DIR        another copy of the project
    --no-apex            leave out the types and the security of the Apex, which want Java
    --write-components   write docs/components.md anew
    --write-parts        write docs/parts.md anew
`;

const APEX_CHECK = path.join(PROJECT_DIR, 'scripts/check-apex.ts');

/** `npm run verify:org`. Exit code 1 when there is a finding. Last line `N passed, N failed, N skipped`. */
async function verifyOrg(): Promise<number> {
    const { values } = readOptions(USAGE, {
        project: { type: 'string', default: PROJECT_DIR },
        'no-apex': { type: 'boolean', default: false },
        'write-components': { type: 'boolean', default: false },
        'write-parts': { type: 'boolean', default: false }
    });
    const dir = path.resolve(values.project);
    if (!fs.existsSync(path.join(dir, 'sfdx-project.json'))) {
        throw new Error(`${dir} holds no sfdx-project.json. Name the directory of a Salesforce project: --project DIR`);
    }
    emitLwc(dir);
    const project = new Project(dir);
    if (values['write-components']) {
        fs.writeFileSync(project.absolute('docs/components.md'), componentsPage(project));
        console.log('Wrote docs/components.md');
        return 0;
    }
    if (values['write-parts']) {
        fs.writeFileSync(project.absolute('docs/parts.md'), partsPage(project));
        console.log('Wrote docs/parts.md');
        return 0;
    }
    const total = await runChecks(project);
    // The check of the Apex knows this project only.
    if (!values['no-apex'] && dir === PROJECT_DIR) {
        const apex = checkApex();
        total.passed += apex.passed;
        total.failed += apex.failed;
        total.skipped += apex.skipped;
    }
    console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
    return total.failed > 0 ? 1 : 0;
}

async function runChecks(project: Project): Promise<{ passed: number; failed: number; skipped: number }> {
    const total = { passed: 0, failed: 0, skipped: 0 };
    for (const { name, run } of CHECKS) {
        const { checked, findings } = await run(project);
        // A check is what passes or fails; how many things it looked at stands in its line.
        total[findings.length === 0 ? 'passed' : 'failed'] += 1;
        console.log(`${findings.length === 0 ? '✓' : '✗'} ${name} (${checked})`);
        findings.forEach((finding) => console.log(formatFinding(finding)));
    }
    return total;
}

/** Types by apex-ls, security by PMD: a program of its own, which counts for itself. */
function checkApex(): { passed: number; failed: number; skipped: number } {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', APEX_CHECK], {
        cwd: PROJECT_DIR,
        encoding: 'utf8'
    });
    const counts = ownCounts(stdout) ?? { passed: 0, failed: 1, skipped: 0 };
    const failed = status !== 0 && counts.failed === 0 ? 1 : counts.failed;
    console.log(`${failed === 0 ? '✓' : '✗'} Apex: types and security`);
    const report = stdout.replace(/^\d+ passed, .*$/m, '').trim();
    console.log([report, stderr.trim()].filter(Boolean).join('\n').replace(/^/gm, '  '));
    return { ...counts, failed };
}

verifyOrg().then(
    (code) => {
        process.exitCode = code;
    },
    (error: Error) => {
        console.error(error.message);
        process.exitCode = 1;
    }
);
