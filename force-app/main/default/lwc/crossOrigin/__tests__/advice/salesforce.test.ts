import { endpointOf, isMyDomain } from '../../endpoints';
import { advise, diagnose } from 'c/crossOrigin';

const PAGE = { origin: 'https://app.example', policies: [] };
const RECORD = 'https://acme.my.salesforce.com/services/data/v67.0/sobjects/User/005';
const VERSIONS = 'https://acme.my.salesforce.com/services/data/';
const REFUSED = { status: 403, headers: [] };
const ALLOWED = {
    status: 200,
    headers: [
        ['Access-Control-Allow-Origin', PAGE.origin],
        ['Access-Control-Allow-Headers', 'authorization']
    ]
};

function conclude(url: string, observed: Record<string, unknown> = {}, result: Record<string, unknown> = {}) {
    const headers = url === RECORD ? [['Authorization', 'Bearer token']] : [];
    const request = { url, mode: 'cors', headers };
    const diagnosis = diagnose({
        page: PAGE,
        policiesKnown: true,
        resourceTiming: 'entry',
        request,
        result: { lane: 'direct', outcome: 'blocked', ended: 'settled', startedAt: 0, durationMs: 1, ...result },
        ...observed
    } as never);
    return { diagnosis, fixes: advise(diagnosis, { page: PAGE, request, lane: 'direct' } as never) };
}

const answered = (status: number, body: string) => ({
    outcome: 'readable',
    response: { status, headers: [], type: 'cors' },
    body: { text: body }
});

describe('calls to Salesforce’s own APIs from another page', () => {
    it.each([
        [RECORD, 'preflight', 'PreflightMissingAllowOriginHeader', 'never sent'],
        [VERSIONS, 'cors', 'MissingAllowOriginHeader', 'not on the org']
    ])('names the CORS allowlist when only the request with an Origin is refused: %s', (url, gate, reason, text) => {
        const { diagnosis, fixes } = conclude(url, {
            askedByServer: { preflight: REFUSED, withOrigin: REFUSED, withoutOrigin: { status: 200, headers: [] } }
        });
        expect(diagnosis).toMatchObject({ certain: true, causes: [{ gate, reason }] });
        expect(diagnosis.text).toContain(text);
        expect(diagnosis.text).toContain('hides such an answer, its status and its message too');
        expect(fixes.map(({ id }) => id)).toEqual(['cors-allowlist', 'use-own-server']);
        expect(fixes[0].code?.text).toContain(`<urlPattern>${PAGE.origin}</urlPattern>`);
    });

    it.each([
        ['refused with and without an Origin', { withOrigin: REFUSED, withoutOrigin: REFUSED }],
        ['allowed with an Origin', { preflight: ALLOWED, withOrigin: ALLOWED, withoutOrigin: REFUSED }]
    ])('does not blame the allowlist for what a server saw %s', (_what, askedByServer) => {
        expect(conclude(RECORD, { askedByServer }).diagnosis.certain).toBe(false);
    });

    it('has no Apex to offer to a page outside, which got an opaque answer', () => {
        const { fixes } = conclude(RECORD, {}, { lane: 'no-cors', outcome: 'opaque' });
        expect(fixes.map(({ id }) => id)).toEqual(['drop-no-cors', 'use-own-server']);
    });

    it('says what would decide, and advises the allowlist all the same, when nobody asked from a server', () => {
        const { diagnosis, fixes } = conclude(RECORD);
        expect(diagnosis.certain).toBe(false);
        expect(diagnosis.wanted[0]).toContain('with and without an Origin header');
        expect(fixes.map(({ id }) => id)).toContain('cors-allowlist');
    });

    it.each([
        [401, 'session-invalid', 'new-token'],
        [403, 'permission-missing', 'api-enabled'],
        [404, 'request-refused', 'arguments']
    ])('tells a readable %i by what it says: %s', (status, reason, fix) => {
        const { diagnosis, fixes } = conclude(
            RECORD,
            {},
            answered(status, '[{"message":"This is why.","errorCode":"X"}]')
        );
        expect(diagnosis).toMatchObject({ outcome: 'readable', causes: [{ gate: 'http-status', reason }] });
        expect(diagnosis.text).toContain('This is why.');
        expect(fixes.map(({ id }) => id)).toEqual([fix]);
    });

    it('takes the end of the org’s API requests for no missing permission', () => {
        const body = '[{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]';
        const { diagnosis, fixes } = conclude(RECORD, {}, answered(403, body));
        expect(diagnosis.causes[0].reason).toBe('request-limit');
        expect(diagnosis.text).toContain('TotalRequests Limit exceeded.');
        expect(fixes.map(({ id }) => id)).toEqual(['fewer-requests']);
    });

    it.each([
        ['', 'status 404'],
        ['no JSON', 'status 404'],
        ['[{"message":"One."},{},{"message":"Two."}]', 'One. Two.'],
        ['[{}]', 'status 404']
    ])('says of the body %p: %s', (body, text) => {
        expect(conclude(RECORD, {}, answered(404, body)).diagnosis.text).toBe(
            `Salesforce refused the request itself: ${text}`
        );
    });

    it('names this page’s origin in what the browser hides, and says of a preflight that nothing followed it', () => {
        const asked = { preflight: REFUSED, withOrigin: REFUSED, withoutOrigin: { status: 200, headers: [] } };
        const simple = conclude(VERSIONS, { askedByServer: asked }).diagnosis.text;
        expect(simple).toContain(`when ${PAGE.origin} is not on`);
        expect(simple).not.toContain('asked first');
        expect(conclude(RECORD, { askedByServer: asked }).diagnosis.text).toContain('asked first');
    });

    it('takes no other failure at Salesforce for its allowlist', () => {
        const log = { method: 'GET', url: '/services/data/', headers: [], status: 200 };
        const serverLog = [{ ...log, responseHeaders: [['Access-Control-Allow-Origin', 'https://other.example']] }];
        expect(conclude(VERSIONS, { serverLog }).diagnosis.text).toContain('names another origin');
    });

    it('says nothing of an answer that is no refusal', () => {
        expect(conclude(RECORD, {}, answered(399, '')).diagnosis.causes).toEqual([]);
        expect(conclude(RECORD, {}, answered(400, '')).diagnosis.causes[0].reason).toBe('request-refused');
    });

    it.each(['', 'no JSON', '{"message":"no array"}', '[null]'])('reads a refusal whose body is %p', (body) => {
        expect(conclude(RECORD, {}, answered(403, body)).diagnosis.text).toContain('lacks a permission');
    });

    it.each([
        'https://api.example/services/data/v67.0/limits',
        'https://acme.my.salesforce.com/secur/login',
        'https://salesforce.com.example/services/data/',
        'https://notsalesforce.com/services/data/',
        'http://localhost.example/services/data/',
        'http://x.localhost/services/data/',
        'https://acme.my.salesforce.com/x/services/data/',
        'https://acme.my.salesforce.com/services/database',
        'http://'
    ])('takes no other API for Salesforce’s: %s', (url) => {
        const { fixes } = conclude(url, { probe: 'opaque' });
        expect(fixes.map(({ id }) => id)).not.toContain('cors-allowlist');
        expect(conclude(url, {}, answered(403, '')).diagnosis.causes).toEqual([]);
    });
});

