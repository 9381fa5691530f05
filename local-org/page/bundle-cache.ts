import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Bundle } from './bundle.ts';

const HERE = import.meta.dirname;
/** npm's own record of what it installed, compilers and base components included. */
const INSTALLED = path.join(HERE, '../../node_modules/.package-lock.json');
/** The page's own modules, and what builds it. */
const OWN = ['page', 'external-app', 'rest'].map((folder) => path.join(HERE, '..', folder));
const KEPT = 12;

/**
 * Keeps each whole script on disk: a second start neither builds it nor loads what builds it. It is known by all that it is made of: the
 * components and labels of `sourceDir`, the page's own modules, the installed packages.
 * Where nothing can be kept, it is built each time.
 */
export class BundleCache {
    private readonly directory: string;
    private readonly sourceDir: string;

    /** @param directory is made when there is something to keep */
    constructor(directory: string, sourceDir: string) {
        this.directory = directory;
        this.sourceDir = sourceDir;
    }

    async take(form: string, build: () => Promise<Bundle>): Promise<Bundle> {
        const file = path.join(this.directory, `${form}.${this.key()}.json`);
        const known = read(file);
        if (known) {
            return known;
        }
        const bundle = await build();
        this.keep(file, bundle);
        return bundle;
    }

    private key(): string {
        const hash = crypto.createHash('sha256');
        const sources = ['lwc', 'labels'].map((folder) => path.join(this.sourceDir, 'main/default', folder));
        [...sources, ...OWN].forEach((folder) => addFolder(hash, folder));
        return hash
            .update(fs.existsSync(INSTALLED) ? fs.readFileSync(INSTALLED) : '')
            .digest('hex')
            .slice(0, 24);
    }

    /** In one step, so that another start meets a whole file; the oldest make room. */
    private keep(file: string, bundle: Bundle): void {
        try {
            fs.mkdirSync(this.directory, { recursive: true });
            fs.writeFileSync(`${file}.${process.pid}`, JSON.stringify(bundle));
            fs.renameSync(`${file}.${process.pid}`, file);
            this.filesByAge()
                .slice(KEPT)
                .forEach((old) => fs.rmSync(old, { force: true }));
        } catch {
            // A folder that cannot be written to costs time, nothing else.
        }
    }

    private filesByAge(): string[] {
        return fs
            .readdirSync(this.directory)
            .map((name) => path.join(this.directory, name))
            .map((file) => ({ file, at: fs.statSync(file).mtimeMs }))
            .sort((a, b) => b.at - a.at)
            .map(({ file }) => file);
    }
}

function read(file: string): Bundle | undefined {
    try {
        return JSON.parse(fs.readFileSync(file, 'utf8')) as Bundle;
    } catch {
        return undefined;
    }
}

function addFolder(hash: crypto.Hash, folder: string): void {
    const names = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : [];
    for (const name of names.filter((each) => !each.includes('__tests__'))) {
        const file = path.join(folder, name);
        if (fs.statSync(file).isFile()) {
            hash.update(`${name}\0`).update(fs.readFileSync(file)).update('\0');
        }
    }
}
