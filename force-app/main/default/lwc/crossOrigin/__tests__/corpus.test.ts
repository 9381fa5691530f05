import fs from 'node:fs';
import path from 'node:path';
import { predict } from '../predict';
import type { FetchRequest, Hop, PageContext, Verdict, WireRequest } from '../types';

/** Recorded in a real Chromium by `npm run verify:browser -- --save`: scenarios with what the browser and the servers did. */
interface Recorded {
    page: PageContext;
    request: FetchRequest;
    hops: Hop[];
    seen: Verdict;
}

const corpus = JSON.parse(fs.readFileSync(path.join(__dirname, '__fixtures__/chromium.json'), 'utf8')) as Recorded[];

const withoutRetries = (wire: WireRequest[]): WireRequest[] =>
    wire.filter((request, index) => JSON.stringify(request) !== JSON.stringify(wire[index - 1]));

/** Chromium has one word for every redirect that it does not follow because of where it leads. */
function browsersWord({ reason, wire }: Verdict): string | undefined {
    const isRefused = reason === 'redirect-credentials' || (reason === 'DisallowedByMode' && wire.length > 0);
    return isRefused ? 'redirect-refused' : reason;
}

describe('what Chromium really did', () => {
    it('is recorded for several hundred scenarios', () => {
        expect(corpus.length).toBeGreaterThanOrEqual(300);
    });

    it.each(corpus.map((recorded, index) => [index, recorded.seen.reason ?? recorded.seen.outcome, recorded] as const))(
        'is what the engine predicts: scenario %i, %s',
        (_index, _what, { page, request, hops, seen }) => {
            const verdict = predict(page, request, hops);
            expect(verdict.outcome).toBe(seen.outcome);
            expect(withoutRetries(verdict.wire)).toEqual(withoutRetries(seen.wire));
            expect(seen.outcome === 'blocked' ? browsersWord(verdict) : undefined).toBe(seen.reason);
            expect(seen.outcome === 'readable' ? verdict.visibleHeaders : undefined).toEqual(seen.visibleHeaders);
            expect(seen.outcome === 'readable' ? verdict.status : undefined).toBe(
                seen.outcome === 'readable' ? seen.status : undefined
            );
        }
    );
});
