import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parseClass } from './parse.ts';
import type { TypeDeclaration } from './tree.ts';

const HERE = import.meta.dirname;
const CACHE_DIR = path.join(modulesDir(), '.cache/callout-lab-apex');

/** The nearest node_modules: of the project which the runtime is installed in, or of this repository. */
function modulesDir(): string {
    for (let dir = HERE; dir !== path.dirname(dir); dir = path.dirname(dir)) {
        if (fs.existsSync(path.join(dir, 'node_modules'))) {
            return path.join(dir, 'node_modules');
        }
    }
    return path.join(HERE, 'node_modules');
}

const parsed = new Map<string, TypeDeclaration>();
let version: string | undefined;

/**
 * Parses a class, or takes its tree from an earlier run: a tree depends on the text alone, not on the file's name.
 * The cache is a help only: where it cannot be read or written, the class is parsed.
 */
export function parseCached(file: string, text: string): TypeDeclaration {
    const key = keyOf(text);
    const tree = parsed.get(key) ?? read(key) ?? write(key, parseClass(file, text));
    parsed.set(key, tree);
    return tree;
}

/** A change of the parser makes every tree another one. */
function keyOf(text: string): string {
    version ??= fingerprint(
        parserFiles()
            .map((file) => fs.readFileSync(file, 'utf8'))
            .join('\0')
    );
    return fingerprint(`${version}\0${text}`);
}

/** The sources of the parser, or the one file that a build has made of them. */
function parserFiles(): string[] {
    const sources = fs
        .readdirSync(HERE)
        .filter((name) => /^(parse.*|tree)\.ts$/.test(name) && !name.endsWith('.test.ts'))
        .sort();
    return sources.length > 0 ? sources.map((name) => path.join(HERE, name)) : [import.meta.filename];
}

const fingerprint = (text: string): string => crypto.createHash('sha256').update(text).digest('hex');

const fileOf = (key: string): string => path.join(CACHE_DIR, `${key}.json`);

function read(key: string): TypeDeclaration | undefined {
    try {
        return JSON.parse(fs.readFileSync(fileOf(key), 'utf8')) as TypeDeclaration;
    } catch {
        return undefined;
    }
}

/** Written beside and moved: a run at the same time sees the whole file or none. */
function write(key: string, tree: TypeDeclaration): TypeDeclaration {
    try {
        fs.mkdirSync(CACHE_DIR, { recursive: true });
        const beside = `${fileOf(key)}.${process.pid}`;
        fs.writeFileSync(beside, JSON.stringify(tree));
        fs.renameSync(beside, fileOf(key));
    } catch {
        // A folder that cannot be written to costs time, nothing else.
    }
    return tree;
}
