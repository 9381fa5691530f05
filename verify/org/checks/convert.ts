import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ComponentSet, MetadataConverter, type SourceComponent } from '@salesforce/source-deploy-retrieve';
import type { CheckResult, Finding } from '../finding.ts';
import type { Project } from '../project.ts';

/** Converts the sources to a package as `sf project deploy start` does, and finds what would go astray on the way. */
export async function checkConvert(project: Project): Promise<CheckResult> {
    const findings: Finding[] = [];
    let components: SourceComponent[] = [];
    try {
        const set = ComponentSet.fromSource({ fsPaths: [project.sourceDir] });
        set.projectDirectory = project.dir;
        set.sourceApiVersion = apiVersion(project);
        components = set.getSourceComponents().toArray();
        await convert(set);
    } catch (error) {
        findings.push({
            file: fileIn((error as Error).message, project),
            problem: `The sources do not convert: ${(error as Error).message.split('\n')[0]}`,
            remedy:
                'Give the component both its content and its -meta.xml, with the suffix and the folder of its type, ' +
                'or delete it.'
        });
    }
    findings.push(...components.flatMap((component) => checkPlace(component, project)));
    if (components.length > 0) {
        findings.push(...strayFiles(components, project));
    }
    return { checked: components.length, findings };
}

async function convert(set: ComponentSet): Promise<void> {
    const outputDirectory = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-package-'));
    try {
        await new MetadataConverter().convert(set, 'metadata', {
            type: 'directory',
            outputDirectory,
            genUniqueDir: false
        });
    } finally {
        fs.rmSync(outputDirectory, { recursive: true, force: true });
    }
}

function apiVersion(project: Project): string | undefined {
    try {
        return (JSON.parse(project.read('sfdx-project.json')) as { sourceApiVersion?: string }).sourceApiVersion;
    } catch {
        // The schema check says what is wrong with the file.
        return undefined;
    }
}

/** The converter names components or absolute paths; a person wants a file of the project. */
function fileIn(message: string, project: Project): string {
    const named = project.packageFiles.find(
        (file) => message.includes(project.absolute(file)) || message.includes(path.basename(file))
    );
    const component = /SourceComponent (\S+)/.exec(message)?.[1];
    return named ?? project.packageFiles.find((file) => component && file.includes(component)) ?? 'force-app';
}

function checkPlace(component: SourceComponent, project: Project): Finding[] {
    const file = component.xml ?? component.content ?? '';
    const folder = component.type.directoryName;
    if (component.type.strictDirectoryName && !file.split(path.sep).includes(folder)) {
        return [
            {
                file: project.relative(file),
                problem: `A ${component.type.name} must lie under a folder "${folder}".`,
                remedy: `Move it to force-app/main/default/${folder}/.`
            }
        ];
    }
    return [];
}

/** Files that `.forceignore` lets through and that belong to no component: the CLI would drop them or stumble over them. */
function strayFiles(components: SourceComponent[], project: Project): Finding[] {
    const owned = new Set(components.flatMap(filesOf));
    return project.packageFiles
        .filter((file) => !owned.has(project.absolute(file)))
        .filter((file) => !(file.endsWith('.cls') || file.endsWith('.cls-meta.xml')))
        .map((file) => ({
            file,
            problem: 'The file belongs to no component.',
            remedy: 'Move it out of force-app, name it as its type wants, or add it to .forceignore.'
        }));
}

const filesOf = (component: SourceComponent): string[] => [
    ...(component.xml ? [component.xml] : []),
    ...component.walkContent(),
    ...component.getChildren().flatMap((child) => (child.xml ? [child.xml] : []))
];
