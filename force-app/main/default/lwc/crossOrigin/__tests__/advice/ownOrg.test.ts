import { advise, apiOriginOf, diagnose } from 'c/crossOrigin';

const PAGE = { origin: 'https://acme.lightning.force.com', policies: ["connect-src 'self'"] };
const RECORD = 'https://acme.my.salesforce.com/services/data/v67.0/sobjects/User/005';

function conclude(url: string, observed: Record<string, unknown> = {}, result: Record<string, unknown> = {}) {
    const request = { url, mode: 'cors' };
    const settled = { lane: 'direct', outcome: 'blocked', ended: 'settled', startedAt: 0, durationMs: 1, ...result };
    const diagnosis = diagnose({ page: PAGE, policiesKnown: true, request, result: settled, ...observed } as never);
    return { diagnosis, fixes: advise(diagnosis, { page: PAGE, request, lane: settled.lane } as never) };
}

const ids = (fixes: { id: string }[]): string[] => fixes.map(({ id }) => id);

describe('where the APIs of the page’s org are', () => {
    it.each([
        ['https://acme.lightning.force.com', 'https://acme.my.salesforce.com'],
        ['https://acme--dev.sandbox.lightning.force.com', 'https://acme--dev.sandbox.my.salesforce.com'],
        ['https://acme-dev-ed.develop.lightning.force.com', 'https://acme-dev-ed.develop.my.salesforce.com'],
        ['https://acme.lightning.crmforce.mil', 'https://acme.my.salesforce.mil'],
        ['https://acme.my.salesforce-setup.com', 'https://acme.my.salesforce.com'],
        ['https://acme.my.site.com', undefined],
        ['http://localhost:3000', 'http://127.0.0.1:3000'],
        ['http://127.0.0.1:3000', 'http://localhost:3000'],
        ['https://lightning.force.com.evil.example', undefined],
        ['https://acme.lightning.force.com.evil.example', undefined],
        ['https://app.example', undefined],
        ['null', undefined]
    ])('of %s: %s', (page, api) => {
        expect(apiOriginOf(page)).toBe(api);
    });
});

describe('a call to an API of the page’s own org', () => {
    it('is stopped by CSP, and no list is there to be changed for it', () => {
        const { diagnosis, fixes } = conclude(RECORD, { resourceTiming: 'none' });
        expect(diagnosis).toMatchObject({ certain: true, causes: [{ gate: 'csp', reason: 'csp' }] });
        expect(diagnosis.text).toContain('your own org');
        expect(diagnosis.text).toContain('session');
        expect(fixes.map(({ id, owner }) => [id, owner])).toEqual([
            ['use-ui-record-api', 'developer'],
            ['use-apex-query', 'developer']
        ]);
    });

    it('is no better off past CSP: CORS comes next, with the same advice', () => {
        const page = { ...PAGE, policies: ['connect-src https:'] };
        const log = { method: 'GET', url: '/services/data/', headers: [], status: 403, responseHeaders: [] };
        const { diagnosis, fixes } = conclude(RECORD, { page, serverLog: [log] });
        expect(diagnosis).toMatchObject({ causes: [{ gate: 'cors', reason: 'MissingAllowOriginHeader' }] });
        expect(diagnosis.text).toContain('access token');
        expect(ids(fixes)).toEqual(['use-ui-record-api', 'use-apex-query']);
        expect(fixes.map(({ code }) => code?.language)).toEqual(['javascript', 'apex']);
    });

    it('is no better off where the browser asks first', () => {
        const page = { ...PAGE, policies: ['connect-src https:'] };
        const log = { method: 'OPTIONS', url: '/services/data/', headers: [], status: 403, responseHeaders: [] };
        const request = { url: RECORD, mode: 'cors', headers: [['Authorization', 'Bearer token']] };
        const { diagnosis, fixes } = conclude(RECORD, { page, request, serverLog: [log] });
        expect(diagnosis.causes[0].gate).toBe('preflight');
        expect(diagnosis.text).toContain('access token');
        expect(ids(fixes)).toEqual(['use-ui-record-api', 'use-apex-query']);
    });

    it.each([
        ['of another org', 'https://other.my.salesforce.com/services/data/'],
        ['that is no API', 'https://acme.my.salesforce.com/home'],
        ['whose path only names an API', 'https://acme.my.salesforce.com/home/services/data/'],
        ['of somebody else', 'https://api.example/services/data/']
    ])('is none when the address is one %s', (_what, url) => {
        const { diagnosis, fixes } = conclude(url, { resourceTiming: 'none' });
        expect(diagnosis.text).not.toContain('your own org');
        expect(ids(fixes)).toContain('trusted-url');
    });
});

describe('a record that the platform reads', () => {
    it.each([
        ['record-wire', 'at the origin of the page'],
        ['record-apex', 'on the server']
    ])('is read by %s with no rule of the browser in the way', (lane, where) => {
        const { diagnosis, fixes } = conclude(RECORD, {}, { lane, outcome: 'readable' });
        expect(diagnosis).toMatchObject({ outcome: 'readable', certain: true, causes: [] });
        expect(diagnosis.text).toContain(where);
        expect(fixes).toEqual([]);
    });

    it.each([
        ['record-apex', { callout: { outcome: 'NOT_FOUND' } }, 'not-found', 'check-record', 'developer'],
        ['record-apex', { callout: { outcome: 'NO_ACCESS' } }, 'no-access', 'field-access', 'admin'],
        ['record-apex', {}, 'record-error', 'read-message', 'developer'],
        ['record-wire', {}, 'record-error', 'read-message', 'developer']
    ])('is not read by %s %j for %s', (lane, result, reason, id, owner) => {
        const { diagnosis, fixes } = conclude(RECORD, {}, { lane, ...result });
        expect(diagnosis).toMatchObject({ certain: true, causes: [{ gate: 'http-status', reason }] });
        expect(fixes.map((fix) => [fix.id, fix.owner])).toEqual([[id, owner]]);
    });
});
