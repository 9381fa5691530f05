import path from 'node:path';
import type { JoinedCall } from '../join.ts';
import { FLAGS } from '../lists/read-entries.ts';
import type { Context } from '../model.ts';
import type { Project } from '../project.ts';
import type { Scan } from '../rules/rule.ts';
import { isBelow } from '../source-files.ts';
import { escapeXml } from './xml-edit.ts';

/** A metadata file as it is after a fix. */
export interface FixedFile {
    file: string;
    text: string;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** One trusted URL for an origin: the directives and the context that its refused calls need, and no more. */
export function newTrustedUrl(origin: string, calls: JoinedCall[], scan: Scan): FixedFile {
    const directives = new Set(calls.map(({ needs }) => needs.replace('csp:', '')));
    const contexts = [...new Set(calls.flatMap((call) => call.contexts))];
    const flags = Object.keys(FLAGS).map((flag) => [flag, String(directives.has(FLAGS[flag]))]);
    const lines = [
        ['context', contextOf(contexts)],
        ['description', `Called by ${callers(calls)}`],
        ['endpointUrl', escapeXml(origin)],
        ['isActive', 'true'],
        ...flags
    ];
    return write(scan, calls, origin, {
        folder: 'cspTrustedSites',
        suffix: 'cspTrustedSite',
        root: 'CspTrustedSite',
        lines
    });
}

const contextOf = (contexts: Context[]): string => (contexts.length === 1 ? contexts[0] : 'All');

export function newRemoteSite(origin: string, calls: JoinedCall[], scan: Scan): FixedFile {
    const lines = [
        ['description', `Called by ${callers(calls)}`],
        ['disableProtocolSecurity', 'false'],
        ['isActive', 'true'],
        ['url', escapeXml(origin)]
    ];
    return write(scan, calls, origin, {
        folder: 'remoteSiteSettings',
        suffix: 'remoteSite',
        root: 'RemoteSiteSetting',
        lines
    });
}

/** The names of the files that call, as far as a description has room. */
function callers(calls: JoinedCall[]): string {
    const names = [...new Set(calls.map(({ sink }) => path.posix.parse(sink.file).name))].sort();
    return names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '');
}

interface Shape {
    folder: string;
    suffix: string;
    root: string;
    lines: string[][];
}

function write(
    { project, entries }: Scan,
    calls: JoinedCall[],
    origin: string,
    { folder, suffix, root, lines }: Shape
): FixedFile {
    const base = sourceRoot(calls[0].sink.file, project);
    const isOldFormat = project.isOldFormat(base);
    const taken = new Set(entries.map(({ name }) => name.toLowerCase()));
    const name = freeName(origin, taken);
    const body = lines.map(([element, value]) => `    <${element}>${value}</${element}>\n`).join('');
    return {
        file: path.posix.join(base, folder, `${name}.${suffix}${isOldFormat ? '' : '-meta.xml'}`),
        text: `${HEAD}<${root} ${SPACE}>\n${body}</${root}>\n`
    };
}

const METADATA_FOLDER =
    /(?:^|\/)(?:lwc|aura|classes|triggers|pages|components|staticresources|uiBundles|flows|objects|flexipages|experiences|digitalExperiences|sites|networks|customMetadata|labels|externalServiceRegistrations|omni\w+)\//;

/** The folder of the package that a caller is in: within its package directory that above lwc, classes and their like. */
function sourceRoot(file: string, { directories }: Project): string {
    const [directory = ''] = directories
        .filter((one) => isBelow(file, one))
        .sort((one, other) => other.length - one.length);
    const within = file.slice(directory === '' ? 0 : directory.length + 1);
    const folder = METADATA_FOLDER.exec(within);
    return path.posix.join(directory, folder ? within.slice(0, folder.index) : 'main/default');
}

function freeName(origin: string, taken: Set<string>): string {
    const name = origin
        .replace(/^[a-z]+:\/\//i, '')
        .replace(/[^A-Za-z0-9]+/g, '_')
        .replace(/^(?=\d)/, 'X')
        .replace(/^_+|_+$/g, '')
        .slice(0, 70);
    return [name, ...Array.from({ length: 50 }, (_none, index) => `${name}_${index + 2}`)].find(
        (candidate) => !taken.has(candidate.toLowerCase())
    )!;
}
