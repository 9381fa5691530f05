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

/** First fixes without a change, and why nobody can write one. Another way to the same is no change of this call. */
const NO_CHANGE: Record<string, string> = {
    'by-link': 'a link is no form, and leads the user away from the page',
    'use-apex': 'Apex makes a call of its own',
    'own-org-by-apex': 'Apex makes no call at all there',
    'use-emp-api': 'a module of the platform makes another call',
    'use-own-server': 'a server makes a call of its own',
    'use-rest': 'CometD and SOAP of an own class have no like of theirs in REST',
    'use-ui-record-api': 'a wire adapter makes another call',
    'page-with-origin': 'a sandboxed page does not say which origin it would have',
    'without-fetch': 'what is read without fetch is no call',
    arguments: 'which address was meant is not known, or no browser calls the scheme'
};

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
            expect(left.filter(({ fixes }) => !Object.hasOwn(NO_CHANGE, fixes[0].id))).toEqual([]);
        }
    );
});
