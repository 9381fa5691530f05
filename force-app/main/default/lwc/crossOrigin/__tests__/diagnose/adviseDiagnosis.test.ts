import { advise } from 'c/crossOrigin';
import { PAGE, URL_ } from './concluded';

describe('advise: what to change, and who can', () => {
    const advice = (gate: string, reason = '', request: object = {}) =>
        advise(
            { outcome: 'blocked', certain: true, causes: [{ gate, reason, text: '' }], wanted: [], text: '' } as never,
            {
                page: PAGE,
                request: { url: 'https://api.example:8443/a?b', ...request },
                lane: 'direct'
            }
        );
    const ids = (...args: Parameters<typeof advice>) => advice(...args).map(({ id, owner }) => `${id} ${owner}`);

    it.each([
        ['csp', 'csp', ['trusted-url admin', 'use-apex developer']],
        ['csp', 'csp-redirect', ['trusted-redirect admin', 'use-apex developer']],
        ['remote-site', '', ['remote-site admin']],
        ['callout-target', '', ['callout-target admin']],
        ['named-credential', '', ['named-credential admin']],
        ['mixed-content', '', ['https api-owner', 'use-apex developer']],
        ['arguments', 'no-cors-method', ['use-cors developer']],
        ['arguments', 'invalid-url', ['arguments developer']],
        ['time-limit', 'timed-out', ['time-limit developer']],
        ['time-limit', 'cancelled', []],
        ['network', 'unreachable', ['check-server api-owner']],
        ['network', 'response-too-large', ['ask-for-less developer']],
        [
            'preflight',
            'PreflightInvalidStatus',
            ['allow-preflight api-owner', 'use-apex developer', 'use-proxy developer']
        ],
        ['corp', '', ['resource-policy api-owner', 'use-apex developer']]
    ])('at the gate %s (%s)', (gate, reason, expected) => {
        expect(ids(gate, reason)).toEqual(expected);
    });

    it('writes the metadata of a trusted URL and of a remote site: the origin, with no path', () => {
        const [trusted] = advice('csp');
        expect(trusted.code?.text).toContain('<endpointUrl>https://api.example:8443</endpointUrl>');
        expect(trusted.code?.text).toContain('<isApplicableToConnectSrc>true</isApplicableToConnectSrc>');
        expect(trusted.code?.file).toContain('api_example_8443.cspTrustedSite-meta.xml');
        expect(advice('remote-site')[0].code?.text).toContain('<url>https://api.example:8443</url>');
        expect(advice('csp', '', { url: 'https://127.0.0.1/' })[0].code?.file).toContain('Site_127_0_0_1');
    });

    it('warns of an echoed origin with credentials, and of fixes that are none', () => {
        const fixes = advice('cors', 'WildcardOriginNotAllowed', { credentials: 'include' });
        const [express, headers] = fixes;
        expect(express.warning).toContain('Never echo every origin');
        expect(express.code?.text).toContain('credentials: true');
        expect(headers.code?.text).toContain('Access-Control-Allow-Credentials: true');
        expect(fixes[fixes.length - 1].warning).toContain('may have acted already');
        expect(advice('cors', 'MissingAllowOriginHeader')[0].warning).toContain('CORS is not access control');
    });

    it('asks the preflight for just what the request needs', () => {
        const [fix] = advice('preflight', '', { method: 'PUT', headers: [['X-A', '1']], credentials: 'include' });
        expect(fix.code?.text).toContain('Access-Control-Allow-Methods: PUT');
        expect(fix.code?.text).toContain('Access-Control-Allow-Headers: X-A');
        expect(fix.code?.text.split('\n')[1]).toBe('Access-Control-Allow-Credentials: true');
        expect(fix.text).toContain('the first two with the actual answer too');
    });

    it('gives each fix once, takes a verdict too, and has a way to read an opaque answer', () => {
        const context = { page: PAGE, request: { url: URL_ }, lane: 'direct' as const };
        const causes = ['MissingAllowOriginHeader', 'AllowOriginMismatch'].map((reason) => ({ gate: 'cors', reason }));
        const twice = advise({ outcome: 'blocked', causes } as never, context).map(({ id }) => id);
        expect(new Set(twice).size).toBe(twice.length);
        expect(advise({ outcome: 'blocked', gate: 'csp', wire: [] }, context)[0].id).toBe('trusted-url');
        expect(advise({ outcome: 'opaque', wire: [] }, context)[0].text).toContain('drop no-cors');
        expect(advise({ outcome: 'readable', wire: [] }, context)).toEqual([]);
    });
});
