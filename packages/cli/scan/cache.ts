import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Call } from './model.ts';
import type { Project } from './project.ts';

/** What was read from a project's sources, kept by their content: outside of the project, for its owner alone, without query and secrets. */
interface Kept {
    calls: Call[];
    problems: string[];
}

const MOST_FILES = 30;

/** `CALLOUT_LAB_CACHE`, or the folder that the system has for caches. */
export function cacheFolder(): string {
    const { CALLOUT_LAB_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
    const base =
        process.platform === 'win32'
            ? LOCALAPPDATA
            : process.platform === 'darwin'
              ? path.join(os.homedir(), 'Library', 'Caches')
              : XDG_CACHE_HOME;
    return CALLOUT_LAB_CACHE ?? path.join(base ?? path.join(os.homedir(), '.cache'), 'callout-lab');
}

/** The calls of a project: those that are kept for its content, else what `read` finds, which is kept. A cache that cannot be used is none. */
export function keptCalls(project: Project, folder: string | undefined, read: () => Call[]): Call[] {
    if (folder === undefined) {
        return read();
    }
    const file = path.join(folder, `${keyOf(project)}.json`);
    const kept = readKept(file);
    if (kept) {
        project.problems.push(...kept.problems);
        return kept.calls;
    }
    const known = project.problems.length;
    const calls = read();
    writeKept(file, { calls, problems: project.problems.slice(known) });
    return calls;
}

const LIST =
    /\.(cspTrustedSite|remoteSite|namedCredential|externalCredential|corsWhitelistOrigin|permissionset|profile)(-meta\.xml)?$/;

/** Of the program and of all files that a call can be read from: an entry of a list is none. */
function keyOf(project: Project): string {
    const hash = createHash('sha256').update(programHash());
    for (const { path: file, kind } of project.files) {
        if (!LIST.test(file)) {
            hash.update(`\0${kind} ${file}\0`).update(project.text(file));
        }
    }
    return hash.digest('hex');
}

let ownHash: string | undefined;

/** Of the program's own sources; where it is one file, of that. */
function programHash(): string {
    if (ownHash === undefined) {
        const hash = createHash('sha256');
        const folder = import.meta.dirname;
        const isBundle = !fs.existsSync(path.join(folder, 'calls'));
        const files = isBundle
            ? [import.meta.filename]
            : ['calls', '.'].flatMap((room) =>
                  fs
                      .readdirSync(path.join(folder, room), { recursive: room === 'calls', encoding: 'utf8' })
                      .filter((name) => /(?<!\.test)\.ts$/.test(name))
                      .sort()
                      .map((name) => path.join(folder, room, name))
              );
        files.forEach((file) => hash.update(fs.readFileSync(file)));
        ownHash = hash.digest('hex');
    }
    return ownHash;
}

function readKept(file: string): Kept | undefined {
    try {
        return JSON.parse(fs.readFileSync(file, 'utf8')) as Kept;
    } catch {
        return undefined;
    }
}

function writeKept(file: string, kept: Kept): void {
    const folder = path.dirname(file);
    try {
        fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
        // Whole or not at all: another scan may read at this moment.
        fs.writeFileSync(`${file}.${process.pid}`, JSON.stringify(kept), { mode: 0o600 });
        fs.renameSync(`${file}.${process.pid}`, file);
        const files = fs.readdirSync(folder).map((name) => path.join(folder, name));
        const byAge = files.sort((one, other) => fs.statSync(other).mtimeMs - fs.statSync(one).mtimeMs);
        byAge.slice(MOST_FILES).forEach((old) => fs.rmSync(old, { force: true }));
    } catch {
        // A folder that cannot be written: the next scan reads again.
    }
}
