import { ok, reason } from './predicted';
import type { Profile } from '../../types';

describe('a path in a source', () => {
    it.each<[string, string, string]>([
        ['*/v2/', 'csp', 'readable'],
        ['https://*/v2/', 'csp', 'readable'],
        ['https://*:*/v2/', 'readable', 'readable'],
        ['*:443/v2/', 'readable', 'readable'],
        ['https://*.test/v2/', 'readable', 'readable'],
        ['https://*', 'readable', 'readable']
    ])('%s: %s in Firefox, which knows none right after a host of *; %s by the standard', (source, firefox, spec) => {
        const said = (profile: Profile): string =>
            reason({ policies: [`connect-src ${source}`] }, { url: 'https://api.test/v2/a' }, [ok], profile);
        expect([said('firefox'), said('spec')]).toEqual([firefox, spec]);
    });

    it.each<[string, string, string]>([
        ['https://page.test/path', 'opaque', 'frame-ancestors'],
        ['page.test/path/', 'opaque', 'frame-ancestors'],
        ['https://other.test/path', 'frame-ancestors', 'frame-ancestors'],
        ['*/path', 'frame-ancestors', 'frame-ancestors'],
        ['https://page.test/', 'opaque', 'opaque']
    ])('of those that may frame, %s: %s in Firefox, which asks for no path; else %s', (source, firefox, others) => {
        const answer = {
            response: { status: 200, headers: [['Content-Security-Policy', `frame-ancestors ${source}`]] }
        };
        const said = (profile: Profile): string =>
            reason({}, { url: 'https://api.test/', destination: 'iframe' }, [answer] as never, profile);
        expect([said('firefox'), said('webkit'), said('spec')]).toEqual([firefox, others, others]);
    });
});
