import fs from 'node:fs';
import path from 'node:path';
import { withoutComments } from './apex-methods.ts';
import type { Project } from './project.ts';
import { all, textOf } from '../../packages/project/index.ts';

const BASE = 'force-app/main/default';
const LABELS = `${BASE}/labels/CustomLabels.labels-meta.xml`;

/** What somebody takes out of the project: by its first bundles or classes. */
export interface Part {
    name: string;
    bundles: string[];
    classes: string[];
}

/** The rows of "Take one part" in the README that are deployed to an org. */
export const PARTS: Part[] = [
    ...['directFetch', 'noCorsFetch', 'fireAndForgetFetch', 'apexCallout', 'proxyFetch'].map((name) => ({
        name: `the lane c/${name}`,
        bundles: [name],
        classes: []
    })),
    { name: 'the Apex proxy', bundles: [], classes: ['CalloutProxy'] },
    { name: "records with the platform's own wire: c/recordWire", bundles: ['recordWire'], classes: [] },
    { name: 'records with Apex: c/recordApex', bundles: ['recordApex'], classes: [] },
    { name: 'both, beside the fetch that fails: c/salesforceApiAccess', bundles: ['salesforceApiAccess'], classes: [] },
    { name: 'the engine: c/crossOrigin', bundles: ['crossOrigin'], classes: [] }
];

/** All that a part needs, tests included. Names, sorted. */
export interface Needs {
    bundles: string[];
    classes: string[];
    types: string[];
    labels: string[];
}

/** Follows what each piece names: components, classes with their tests, custom metadata types, labels. */
export function needsOf(project: Project, part: Part): Needs {
    const needs = {
        bundles: new Set<string>(),
        classes: new Set<string>(),
        types: new Set<string>(),
        labels: new Set<string>()
    };
    const addClass = (name: string): void => {
        const file = classFile(name);
        if (needs.classes.has(name) || !project.exists(file)) {
            return;
        }
        needs.classes.add(name);
        const text = withoutComments(project.read(file));
        found(text, /\bLabel\.(\w+)/g).forEach((label) => needs.labels.add(label));
        found(text, /\b(\w+__mdt)\b/g).forEach((type) => needs.types.add(type));
        project.classes
            .filter((each) => new RegExp(`\\b${each.name}\\b`).test(text))
            .forEach((each) => addClass(each.name));
        addClass(`${name}Test`);
    };
    const addBundle = (name: string): void => {
        const dir = `${BASE}/lwc/${name}`;
        if (needs.bundles.has(name) || !project.exists(dir)) {
            return;
        }
        needs.bundles.add(name);
        const scripts = project
            .scripts(dir)
            .map((file) => project.read(file))
            .join('\n');
        const markup = project
            .templates(dir)
            .map((file) => project.read(file))
            .join('\n');
        found(scripts, /from '@salesforce\/label\/c\.(\w+)'/g).forEach((label) => needs.labels.add(label));
        found(scripts, /from '@salesforce\/apex\/(\w+)\./g).forEach(addClass);
        // Imports of types, too: without them the TypeScript does not compile.
        found(scripts, /(?:from |import\()'c\/(\w+)'/g).forEach(addBundle);
        found(markup, /<c-([a-z0-9-]+)/g).forEach((tag) =>
            addBundle(tag.replace(/-([a-z0-9])/g, (_dash, letter: string) => letter.toUpperCase()))
        );
    };
    part.bundles.forEach(addBundle);
    part.classes.forEach(addClass);
    return {
        bundles: [...needs.bundles].sort(),
        classes: [...needs.classes].sort(),
        types: [...needs.types].sort(),
        labels: [...needs.labels].sort()
    };
}

/** Copies a part to a folder, as a project of its own. */
export function copyPart(project: Project, needs: Needs, to: string): void {
    const copy = (from: string): void =>
        fs.cpSync(project.absolute(from), path.join(to, from), {
            recursive: true,
            filter: (file) => !file.includes('__tests__')
        });
    fs.mkdirSync(path.join(to, BASE, 'lwc'), { recursive: true });
    placesOf(project, needs).forEach(copy);
    if (needs.labels.length > 0) {
        fs.mkdirSync(path.join(to, path.dirname(LABELS)), { recursive: true });
        fs.writeFileSync(path.join(to, LABELS), labelsOnly(project, needs.labels));
    }
}

/** All that a part is made of, as one text. */
export function textOfPart(project: Project, needs: Needs): string {
    const files = placesOf(project, needs).flatMap((place) => project.filesOf(place));
    return [...files.map((file) => `${file}\n${project.read(file)}`), labelsOnly(project, needs.labels)].join('\n');
}

/** Files and folders, but for the labels. */
const placesOf = (project: Project, needs: Needs): string[] => [
    'sfdx-project.json',
    '.forceignore',
    ...needs.bundles.map((name) => `${BASE}/lwc/${name}`),
    ...needs.classes.flatMap((name) => [classFile(name), `${classFile(name)}-meta.xml`]),
    ...needs.types.flatMap((type) => typeFiles(project, type))
];

/** The type with its fields and list views, and its layouts; no records. */
export function typeFiles(project: Project, type: string): string[] {
    const layouts = project.packageFiles.filter((file) => file.startsWith(`${BASE}/layouts/${type}-`));
    return [`${BASE}/objects/${type}`, ...layouts];
}

export const classFile = (name: string): string => `${BASE}/classes/${name}.cls`;

function labelsOnly(project: Project, names: string[]): string {
    const wanted = new Set(names);
    const text = project.read(LABELS);
    const missing = new Set(
        all(project.named('CustomLabels', 'CustomLabels')!.root, 'labels')
            .map((label) => textOf(label, 'fullName') ?? '')
            .filter((name) => !wanted.has(name))
    );
    return text.replace(/ {4}<labels>\n[\s\S]*?<fullName>(\w+)<[\s\S]*?<\/labels>\n/g, (block, name: string) =>
        missing.has(name) ? '' : block
    );
}

const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name]) => name);
