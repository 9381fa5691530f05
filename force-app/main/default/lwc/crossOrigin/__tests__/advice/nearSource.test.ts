import { obstacles } from 'c/crossOrigin';
import type { FetchRequest } from 'c/crossOrigin';
import { LEX, any, answer, answered, asked, get, put, withPolicy } from './variant';

describe('what is said of a policy', () => {
    const near = (source: string, url = 'https://eu.example.com/x', origin = LEX): string | undefined =>
        obstacles(withPolicy(origin, `connect-src 'self' ${source}`), get(url), answered(200, any))[0]?.findings.find(
            ({ id }) => id === 'policy-near-miss'
        )?.text;

    it.each([
        ...[
            'https://{subdomain}.example.com',
            'https://*example.com',
            'https:/eu.example.com',
            'https://eu.example.com,',
            'https://e*.example.com',
            '"https://eu.example.com"',
            'https://eu.example.com?x=1'
        ].map((source): [string, RegExp] => [source, /no source that a browser understands/]),
        ['https://example.com', /stands for itself alone/],
        ['https://www.eu.example.com', /stands for itself alone/],
        ['https://*.eu.example.com', /not for the domain itself/],
        ['https://eu.example.com/*', /no pattern/],
        ['https://eu.example.com/api', /path is another/],
        ['https://eu.example.com:8443', /port differs/],
        ['wss://eu.example.com', /scheme is another/]
    ])('%s does not cover the address, and why', (source, says) => {
        expect(near(source)).toMatch(says);
    });

    it('an entry without a scheme is none for WebSockets', () => {
        expect(near('*.example.com', 'wss://eu.example.com/')).toMatch(/begins with wss/);
    });

    it.each([
        [{ url: 'https://a.example.net/x.png', destination: 'image' }, 'img-src'],
        [{ url: 'https://a.example.net/', destination: 'iframe' }, 'frame-src'],
        [{ url: 'https://a.example.net/' }, 'connect-src']
    ] as [FetchRequest, string][])('%j: the directive that decides is the one that is named', (request, directive) => {
        const [{ text, rule }] = obstacles(withPolicy(LEX, "default-src 'self'"), request, answered(200));
        expect(text).toContain(`under ${directive}`);
        expect(rule).toMatchObject({
            id: 'csp',
            text,
            spec: expect.stringContaining(`directive-${directive}`) as string
        });
    });
});

describe('what only the user can reach', () => {
    it.each(['http://localhost:5000/', 'http://192.168.1.5/', 'https://printer.local/'])(
        'no server elsewhere is advised for %s',
        (url) => {
            const ids = obstacles(withPolicy(LEX, "connect-src 'self'"), put(url), asked(answer(404))).flatMap(
                ({ fixes }) => fixes.map(({ id }) => id)
            );
            expect(ids).toContain('local-network-permission');
            expect(ids).not.toContain('use-apex');
            expect(ids).not.toContain('use-proxy');
        }
    );
});
