import fs from 'node:fs';
import path from 'node:path';
import { found } from './finding';
import { FINDINGS_OF_ANSWERS } from './findingsOfAnswers';
import { FINDINGS_OF_ORIGINS } from './findingsOfOrigins';
import { FINDINGS_OF_PREFLIGHTS } from './findingsOfPreflights';
import { FINDINGS_OF_REQUESTS } from './findingsOfRequests';

const TABLE = [...FINDINGS_OF_ANSWERS, ...FINDINGS_OF_ORIGINS, ...FINDINGS_OF_PREFLIGHTS, ...FINDINGS_OF_REQUESTS];

/** Of a list that ends, and of a preflight that nobody answered. */
const ELSEWHERE = ['answer-unknown', 'preflight-unknown'];

describe('a finding', () => {
    it('has its id in the documents, and each id there is one that is shown', () => {
        const text = fs.readFileSync(path.resolve('docs/findings.md'), 'utf8');
        const documented = [...text.matchAll(/^\| `([a-z-]+)`/gm)].map(([, id]) => id);
        const shown = [...TABLE.map(([id]) => id), ...ELSEWHERE];
        expect([...new Set(documented)].sort()).toEqual([...new Set(shown)].sort());
    });

    it.each(TABLE)('%s is drawn from the answer that shows it, and from no other', (id, given, says, not) => {
        expect(found(given).get(id)).toMatch(says);
        expect([...found(not).keys()]).not.toContain(id);
    });

    it('is never drawn from an answer that nobody gave', () => {
        for (const [, { page, request }] of TABLE) {
            const ids = [...found({ page, request, hops: [] }).keys()];
            const ofTheCall = ['answer-unknown', 'policy-near-miss', 'answer-header-on-request', 'insecure-form'];
            expect(ids.filter((id) => !ofTheCall.includes(id))).toEqual([]);
        }
    });
});
