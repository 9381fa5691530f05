import type { JoinedCall } from '../join.ts';

/** One host or credential with one kind of caller. */
export interface HostRow {
    host: string;
    caller: string;
    needs: string;
    /** The name of the entry that covers the calls, or why none does. */
    state: string;
    count: number;
}

/** Each host, who calls it, which list it needs, and whether it is there; by host. */
export function hostRows(calls: JoinedCall[]): HostRow[] {
    const rows = new Map<string, HostRow>();
    for (const { address, caller, needs, judgement } of calls) {
        if (address.kind !== 'url' && address.kind !== 'named-credential') {
            continue;
        }
        const host = address.kind === 'url' ? address.origin : address.url;
        const state = judgement.state === 'covered' ? judgement.entries[0].name : judgement.state;
        const key = [host, caller, needs, state].join(' ');
        const row = rows.get(key) ?? { host, caller, needs, state, count: 0 };
        rows.set(key, { ...row, count: row.count + 1 });
    }
    const order = ({ host, caller, needs, state }: HostRow): string => [host, caller, needs, state].join(' ');
    return [...rows.values()].sort((one, other) => (order(one) < order(other) ? -1 : 1));
}

/** The same as a table for people. */
export function toHosts(calls: JoinedCall[]): string {
    const cells = [
        ['host', 'caller', 'needs', 'entry', 'calls'],
        ...hostRows(calls).map((row) => [row.host, row.caller, row.needs, row.state, String(row.count)])
    ];
    const widths = cells[0].map((_none, column) => Math.max(...cells.map((row) => row[column].length)));
    return cells
        .map((row) =>
            row
                .map((cell, column) => cell.padEnd(widths[column]))
                .join('  ')
                .trimEnd()
        )
        .join('\n');
}
