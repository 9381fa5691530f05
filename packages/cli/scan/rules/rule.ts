import type { Address } from '../address.ts';
import type { JoinedCall, Judgement } from '../join.ts';
import type { Entry, Finding, ListName, Need, Severity } from '../model.ts';
import { groupBy, type Project } from '../project.ts';
import { isOrgHost } from './shared-hosts.ts';

/** What the rules look at: one project with its calls and entries, joined. */
export interface Scan {
    project: Project;
    calls: JoinedCall[];
    entries: Entry[];
}

/** A rule of the scan. The texts are what the documentation and SARIF say of it. */
export interface Rule {
    name: string;
    /** Its severity where a finding does not have one of its own. */
    severity: Severity;
    /** One sentence: what it reports. */
    about: string;
    why: string;
    wrong: string;
    right: string;
    check: (scan: Scan) => Finding[];
}

/** A finding at a call: where its address stands, if that is another file or what a wrapper is given; else where it is made. */
export function atCall(
    rule: string,
    severity: Severity,
    call: JoinedCall,
    message: string,
    related: { file: string; line: number }[] = []
): Finding {
    const place = call.at.file === call.sink.file && !call.isGiven ? call.sink : call.at;
    const other = place === call.sink ? call.at : call.sink;
    const isSame = other.file === place.file && other.line === place.line;
    return {
        rule,
        severity,
        message,
        ...place,
        ...('origin' in call.address && { url: call.address.origin }),
        contexts: call.contexts,
        related: [...(isSame ? [] : [{ file: other.file, line: other.line }]), ...related]
    };
}

/** The origin of a call that has one: which a page makes, or Apex without a credential. */
export const originOf = ({ address }: JoinedCall): string => (address as Extract<Address, { kind: 'url' }>).origin;

export function atEntry(
    rule: string,
    severity: Severity,
    entry: Entry,
    message: string,
    { element, related = [] }: { element?: string; related?: { file: string; line: number }[] } = {}
): Finding {
    return {
        rule,
        severity,
        message,
        file: entry.file,
        line: (element && entry.lines[element]) || entry.lines.value,
        column: 1,
        url: entry.value,
        list: entry.list,
        related
    };
}

export const placeOfEntry = ({ file, lines }: Entry): { file: string; line: number } => ({ file, line: lines.value });

const NAMES: Record<ListName, string> = {
    CspTrustedSite: 'Trusted URL',
    RemoteSiteSetting: 'Remote Site Setting',
    NamedCredential: 'Named Credential',
    ExternalCredential: 'External Credential',
    CorsWhitelistOrigin: 'CORS allowlist entry',
    SiteScript: "entry of the site's trusted sites for scripts",
    SiteTrusted: "entry of the site's trusted sites",
    CalloutTarget: 'Callout Target'
};

export const listName = ({ list }: Pick<Entry, 'list'>): string => NAMES[list];

/** Calls in a state, with what the state holds. */
export const callsIn = <State extends Judgement['state']>(
    scan: Scan,
    state: State
): (JoinedCall & { judgement: Extract<Judgement, { state: State }> })[] =>
    (indexOf(scan).byState.get(state) ?? []) as (JoinedCall & { judgement: Extract<Judgement, { state: State }> })[];

/** Known calls that an entry covers. */
export const usersOf = (scan: Scan, entry: Entry): JoinedCall[] => indexOf(scan).byEntry.get(entry) ?? [];

/** Calls that an entry would cover if one thing of it were different. */
export const nearOf = (scan: Scan, entry: Entry): JoinedCall[] => indexOf(scan).byNear.get(entry) ?? [];

interface CallIndex {
    byState: Map<string, JoinedCall[]>;
    byEntry: Map<Entry, JoinedCall[]>;
    byNear: Map<Entry, JoinedCall[]>;
}

const indexes = new WeakMap<JoinedCall[], CallIndex>();

/** The calls by their state and by the entries that they have to do with, gone through once for all rules. */
function indexOf({ calls }: Scan): CallIndex {
    const known = indexes.get(calls);
    if (known) {
        return known;
    }
    const index: CallIndex = {
        byState: groupBy(calls, ({ judgement }) => judgement.state),
        byEntry: new Map(),
        byNear: new Map()
    };
    const add = (map: Map<Entry, JoinedCall[]>, entry: Entry, call: JoinedCall): void => {
        const list = map.get(entry);
        if (list) {
            list.push(call);
        } else {
            map.set(entry, [call]);
        }
    };
    for (const call of calls) {
        const { judgement } = call;
        ('entries' in judgement ? judgement.entries : []).forEach((entry) => add(index.byEntry, entry, call));
        ('near' in judgement ? judgement.near : []).forEach((entry) => add(index.byNear, entry, call));
    }
    indexes.set(calls, index);
    return index;
}

const OPEN_BY_SETTING: Need[] = ['csp:img-src', 'csp:font-src', 'csp:frame-src'];

const LOADS: Need[] = [...OPEN_BY_SETTING, 'csp:media-src', 'csp:style-src'];

const SETTING = 'img-, font- and frame-src are open in an org where "Adopt updated CSP directives" is off';

const FLOW = 'the address is an input of a flow, which an admin changes in the org';

const DEFAULT = 'the address is the default of a field, which records of the org can have changed';

const OWN = 'if it is the org’s own, the policy of its pages has it already';

/**
 * What the org refuses is an error; what depends on a setting is a warning that names it; what an admin's flow gives, the default of a field, and a load
 * of a host that can be the org's own, is a note. A fetch of the org's own host is refused as any other.
 */
export function severityOf({ needs, contexts, kind, at, address }: JoinedCall): {
    severity: Severity;
    depends: string;
} {
    if (kind === 'apex-callout' && /\.flow(-meta\.xml)?$/.test(at.file)) {
        return { severity: 'info', depends: ` (${FLOW}).` };
    }
    if (at.file.endsWith('.field-meta.xml') && kind === 'apex-callout') {
        return { severity: 'info', depends: ` (${DEFAULT}).` };
    }
    if (LOADS.includes(needs) && address.kind === 'url' && isOrgHost(address.host)) {
        return { severity: 'info', depends: ` (${OWN}).` };
    }
    const depends = OPEN_BY_SETTING.includes(needs) && contexts.includes('LEX');
    return depends ? { severity: 'warning', depends: ` (${SETTING}).` } : { severity: 'error', depends: '.' };
}
