import { hostOf } from '../../lists/entry-index.ts';
import { packageOf } from '../../lists/matching.ts';
import type { Address } from '../../address.ts';
import type { JoinedCall } from '../../join.ts';
import type { Directive, Entry, ListName } from '../../model.ts';
import { placeholderIn } from '../../placeholders.ts';
import { isTestClass, type Project } from '../../project.ts';
import type { FileKind } from '../../source-files.ts';
import { loaderOf } from './loaded-by.ts';
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
    if (placeholderIn(entry.value, scan.project.replaced(entry.file)) !== undefined) {
        return 'its address is put in when it is deployed';
    }
    const namespace = packageOf(entry);
    if (namespace !== undefined) {
        return `the package ${namespace} brings it`;
    }
    const unknown = callsIn(scan, 'unknown').find((call) => couldUse(entry, call));
    if (unknown) {
        const { sink } = unknown;
        return `where ${sink.file}:${sink.line} goes is not known`;
    }
    const loader = loaderOf(scan, entry);
    if (loader) {
        return `what ${loader} gives loads from it`;
    }
    if (entry.list === 'NamedCredential' && usesPayments(scan)) {
        return 'a payment gateway of the org may use it';
    }
    const mention = mentionOf(scan, entry) ?? libraryOf(scan, entry);
    return mention && `${mention} names it`;
}

/** The host of its calls is that of the credential which a record of the org gives to the gateway. */
const usesPayments = ({ project }: Scan): boolean =>
    project.once('payments', () =>
        project
            .ofKind('apex')
            .some(({ path }) =>
                /\bcommercepayments\s*\.\s*Payment(sHttp|GatewayAdapter|GatewayAsyncAdapter)\b/i.test(
                    project.text(path)
                )
            )
    );

type DynamicAddress = Extract<Address, { kind: 'dynamic' }>;

/** A credential only where its name can be in a record, or a service has it: a text that code makes would name it here. */
function couldUse(entry: Entry, { kind, caller, needs, address }: JoinedCall): boolean {
    const isApex = caller === 'apex' || caller === 'flow';
    const { known, isRecord } = address as DynamicAddress;
    const isCredential = known.toLowerCase().startsWith('callout:');
    if (entry.list === 'NamedCredential') {
        return (
            isApex &&
            (isCredential
                ? couldBe(known, `callout:${entry.name}`)
                : known.startsWith('…') && (isRecord || kind !== 'apex-callout'))
        );
    }
    if (entry.list === 'RemoteSiteSetting') {
        return kind === 'apex-callout' && !isCredential && couldBe(known, entry.value);
    }
    return !isApex && entry.directives.includes(needs.replace('csp:', '') as Directive) && couldBe(known, entry.value);
}

/** Whether an entry fits what is known of an address: how it begins, and how its host ends. */
function couldBe(known: string, value: string): boolean {
    const [, start, end = ''] = /^(\w+:[^…]*)…(?:.*…)?(\.[^…/]+)?/.exec(known.toLowerCase()) ?? [];
    const isWhole = /^\w+:[^*]+$/.test(value);
    return (
        start === undefined ||
        !isWhole ||
        (value.toLowerCase().startsWith(start) && (hostOf(value) ?? '').endsWith(end))
    );
}

/**
 * A file that is no list and no call which has the host, or the name of a credential. Metadata that the platform acts on, and flows, may use a
 * host; of what code reads (its own texts, records, labels, defaults of fields) the calls tell where it goes, and none of them needs the entry.
 */
function mentionOf({ project, entries }: Scan, entry: Entry): string | undefined {
    const mentions = project.once('mentions of entries', () => {
        const wanted = new Set(entries.flatMap((one) => wordOf(one) ?? []));
        const lists = new Set(entries.map(({ file }) => file));
        const found = new Map<string, string>();
        for (const { path, kind } of project.ofKind('metadata', 'flow', 'apex', 'lwc-js', 'aura-js')) {
            const isNone = lists.has(path) || NO_USERS.test(path) || !isReadRecord(project, path);
            for (const word of isNone ? [] : wordsIn(project.text(path), kind, path)) {
                if (wanted.has(word)) {
                    found.set(word, found.get(word) ?? path);
                }
            }
        }
        return found;
    });
    return mentions.get(wordOf(entry) ?? entry.value);
}

/** A library of somebody else, which is not read for calls, with a host that pages may load from. */
function libraryOf({ project }: Scan, entry: Entry): string | undefined {
    const hosts = project.once('hosts of libraries', () => {
        const found = new Map<string, string>();
        for (const { path } of project.vendored) {
            for (const [, host] of project.text(path).matchAll(/\b(?:https?|wss?):\/\/([\w-]+(?:\.[\w-]+)+)/gi)) {
                found.set(host.toLowerCase(), found.get(host.toLowerCase()) ?? path);
            }
        }
        return found;
    });
    return entry.list === 'CspTrustedSite' ? hosts.get(hostOf(entry.value) ?? '') : undefined;
}

const RECORD = /([^/]+?)(?:__mdt)?\.[^/]+\.(?:md|customMetadata)(?:-meta\.xml)?$/;

/** Whether a file is no record of custom metadata, or one of a type that code or a flow reads. */
function isReadRecord(project: Project, file: string): boolean {
    const [, type] = RECORD.exec(file) ?? [];
    const read = project.once('types of records that are read', () => {
        const sources = project.ofKind('apex', 'flow', 'lwc-js', 'aura-js').map(({ path }) => project.text(path));
        const names = sources
            .filter((source) => !isTestClass(source))
            .flatMap((source) => source.match(/\w+__mdt\b/gi) ?? []);
        return new Set(names.map((name) => name.toLowerCase()));
    });
    return type === undefined || [...read].some((name) => name.endsWith(`${type}__mdt`.toLowerCase()));
}

/** Rights, and sign-ins, whose calls the platform makes without a list. */
const NO_USERS = /\.(permissionset|profile|authprovider|connectedApp|externalClientApp)/i;

const READ_BY_CODE = /\.(cls|trigger|md|customMetadata|labels?|object|field)(-meta\.xml)?$/i;

/** Hosts anywhere in a text; the name of a credential, which can be any word, only as the whole value of a field or behind `callout:`. */
function wordsIn(content: string, kind: FileKind, path: string): string[] {
    if (kind.endsWith('js')) {
        return [...content.matchAll(/callout:(\w+)/gi)].map(([, name]) => credential(name));
    }
    if (kind === 'apex' && isTestClass(content)) {
        return [];
    }
    const code = kind === 'apex' ? withoutComments(content) : content;
    const hosts = READ_BY_CODE.test(path) ? [] : (code.match(/[\w-]+(?:\.[\w-]+)+/g) ?? []);
    const names = code.matchAll(NAME_OF_CREDENTIAL);
    return [...hosts, ...[...names].map(([, whole, behind]) => credential(whole ?? behind))];
}

/** A text of Apex may look like a comment: each is taken for what it begins as. */
const withoutComments = (content: string): string =>
    content.replace(/('(?:\\.|[^'\\\n])*')|\/\*[^]*?\*\/|\/\/[^\n]*/g, (_all, text: string | undefined) => text ?? ' ');

const NAME_OF_CREDENTIAL = /<\w*(?:value|credential|reference|endpoint)\b[^>]*>\s*(\w+)\s*<|callout:(\w+)/gi;

const credential = (name: string): string => `credential ${name.toLowerCase()}`;

function wordOf(entry: Entry): string | undefined {
    return entry.list === 'NamedCredential' ? credential(entry.name) : hostOf(entry.value);
}