describe('an endpoint of Salesforce, and what only looks like one', () => {
    it.each([
        ['https://acme.my.site.com/services/data/', 'allowlist'],
        ['https://acme.my.site.com/services/oauth2/token', 'oauth-box'],
        ['https://acme.my.site.com/services/Soap/m/60.0', undefined],
        ['https://acme.my.site.com/id/card', undefined],
        ['https://acme.my.site.com.example.net/services/data/', undefined],
        ['http://localhost:3000/services/data/', 'allowlist'],
        ['http://localhost:3000/id/card', undefined],
        ['https://acme.my.salesforce.com.example.net/services/data/', undefined],
        ['https://notsalesforce.com/services/data/', undefined],
        ['https://login.salesforce.com/services/oauth2/token', 'never'],
        ['https://mylogin.salesforce.com/services/oauth2/token', 'oauth-box'],
        ['https://login.salesforce.com.acme.salesforce.com/services/oauth2/token', 'oauth-box'],
        ...(
            [
                ['services/dataloader', undefined],
                ['x/services/data/', undefined],
                ['services/apexrest/orders', 'allowlist'],
                ['services/async/60.0/job', 'allowlist'],
                ['services/oauth2/userinfo', 'allowlist'],
                ['.well-known/openid-configuration', 'always'],
                ['.well-known/auth-configuration', 'always'],
                ['x/.well-known/openid-configuration', undefined],
                ['services/oauth2/id/keys', 'always'],
                ['services/oauth2/id/keys/x', 'never'],
                ['services/oauth2/revoke', 'oauth-box'],
                ['services/oauth2/introspect', 'oauth-box'],
                ['services/oauth2/authorize', 'oauth-box'],
                ['services/oauth2/pkce/generator', 'oauth-box'],
                ['services/auth/headless/login', 'oauth-box'],
                ['x/services/oauth2/token', undefined],
                ['services/oauth2/tokens', 'never'],
                ['services/Soap/m/60.0', 'never'],
                ['id/00D/005', 'never'],
                ['cometd', 'never'],
                ['x/cometd', undefined],
                ['identity', undefined]
            ] as [string, string | undefined][]
        ).map(([path, endpoint]): [string, string | undefined] => [`https://acme.my.salesforce.com/${path}`, endpoint])
    ])('%s: %s', (url, endpoint) => {
        expect(endpointOf(new URL(url))).toBe(endpoint);
    });
    it.each([
        ['acme.my.salesforce.com', true],
        ['api.salesforce.com', true],
        ['localhost', true],
        ['acme.my.salesforce.com.example.net', false],
        ['myapi.salesforce.com', false],
        ['api.salesforce.com.example.net', false],
        ['localhost.example.net', false],
        ['na1.salesforce.com', false]
    ])('%s is a My Domain: %s', (host, isOne) => {
        expect(isMyDomain(new URL(`https://${host}`))).toBe(isOne);
    });
});
