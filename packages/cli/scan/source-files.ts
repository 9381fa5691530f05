import fs from 'node:fs';
import path from 'node:path';
import { isObject, readJsonObject, whyUnreadable } from './read-json.ts';

/** The files of a Salesforce project that can matter, by what they are. Paths are relative to the directory asked for, with `/`. */

export type FileKind =
    | 'lwc-js'
    | 'lwc-html'
    | 'css'
    | 'aura-js'
    | 'aura-markup'
    | 'visualforce'
    | 'apex'
    | 'static-js'
    | 'static-html'
    | 'flow'
    | 'metadata'
    | 'ui-bundle';

export interface SourceFile {
    path: string;
    kind: FileKind;
    /** The directory of the sfdx-project.json that it belongs to; '' for the directory asked for. */
    project: string;
}

/** The folder of an sfdx-project.json, and the package directories that it names, as paths of the directory asked for. */
export interface Scope {
    project: string;
    directories: string[];
}

export interface SourceTree {
    files: SourceFile[];
    projects: Scope[];
    /** Vendored, minified and binary files, which are left alone. */
    skipped: number;
    /** One line for each file or folder that could not be read. */
    problems: string[];
}

const NEVER = new Set([
    'node_modules',
    '.git',
    '.sfdx',
    '.sf',
    '__tests__',
    '__mocks__',
    '__utam__',
    'jest-mocks',
    'coverage',
    '__MACOSX',
    // Exports of Site.com, which are binary.
    'siteDotComSites'
]);
const LARGEST = 5_000_000;

/** Walks the package directories of each sfdx-project.json below `root`; without one, the whole folder. Links are not followed. */
export function readSourceTree(root: string): SourceTree {
    const all: string[] = [];
    const problems: string[] = [];
    walk(root, '', all, problems);
    const scopes = scopesOf(root, all, problems);
    const tree: SourceTree = { files: [], projects: scopes, skipped: 0, problems };
    for (const file of all) {
        const scope = scopes.find(({ directories }) => directories.some((directory) => isBelow(file, directory)));
        const kind = scope && kindOf(file);
        if (!kind) {
            continue;
        }
        const size = sizeOf(path.join(root, file));
        if (typeof size === 'string') {
            problems.push(`${file}: cannot be read (${size})`);
        } else if (size > LARGEST) {
            problems.push(`${file}: left out, ${Math.round(size / 1e6)} MB is more than a source file has`);
        } else {
            tree.files.push({ path: file, kind, project: scope.project });
        }
    }
    return tree;
}

/** In bytes; or why it is not known: a folder may be listed whose files may not be looked at. */
function sizeOf(file: string): number | string {
    try {
        return fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    } catch (error) {
        return (error as NodeJS.ErrnoException).code ?? 'unknown';
    }
}

