import type { FetchRequest, Hop, ServerResponse } from '../../types';
import { ALLOWED, API, hop, ok, reason, seen } from './predicted';

describe('Local Network Access', () => {
    it.each([
        ['localhost', 'http://localhost:3000/'],
        ['a name below it', 'http://api.localhost/'],
        ['127.0.0.0/8', 'http://127.9.9.9/'],
        ['[::1]', 'http://[::1]/'],
        ['10.0.0.0/8', 'http://10.0.0.1/'],
        ['172.16.0.0/12, its first', 'http://172.16.0.1/'],
        ['172.16.0.0/12, in its middle', 'http://172.20.0.1/'],
        ['172.16.0.0/12, its last', 'http://172.31.255.255/'],
        ['192.168.0.0/16', 'https://192.168.1.1/'],
        ['169.254.0.0/16', 'https://169.254.1.1/'],
        ['100.64.0.0/10, its first', 'http://100.64.0.1/'],
        ['100.64.0.0/10, in its middle', 'http://100.101.102.103/'],
        ['100.64.0.0/10, its last', 'http://100.127.255.255/'],
        ['0.0.0.0/8', 'http://0.0.0.0/'],
        ['fc00::/7', 'http://[fc00::1]/'],
        ['fd00::/8', 'http://[fd12:3456::1]/'],
        ['fe80::/10', 'http://[fe80::1]/'],
        ['the end of fe80::/10', 'http://[febf::1]/'],
        ['fec0::/10', 'http://[fec0::1]/'],
        ['the end of fec0::/10', 'http://[feff::1]/'],
        ['::', 'http://[::]/'],
        ['2001:db8::/32', 'http://[2001:db8:1::1]/'],
        ['3fff::/20', 'http://[3fff::1]/'],
        ['the end of 3fff::/20', 'http://[3fff:fff::1]/'],
        ['10.0.0.0/8, mapped', 'http://[::ffff:10.255.0.1]/'],
        ['172.16.0.0/12, mapped', 'http://[::ffff:172.31.0.1]/'],
        ['192.168.0.0/16, mapped', 'http://[::ffff:192.168.0.1]/'],
        ['169.254.0.0/16, mapped', 'http://[::ffff:169.254.0.1]/'],
        ['100.64.0.0/10, mapped', 'http://[::ffff:100.127.0.1]/'],
        ['127.0.0.0/8, mapped', 'http://[::ffff:127.0.0.1]/'],
        ['0.0.0.0/8, mapped', 'http://[::ffff:0.0.0.0]/'],
        ['.local', 'http://printer.local/'],
        ['.local with the dot of the root', 'http://printer.local./'],
        ['localhost with it', 'http://localhost./']
    ])('keeps a public page from %s until the user allows it', (_what, url) => {
        expect(seen({}, { url })).toBe('LocalNetworkAccessPermissionDenied');
        expect(seen({ localNetworkAccess: 'denied' }, { url })).toBe('LocalNetworkAccessPermissionDenied');
        expect(seen({ localNetworkAccess: 'prompt' }, { url })).toBe('LocalNetworkAccessPermissionDenied');
        expect(reason({ localNetworkAccess: 'granted' }, { url })).toBe('readable');
        expect(seen({ origin: 'http://page.test', localNetworkAccess: 'granted' }, { url })).toBe(
            'InsecureLocalNetwork'
        );
        expect(reason({ addressSpace: 'local' }, { url })).toBe('readable');
        expect(reason({ addressSpace: 'loopback' }, { url })).toBe('readable');
    });

    it.each([
        'https://[::ffff:8.8.8.8]/',
        'https://[::ffff:160.0.0.1]/',
        'https://[::ffff:1.1.1.1]/',
        'https://[::ffff:172.32.0.1]/',
        'https://[::ffff:100.128.0.1]/',
        'https://[::a00:1]/',
        'https://[3fff:1000::1]/',
        'https://[2001:db9::1]/',
        'https://localhost6/',
        'https://172.15.0.1/',
        'https://172.32.0.1/',
        'https://11.0.0.1/',
        'https://192.169.0.1/',
        'https://169.253.0.1/',
        'https://128.0.0.1/',
        'https://100.63.0.1/',
        'https://100.128.0.1/',
        'https://[fb00::1]/',
        'https://[::2]/',
        'https://local/',
        'https://local.test/',
        'https://xlocal/',
        'https://10.test/',
        'https://10.0.0.1.test/',
        'https://printer.local.test/'
    ])('does not concern %s', (url) => {
        expect(reason({}, { url })).toBe('readable');
    });

    const local = (addressSpace: ServerResponse['addressSpace']): Hop => ({
        response: { status: 200, headers: [ALLOWED], addressSpace }
    });

    it('goes by the address of the server where its name does not tell', () => {
        expect(seen({}, { url: API }, [local('local')])).toBe('LocalNetworkAccessPermissionDenied');
        expect(seen({}, { url: API }, [local('loopback')])).toBe('LocalNetworkAccessPermissionDenied');
        expect(reason({}, { url: API }, [local('public')])).toBe('readable');
        expect(
            seen({}, { url: API }, [{ preflight: local('local').response as ServerResponse, response: 'unreachable' }])
        ).toBe('LocalNetworkAccessPermissionDenied');
    });

    it('takes a page for what its origin tells before what is said of it', () => {
        const origin = 'http://localhost:3000';
        expect(reason({ origin }, { url: 'http://10.0.0.1/' })).toBe('readable');
        expect(reason({ origin, addressSpace: 'public' }, { url: 'http://10.0.0.1/' })).toBe('readable');
    });

    it('is allowed to an origin: a sandboxed page has none', () => {
        const page = { origin: 'null', isSecure: true, localNetworkAccess: 'granted' } as const;
        expect(reason(page, { url: 'http://localhost/' })).toBe('LocalNetworkAccessPermissionDenied');
    });

    it('comes after the policy, and before the preflight', () => {
        expect(seen({ policies: ["connect-src 'none'"] }, { url: 'http://localhost/' })).toBe('csp');
        expect(seen({}, { url: 'http://localhost/', method: 'PUT' })).toBe('LocalNetworkAccessPermissionDenied');
    });

    it('comes again at each redirect', () => {
        const hops = [hop(302, ALLOWED, ['Location', 'http://localhost/']), ok];
        expect(seen({}, { url: API }, hops)).toBe(
            'LocalNetworkAccessPermissionDenied, GET https://api.test/ https://page.test'
        );
    });

    it('holds for elements, frames, workers and WebSockets, not for a form, which leads the page itself away', () => {
        for (const request of [
            { url: 'https://localhost/', destination: 'image' },
            { url: 'https://localhost/', destination: 'iframe' },
            { url: 'ws://localhost/', mode: 'websocket' }
        ] as FetchRequest[]) {
            expect(seen({}, request)).toBe('LocalNetworkAccessPermissionDenied');
        }
        expect(reason({}, { url: 'https://localhost/', destination: 'form' })).toBe('opaque');
    });

    it('is Chromium’s and the standard’s', () => {
        expect(reason({}, { url: 'http://localhost/' }, [ok], 'firefox')).toBe('readable');
        expect(reason({}, { url: 'http://localhost/' }, [ok], 'spec')).toBe('LocalNetworkAccessPermissionDenied');
    });
});
