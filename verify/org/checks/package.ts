import path from 'node:path';
import type { CheckResult, Finding } from '../finding.ts';
import type { Project } from '../project.ts';

const EMITTED = /\.(ts|tsx|map)$/;
const TEST_DIRECTORY = /\/(__tests__|__mocks__)\//;

/** What is in the package and must not be, and what is not and must: each file has the file that belongs to it. */
export function checkPackage(project: Project): CheckResult {
    return {
        checked: project.packageFiles.length,
        findings: [
            ...project.packageFiles.flatMap((file) => wrongInPackage(file)),
            ...project.packageFiles.flatMap((file) => pair(project, file)),
            ...project.bundles.flatMap(({ name, dir }) => bundleFiles(project, name, dir))
        ]
    };
}

function wrongInPackage(file: string): Finding[] {
    if (EMITTED.test(file) || TEST_DIRECTORY.test(file)) {
        return [
            {
                file,
                problem: `${TEST_DIRECTORY.test(file) ? 'A test' : 'TypeScript'} would be deployed.`,
                remedy: 'Put its pattern back into .forceignore: **/*.ts and **/__tests__/**.'
            }
        ];
    }
    return [];
}

function pair(project: Project, file: string): Finding[] {
    if (file.endsWith('.cls') && !project.exists(`${file}-meta.xml`)) {
        return [
            {
                file,
                problem: 'The class has no -meta.xml, so it would not be deployed.',
                remedy: `Add ${path.basename(file)}-meta.xml with <apiVersion> and <status>Active</status>.`
            }
        ];
    }
    if (file.endsWith('.cls-meta.xml') && !project.exists(file.replace('-meta.xml', ''))) {
        return [
            {
                file,
                problem: 'There is no class beside this -meta.xml.',
                remedy: 'Delete it, or bring the class back.'
            }
        ];
    }
    return [];
}

function bundleFiles(project: Project, name: string, dir: string): Finding[] {
    const findings: Finding[] = [];
    if (!/^[a-z][A-Za-z0-9]*$/.test(name)) {
        findings.push({
            file: dir,
            problem: 'The name of a bundle begins with a small letter and has letters and digits only.',
            remedy: 'Rename the folder and the files in it in camelCase.'
        });
    }
    if (!project.exists(`${dir}/${name}.js-meta.xml`)) {
        findings.push({
            file: `${dir}/${name}.js-meta.xml`,
            problem: 'The bundle has no -meta.xml.',
            remedy: 'Add it with <apiVersion> and <isExposed>.'
        });
    }
    const hasSource = project.exists(`${dir}/${name}.ts`);
    if (!project.exists(`${dir}/${name}.js`)) {
        findings.push({
            file: `${dir}/${name}.${hasSource ? 'ts' : 'js'}`,
            problem: 'The bundle has no JavaScript, and an org takes nothing else.',
            remedy: hasSource ? 'Run `npm run build`.' : `Add ${name}.ts and run \`npm run build\`.`
        });
    }
    return findings;
}
