import fs from 'node:fs';
import path from 'node:path';
import { parseXml, XmlProblem, type XmlElement } from '../../project/index.ts';
import { readText } from './read-json.ts';
import { readReplacements, replacedTexts, type Replacement } from './replacements.ts';
import { isBelow, isVendored, readSourceTree, type FileKind, type SourceFile } from './source-files.ts';
import type { Place } from './values.ts';

const VERSION = /<version>\s*([\d.]+)/;

/** One Salesforce project of the scanned directory: its files, their texts, and what has been read from them. */
export class Project {
    readonly root: string;
    /** Of its sfdx-project.json, below `root`. */
    readonly folder: string;
    /** Its package directories. */
    readonly directories: string[];
    readonly files: SourceFile[];
    readonly problems: string[];
    /** Somebody else's scripts and styles, which are not read for calls. */
    readonly vendored: SourceFile[] = [];
    private readonly replacements: Replacement[];
    private readonly texts = new Map<string, string>();
    private readonly made = new Map<string, unknown>();

    constructor(
        root: string,
        files: SourceFile[],
        problems: string[],
        { folder, directories }: { folder: string; directories: string[] }
    ) {
        this.root = root;
        this.folder = folder;
        this.directories = directories;
        this.problems = problems;
        this.replacements = readReplacements(path.join(root, folder, 'sfdx-project.json'));
        this.files = files.filter((file) => this.keeps(file));
    }

    /** Whether another project lies in its package directories, so that both are deployed together. */
    holds(other: Project): boolean {
        return other !== this && this.directories.some((directory) => isBelow(`${other.folder}/`, directory));
    }

    ofKind(...kinds: FileKind[]): SourceFile[] {
        return this.once(`kinds ${kinds.join()}`, () => this.files.filter(({ kind }) => kinds.includes(kind)));
    }

    /** The files of some kinds in one folder. */
    inFolder(folder: string, ...kinds: FileKind[]): SourceFile[] {
        const folders = this.once(`folders ${kinds.join()}`, () =>
            groupBy(this.ofKind(...kinds), ({ path: file }) => path.posix.dirname(file))
        );
        return folders.get(folder) ?? [];
    }

    has(file: string): boolean {
        return this.once('paths', () => new Set(this.files.map(({ path: known }) => known))).has(file);
    }

    /** The text of a file; empty when it cannot be read, which is said once unless it may be missing. */
    text(file: string, mayBeMissing = false): string {
        let content = this.texts.get(file);
        if (content === undefined) {
            content = this.read(file, mayBeMissing);
            this.texts.set(file, content);
        }
        return content;
    }

    /** The texts of a file that the replacements of sfdx-project.json put something else in the place of, when it is deployed; without one, those of any. */
    replaced(file?: string): string[] {
        return this.once(`replaced ${file}`, () => {
            const relative = file?.slice(this.folder === '' ? 0 : this.folder.length + 1);
            return replacedTexts(this.replacements, relative, () => (file === undefined ? '' : this.text(file, true)));
        });
    }

    /** The root element of a metadata file; undefined, which is said once, when it is not well-formed. */
    xml(file: string): XmlElement | undefined {
        return this.once(`xml ${file}`, () => {
            const content = this.text(file);
            const isKnown = this.problems.some((problem) => problem.startsWith(`${file}: `));
            try {
                return isKnown ? undefined : parseXml(content);
            } catch (error) {
                const place = error instanceof XmlProblem ? `:${error.line}` : '';
                this.problems.push(`${file}${place}: is not well-formed XML; left out`);
                return undefined;
            }
        });
    }

    /** What `make` makes of the project or of a file, made once. */
    once<T>(key: string, make: () => T): T {
        if (!this.made.has(key)) {
            this.made.set(key, make());
        }
        return this.made.get(key) as T;
    }

    /**
     * The API version that a metadata file is of: of the package.xml above it in the older format, else of sfdx-project.json,
     * else of `src/package.xml`; undefined when none says.
     */
    apiVersion(file: string): number | undefined {
        const above = path.posix.dirname(path.posix.dirname(file));
        return this.once(`api version ${above}`, () => {
            const read = (from: string, pattern: RegExp): string | undefined =>
                pattern.exec(this.text(from, true))?.[1];
            const version =
                read(path.posix.join(above, 'package.xml'), VERSION) ??
                read(path.posix.join(this.folder, 'sfdx-project.json'), /"sourceApiVersion"\s*:\s*"([\d.]+)"/) ??
                read(path.posix.join(this.folder, 'src/package.xml'), VERSION);
            return version === undefined ? undefined : Number(version);
        });
    }

    /** Whether a source folder is in the metadata format of before the source format: it has a package.xml. */
    isOldFormat(folder: string): boolean {
        return fs.existsSync(path.join(this.root, folder, 'package.xml'));
    }

    /** What `read` finds in a file; nothing, and a line that says so, when it fails on what stands there. */
    tryRead<T>(file: string, read: () => T[]): T[] {
        try {
            return read();
        } catch (error) {
            this.problems.push(
                `${file}: left out, the scan cannot read it (${error instanceof Error ? error.message : String(error)})`
            );
            return [];
        }
    }

    private read(file: string, mayBeMissing: boolean): string {
        try {
            const content = readText(path.join(this.root, file));
            if (content.slice(0, 1000).includes('\0')) {
                this.problems.push(`${file}: is binary`);
                return '';
            }
            return content;
        } catch (error) {
            const { code } = error as NodeJS.ErrnoException;
            const isSaid = this.problems.some((problem) => problem.startsWith(`${file}: `));
            if (!isSaid && (!mayBeMissing || code !== 'ENOENT')) {
                this.problems.push(`${file}: cannot be read (${code})`);
            }
            return '';
        }
    }

    private keeps(file: SourceFile): boolean {
        const { path: name, kind } = file;
        if (!/-js$|css|ui-bundle|static-html/.test(kind) || !isVendored(name, this.text(name))) {
            return true;
        }
        this.vendored.push(file);
        return false;
    }
}

/** The projects in a directory: one for each sfdx-project.json, or the directory itself. */
export function readProjects(root: string): { projects: Project[]; problems: string[] } {
    const tree = readSourceTree(root);
    const projects = tree.projects.map(
        ({ project: folder, directories }) =>
            new Project(
                root,
                tree.files.filter(({ project }) => project === folder),
                tree.problems,
                { folder, directories }
            )
    );
    return { projects, problems: tree.problems };
}

export function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
    const groups = new Map<string, T[]>();
    for (const item of items) {
        const key = keyOf(item);
        const group = groups.get(key);
        if (group) {
            group.push(item);
        } else {
            groups.set(key, [item]);
        }
    }
    return groups;
}

/** The place of an offset in a text. */
export function placeAt(file: string, content: string, offset: number): Place {
    const before = content.slice(0, offset);
    const lineStart = before.lastIndexOf('\n') + 1;
    return { file, line: before.split('\n').length, column: offset - lineStart + 1 };
}

/** Whether a source of Apex is a class of tests. */
export const isTestClass = (source: string): boolean =>
    /@istest\b\s*(\([^)]*\)\s*)?(@\w+\s+|\w+\s+)*?class\b/i.test(source);
