import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
    apex,
    lwc,
    namedCredential,
    remoteSite,
    scanOf,
    short,
    trustedUrl,
    type Files
} from '../testing/project-of.ts';
import { RULES } from './index.ts';

const API = 'https://api.example.com';
const get = (url: string): string => `connectedCallback() { fetch('${url}'); }`;
const endpoint = (url: string): string => `void a(HttpRequest r) {\nr.setEndpoint('${url}');\n}`;
const template = (name: string, html: string): Files => ({
    [`lwc/${name}/${name}.html`]: `<template>\n${html}\n</template>`
});
const page = (markup: string): Files => ({ 'pages/Orders.page': markup });
const apiVersion = (version: string): Files => ({
    '/sfdx-project.json': `{"packageDirectories":[{"path":"force-app"}],"sourceApiVersion":"${version}"}`
});
const meta = (file: string, markup: string): Files => ({ [file]: markup });

/** A rule: what it reports, what it leaves alone, and what looks like its subject and is not. */
const CASES: Record<string, { hit: [string, Files, string[]][]; silent: [string, Files][] }> = {
    'missing-trusted-url': {
        hit: [
            ['a fetch', lwc('a', get(API)), ['a.js:4']],
            ['an image of a template', { ...lwc('a', ''), ...template('a', `<img src="${API}/x.png">`) }, ['a.html:2']],
            [
                'a WebSocket, which an https entry does not cover',
                {
                    ...lwc('a', "connectedCallback() { new window.WebSocket('wss://api.example.com'); }"),
                    ...trustedUrl('A', API, ['connect'])
                },
                ['a.js:4']
            ],
            [
                'an EventSource and a beacon',
                lwc(
                    'a',
                    `connectedCallback() { new EventSource('${API}/events');\nnavigator.sendBeacon('${API}/log', 'x'); }`
                ),
                ['a.js:4', 'a.js:5']
            ],
            [
                'a Visualforce page that asks for a policy',
                page(`<apex:page cspHeader="true">\n<img src="${API}/x.png"/></apex:page>`),
                ['Orders.page:2']
            ]
        ],
        silent: [
            [
                'a static resource',
                lwc('a', 'connectedCallback() { fetch(logo); }', "import logo from '@salesforce/resourceUrl/logo';")
            ],
            ['a function of the project that is named fetch', lwc('a', get(API), "import { fetch } from 'c/store';")],
            [
                'a comment, a link, a data: URL',
                {
                    ...lwc('a', `// fetch('${API}')`),
                    ...template('a', `<a href="${API}">x</a><img src="data:image/png;base64,AAAA">`)
                }
            ],
            [
                'a form, which no directive governs',
                { ...lwc('a', ''), ...template('a', `<form action="${API}"></form>`) }
            ],
            ['a Visualforce page without a policy', page(`<apex:page>\n<img src="${API}/x.png"/></apex:page>`)],
            ['a test of a component', meta('lwc/a/__tests__/a.test.js', `fetch('${API}')`)]
        ]
    },
    'wrong-directive': {
        hit: [
            [
                'a fetch to a host that is trusted for images',
                { ...lwc('a', get(API)), ...trustedUrl('A', API, ['img']) },
                ['a.js:4']
            ],
            [
                'no directive is named, in an API version that takes that for images',
                { ...lwc('a', get(API)), ...trustedUrl('A', API, []), ...apiVersion('55.0') },
                ['a.js:4']
            ]
        ],
        silent: [
            [
                'no directive is named, in an API version that takes that for all',
                { ...lwc('a', get(API)), ...trustedUrl('A', API, []), ...apiVersion('49.0') }
            ],
            [
                'the right directive in a second entry',
                {
                    ...lwc('a', get(API)),
                    ...trustedUrl('A', API, ['img']),
                    ...trustedUrl('B', 'https://*.example.com', ['connect'])
                }
            ]
        ]
    },
    'wrong-context': {
        hit: [
            [
                'a component of sites and an entry for Lightning Experience',
                { ...lwc('a', get(API), '', ['lightningCommunity__Page']), ...trustedUrl('A', API, ['connect']) },
                ['a.js:4']
            ]
        ],
        silent: [
            [
                'context All',
                {
                    ...lwc('a', get(API), '', ['lightningCommunity__Page']),
                    ...trustedUrl('A', API, ['connect'], { context: 'All' })
                }
            ]
        ]
    },
    'missing-remote-site': {
        hit: [
            ['a callout', apex('A', endpoint(`${API}/x`)), ['A.cls:3']],
            ['another port', { ...apex('A', endpoint(`${API}:8443/x`)), ...remoteSite('A', API) }, ['A.cls:3']],
            [
                'a trigger',
                meta(
                    'triggers/T.trigger',
                    `trigger T on Account (after insert) {\nHttpRequest r = new HttpRequest();\nr.setEndpoint('${API}');\n}`
                ),
                ['T.trigger:3']
            ]
        ],
        silent: [
            [
                'a path of the Remote Site does not narrow it',
                { ...apex('A', endpoint(`${API}/x`)), ...remoteSite('A', `${API}/other`) }
            ],
            [
                'the own org',
                apex(
                    'A',
                    "void a(HttpRequest r) { r.setEndpoint(URL.getOrgDomainUrl().toExternalForm() + '/services'); }"
                )
            ],
            [
                'a test class',
                meta(
                    'classes/Any.cls',
                    `@IsTest\nprivate class Any { void a(HttpRequest r) { r.setEndpoint('${API}'); } }`
                )
            ],
            ['a text that is sent, not called', apex('A', `void a(HttpRequest r) { r.setBody('${API}'); }`)]
        ]
    },
    'wrong-list': {
        hit: [
            [
                'Apex, and a trusted URL',
                { ...apex('A', endpoint(API)), ...trustedUrl('A', API, ['connect']) },
                ['A.cls:3']
            ],
            ['a page, and a Remote Site', { ...lwc('a', get(API)), ...remoteSite('A', API) }, ['a.js:4']],
            [
                'Apex with the address of a Named Credential',
                { ...apex('A', endpoint(API)), ...namedCredential('Api', API) },
                ['A.cls:3']
            ]
        ],
        silent: [
            [
                'a host whose name only begins alike',
                {
                    ...apex('A', endpoint(API)),
                    ...remoteSite('A', API),
                    ...trustedUrl('B', `${API}.evil.example`, ['connect'])
                }
            ]
        ]
    },
    'named-credential-unknown': {
        hit: [
            ['a name that the project does not have', apex('A', endpoint('callout:Orders/x')), ['A.cls:3']],
            [
                'through a constant and String.format',
                apex(
                    'A',
                    "static final String NC = 'Orders';\nvoid a(HttpRequest r) { r.setEndpoint(String.format('callout:{0}/x', new List<String>{ NC })); }"
                ),
                ['A.cls:3']
            ]
        ],
        silent: [
            [
                'a name in another case',
                { ...apex('A', endpoint('callout:ORDERS/x')), ...namedCredential('Orders', API) }
            ],
            [
                'a credential that Apex makes',
                apex(
                    'A',
                    `void a(HttpRequest r) { i.developerName = 'Orders'; ConnectApi.NamedCredentials.createNamedCredential(i); r.setEndpoint('callout:Orders'); }`
                )
            ]
        ]
    },
    'credential-without-access': {
        hit: [
            [
                'no permission set opens the principal',
                {
                    ...apex('A', endpoint('callout:Orders')),
                    ...namedCredential('Orders', API),
                    ...meta(
                        'externalCredentials/Api.externalCredential-meta.xml',
                        '<ExternalCredential>\n<authenticationProtocol>Custom</authenticationProtocol></ExternalCredential>'
                    ),
                    ...meta(
                        'permissionsets/P.permissionset-meta.xml',
                        '<PermissionSet><label>P</label></PermissionSet>'
                    )
                },
                ['Api.externalCredential-meta.xml:2']
            ]
        ],
        silent: [
            [
                'one does',
                {
                    ...apex('A', endpoint('callout:Orders')),
                    ...namedCredential('Orders', API),
                    ...meta(
                        'externalCredentials/Api.externalCredential-meta.xml',
                        '<ExternalCredential><authenticationProtocol>Custom</authenticationProtocol></ExternalCredential>'
                    ),
                    ...meta(
                        'permissionsets/P.permissionset-meta.xml',
                        '<PermissionSet><externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>Api-Main</externalCredentialPrincipal></externalCredentialPrincipalAccesses></PermissionSet>'
                    )
                }
            ]
        ]
    },
    'inactive-entry': {
        hit: [
            [
                'an entry that a call needs',
                { ...lwc('a', get(API)), ...trustedUrl('A', API, ['connect'], { active: false }) },
                ['A.cspTrustedSite-meta.xml:6']
            ]
        ],
        silent: [['an active one', { ...lwc('a', get(API)), ...trustedUrl('A', API, ['connect']) }]]
    },
    'external-script': {
        hit: [
            [
                'loadScript of another host',
                lwc(
                    'a',
                    `connectedCallback() { loadScript(this, '${API}/x.js'); }`,
                    "import { loadScript } from 'lightning/platformResourceLoader';"
                ),
                ['a.js:4']
            ]
        ],
        silent: [
            [
                'loadScript of a static resource',
                lwc(
                    'a',
                    'connectedCallback() { loadScript(this, `${chart}/x.js`); }',
                    "import { loadScript } from 'lightning/platformResourceLoader'; import chart from '@salesforce/resourceUrl/chart';"
                )
            ]
        ]
    },
    'external-style': {
        hit: [
            [
                'loadStyle of another host',
                lwc(
                    'a',
                    `connectedCallback() { loadStyle(this, '${API}/x.css'); }`,
                    "import { loadStyle } from 'lightning/platformResourceLoader';"
                ),
                ['a.js:4']
            ]
        ],
        silent: [
            [
                'a function of that name from elsewhere',
                lwc(
                    'a',
                    `connectedCallback() { loadStyle(this, '${API}/x.css'); }`,
                    "import { loadStyle } from 'c/own';"
                )
            ]
        ]
    },
    'http-url': {
        hit: [
            ['a page', lwc('a', get('http://api.example.com')), ['a.js:4']],
            [
                'Apex',
                { ...apex('A', endpoint('http://api.example.com')), ...remoteSite('A', 'https://other.example.com') },
                ['A.cls:3']
            ]
        ],
        silent: [
            ['the own machine', apex('A', endpoint('http://localhost:3000'))],
            ['a name space', apex('A', "String a = 'http://schemas.xmlsoap.org/soap';")]
        ]
    },
    'protocol-security-off': {
        hit: [['a Remote Site', remoteSite('A', API, { off: true }), ['A.remoteSite-meta.xml:3']]],
        silent: [['one with it on', remoteSite('A', API)]]
    },
    'secret-in-url': {
        hit: [
            ['a key in the query', lwc('a', get(`${API}/?api_key=a1b2c3d4e5f6`)), ['a.js:4']],
            [
                'a key that is put behind',
                lwc('a', `connectedCallback() { fetch('${API}/?appid=' + KEY); }`, "const KEY = 'a1b2c3d4e5f6';"),
                ['a.js:4']
            ]
        ],
        silent: [
            ['a key that is not known', lwc('a', `connectedCallback() { fetch('${API}/?api_key=' + this.key); }`)],
            ['a placeholder', lwc('a', get(`${API}/?api_key=YOUR_KEY_1`))]
        ]
    },
    'no-cors-answer-read': {
        hit: [
            [
                'its JSON',
                lwc('a', `async connectedCallback() { await (await fetch('${API}', { mode: 'no-cors' })).json(); }`),
                ['a.js:4']
            ]
        ],
        silent: [
            ['not read', lwc('a', `connectedCallback() { fetch('${API}', { mode: 'no-cors' }); }`)],
            [
                'mode cors',
                lwc('a', `async connectedCallback() { await (await fetch('${API}', { mode: 'cors' })).json(); }`)
            ]
        ]
    },
    'unused-entry': {
        hit: [
            ['an entry without a call', trustedUrl('A', API, ['connect']), ['A.cspTrustedSite-meta.xml:5']],
            [
                'a Remote Site whose host only a page loads',
                { ...lwc('a', get(API)), ...trustedUrl('B', API, ['connect']), ...remoteSite('A', API) },
                ['A.remoteSite-meta.xml:5']
            ]
        ],
        silent: [['an entry that a call uses', { ...lwc('a', get(API)), ...trustedUrl('A', API, ['connect']) }]]
    },
    'unused-directive': {
        hit: [
            [
                'a box that no call needs',
                { ...lwc('a', get(API)), ...trustedUrl('A', API, ['connect', 'img']) },
                ['A.cspTrustedSite-meta.xml:8']
            ]
        ],
        silent: [['only what is needed', { ...lwc('a', get(API)), ...trustedUrl('A', API, ['connect']) }]]
    },
    'over-broad-entry': {
        hit: [
            [
                'a wildcard below a shared domain',
                trustedUrl('A', 'https://*.my.site.com', ['connect']),
                ['A.cspTrustedSite-meta.xml:5']
            ],
            ['every host', trustedUrl('A', 'https://*', ['connect']), ['A.cspTrustedSite-meta.xml:5']]
        ],
        silent: [['a wildcard below a domain of one owner', trustedUrl('A', 'https://*.example.com', ['connect'])]]
    },
    'duplicate-entry': {
        hit: [
            [
                'one address twice',
                { ...remoteSite('A', API), ...remoteSite('B', `${API}/`) },
                ['B.remoteSite-meta.xml:5']
            ]
        ],
        silent: [
            [
                'two directives of one address in two entries',
                { ...trustedUrl('A', API, ['connect']), ...trustedUrl('B', API, ['img']) }
            ]
        ]
    },
    'org-specific-entry': {
        hit: [['the host of one instance', remoteSite('A', 'https://na1.salesforce.com'), ['A.remoteSite-meta.xml:5']]],
        silent: [['the login host', remoteSite('A', 'https://login.salesforce.com')]]
    },
    'malformed-entry': {
        hit: [
            ['a brace', trustedUrl('A', 'https://{sub}.example.com', ['connect']), ['A.cspTrustedSite-meta.xml:5']],
            ['a wildcard in a Remote Site', remoteSite('A', 'https://*.example.com'), ['A.remoteSite-meta.xml:5']],
            [
                'no directive, since API 59',
                { ...trustedUrl('A', API, []), ...apiVersion('59.0') },
                ['A.cspTrustedSite-meta.xml:5']
            ]
        ],
        silent: [
            ['a host without a scheme', trustedUrl('A', '*.example.com', ['connect'])],
            ['no directive, before API 59', { ...trustedUrl('A', API, []), ...apiVersion('58.0') }],
            [
                'no directive and a device',
                {
                    ...meta(
                        'cspTrustedSites/A.cspTrustedSite-meta.xml',
                        `<CspTrustedSite><canAccessCamera>true</canAccessCamera><endpointUrl>${API}</endpointUrl><isActive>true</isActive></CspTrustedSite>`
                    ),
                    ...apiVersion('60.0')
                }
            ],
            [
                'a text that is replaced when it is deployed',
                {
                    ...trustedUrl('A', 'https://{sub}.example.com', ['connect']),
                    '/sfdx-project.json':
                        '{"packageDirectories":[{"path":"force-app"}],"replacements":[{"stringToReplace":"{sub}"}]}'
                }
            ]
        ]
    },
    'entry-without-description': {
        hit: [['none', trustedUrl('A', API, ['connect'], { description: '' }), ['A.cspTrustedSite-meta.xml:4']]],
        silent: [['one', trustedUrl('A', API, ['connect'])]]
    },
    'header-size': {
        hit: [
            [
                'hundreds of entries',
                Object.assign(
                    {},
                    ...Array.from({ length: 400 }, (_none, index) =>
                        trustedUrl(`A${index}`, `https://a-long-name-of-a-host-${index}.example.com`, ['connect'])
                    )
                ) as Files,
                ['A100.cspTrustedSite-meta.xml:5']
            ]
        ],
        silent: [['a few', trustedUrl('A', API, ['connect'])]]
    },
    'dynamic-url': {
        hit: [
            [
                'a parameter that nobody gives',
                lwc('a', '@api load(url) { fetch(url); }', "import { api } from 'lwc';"),
                ['a.js:4']
            ],
            ['a custom setting', apex('A', 'void a(HttpRequest r, S__c s) {\nr.setEndpoint(s.Url__c);\n}'), ['A.cls:3']]
        ],
        silent: [['a path of the own org', lwc('a', "connectedCallback() { fetch('/services/' + this.id); }")]]
    }
};

describe('each rule reports its subject and leaves the rest alone', () => {
    for (const [rule, { hit, silent }] of Object.entries(CASES)) {
        for (const [what, files, places] of hit) {
            it(`${rule}: ${what}`, (t) => {
                assert.deepEqual(
                    short(scanOf(t, files).findings, rule),
                    places.map((place) => `${rule} ${place}`)
                );
            });
        }
        for (const [what, files] of silent) {
            it(`${rule} is silent: ${what}`, (t) => {
                assert.deepEqual(short(scanOf(t, files).findings, rule), []);
            });
        }
    }

    it('has cases of every rule', () => {
        assert.deepEqual(Object.keys(CASES).sort(), RULES.map(({ name }) => name).sort());
    });

    it('prints no secret', (t) => {
        const result = scanOf(t, lwc('a', get('https://user:hunter2@api.example.com/?api_key=a1b2c3d4e5f6')));
        assert.doesNotMatch(JSON.stringify(result.findings), /a1b2c3d4e5f6|hunter2/);
    });
});
