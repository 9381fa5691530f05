import { needOf } from './calls/make-call.ts';
import { EntryIndex, hostOf } from './lists/entry-index.ts';
import { coversCallout, coversUrl, feeds, sameName } from './lists/matching.ts';
import type { Call, Context, Directive, Entry } from './model.ts';
import { placeholderIn, startsReplaced, takesPlaceOf } from './placeholders.ts';

/** What the lists say to a call. `near` is an entry that would cover it if one thing of it were different. */
export type Judgement =
    | { state: 'nothing-needed' }
    | { state: 'unknown' }
    | { state: 'covered'; entries: Entry[]; /** Contexts of the caller in which no entry covers it. */ open: Context[] }
    | { state: 'inactive'; near: Entry[] }
    | { state: 'wrong-directive'; near: Entry[] }
    | { state: 'wrong-context'; near: Entry[] }
    | { state: 'wrong-list'; near: Entry[] }
    | { state: 'missing' };

export interface JoinedCall extends Call {
    judgement: Judgement;
}

/** The texts of a file that something else takes the place of when the project is deployed; without one, those of any. */
type Replaced = (file?: string) => string[];

export function join(calls: Call[], entries: Entry[], replaced: Replaced = () => []): JoinedCall[] {
    const index = new EntryIndex(entries);
    return calls.map((call) => {
        const judgement = judge(call, index);
        const isOpen = judgement.state !== 'covered' && judgement.state !== 'unknown' && !call.noPolicy;
        const placeholder = isOpen ? placeholderOf(call, replaced) : undefined;
        return placeholder === undefined
            ? { ...call, judgement }
            : {
                  ...call,
                  needs: needOf(call.kind),
                  address: { kind: 'dynamic', missing: takesPlaceOf(placeholder), known: '…' },
                  judgement: { state: 'unknown' }
              };
    });
}

function placeholderOf({ address, at }: Call, replaced: Replaced): string | undefined {
    if (address.kind === 'own') {
        const { path = '' } = address;
        return startsReplaced(path, replaced()) ? placeholderIn(path, replaced()) : undefined;
    }
    // The parts of a URL stand in the order of the text, and a text may name its path, too.
    return address.kind === 'url'
        ? replaced(at.file).find((text) => address.origin.includes(hostPart(text)) && hostPart(text) !== '')
        : undefined;
}

/** Of `https://api.example.com/v1` what can be met in an origin. */
const hostPart = (text: string): string => text.toLowerCase().replace(/^([a-z]+:\/\/[^/?#]*|[^/?#]*).*$/s, '$1');

function judge(call: Call, index: EntryIndex): Judgement {
    const { address, needs } = call;
    if (needs === 'none' || address.kind === 'own' || isPlaceholder(address)) {
        return { state: 'nothing-needed' };
    }
    if (address.kind === 'dynamic') {
        return { state: 'unknown' };
    }
    if (address.kind === 'named-credential') {
        return judgeCredential(address.name, index.credentials(address.name));
    }
    if (needs === 'csp:script-src') {
        return judgeScript(call, address.url, index.near(address.url));
    }
    return needs === 'remoteSite'
        ? judgeRemoteSite(address.url, index.near(address.url))
        : judgeTrustedUrl(call, address.url, needs.slice(4) as Directive, index.near(address.url));
}

/** `http://naX.salesforce.com`, `https://yourdomain.my.salesforce.com`: a text for a person to change. */
const isPlaceholder = (address: Call['address']): boolean =>
    address.kind === 'url' && /^((na|eu|cs|ap)x+|your[\w-]*|my-?domain|<.*)\./i.test(address.host);

function judgeCredential(name: string, entries: Entry[]): Judgement {
    const named = entries.filter((entry) => entry.list === 'NamedCredential' && sameName(entry, name));
    return named.length > 0 ? { state: 'covered', entries: named, open: [] } : { state: 'missing' };
}

/** Scripts are on no list of Setup; a site has one of its own. */
function judgeScript({ contexts }: Call, url: string, entries: Entry[]): Judgement {
    const scripts = entries
        .filter(({ list }) => list === 'SiteScript' || list === 'SiteTrusted')
        .filter((entry) => coversUrl(entry, url));
    return scripts.length > 0 && contexts.includes('Communities')
        ? { state: 'covered', entries: scripts, open: contexts.filter((context) => context !== 'Communities') }
        : { state: 'missing' };
}

function judgeRemoteSite(url: string, entries: Entry[]): Judgement {
    const matching = entries.filter((entry) => entry.list === 'RemoteSiteSetting' && coversCallout(entry, url));
    if (matching.some(({ active }) => active)) {
        return { state: 'covered', entries: matching.filter(({ active }) => active), open: [] };
    }
    return matching.length > 0 ? { state: 'inactive', near: matching } : elsewhere(url, 'RemoteSiteSetting', entries);
}

function judgeTrustedUrl({ contexts }: Call, url: string, directive: Directive, entries: Entry[]): Judgement {
    const matching = entries
        .filter(({ list, value }) => (list === 'CspTrustedSite' || list === 'SiteTrusted') && value !== '')
        .filter((entry) => coversUrl(entry, url));
    const active = matching.filter((entry) => entry.active);
    const opened = active.filter((entry) => entry.list === 'SiteTrusted' || entry.directives.includes(directive));
    const covering = opened.filter((entry) => contexts.some((context) => feeds(entry, context)));
    if (covering.length > 0) {
        return {
            state: 'covered',
            entries: covering,
            open: contexts.filter((context) => !covering.some((entry) => feeds(entry, context)))
        };
    }
    if (opened.length > 0) {
        return { state: 'wrong-context', near: opened };
    }
    if (active.length > 0) {
        return { state: 'wrong-directive', near: active };
    }
    return matching.length > 0 ? { state: 'inactive', near: matching } : elsewhere(url, 'CspTrustedSite', entries);
}

/** The host is on another of the lists, which is no help here. */
function elsewhere(url: string, list: Entry['list'], entries: Entry[]): Judgement {
    const near = entries.filter(
        (entry) =>
            entry.list !== list &&
            /^(CspTrustedSite|RemoteSiteSetting|NamedCredential)$/.test(entry.list) &&
            hostOf(entry.value) === new URL(url).hostname
    );
    return near.length > 0 ? { state: 'wrong-list', near } : { state: 'missing' };
}