function walk(root: string, folder: string, files: string[], problems: string[]): void {
    let entries: fs.Dirent[];
    try {
        entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true });
    } catch (error) {
        problems.push(`${folder || '.'}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
        return;
    }
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
        const file = folder ? `${folder}/${entry.name}` : entry.name;
        if (entry.isDirectory() && !NEVER.has(entry.name)) {
            walk(root, file, files, problems);
        } else if (entry.isFile() && !entry.name.startsWith('._')) {
            files.push(file);
        }
    }
}

/** The deepest project first: a file belongs to the nearest sfdx-project.json that names its folder. */
function scopesOf(root: string, files: string[], problems: string[]): Scope[] {
    const projects = foldersWith('sfdx-project.json', files);
    if (projects.length === 0) {
        return [{ project: '', directories: [''] }];
    }
    const scopes = projects.map((project) => ({ project, directories: packageDirectories(root, project, problems) }));
    const named = new Set(scopes.flatMap(({ directories }) => componentsBelow(directories, files)));
    // In the older format a folder with a package.xml is deployed alone. Below an sfdx-project.json it often lists or copies what that one has.
    const older = foldersWith('package.xml', files)
        .filter((folder) => {
            const isWithin = projects.some((project) => folder === project || isBelow(folder, project));
            const own = isWithin ? componentsBelow([folder], files) : [];
            return !isWithin || (own.length > 0 && !own.some((component) => named.has(component)));
        })
        .filter((folder) => !projects.includes(folder))
        .map((project) => ({ project, directories: [project] }));
    return [...scopes, ...older].sort((one, other) => other.project.length - one.project.length);
}

/** The code and the list entries below folders, by the names that they have in both formats. */
const componentsBelow = (folders: string[], files: string[]): string[] =>
    files
        .filter((file) => folders.some((folder) => isBelow(file, folder)))
        .filter((file) => LIST_ENTRY.test(file) || !['metadata', undefined].includes(kindOf(file)))
        .map((file) => path.posix.basename(file).replace(/-meta\.xml$/, ''));

const LIST_ENTRY =
    /\.(cspTrustedSite|remoteSite|namedCredential|externalCredential|corsWhitelistOrigin)(-meta\.xml)?$/i;

const foldersWith = (name: string, files: string[]): string[] =>
    files
        .filter((file) => path.posix.basename(file) === name)
        .map((file) => path.posix.dirname(file))
        .map((folder) => (folder === '.' ? '' : folder));

/** Where the file does not say its package directories, all that lies below it is read: an answer of nothing would look like a clean project. */
function packageDirectories(root: string, project: string, problems: string[]): string[] {
    const file = path.posix.join(project, 'sfdx-project.json');
    const data = readJsonObject(path.join(root, file));
    const listed = Array.isArray(data?.packageDirectories) ? (data.packageDirectories as unknown[]) : [];
    const folders = listed
        .map((directory) => (isObject(directory) ? directory.path : undefined))
        .filter((folder) => typeof folder === 'string')
        .map((folder) => path.posix.join(project, folder.replaceAll('\\', '/')).replace(/\/$/, ''))
        .map((folder) => (folder === '.' ? '' : folder));
    if (folders.length === 0) {
        const code = whyUnreadable(path.join(root, file));
        const why = data
            ? 'names no package directories'
            : `${code === undefined ? 'is not valid JSON' : `cannot be read (${code})`}; its package directories are not known`;
        problems.push(`${file}: ${why}; all that lies below it is read`);
        return [project];
    }
    folders
        .filter((folder) => !fs.existsSync(path.join(root, folder)))
        .forEach((folder) => problems.push(`${file}: its package directory ${folder} is not there`));
    return folders;
}

export const isBelow = (file: string, folder: string): boolean => folder === '' || file.startsWith(`${folder}/`);

const METADATA =
    /\.(cspTrustedSite|remoteSite|namedCredential|externalCredential|corsWhitelistOrigin|permissionset|profile|labels?|md|customMetadata|object|field|site|network|externalServiceRegistration|flexipage|externalDataSource|authprovider|EmbeddedServiceConfig|liveChat\w+|settings|oip|os|ouc|rpt)(-meta\.xml)?$/i;

const BY_ENDING: [RegExp, FileKind][] = [
    [METADATA, 'metadata'],
    [/(^|\/)(experiences|digitalExperiences)\/.*\.json$/, 'metadata'],
    [/(^|\/)uiBundles\/.*\.(jsx?|tsx?|html|css)$/, 'ui-bundle'],
    [/(^|\/)staticresources\/.*\.m?js$/, 'static-js'],
    [/(^|\/)staticresources\/.*\.html?$/, 'static-html'],
    [/(^|\/)staticresources\/.*\.css$/, 'css'],
    [/(^|\/)lwc\/.*(?<!\.d)\.[jt]s$/, 'lwc-js'],
    [/(^|\/)lwc\/.*\.html$/, 'lwc-html'],
    [/(^|\/)aura\/.*\.js$/, 'aura-js'],
    [/(^|\/)aura\/.*\.(cmp|app|evt|design|intf)$/, 'aura-markup'],
    [/(^|\/)(pages|components)\/.*\.(page|component)$/, 'visualforce'],
    [/\.(page|component)$/, 'visualforce'],
    [/\.(cls|trigger)$/, 'apex'],
    [/\.flow(-meta\.xml)?$/, 'flow'],
    [/(^|\/)(lwc|aura)\/.*\.css$/, 'css']
];

/** What runs in no page: tests, and what builds and checks a UI bundle. */
const TOOLING = /\.(test|spec|stories|config)\.[jt]sx?$|(^|\/)tests?\/|(^|\/)uiBundles\/.*\/(e2e|scripts|mocks?)\//;

/** A static resource holds scripts, pages and styles; a class or a component in it is a file to download. */
const IN_RESOURCE: FileKind[] = ['static-js', 'static-html', 'css'];

export function kindOf(file: string): FileKind | undefined {
    if (TOOLING.test(file)) {
        return undefined;
    }
    const kind = BY_ENDING.find(([ending]) => ending.test(file))?.[1];
    return kind && /(^|\/)staticresources\/.*\//.test(file) && !IN_RESOURCE.includes(kind) ? undefined : kind;
}

/** Somebody else's code: minified, a library with its banner or module header, or in a folder that says so. */
export function isVendored(file: string, content: string): boolean {
    if (
        /[.-]min\.(js|css)$/i.test(file) ||
        // What the folders above a project are called says nothing of it.
        /(^|\/)(staticresources|lwc|aura|uiBundles)\/(.*\/)?(node_modules|vendor|vendors|third-?party|lib|libs|dist|bower_components)\/.*\.(js|css)$/i.test(
            file
        )
    ) {
        return true;
    }
    if (
        /staticresources\/.*\/(docs?|demos?|samples?|examples?|tests?)\/|staticresources\/.*\/[\w-]*\d+\.\d+[\w.-]*\//i.test(
            file
        )
    ) {
        return true;
    }
    if (/\.html?$/.test(file)) {
        return /staticresources\/.*\/(sprites?|[\w-]+-sprite|icons?)\//i.test(file);
    }
    if (/\.m?js$|\.ts$/.test(file)) {
        const head = content.slice(0, 6000);
        // A bundle of browserify, webpack or rollup, or a file that nobody writes by hand.
        if (
            /require=="function"&&require|typeof require\b[^;]{0,40}==\s*["']function|\}\(this, function \(|__esModule/.test(
                head
            )
        ) {
            return true;
        }
        return (
            /typeof define\s*===?\s*['"]function|typeof exports\s*[!=]==?\s*['"]|define\.amd|__webpack_require__/.test(
                head
            ) ||
            /^\s*(\/\*!|\/\*\*?[^]*?(@license|@preserve|\bReleased under\b))/.test(head.slice(0, 1500)) ||
            // Long lines without a function are data.
            (isMinified(content) && /\bfunction\b|=>/.test(content))
        );
    }
    return /\.css$/.test(file) && (/^\s*(@charset[^;]*;)?\s*\/\*!/.test(content) || isMinified(content));
}

function isMinified(content: string): boolean {
    const lines = content.split('\n', 2000);
    const longest = lines.reduce((length, line) => Math.max(length, line.length), 0);
    return (
        content.length > 2000 && (content.length / lines.length > 250 || (longest > 5000 && content.length > 20_000))
    );
}
