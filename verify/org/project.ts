import fs from 'node:fs';
import path from 'node:path';
import { ForceIgnore } from '@salesforce/source-deploy-retrieve';
import { parseXml, XmlProblem, type XmlElement } from '../../packages/project/index.ts';

/** A metadata file that is well-formed, with its root element. */
export interface MetadataFile {
    file: string;
    /** The component's name: the file name without its suffixes. */
    name: string;
    root: XmlElement;
}

/** The project as it lies on disk, read once. Paths are relative to its root, with forward slashes. */
export class Project {
    readonly dir: string;
    readonly sourceDir: string;
    /** Every file of the package directory that `.forceignore` lets through. */
    readonly packageFiles: string[];
    readonly metadata: MetadataFile[] = [];
    readonly malformed: { file: string; line: number; message: string }[] = [];
    private readonly texts = new Map<string, string>();

    constructor(dir: string) {
        this.dir = dir;
        this.sourceDir = path.join(dir, 'force-app');
        const ignore = ForceIgnore.findAndCreate(this.sourceDir);
        this.packageFiles = fs
            .readdirSync(this.sourceDir, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => path.join(entry.parentPath, entry.name))
            .filter((file) => ignore.accepts(file))
            .map((file) => this.relative(file))
            .sort();
        for (const file of this.packageFiles.filter((each) => each.endsWith('-meta.xml'))) {
            this.parse(file);
        }
    }

    relative(file: string): string {
        return path.relative(this.dir, file).split(path.sep).join('/');
    }

    absolute(file: string): string {
        return path.join(this.dir, file);
    }

    exists(file: string): boolean {
        return fs.existsSync(this.absolute(file));
    }

    read(file: string): string {
        const text = this.texts.get(file) ?? fs.readFileSync(this.absolute(file), 'utf8');
        this.texts.set(file, text);
        return text;
    }

    /** Metadata files with this root element. */
    ofType(root: string): MetadataFile[] {
        return this.metadata.filter((each) => each.root.name === root);
    }

    named(root: string, name: string): MetadataFile | undefined {
        return this.ofType(root).find((each) => each.name === name);
    }

    /** Directories of the LWC bundles. */
    get bundles(): { name: string; dir: string }[] {
        const base = 'force-app/main/default/lwc';
        return fs
            .readdirSync(this.absolute(base), { withFileTypes: true })
            .filter((entry) => entry.isDirectory())
            .map((entry) => ({ name: entry.name, dir: `${base}/${entry.name}` }));
    }

    /** The bundle's own TypeScript: what people edit, so that findings point there and not to what is emitted. */
    scripts(bundleDir: string): string[] {
        return this.filesOf(bundleDir).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
    }

    templates(bundleDir: string): string[] {
        return this.filesOf(bundleDir).filter((file) => file.endsWith('.html'));
    }

    get classes(): { name: string; file: string }[] {
        return this.packageFiles
            .filter((file) => file.endsWith('.cls'))
            .map((file) => ({ name: path.basename(file, '.cls'), file }));
    }

    /** The file itself, or what lies in the folder, but for the tests of components. */
    filesOf(place: string): string[] {
        if (!fs.statSync(this.absolute(place)).isDirectory()) {
            return [place];
        }
        return fs
            .readdirSync(this.absolute(place), { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => this.relative(path.join(entry.parentPath, entry.name)))
            .filter((file) => !file.includes('/__tests__/'))
            .sort();
    }

    private parse(file: string): void {
        try {
            this.metadata.push({ file, name: nameOf(file), root: parseXml(this.read(file)) });
        } catch (error) {
            if (!(error instanceof XmlProblem)) {
                throw error;
            }
            this.malformed.push({ file, line: error.line, message: error.message });
        }
    }
}

/** `a/Sample_API.remoteSite-meta.xml` → `Sample_API`; `Type.Record.md-meta.xml` → `Type.Record`. */
const nameOf = (file: string): string => path.basename(file).replace(/\.[^.]+-meta\.xml$/, '');

export const lineOf = (text: string, index: number): number => text.slice(0, Math.max(0, index)).split('\n').length;
