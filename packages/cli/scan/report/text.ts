import type { Finding } from '../model.ts';
import type { ScanResult } from '../scan.ts';

/** The answer for people: by host, then by what belongs to no host. */
export function toText({ findings, counts, problems }: ScanResult): string {
    const groups = new Map<string, Finding[]>();
    for (const finding of findings) {
        const host = hostOf(finding);
        groups.set(host, [...(groups.get(host) ?? []), finding]);
    }
    const parts = [...groups]
        .sort(([one], [other]) => (one === '' ? 1 : other === '' ? -1 : one < other ? -1 : 1))
        .map(([host, found]) => groupText(host, found));
    const summary = `${counts.files} files, ${counts.calls} calls: ${counts.error} errors, ${counts.warning} warnings, ${counts.info} notes`;
    const skipped = counts.skipped > 0 ? [`${counts.skipped} files of others (vendored or minified) left out`] : [];
    return [...parts, ...problems.map((problem) => `! ${problem}`), ...skipped, summary].join('\n');
}

function hostOf({ url, list }: Finding): string {
    return url === undefined || list === 'ExternalCredential'
        ? ''
        : url.replace(/^[a-z]+:\/\//i, '').replace(/[/?#].*$/, '');
}

const groupText = (host: string, findings: Finding[]): string =>
    [
        host || 'No certain host',
        ...findings.map(
            ({ severity, rule, message, file, line }) =>
                `  ${severity.padEnd(7)} ${file}:${line}  ${message}  [${rule}]`
        ),
        ''
    ].join('\n');
