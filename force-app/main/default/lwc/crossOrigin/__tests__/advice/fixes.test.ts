import { obstacles } from 'c/crossOrigin';
import type { Call, Change, Fix } from 'c/crossOrigin';
import fs from 'node:fs';
import path from 'node:path';
import { OUTSIDE, get } from './variant';

/** A call, and all that is advised at its first obstacle, in order: who does it, where, what it changes, what is there to copy. */
type Advised = Call & {
    what: string;
    reason: string;
    fixes: (Pick<Fix, 'owner' | 'id' | 'setupPath'> & {
        change?: Change;
        language?: string;
        code?: string;
        warned?: boolean;
    })[];
};
const CALLS = JSON.parse(fs.readFileSync(path.join(__dirname, '../__fixtures__/fixes.json'), 'utf8')) as Advised[];

describe('what is advised at the first obstacle', () => {
    it.each(CALLS.map((call): [string, Advised] => [call.what, call]))(
        '%s',
        (_what, { page, request, hops, ...wanted }) => {
            const [{ reason, fixes }] = obstacles(page, request, hops);
            const advised = fixes.map(({ owner, id, setupPath, change, code, warning }, index) => ({
                owner,
                id,
                setupPath,
                change,
                language: code?.language,
                ...('code' in (wanted.fixes[index] ?? {}) && { code: code?.text }),
                ...(warning !== undefined && { warned: true })
            }));
            expect({ reason, fixes: advised }).toEqual({ reason: wanted.reason, fixes: wanted.fixes });
        }
    );

    it('a body that keepalive does not carry: it is sent without', () => {
        const request = get('https://api.example.net/', { method: 'POST', keepalive: true, body: 'x'.repeat(65_537) });
        const [{ fixes }] = obstacles({ origin: OUTSIDE, policies: [] }, request, []);
        expect(fixes.map(({ owner, id, change }) => [owner, id, change])).toEqual([
            ['developer', 'without-keepalive', { request: { keepalive: null, initiator: null } }]
        ]);
    });
});
