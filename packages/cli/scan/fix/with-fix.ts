import { feeds } from '../lists/matching.ts';
import { FLAGS } from '../lists/read-entries.ts';
import type { JoinedCall } from '../join.ts';
import type { Directive, Entry, Finding } from '../model.ts';
import { groupBy } from '../project.ts';
import { possibleDirectives } from '../rules/excess/unused-directive.ts';
import { nearOf, usersOf, type Scan } from '../rules/rule.ts';
import { newRemoteSite, newTrustedUrl, type FixedFile } from './new-entry.ts';
import { setElement } from './xml-edit.ts';

/** A finding with the file that mends it, where one file can. No entry is ever taken away. */
export function withFix(finding: Finding, scan: Scan): Finding {
    const fix = fixOf(finding, scan);
    return fix ? { ...finding, fix } : finding;
}

function fixOf(finding: Finding, scan: Scan): FixedFile | undefined {
    switch (finding.rule) {
        case 'missing-trusted-url':
        case 'missing-remote-site':
            return missing(finding, scan);
        case 'wrong-list':
            return missing(finding, scan);
        case 'wrong-directive':
        case 'wrong-context':
        case 'inactive-entry':
        case 'unused-directive':
            return changed(finding, scan);
        default:
            return undefined;
    }
}

/** Refused calls by their origin. */
const refusedOf = (scan: Scan): Map<string, JoinedCall[]> =>
    scan.project.once('refused calls', () =>
        groupBy(scan.calls.filter(isRefused), ({ address }) => (address.kind === 'url' ? address.origin : ''))
    );

const isRefused = ({ judgement }: JoinedCall): boolean =>
    judgement.state === 'missing' || judgement.state === 'wrong-list';

function missing({ url, contexts = [] }: Finding, scan: Scan): FixedFile | undefined {
    // No trusted URL allows http, and a Remote Site for it is a finding of its own.
    if (url === undefined || url.startsWith('http:')) {
        return undefined;
    }
    const calls = refusedOf(scan).get(url) ?? [];
    if (contexts.length === 0) {
        const callouts = calls.filter(({ needs }) => needs === 'remoteSite');
        return scan.project.once(`remote site ${url}`, () => newRemoteSite(url, callouts, scan));
    }
    const pages = calls.filter(({ needs }) => /^csp:(?!script)/.test(needs));
    return scan.project.once(`trusted url ${url}`, () => newTrustedUrl(url, pages, scan));
}

/** An entry of today as its calls need it: active, with their directives, in their context. */
function changed(finding: Finding, scan: Scan): FixedFile | undefined {
    const entry = entryOf(finding, scan);
    if (!entry) {
        return undefined;
    }
    const near = nearOf(scan, entry).filter(
        ({ judgement }) =>
            /^(wrong-directive|wrong-context|inactive)$/.test(judgement.state) &&
            (judgement as { near: Entry[] }).near[0] === entry
    );
    if (near.length === 0 && finding.rule !== 'unused-directive') {
        return undefined;
    }
    const text = mended(entry, [...usersOf(scan, entry), ...near], near, scan);
    // Boxes of an entry that no call needs at all stay: what is to go then is the entry.
    return text === scan.project.text(entry.file) ? undefined : { file: entry.file, text };
}

function entryOf(finding: Finding, { entries }: Scan): Entry | undefined {
    const files = [finding.file, ...finding.related.map(({ file }) => file)];
    return entries.find(
        ({ file, list }) => files.includes(file) && (list === 'CspTrustedSite' || list === 'RemoteSiteSetting')
    );
}

/** `near` are those of its calls that are refused as it is. */
function mended(entry: Entry, calls: JoinedCall[], near: JoinedCall[], scan: Scan): string {
    const active = setElement(
        scan.project.text(entry.file),
        'isActive',
        calls.length > 0 || entry.active ? 'true' : 'false'
    );
    if (entry.list !== 'CspTrustedSite') {
        return active;
    }
    const needed = new Set(calls.map(({ needs }) => needs.replace('csp:', '') as Directive));
    const possible = possibleDirectives(scan, needed);
    const inContext = setContext(active, entry, calls, near);
    return Object.keys(FLAGS).reduce((text, flag) => {
        const wanted =
            needed.has(FLAGS[flag]) ||
            (entry.directives.includes(FLAGS[flag]) && (needed.size === 0 || possible.has(FLAGS[flag])));
        return wanted === entry.directives.includes(FLAGS[flag]) ? text : setElement(text, flag, String(wanted));
    }, inContext);
}

/** Another one only where the entry is for none of the pages that a refused call is made in. */
function setContext(text: string, entry: Entry, calls: JoinedCall[], near: JoinedCall[]): string {
    const isOpen = near.every((call) => call.contexts.some((context) => feeds(entry, context)));
    const contexts = [...new Set(calls.flatMap((call) => call.contexts))];
    return isOpen ? text : setElement(text, 'context', contexts.length === 1 ? contexts[0] : 'All');
}
