import fs from 'node:fs';
import path from 'node:path';
import { predict } from '../predict';
import type { FetchRequest, Hop, PageContext, Verdict, WireRequest } from '../types';

/**
 * Recorded in Firefox 153 by `npm run verify:browser -- --browser firefox --save`: scenarios with what the browser and the servers did. Of a
 * failure Firefox tells only where it happened.
 */
interface Recorded {
    page: PageContext;
    request: FetchRequest;
    hops: Hop[];
    seen: Omit<Verdict, 'reason'> & { reason?: 'arguments' | 'csp' | 'network' };
}

const corpus = JSON.parse(fs.readFileSync(path.join(__dirname, '__fixtures__/firefox.json'), 'utf8')) as Recorded[];

const withoutRetries = (wire: WireRequest[]): WireRequest[] =>
    wire.filter((request, index) => JSON.stringify(request) !== JSON.stringify(wire[index - 1]));

/** What has a CorsError in Chromium is no matter of the arguments, also where nothing is sent. */
function stageOf({ gate, reason = '' }: Verdict): string {
    const isArgument = gate === 'arguments' && !/^[A-Z]/.test(reason);
    return isArgument ? 'arguments' : gate === 'csp' ? 'csp' : 'network';
}

function shown(verdict: Verdict, stage: string | undefined): object {
    const { outcome, status, visibleHeaders, wire } = verdict;
    const isReadable = outcome === 'readable';
    return {
        outcome,
        stage: outcome === 'blocked' ? stage : undefined,
        status: isReadable ? status : undefined,
        visibleHeaders: isReadable ? visibleHeaders : undefined,
        wire: withoutRetries(wire)
    };
}

describe('what Firefox really did', () => {
    it('is recorded for two hundred scenarios', () => {
        expect(corpus.length).toBeGreaterThanOrEqual(200);
    });

    it.each(corpus.map((recorded, index) => [index, recorded.seen.reason ?? recorded.seen.outcome, recorded] as const))(
        'is what the engine predicts of it: scenario %i, %s',
        (_index, _what, { page, request, hops, seen }) => {
            const verdict = predict(page, request, hops, 'firefox');
            expect(shown(verdict, stageOf(verdict))).toEqual(shown(seen, seen.reason));
        }
    );
});
