import { keptCalls } from './cache.ts';
import { readCalls } from './calls/index.ts';
import { join, type JoinedCall } from './join.ts';
import { readEntries } from './lists/read-entries.ts';
import type { Context, Entry, Finding } from './model.ts';
import { readProjects, type Project } from './project.ts';
import { withFix } from './fix/with-fix.ts';
import { RULES } from './rules/index.ts';
import type { Scan } from './rules/rule.ts';
import { isSwitchedOff, type RuleSettings } from './settings.ts';

export interface ScanResult {
    findings: Finding[];
    calls: JoinedCall[];
    entries: Entry[];
    counts: { files: number; skipped: number; calls: number; error: number; warning: number; info: number };
    /** One line for each file that could not be used. */
    problems: string[];
}

export interface ScanOptions {
    settings?: RuleSettings;
    /** Of the calls of pages, only those that are made there. */
    context?: Context;
    /** The folder of what was read before; without one all is read. */
    cache?: string;
}

/** Joins every call that the projects in a directory make with what their lists allow. Nothing of them is run. */
export function scan(directory: string, options: ScanOptions = {}): ScanResult {
    const { projects, problems } = readProjects(directory);
    const parts = joined(projects, options);
    const findings = eachOnce(parts.flatMap((part) => findingsOf(withUsers(part, parts), options))).sort(inOrder);
    const calls = parts.flatMap((part) => part.calls);
    return {
        findings,
        calls,
        entries: parts.flatMap((part) => part.entries),
        counts: {
            files: parts.reduce((sum, { project }) => sum + project.files.length, 0),
            skipped: parts.reduce((sum, { project }) => sum + project.vendored.length, 0),
            calls: calls.length,
            ...countsOf(findings)
        },
        problems: [...new Set(problems)]
    };
}

export function countsOf(findings: Finding[]): Record<Finding['severity'], number> {
    const count = (severity: Finding['severity']): number =>
        findings.filter((finding) => finding.severity === severity).length;
    return { error: count('error'), warning: count('warning'), info: count('info') };
}

/** Each project with its calls, held against its own entries and those of the projects in its package directories. */
function joined(projects: Project[], { cache }: ScanOptions): Scan[] {
    const entries = new Map(projects.map((project) => [project, readEntries(project)]));
    return projects.map((project) => {
        const within = projects.filter((other) => project.holds(other));
        const found = keptCalls(project, cache, () => readCalls(project));
        return {
            project,
            entries: entries.get(project)!,
            calls: join(
                found,
                [project, ...within].flatMap((one) => entries.get(one)!),
                (file) => project.replaced(file)
            )
        };
    });
}

/** A project with the calls of those around it that its entries cover. */
function withUsers(part: Scan, parts: Scan[]): Scan {
    const own = new Set(part.entries);
    const users = parts
        .filter(({ project }) => project.holds(part.project))
        .flatMap(({ calls }) => calls)
        .filter(({ judgement }) => 'entries' in judgement && judgement.entries.some((entry) => own.has(entry)));
    return { ...part, calls: [...part.calls, ...users] };
}

function findingsOf(part: Scan, { settings = {}, context }: ScanOptions): Finding[] {
    return RULES.filter(({ name }) => settings[name] !== 'off')
        .flatMap((rule) => rule.check(part))
        .filter(({ contexts }) => !context || !contexts || contexts.length === 0 || contexts.includes(context))
        .filter((finding) => !isSwitchedOff(finding, part.project.text(finding.file, true)))
        .map((finding) => ({ ...finding, severity: asSeverity(settings[finding.rule]) ?? finding.severity }))
        .map((finding) => withFix(finding, part));
}

/** Several calls of one address are one finding, where the address stands, with the calls beside it. */
function eachOnce(findings: Finding[]): Finding[] {
    const found = new Map<string, Finding>();
    for (const finding of findings) {
        const { rule, file, line, url, message } = finding;
        const key = JSON.stringify([rule, file, line, url, message]);
        const known = found.get(key);
        const related = [...(known?.related ?? []), ...finding.related];
        const places = new Map(related.map((place) => [`${place.file}:${place.line}`, place]));
        found.set(key, { ...(known ?? finding), related: [...places.values()] });
    }
    return [...found.values()];
}

const asSeverity = (setting: RuleSettings[string] | undefined): Finding['severity'] | undefined =>
    setting === 'off' ? undefined : setting;

const inOrder = (one: Finding, other: Finding): number =>
    compare(one.file, other.file) ||
    one.line - other.line ||
    compare(one.rule, other.rule) ||
    compare(one.message, other.message);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
