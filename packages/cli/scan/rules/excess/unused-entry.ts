import { hostOf } from '../../lists/entry-index.ts';
import type { Address } from '../../address.ts';
import type { Directive, Entry, ListName } from '../../model.ts';
import { atEntry, callsIn, listName, nearOf, usersOf, type Rule, type Scan } from '../rule.ts';
import { isSalesforceHost } from '../shared-hosts.ts';

const NAME = 'unused-entry';

export const unusedEntry: Rule = {
    name: NAME,
    severity: 'warning',
    about: 'No call of the project needs an entry.',
    why: 'Each entry widens what a page or Apex may reach, and makes the policy header longer. One that nothing needs is only a risk.',
    wrong: 'A trusted URL for https://old-api.example.com that no component calls.',
    right: 'Take the entry away, or say in its description who needs it.',
    check: (scan) =>
        scan.entries.filter(isJudged).flatMap((entry) => {
            if (usersOf(scan, entry).length > 0 || needsIt(scan, entry)) {
                return [];
            }
            const doubt = doubtOf(scan, entry);
            return [
                atEntry(
                    NAME,
                    doubt ? 'info' : 'warning',
                    entry,
                    `No call of the project needs the ${listName(entry)} ${entry.name}${doubt ? `, as far as can be known: ${doubt}` : ''}.`
                )
            ];
        })
};

const JUDGED: ListName[] = ['CspTrustedSite', 'RemoteSiteSetting', 'NamedCredential'];

/** The CORS allowlist is for pages outside of the project, an inactive entry has a rule of its own. */
const isJudged = ({ list, active }: Entry): boolean => active && JUDGED.includes(list);

/** An entry that a refused call would use once it is changed, or that a chat of Salesforce uses. */
const needsIt = (scan: Scan, entry: Entry): boolean =>
    nearOf(scan, entry).some(({ judgement: { state } }) => state === 'wrong-context' || state === 'wrong-directive') ||
    (entry.list !== 'NamedCredential' && isSalesforceHost(hostOf(entry.value) ?? entry.value) && usesChat(scan));

const usesChat = ({ project }: Scan): boolean =>
    project.files.some(({ path }) => /\.(EmbeddedServiceConfig|liveChat\w)/i.test(path));

/** Why it may be needed after all. */
function doubtOf(scan: Scan, entry: Entry): string | undefined {
    const unknown = callsIn(scan, 'unknown').find((call) => couldUse(entry, call));
    if (unknown) {
        const { sink } = unknown;
        return `where ${sink.file}:${sink.line} goes is not known`;
    }
    const mention = mentionOf(scan, entry);
    return mention && `${mention} names it`;
}

function couldUse(entry: Entry, { caller, needs, address }: Scan['calls'][number]): boolean {
    const isApex = caller === 'apex' || caller === 'flow';
    const { known } = address as Extract<Address, { kind: 'dynamic' }>;
    const isCredential = known.toLowerCase().startsWith('callout:');
    if (entry.list === 'NamedCredential') {
        return isApex && (isCredential || known.startsWith('…'));
    }
    if (entry.list === 'RemoteSiteSetting') {
        return isApex && !isCredential;
    }
    return !isApex && entry.directives.includes(needs.replace('csp:', '') as Directive);
}

/** A file that is no list and no call which has the host, or the name of a credential: metadata, or a text of Apex. */
function mentionOf({ project, entries }: Scan, entry: Entry): string | undefined {
    const mentions = project.once('mentions of entries', () => {
        const wanted = new Set(entries.flatMap((one) => wordOf(one) ?? []));
        const lists = new Set(entries.map(({ file }) => file));
        const found = new Map<string, string>();
        for (const { path, kind } of project.ofKind('metadata', 'flow', 'apex')) {
            const isNone = lists.has(path) || /\.(permissionset|profile)|Tests?\.cls/.test(path);
            for (const word of isNone ? [] : wordsIn(project.text(path), kind === 'apex')) {
                if (wanted.has(word)) {
                    found.set(word, found.get(word) ?? path);
                }
            }
        }
        return found;
    });
    return mentions.get(wordOf(entry) ?? entry.value);
}

/** Hosts anywhere in a text; the name of a credential, which can be any word, only as the whole value of a field or behind `callout:`. */
function wordsIn(content: string, isApex: boolean): string[] {
    const texts = isApex ? (content.match(/'https?:\/\/[^'\n]*'/g) ?? []) : [content];
    const hosts = texts.flatMap((text) => text.match(/[\w-]+(?:\.[\w-]+)+/g) ?? []);
    const names = content.matchAll(NAME_OF_CREDENTIAL);
    return [...hosts, ...[...names].map(([, whole, behind]) => credential(whole ?? behind))];
}

const NAME_OF_CREDENTIAL = /<\w*(?:value|credential|reference|endpoint)\b[^>]*>\s*(\w+)\s*<|callout:(\w+)/gi;

const credential = (name: string): string => `credential ${name.toLowerCase()}`;

function wordOf(entry: Entry): string | undefined {
    return entry.list === 'NamedCredential' ? credential(entry.name) : hostOf(entry.value);
}
