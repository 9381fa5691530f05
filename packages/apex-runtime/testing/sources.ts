import fs from 'node:fs';
import path from 'node:path';
import ignore from 'ignore';
import type { ApexSource } from '../syntax/source.ts';

/** What tools leave in a project: generated classes among it, which are none of its own. */
const LEFT_OUT = new Set(['node_modules', '.sfdx', '.sf', '.git']);

interface ProjectFile {
    namespace?: string;
    packageDirectories?: { path: string }[];
}

const projectFile = (directory: string): ProjectFile | undefined => {
    const file = path.join(directory, 'sfdx-project.json');
    return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as ProjectFile) : undefined;
};

/**
 * The classes of a folder: of a project, those of its package directories; of any other folder, all below it. Paths are relative
 * to the folder. Throws where there is no folder, or no class in it.
 */
export function readSources(sourceDir: string): ApexSource[] {
    if (!fs.existsSync(sourceDir)) {
        throw new Error(`There is no folder ${sourceDir}. Give --source a folder with .cls files.`);
    }
    const packages = projectFile(sourceDir)?.packageDirectories?.map((each) => path.join(sourceDir, each.path));
    const folders = (packages ?? [sourceDir]).filter((folder) => fs.existsSync(folder));
    const isIgnored = ignoring(sourceDir);
    const files = once(folders.flatMap(classesBelow))
        .filter((file) => !isIgnored(file))
        .sort();
    if (files.length === 0) {
        throw new Error(`${sourceDir} has no .cls files.`);
    }
    return files.map((file) => ({
        path: path.relative(sourceDir, file),
        text: fs.readFileSync(file, 'utf8'),
        apiVersion: apiVersionOf(`${file}-meta.xml`)
    }));
}

function apiVersionOf(metaFile: string): number | undefined {
    const text = isFile(metaFile) ? fs.readFileSync(metaFile, 'utf8') : '';
    const version = Number(/<apiVersion>\s*([\d.]+)\s*<\/apiVersion>/.exec(text)?.[1]);
    return Number.isNaN(version) ? undefined : version;
}

/** What the .forceignore around the folder leaves out, in the syntax of .gitignore. */
function ignoring(directory: string): (file: string) => boolean {
    const file = path.join(directory, '.forceignore');
    const parent = path.dirname(directory);
    if (!fs.existsSync(file)) {
        return parent === directory || projectFile(directory) ? () => false : ignoring(parent);
    }
    const rules = ignore().add(fs.readFileSync(file, 'utf8'));
    return (each) => rules.ignores(path.relative(directory, each).replaceAll(path.sep, '/'));
}

function classesBelow(folder: string): string[] {
    return fs
        .readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.cls') && !file.split(path.sep).some((part) => LEFT_OUT.has(part)))
        .map((file) => path.join(folder, file))
        .filter(isFile);
}

/** Each file by its shortest path: a link may lead to what is there already, and around in a circle. */
function once(files: string[]): string[] {
    const byPlace = new Map<string, string>();
    for (const file of files.sort((a, b) => b.length - a.length)) {
        byPlace.set(fs.realpathSync(file), file);
    }
    return [...byPlace.values()];
}

/** A folder may be called like a class, and a link may lead nowhere or around in a circle. */
function isFile(file: string): boolean {
    try {
        return fs.statSync(file).isFile();
    } catch {
        return false;
    }
}

/** The prefix by which the sources may name their own classes: that of the sfdx-project.json around them. */
export function namespaceOf(directory: string): string | undefined {
    const project = projectFile(directory);
    const parent = path.dirname(directory);
    return project ? project.namespace || undefined : parent === directory ? undefined : namespaceOf(parent);
}
