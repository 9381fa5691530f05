import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import {
    apex,
    API,
    endpoint,
    get,
    lwc,
    meta,
    scanOf,
    short,
    template,
    trustedUrl,
    type Files
} from '../testing/project-of.ts';
import { RULES } from './index.ts';

const SEVERITIES = {
    'missing-trusted-url': 'error',
    'wrong-directive': 'error',
    'wrong-context': 'error',
    'missing-remote-site': 'error',
    'wrong-list': 'error',
    'named-credential-unknown': 'error',
    'credential-without-access': 'warning',
    'inactive-entry': 'error',
    'external-script': 'error',
    'external-style': 'error',
    'http-url': 'warning',
    'protocol-security-off': 'warning',
    'secret-in-url': 'warning',
    'no-cors-answer-read': 'warning',
    'unused-entry': 'warning',
    'unused-directive': 'warning',
    'over-broad-entry': 'warning',
    'duplicate-entry': 'warning',
    'org-specific-entry': 'info',
    'malformed-entry': 'error',
    'entry-without-description': 'info',
    'header-size': 'warning',
    'dynamic-url': 'info'
};

interface Shown {
    place: string;
    url: string | undefined;
    related: string[];
}

/** Where a call and its address stand, and where the finding is with what beside it. */
const PLACES: [string, Files, Shown[]][] = [
    [
        'a call whose address stands in it alone',
        apex('A', endpoint(`${API}/x`)),
        [{ place: 'A.cls:3', url: API, related: [] }]
    ],
    [
        'a call, and beside it the line of the same file where its address stands',
        apex('A', `static final String U = '${API}/x';\nvoid a(HttpRequest r) {\nr.setEndpoint(U);\n}`),
        [{ place: 'A.cls:4', url: API, related: ['A.cls:2'] }]
    ],
    [
        'an address of another file, and beside it the call on the line of the same number',
        {
            ...apex('A', 'void a(HttpRequest r) { r.setEndpoint(B.U); }'),
            ...apex('B', `public static final String U = '${API}/x';`)
        },
        [{ place: 'B.cls:2', url: API, related: ['A.cls:2'] }]
    ],
    [
        'no address of a credential',
        apex('A', endpoint('callout:Orders/x')),
        [{ place: 'A.cls:3', url: undefined, related: [] }]
    ],
    [
        'an entry, at its address',
        trustedUrl('A', 'https://*', ['connect']),
        [
            { place: 'A.cspTrustedSite-meta.xml:5', url: 'https://*', related: [] },
            { place: 'A.cspTrustedSite-meta.xml:5', url: 'https://*', related: [] }
        ]
    ]
];

const INVOCABLE = apex(
    'CallApi',
    'public class Input {\n@InvocableVariable\npublic String url;\n}\nstatic void run(List<Input> inputs) { new HttpRequest().setEndpoint(inputs[0].url); }'
);
const GIVEN = `<Flow><actionCalls><actionName>CallApi</actionName><actionType>apex</actionType><inputParameters><name>url</name><value><stringValue>${API}/x</stringValue></value></inputParameters></actionCalls></Flow>`;
const load = (markup: string): Files => ({ ...lwc('a', ''), ...template('a', markup) });

const OWN = [
    'acme.my.salesforce.com',
    'acme.my.site.com',
    'acme.my.salesforce-sites.com',
    'c.na1.visual.force.com',
    'acme.documentforce.com',
    'acme.visualforce.com',
    'acme.cloudforce.com',
    ...['na', 'eu', 'ap', 'cs', 'um', 'gs'].map((instance) => `${instance}49.salesforce.com`)
];
const OF_OTHERS = [
    'acme.my.site.com.example.com',
    'na49.salesforce.com.example.com',
    'my-na49.salesforce.com',
    'www.salesforce.com',
    'acme.workforce.com'
];

