import { firstAdvice, type Row, LEX, SITE, VF, OUTSIDE, any, answered, get, framed, withPolicy } from './variant';

const ROWS: Row[] = [
    // Policies.
    [
        'http that is not trusted',
        withPolicy(LEX, "connect-src 'self'"),
        get('http://api.example.net:8080/v'),
        answered(200, any),
        'csp',
        'csp',
        'admin',
        'trusted-url',
        /Add https:\/\/api\.example\.net as/
    ],
    [
        'ws that is not trusted',
        withPolicy(LEX, "connect-src 'self' https://s.example.net"),
        get('ws://s.example.net/', { mode: 'websocket' }),
        answered(101),
        'csp',
        'csp',
        'admin',
        'trusted-url',
        /Add wss:\/\/s\.example\.net as/
    ],
    [
        'a script of a Visualforce page',
        withPolicy(VF, "script-src 'self'"),
        get('https://cdn.example.net/x.js', { destination: 'script' }),
        answered(200),
        'csp',
        'csp',
        'developer',
        'static-resource',
        /\$Resource/
    ],
    [
        'a form',
        withPolicy(LEX, "form-action 'self'"),
        get('https://pay.example.net/', { destination: 'form' }),
        answered(200),
        'csp',
        'csp',
        'developer',
        'by-link'
    ],
    // Frames.
    [
        'a Visualforce page in a page outside',
        OUTSIDE,
        framed(`${VF}/apex/P`),
        answered(200, ['Content-Security-Policy', "frame-ancestors 'self'"]),
        'frame-ancestors',
        'frame-ancestors',
        'admin',
        'trust-frame',
        /Trusted Domains|inline frames/
    ],
    [
        'a site in a Lightning page',
        LEX,
        framed(`${SITE}/portal`),
        answered(200, ['X-Frame-Options', 'SAMEORIGIN']),
        'frame-ancestors',
        'x-frame-options',
        'admin',
        'trust-frame'
    ],
    [
        'a page for sign-in',
        LEX,
        framed('https://login.salesforce.com/'),
        answered(200, ['X-Frame-Options', 'DENY']),
        'frame-ancestors',
        'x-frame-options',
        'developer',
        'open-window'
    ],
    // Mixed content.
    [
        'an API that redirects http to https',
        LEX,
        get('http://api.example.net/v'),
        [...answered(301, ['Location', 'https://api.example.net/v']), ...answered(200, any)],
        'mixed-content',
        'mixed-content',
        'developer',
        'https',
        /call https:\/\/api\.example\.net\/v/
    ],
    [
        'an API by http at a port of its own',
        SITE,
        get('http://api.example.net:8080/v'),
        answered(200, any),
        'mixed-content',
        'mixed-content',
        'api-owner',
        'https'
    ]
];

describe('calls like the real cases, that a policy, a frame or an insecure address stops', () => {
    it.each(ROWS)('%s', (...row) => {
        const [, , , , gate, reason, owner, fix, says = /./] = row;
        expect(firstAdvice(row)).toEqual([gate, reason, owner, fix, expect.stringMatching(says)]);
    });
});
