import { blockedByCsp } from '../../csp';
import { sourcesFor } from '../../directives';
import { predict } from '../../predict';
import { parseUrl } from '../../url';
import type { Profile } from '../../types';

const SELF = 'http://page.test';
const allows = (source: string, url: string, self = SELF, redirected = false, profile?: Profile): boolean =>
    !blockedByCsp(
        { page: { policies: [`connect-src ${source}`] }, self: parseUrl(self), profile },
        new URL(url),
        redirected
    );

describe('a source expression of connect-src (CSP3 § 6.7.2)', () => {
    it.each([
        ['*', 'http://any.test/', true],
        ['*', 'https://any.test/', true],
        ['*', 'ws://any.test/', true],
        ['*', 'wss://any.test/', true],
        ['*', 'data:text/plain,x', false],
        ['*', 'foo://any.test/', false],
        ["'none'", 'http://api.test/', false],
        ["'NONE'", 'http://api.test/', false],
        ["'none' http://api.test", 'http://api.test/', true],
        ['', 'http://api.test/', false],
        ["'self'", 'http://page.test/x', true],
        ["'SELF'", 'http://page.test/x', true],
        ["'self'", 'https://page.test/x', true],
        ["'self'", 'ws://page.test/x', true],
        ["'self'", 'wss://page.test/x', true],
        ["'self'", 'foo://page.test/x', false],
        ["'self'", 'blob:http://page.test/1', false],
        ['*', 'blob:http://page.test/1', false],
        ['blob:', 'blob:http://page.test/1', true],
        ["'self'", 'http://page.test:8080/', false],
        ["'self'", 'http://sub.page.test/', false],
        ['http:', 'http://any.test/', true],
        ['http:', 'https://any.test/', true],
        ['https:', 'http://any.test/', false],
        ['HTTPS:', 'https://any.test/', true],
        ['ws:', 'wss://any.test/', true],
        ['ws:', 'http://any.test/', false],
        ['wss:', 'ws://any.test/', false],
        ['data:', 'data:text/plain,x', true],
        ['a+b:', 'a+b:x', true],
        ['a+b://api.test', 'a+b://api.test/', true],
        ['http://api.test', 'http://api.test/v1', true],
        ['http://api.test', 'https://api.test/v1', true],
        ['https://api.test', 'http://api.test/v1', false],
        ['HTTP://API.TEST', 'http://api.test/v1', true],
        ['api.test', 'http://api.test/', true],
        ['api.test', 'https://api.test/', true],
        ['api.test', 'http://sub.api.test/', false],
        ['ws://api.test', 'http://api.test/', false],
        ['ws://api.test:80', 'ws://api.test/', true],
        ['wss://api.test:443', 'wss://api.test/', true],
        ['http://api.test', 'http://api.test:8080/', false],
        ['http://api.test:80', 'http://api.test/', true],
        ['http://api.test:80', 'https://api.test/', true],
        ['http://api.test:8080', 'http://api.test:8080/', true],
        ['http://api.test:8080', 'http://api.test/', false],
        ['http://api.test:*', 'http://api.test:8080/', true],
        ['https://api.test:443', 'https://api.test/', true],
        ['http://*', 'http://api.test/', true],
        ['http://*', 'http://api.test:8080/', false],
        ['*:*', 'http://api.test:8080/', true],
        ['*.test', 'http://api.test/', true],
        ['*.test', 'http://a.b.test/', true],
        ['*.api.test', 'http://api.test/', false],
        ['*.api.test', 'http://xapi.test/', false],
        ['http://api.test/', 'http://api.test/any', true],
        ['http://api.test/v1/', 'http://api.test/v1/x', true],
        ['http://api.test/v1/', 'http://api.test/v1', false],
        ['http://api.test/v1', 'http://api.test/v1', true],
        ['http://api.test/v1', 'http://api.test/v1/x', false],
        ['http://api.test/v1', 'http://api.test/V1', false],
        ['http://api.test/a%20b', 'http://api.test/a b', true],
        ['http://api.test/v1:', 'http://api.test/v1:', true],
        ['http://api.test/v1?q=1', 'http://api.test/v1', true],
        ['http//broken', 'http://broken/', false],
        ['http://[::1]', 'http://[::1]/', false],
        ['http://*', 'http://[::1]/', true],
        ['api.*.test', 'http://api.x.test/', false]
    ])('%s for %s: allowed %s', (source, url, allowed) => {
        expect(allows(source, url)).toBe(allowed);
    });

    it.each(['http://api.test/v1/', 'http://api.test/other'])('%s leaves out the path after a redirect', (source) => {
        expect(allows(source, 'http://api.test/x')).toBe(false);
        expect(allows(source, 'http://api.test/x', SELF, true)).toBe(true);
    });

    it('knows no self for an opaque origin', () => {
        expect(allows("'self'", 'http://page.test/', 'null')).toBe(false);
    });

    it.each([
        [true, 'http://api.test/', 'csp'],
        [true, 'https://api.test/', undefined],
        [undefined, 'http://api.test/', undefined]
    ])('a source without a scheme has that of a sandboxed page, secure %s, for %s: %s', (isSecure, url, reason) => {
        const page = { origin: 'null', isSecure, policies: ['connect-src api.test'] };
        const response = { status: 200, headers: [['Access-Control-Allow-Origin', '*']] as [string, string][] };
        for (const profile of ['spec', 'chromium', 'firefox', 'webkit'] as const) {
            expect(predict(page, { url }, [{ response }], profile).reason).toBe(reason);
        }
    });

    it.each([
        ['https://page.test/', true],
        ['wss://page.test/', true],
        ['ws://page.test/', false],
        ['http://page.test/', false]
    ])("of a secure page 'self' stands for %s: %s", (url, allowed) => {
        expect(allows("'self'", url, 'https://page.test')).toBe(allowed);
    });

    it.each([
        ['http:', 'https://any.test/', true],
        ["'self'", 'blob:http://page.test/1', true],
        ['http:', 'wss://any.test/', false],
        ['ws:', 'wss://any.test/', true],
        ['ws:', 'http://any.test/', true],
        ['ws:', 'https://any.test/', true],
        ['wss:', 'https://any.test/', true],
        ['wss:', 'http://any.test/', false],
        ['https:', 'wss://any.test/', false],
        ['http://10.0.0.10', 'http://10.0.0.10/', false],
        ['http://api.1.test', 'http://api.1.test/', true]
    ])('by the letter of the standard %s stands for %s: %s', (source, url, allowed) => {
        expect(allows(source, url, SELF, false, 'spec')).toBe(allowed);
    });

    it.each([
        ['http://api.test:8443', 'https://api.test:8443/', false],
        ['api.test:8443', 'https://api.test:8443/', false],
        ['http://api.test:*', 'https://api.test:8443/', true],
        ['https://api.test:8443', 'https://api.test:8443/', true],
        ['http://api.test:443', 'https://api.test/', true],
        ['http://api.test:80', 'https://api.test:80/', false],
        ['ws://api.test:443', 'wss://api.test/', false],
        ['ws://api.test:8443', 'wss://api.test:8443/', false],
        ['wss://api.test:8443', 'wss://api.test:8443/', true]
    ])('in Chromium the port of %s, where the scheme goes on as another, does for %s: %s', (source, url, allowed) => {
        expect(allows(source, url)).toBe(allowed);
        expect(allows(source, url, SELF, false, 'spec')).toBe(true);
    });

    it.each([
        ['frame-src', 'iframe', 'http://api.test:443', false],
        ['form-action', 'form', 'api.test:443', false],
        ['frame-src', 'iframe', 'https://api.test:443', true],
        ['frame-src', 'iframe', 'http://api.test:80', true],
        ['img-src', 'image', 'http://api.test:443', true]
    ] as const)('of %s, for %s, the one of %s does: %s', (directive, destination, source, allowed) => {
        const url = new URL('https://api.test/');
        const asked = { page: { policies: [`${directive} ${source}`] }, self: new URL(SELF), destination };
        expect(blockedByCsp({ ...asked, profile: 'chromium' }, url, false)).toBe(!allowed);
        expect(blockedByCsp({ ...asked, profile: 'spec' }, url, false)).toBe(source.includes(':80'));
    });

    it('takes the scheme of the page where the expression has none', () => {
        expect(allows('api.test', 'http://api.test/', 'https://page.test')).toBe(false);
    });
});

describe('the policy that counts', () => {
    it.each([
        ["default-src 'none'", ["'none'"]],
        ["default-src 'none'; connect-src *", ['*']],
        ["CONNECT-SRC 'self'", ["'self'"]],
        ['connect-src a.test; connect-src b.test', ['a.test']],
        ['img-src x.test', undefined],
        ['', undefined],
        [';;', undefined],
        ['connect-src', []],
        ['connect-src\ta.test  b.test', ['a.test', 'b.test']]
    ])('%j gives %j', (policy, sources) => {
        expect(sourcesFor(policy, 'connect-src')).toEqual(sources);
    });

    it('is each of several: one that blocks is enough', () => {
        expect(
            blockedByCsp(
                { page: { policies: ['connect-src *', "connect-src 'none'"] }, self: new URL(SELF) },
                new URL('http://api.test'),
                false
            )
        ).toBe(true);
    });
    it.each(['data:text/plain,x', 'blob:https://page.test/a'])('* is no source for %s, in Firefox neither', (url) => {
        const page = { origin: 'https://page.test', policies: ['connect-src *'] };
        expect(predict(page, { url }, [], 'firefox').reason).toBe('csp');
        expect(predict(page, { url }, [], 'chromium').reason).toBe('csp');
    });
});
