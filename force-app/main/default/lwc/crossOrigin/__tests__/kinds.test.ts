import { apply, findings, obstacles, predict } from 'c/crossOrigin';
import type { Call } from 'c/crossOrigin';
import fs from 'node:fs';
import path from 'node:path';

/** Calls of every kind, each with what the standards and the documentation of the platform say of it: what stops it, who mends it, and how. */
type Kind = Call & {
    what: string;
    /** Of one that goes through. */
    outcome?: string;
    gate?: string;
    reason?: string;
    owner?: string;
    fix?: string;
    /** In the first fix. */
    says?: string;
    findings?: string[];
    without?: string[];
};
/** By the gate that stops them. */
const FOLDER = path.join(__dirname, '__fixtures__/kinds');
const KINDS = fs
    .readdirSync(FOLDER)
    .flatMap((file) => JSON.parse(fs.readFileSync(path.join(FOLDER, file), 'utf8')) as Kind[])
    .map((kind): [string, Kind] => [kind.what, kind]);

/** Another way to the same, which is no change of this call; or a scheme that no browser calls. */
const NO_CHANGE = [
    'by-link',
    'use-apex',
    'use-rest',
    'token-by-server',
    'use-ui-record-api',
    'own-org-by-apex',
    'page-with-origin',
    'arguments',
    'without-fetch'
];

describe('a call of each kind', () => {
    it.each(KINDS)('%s', (_what, { page, request, hops, says = '', without = [], ...expected }) => {
        const [first] = obstacles(page, request, hops);
        const { outcome, gate, reason } = predict(page, request, hops);
        const found = (first?.findings ?? findings(page, request, hops)).map(({ id }) => id);
        expect([outcome, gate, reason]).toEqual([expected.outcome ?? 'blocked', expected.gate, expected.reason]);
        expect([first?.fixes[0].owner, first?.fixes[0].id]).toEqual([expected.owner, expected.fix]);
        expect(JSON.stringify(first?.fixes[0] ?? '')).toMatch(new RegExp(says));
        expect(found).toEqual(expect.arrayContaining(expected.findings ?? []));
        expect(found.filter((id) => without.includes(id))).toEqual([]);
    });

    it.each(KINDS.filter(([, { reason }]) => reason))(
        '%s: its fixes let it through',
        (_what, { page, request, hops }) => {
            const changes = obstacles(page, request, hops).flatMap(
                ({ fixes }) => fixes.find((fix) => fix.change)?.change ?? []
            );
            const call = changes.reduce((before: Call, change) => apply(change, before), { page, request, hops });
            const left = obstacles(call.page, call.request, call.hops);
            expect(left.filter(({ fixes }) => !NO_CHANGE.includes(fixes[0].id))).toEqual([]);
        }
    );
});
