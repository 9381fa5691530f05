import type { FetchRequest, HeaderList, Hop, PageContext } from '../../types';
import { API, hop, reason } from './predicted';

describe('what a framed page says of who may frame it', () => {
    const XFO = 'X-Frame-Options';
    const CSP = 'Content-Security-Policy';
    it.each([
        [XFO, 'DENY', 'x-frame-options'],
        [XFO, ' deny ', 'x-frame-options'],
        [XFO, 'SAMEORIGIN', 'x-frame-options'],
        [XFO, 'sameorigin, sameorigin', 'x-frame-options'],
        [XFO, 'junk, allowall', 'x-frame-options'],
        [XFO, 'junk, other', 'opaque'],
        [XFO, 'ALLOW-FROM https://page.test', 'opaque'],
        [XFO, '', 'opaque'],
        [CSP, "frame-ancestors 'none'", 'frame-ancestors'],
        [CSP, "frame-ancestors 'self'", 'frame-ancestors'],
        [CSP, 'frame-ancestors', 'frame-ancestors'],
        [CSP, 'frame-ancestors https://page.test', 'opaque'],
        [CSP, 'frame-ancestors http://page.test', 'opaque'],
        [CSP, 'frame-ancestors http://page.test:443', 'frame-ancestors'],
        [CSP, 'frame-ancestors *.test', 'opaque'],
        [CSP, 'frame-ancestors https://page.test/path', 'frame-ancestors'],
        [CSP, "frame-ancestors *, frame-ancestors 'none'", 'frame-ancestors'],
        [CSP, "default-src 'none', frame-ancestors 'none'", 'frame-ancestors'],
        [CSP, "default-src 'none'", 'opaque']
    ])('%s: %s makes %s', (name, value, expected) => {
        expect(reason({}, { url: API, destination: 'iframe' }, [hop(200, [name, value])])).toBe(expected);
        expect(reason({}, { url: API, destination: 'image' }, [hop(200, [name, value])])).toBe('opaque');
    });
    it('is frame-ancestors where both are there, and nothing on the way of a redirect', () => {
        const both: HeaderList = [
            [CSP, 'frame-ancestors *'],
            [XFO, 'DENY']
        ];
        expect(reason({}, { url: API, destination: 'iframe' }, [hop(200, ...both)])).toBe('opaque');
        const hops = [hop(302, [XFO, 'DENY'], ['Location', '/b']), hop(200)];
        expect(reason({}, { url: API, destination: 'iframe' }, hops)).toBe('opaque');
        expect(reason({}, { url: API, destination: 'iframe' }, hops, 'webkit')).toBe('opaque');
    });
    it('goes by the path of an entry, but in Firefox, and but where Chromium was redirected', () => {
        const last = hop(200, [CSP, 'frame-ancestors https://page.test/path']);
        const seenBy = (hops: Hop[]): string[] =>
            (['spec', 'webkit', 'chromium', 'firefox'] as const).map((profile) =>
                reason({}, { url: API, destination: 'iframe' }, hops, profile)
            );
        const refused = 'frame-ancestors';
        expect(seenBy([last])).toEqual([refused, refused, refused, 'opaque']);
        expect(seenBy([hop(302, ['Location', '/b']), last])).toEqual([refused, refused, 'opaque', 'opaque']);
    });
    it('lets the same origin pass', () => {
        const own = { url: 'https://page.test/x', destination: 'iframe' } as const;
        expect(reason({}, own, [hop(200, [XFO, 'SAMEORIGIN'])])).toBe('readable');
        expect(reason({}, own, [hop(200, [CSP, "frame-ancestors 'self'"])])).toBe('readable');
    });
    it('never lets a page pass whose origin is opaque', () => {
        expect(
            reason({ origin: 'null' }, { url: API, destination: 'iframe' }, [hop(200, [CSP, 'frame-ancestors *'])])
        ).toBe('frame-ancestors');
    });
});

describe('Cross-Origin-Embedder-Policy of the page', () => {
    const CORP = 'Cross-Origin-Resource-Policy';
    const COEP = 'Cross-Origin-Embedder-Policy';
    it.each([
        ['require-corp', 'image', [], 'coep'],
        ['require-corp', 'image', [[CORP, 'junk']], 'coep'],
        ['require-corp', 'image', [[CORP, 'cross-origin']], 'opaque'],
        ['require-corp', 'image', [[CORP, 'same-site']], 'corp'],
        ['require-corp', 'iframe', [[CORP, 'cross-origin']], 'coep'],
        ['require-corp', 'iframe', [[COEP, 'require-corp']], 'coep'],
        [
            'require-corp',
            'iframe',
            [
                [COEP, 'require-corp; report-to="a"'],
                [CORP, 'cross-origin']
            ],
            'opaque'
        ],
        [
            'require-corp',
            'iframe',
            [
                [COEP, 'unsafe-none'],
                [CORP, 'cross-origin']
            ],
            'coep'
        ],
        ...['require-corpse', 'not-require-corp', 'unsafe-none; require-corp', 'credentialless-not'].map((value) => [
            'require-corp',
            'iframe',
            [
                [COEP, value],
                [CORP, 'cross-origin']
            ],
            'coep'
        ]),
        [
            'require-corp',
            'iframe',
            [
                [COEP, 'credentialless'],
                [CORP, 'cross-origin']
            ],
            'opaque'
        ],
        ['require-corp', 'form', [], 'opaque'],
        ['credentialless', 'image', [], 'opaque'],
        ['credentialless', 'image', [[CORP, 'same-origin']], 'corp'],
        ['credentialless', 'iframe', [[COEP, 'credentialless']], 'coep'],
        ['unsafe-none', 'image', [], 'opaque'],
        ['unsafe-none', 'iframe', [[CORP, 'same-origin']], 'opaque'],
        [
            'require-corp',
            'iframe',
            [
                [COEP, 'require-corp'],
                ['X-Frame-Options', 'DENY']
            ],
            'coep'
        ]
    ] as [PageContext['embedderPolicy'], FetchRequest['destination'], HeaderList, string][])(
        '%s, %s answered with %j: %s',
        (embedderPolicy, destination, headers, expected) => {
            expect(reason({ embedderPolicy }, { url: API, destination }, [hop(200, ...headers)])).toBe(expected);
        }
    );
    it('is none of a page that is not secure', () => {
        const page: Partial<PageContext> = { origin: 'http://page.test', embedderPolicy: 'require-corp' };
        expect(reason(page, { url: API, destination: 'image' }, [hop(200)])).toBe('opaque');
    });
    it('wants one from the page’s own workers and frames too, and nothing else from its own server', () => {
        const own = (destination: FetchRequest['destination'], ...headers: HeaderList): string =>
            reason({ embedderPolicy: 'require-corp' }, { url: 'https://page.test/x', destination }, [
                hop(200, ...headers)
            ]);
        expect(own('worker')).toBe('coep');
        expect(own('worker', [COEP, 'require-corp'])).toBe('readable');
        expect(own('worker', [COEP, 'require-corp'], ['X-Frame-Options', 'DENY'])).toBe('readable');
        expect(own('iframe')).toBe('coep');
        expect(own('image')).toBe('readable');
    });
});
