import { readAddress } from '../scan/address.ts';
import { join, type Judgement } from '../scan/join.ts';
import { readEntries } from '../scan/lists/read-entries.ts';
import type { Call, Context, Directive, Entry as ListEntry } from '../scan/model.ts';
import { readProjects } from '../scan/project.ts';
import { listName } from '../scan/rules/rule.ts';
import { isHostCut, type Entry } from '../../../force-app/main/default/lwc/errorReader/errorReader.ts';

/** What the lists of a project say of a failed call. */
export interface InProject {
    text: string;
    /** The entries that it speaks of. */
    related: { file: string; line: number }[];
}

/** The entries of every list in `directory`, and what of it could not be read. Throws where no project is there: its lists would allow nothing. */
export function readLists(directory: string): { entries: ListEntry[]; problems: string[] } {
    const { projects, problems } = readProjects(directory);
    if (projects.every(({ files }) => files.length === 0)) {
        const why = [`--project: ${directory} holds no source of a Salesforce project.`, ...problems];
        throw new Error(why.join('\n'));
    }
    // Reading an entry may add a problem.
    return { entries: projects.flatMap(readEntries), problems };
}

/** Holds a failed call against the lists; undefined where no list decides it. */
export function holdAgainst(entry: Entry, lists: ListEntry[]): InProject | undefined {
    const [obstacle] = entry.obstacles;
    const isCallout = obstacle.gate === 'remote-site';
    if (entry.url === undefined || isHostCut(entry.url) || (obstacle.gate !== 'csp' && !isCallout)) {
        return undefined;
    }
    const place = { file: '', line: 0, column: 0 };
    const address = readAddress({ pieces: [entry.url], at: place });
    const needs: Call['needs'] = isCallout ? 'remoteSite' : `csp:${entry.directive ?? 'connect-src'}`;
    const call: Call = {
        kind: isCallout ? 'apex-callout' : 'fetch',
        caller: isCallout ? 'apex' : 'page-lex',
        contexts: isCallout ? [] : [contextOf(entry.origin ?? '')],
        sink: place,
        at: place,
        address,
        needs
    };
    const { judgement } = join([call], lists)[0];
    const text = sentenceOf(judgement, address.kind === 'url' ? address.origin : entry.url, needs);
    const near = 'near' in judgement ? judgement.near : 'entries' in judgement ? judgement.entries : [];
    return text === undefined
        ? undefined
        : { text, related: near.map(({ file, lines }) => ({ file, line: lines.value })) };
}

/** The kind of page by its host, as the platform names them. */
function contextOf(origin: string): Context {
    if (/\.my\.site\.com$/.test(origin)) {
        return 'Communities';
    }
    return /\.vf\.force\.com$/.test(origin) ? 'VisualForce' : 'LEX';
}

function sentenceOf(judgement: Judgement, origin: string, needs: Call['needs']): string | undefined {
    const isCallout = needs === 'remoteSite';
    const wanted = isCallout ? 'a Remote Site Setting or a Named Credential' : `a Trusted URL with ${needs.slice(4)}`;
    const caller = isCallout ? 'Apex' : 'a page';
    switch (judgement.state) {
        case 'missing':
            return `${origin} is on none of the project’s lists; ${caller} needs ${wanted}.`;
        case 'wrong-list':
            return `${origin} is in the project as ${named(judgement.near)}; ${caller} needs ${wanted}.`;
        case 'inactive':
            return `${named(judgement.near)} covers ${origin}, but is not active.`;
        case 'wrong-directive':
            return `${named(judgement.near)} covers ${origin} for ${directivesOf(judgement.near)} only; this call needs ${needs.slice(4)}.`;
        case 'wrong-context':
            return `${named(judgement.near)} covers ${origin} in the context ${judgement.near[0].context ?? 'All'} only.`;
        case 'covered':
            return `${named(judgement.entries)} covers ${origin}: it is not deployed to this org, or the page was not reloaded since.`;
        default:
            return undefined;
    }
}

const named = ([entry]: ListEntry[]): string => `${listName(entry)} ${entry.name}`;
const directivesOf = ([{ directives }]: ListEntry[]): string => (directives as Directive[]).join(', ') || 'nothing';