/** What a severity depends on, and what the finding says of it. */
const DEPENDING: [string, Files, string, RegExp][] = [
    [
        'an address that a flow gives',
        { ...INVOCABLE, ...meta('flows/F.flow-meta.xml', GIVEN) },
        'info',
        /input of a flow/
    ],
    ['the same in the older format', { ...INVOCABLE, ...meta('flows/F.flow', GIVEN) }, 'info', /input of a flow/],
    [
        'Apex in a folder that is called like a flow',
        { 'x.flow/A.cls': apex('A', endpoint(API))['classes/A.cls'] },
        'error',
        /\.$/
    ],
    [
        'a callout of a flow itself',
        {
            ...meta(
                'flows/F.flow-meta.xml',
                '<Flow><actionCalls><actionName>Orders.get</actionName><actionType>externalService</actionType></actionCalls></Flow>'
            ),
            ...meta(
                'externalServiceRegistrations/Orders.externalServiceRegistration-meta.xml',
                '<ExternalServiceRegistration><namedCredentialReference>Gone</namedCredentialReference></ExternalServiceRegistration>'
            )
        },
        'error',
        /no Named Credential Gone\.$/
    ],
    ['an image in Lightning Experience', load(`<img src="${API}/x.png">`), 'warning', /Adopt updated CSP/],
    ['a frame there', load(`<iframe src="${API}/x"></iframe>`), 'warning', /Adopt updated CSP/],
    [
        'a font there',
        { ...lwc('a', ''), ...meta('lwc/a/a.css', `@font-face { font-family: x; src: url(${API}/x.woff2); }`) },
        'warning',
        /Adopt updated CSP/
    ],
    ['a film there', load(`<video src="${API}/x.mp4"></video>`), 'error', /media-src in Lightning Experience\.$/],
    [
        'a stylesheet there',
        load(`<link rel="stylesheet" href="${API}/x.css">`),
        'error',
        /style-src in Lightning Experience\.$/
    ],
    [
        'an image in a site',
        { ...lwc('a', '', '', ['lightningCommunity__Page']), ...template('a', `<img src="${API}/x.png">`) },
        'error',
        /in Experience Cloud sites\.$/
    ],
    [
        'a film of a host that can be the org’s own',
        load('<video src="https://acme.my.site.com/x.mp4"></video>'),
        'info',
        /the org’s own/
    ],
    [
        'a stylesheet of one',
        load('<link rel="stylesheet" href="https://acme.my.site.com/x.css">'),
        'info',
        /the org’s own/
    ]
];

describe('the rules', () => {
    it('have a test beside each of them', () => {
        const tested = ['calls', 'pages', 'entries', 'excess'].flatMap((room) =>
            fs
                .readdirSync(path.join(import.meta.dirname, room))
                .filter((file) => file.endsWith('.test.ts'))
                .map((file) => file.replace('.test.ts', ''))
        );
        assert.deepEqual(tested.sort(), RULES.map(({ name }) => name).sort());
    });

    it('take an image of a host that can be the org’s own for a note, and a fetch of it for an error', (t) => {
        const files = {
            ...lwc('a', get('https://acme.my.salesforce.com/services/data')),
            ...template(
                'a',
                '<img src="https://acme.file.force.com/x.png"><img src="https://na49.salesforce.com/y.png">\n<img src="https://www.salesforce.com/z.png">'
            )
        };
        assert.deepEqual(short(scanOf(t, files).findings), [
            'missing-trusted-url a.html:3',
            'missing-trusted-url a.js:4'
        ]);
    });

    it('have the severity that their page tells, where a finding has none of its own', () => {
        assert.deepEqual(Object.fromEntries(RULES.map(({ name, severity }) => [name, severity])), SEVERITIES);
    });

    for (const [what, files, expected] of PLACES) {
        it(`show ${what}`, (t) => {
            const found = scanOf(t, files).findings.filter(({ severity }) => severity !== 'info');
            assert.deepEqual(
                found.map(({ file, line, url, related }) => ({
                    place: `${path.posix.basename(file)}:${line}`,
                    url,
                    related: related.map((one) => `${path.posix.basename(one.file)}:${one.line}`)
                })),
                expected
            );
        });
    }

    for (const [what, files, severity, text] of DEPENDING) {
        it(`take for ${severity}: ${what}`, (t) => {
            const [finding] = scanOf(t, files).findings.filter(({ rule }) => /^missing|unknown$/.test(rule));
            assert.equal(finding.severity, severity);
            assert.match(finding.message, text);
        });
    }

    it('know the hosts that can be the org’s own from those that cannot', (t) => {
        const images = (hosts: string[]): Files =>
            load(hosts.map((host) => `<img src="https://${host}/x.png">`).join(''));
        const severities = (hosts: string[]): string[] =>
            scanOf(t, images(hosts)).findings.map(({ severity }) => severity);
        assert.deepEqual(new Set(severities(OWN)), new Set(['info']));
        assert.deepEqual(new Set(severities(OF_OTHERS)), new Set(['warning']));
    });

    it('print no secret', (t) => {
        const result = scanOf(t, lwc('a', get('https://user:hunter2@api.example.com/?api_key=a1b2c3d4e5f6')));
        assert.doesNotMatch(JSON.stringify(result.findings), /a1b2c3d4e5f6|hunter2/);
    });
});
