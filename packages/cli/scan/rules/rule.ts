import type { JoinedCall, Judgement } from '../join.ts';
import type { Entry, Finding, ListName, Severity } from '../model.ts';
import type { Project } from '../project.ts';

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

export function atCall(
    rule: string,
    severity: Severity,
    call: JoinedCall,
    message: string,
    related: { file: string; line: number }[] = []
): Finding {
    const place = call.at.file === call.sink.file ? call.sink : call.at;
    const other = place === call.sink ? call.at : call.sink;
    const isSame = other.file === place.file && other.line === place.line;
    return {
        rule,
        severity,
        message,
        ...place,
        ...(call.address.kind === 'url' && { url: call.address.origin }),
        contexts: call.contexts,
        related: [...(isSame ? [] : [{ file: other.file, line: other.line }]), ...related]
    };
}

export function atEntry(
    rule: string,
    severity: Severity,
    entry: Entry,
    message: string,
    element = 'value',
    related: { file: string; line: number }[] = []
): Finding {
    return {
        rule,
        severity,
        message,
        file: entry.file,
        line: entry.lines[element] ?? entry.lines.value,
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
    SiteTrusted: "entry of the site's trusted sites"
};

export const listName = ({ list }: Pick<Entry, 'list'>): string => NAMES[list];

/** Calls in a state, with what the state holds. */
export function callsIn<State extends Judgement['state']>(
    { calls }: Scan,
    state: State
): (JoinedCall & { judgement: Extract<Judgement, { state: State }> })[] {
    return calls.filter((call) => call.judgement.state === state) as (JoinedCall & {
        judgement: Extract<Judgement, { state: State }>;
    })[];
}

/** Known calls that an entry covers. */
export const usersOf = ({ calls }: Scan, entry: Entry): JoinedCall[] =>
    calls.filter(({ judgement }) => judgement.state === 'covered' && judgement.entries.includes(entry));

const SETTING = 'img-, font- and frame-src are open in an org where "Adopt updated CSP directives" is off';

const FLOW = 'the address is an input of a flow, which an admin changes in the org';

/** What the org refuses is an error; what depends on a setting is a warning that names it; what an admin's flow gives is a note. */
export function severityOf({ needs, contexts, kind, at }: JoinedCall): { severity: Severity; depends: string } {
    if (kind === 'apex-callout' && /\.flow(-meta\.xml)?$/.test(at.file)) {
        return { severity: 'info', depends: ` (${FLOW}).` };
    }
    const depends = /^csp:(img|font|frame)-src$/.test(needs) && contexts.includes('LEX');
    return depends ? { severity: 'warning', depends: ` (${SETTING}).` } : { severity: 'error', depends: '.' };
}
