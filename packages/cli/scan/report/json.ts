import type { JoinedCall } from '../join.ts';
import type { Finding } from '../model.ts';
import type { ScanResult } from '../scan.ts';

/** The answer for programs. Paths are relative to the scanned directory, with `/`. */
export function toJson({ findings, calls, counts, problems }: ScanResult): string {
    return JSON.stringify(
        { findings: findings.map(shortFinding), calls: calls.map(shortCall), counts, problems },
        null,
        2
    );
}

function shortFinding(finding: Finding): Finding {
    const short = { ...finding };
    delete short.contexts;
    return short;
}

function shortCall({ kind, caller, sink, at, address, needs, judgement }: JoinedCall): Record<string, unknown> {
    return {
        file: sink.file,
        line: sink.line,
        kind,
        caller,
        ...(address.kind === 'url' && { url: address.url }),
        ...(address.kind === 'named-credential' && { url: address.url }),
        ...((at.file !== sink.file || at.line !== sink.line) && { definedAt: { file: at.file, line: at.line } }),
        needs,
        ...(judgement.state === 'covered' && { coveredBy: judgement.entries[0].file })
    };
}
