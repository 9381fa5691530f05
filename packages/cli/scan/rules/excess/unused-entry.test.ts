import { describeRule } from '../../testing/describe-rule.ts';
import {
    apex,
    API,
    get,
    lwc,
    meta,
    namedCredential,
    remoteSite,
    template,
    trustedUrl,
    type Files
} from '../../testing/project-of.ts';

describeRule('unused-entry', {
    hit: [
        [
            'one whose address is replaced when it is deployed',
            { ...trustedUrl('A', '${ORG_URL}', ['connect']), ...remoteSite('B', 'https://%%HOST%%') },
            ['info A.cspTrustedSite-meta.xml:5', 'info B.remoteSite-meta.xml:5'],
            /its address is put in when it is deployed\.$/
        ],
        [
            'a Named Credential of Salesforce, with a chat',
            {
                ...meta('EmbeddedServiceConfig/C.EmbeddedServiceConfig-meta.xml', '<EmbeddedServiceConfig/>'),
                ...namedCredential('Orders', 'https://acme.my.salesforce.com')
            },
            ['warning Orders.namedCredential-meta.xml:2']
        ],
        [
            'a Named Credential, where only an image is not known',
            {
                ...lwc('a', '@api url;', "import { api } from 'lwc';"),
                ...template('a', '<img src={url}>'),
                ...namedCredential('Orders', API)
            },
            ['warning Orders.namedCredential-meta.xml:2']
        ],
        [
            'a Named Credential that a flow may need of which the service is not known',
            {
                ...meta(
                    'flows/F.flow-meta.xml',
                    '<Flow><actionCalls><actionName>Gone.get</actionName><actionType>externalService</actionType></actionCalls></Flow>'
                ),
                ...namedCredential('Orders', API)
            },
            ['info Orders.namedCredential-meta.xml:2']
        ],
        [
            'one that a call may need whose address is not known',
            { ...apex('A', 'void a(HttpRequest r, S__c s) {\nr.setEndpoint(s.Url__c);\n}'), ...remoteSite('A', API) },
            ['info A.remoteSite-meta.xml:5'],
            /as far as can be known: where .*A\.cls:3 goes is not known/
        ],
        ...(
            [
                ['an address that a page gives', 'void a(HttpRequest r, String u) {\nr.setEndpoint(u);\n}', ''],
                [
                    'a name that begins otherwise',
                    "void a(HttpRequest r, String n) {\nr.setEndpoint('callout:Links_' + n);\n}",
                    ''
                ],
                [
                    'the address that a request has already',
                    "void a(HttpRequest r) {\nr.setEndpoint(r.getEndpoint() + '?a=b');\n}",
                    'remote'
                ],
                [
                    'another host',
                    "void a(HttpRequest r, String n) {\nr.setEndpoint('https://' + n + '.example.org/x');\n}",
                    'remote'
                ],
                [
                    'a call in a comment',
                    "// new HttpRequest().setEndpoint('https://api.example.com/x');\n/* 'callout:Orders/x' */",
                    'remote'
                ]
            ] as const
        ).map(([what, body, list]): [string, Files, string[]] => [
            `one beside ${what}`,
            { ...apex('A', body), ...(list ? remoteSite('Orders', API) : namedCredential('Orders', API)) },
            [list ? 'warning Orders.remoteSite-meta.xml:5' : 'warning Orders.namedCredential-meta.xml:2']
        ]),
        [
            'one that a call of another part of its host may need',
            {
                ...apex('A', "void a(HttpRequest r, String n) {\nr.setEndpoint('https://' + n + '.example.com/x');\n}"),
                ...remoteSite('A', API)
            },
            ['info A.remoteSite-meta.xml:5']
        ],
        [
            'a Remote Site beside a flow of which the service is not known: it has a credential',
            {
                ...meta(
                    'flows/F.flow-meta.xml',
                    '<Flow><actionCalls><actionName>Gone.get</actionName><actionType>externalService</actionType></actionCalls></Flow>'
                ),
                ...remoteSite('A', API)
            },
            ['warning A.remoteSite-meta.xml:5']
        ],
        ...(
            [
                ['any of its hosts', 'https://*.example.com', "'https://' + n + '.example.org/x'"],
                ['a host without a scheme', 'api.example.com', "'https://' + n + '.example.org/x'"],
                ['a host and a path', 'https://api.example.com/x', "'HTTPS://' + n + '.example.com/y'"],
                ['a host between two parts', API, "'https://' + n + '.' + n + '.example.com/x/' + n"]
            ] as const
        ).map(([what, url, address]): [string, Files, string[]] => [
            `one of ${what} that a call may need`,
            {
                ...apex('A', `void a(HttpRequest r, String n) {\nr.setEndpoint(${address});\n}`),
                ...remoteSite('A', url)
            },
            ['info A.remoteSite-meta.xml:5']
        ]),
        [
            'a Trusted URL for what a stylesheet of another host loads in turn; not one for its maker, and no Remote Site',
            {
                ...lwc('a', "go(link) {\nlink.href = 'https://fonts.googleapis.com/css2?family=A'; }"),
                ...template('a', '<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=A">'),
                ...trustedUrl('A', 'https://fonts.gstatic.com', ['font']),
                ...trustedUrl('B', 'https://www.gstatic.com', ['font']),
                ...remoteSite('C', 'https://fonts.gstatic.com')
            },
            [
                'info A.cspTrustedSite-meta.xml:5',
                'warning B.cspTrustedSite-meta.xml:5',
                'warning C.remoteSite-meta.xml:5'
            ],
            /^No call of the project needs the Trusted URL A, as far as can be known: what fonts\.googleapis\.com gives loads from it\./
        ],
        ...[
            ['use.typekit.net', 'p.typekit.net'],
            ['maps.googleapis.com', 'maps.gstatic.com'],
            ['maps.googleapis.com', 'fonts.gstatic.com'],
            ['maps.googleapis.com', 'fonts.googleapis.com'],
            ['www.google.com', 'www.gstatic.com'],
            ['www.recaptcha.net', 'www.gstatic.com'],
            ['js.stripe.com', 'api.stripe.com'],
            ['js.stripe.com', 'hooks.stripe.com'],
            ['js.stripe.com', 'm.stripe.network']
        ].map(([loader, loaded]): [string, Files, string[]] => [
            `${loaded}, from which what ${loader} gives loads`,
            {
                ...lwc('a', ''),
                ...template('a', `<iframe src="https://${loader}/a"></iframe>`),
                ...trustedUrl('A', `https://${loaded}`, ['connect'])
            },
            ['info A.cspTrustedSite-meta.xml:5']
        ]),
        [
            'the same beside a callout of Apex to that host, which loads nothing',
            {
                ...apex('A', "void a(HttpRequest r) {\nr.setEndpoint('https://js.stripe.com/a');\n}"),
                ...trustedUrl('A', 'https://m.stripe.network', ['connect'])
            },
            ['warning A.cspTrustedSite-meta.xml:5']
        ],
        [
            'a Named Credential that a payment gateway may have; no Remote Site',
            {
                ...apex(
                    'Pay',
                    "void a(HttpRequest r) {\nr.setEndpoint('/v1/charge'); new commercepayments.PaymentsHttp().send(r);\n}"
                ),
                ...namedCredential('Gateway', API),
                ...remoteSite('A', API)
            },
            ['info Gateway.namedCredential-meta.xml:2', 'warning A.remoteSite-meta.xml:5']
        ],
        [
            'a Named Credential that a callout with an unknown name may need',
            {
                ...apex('A', "void a(HttpRequest r, S__c s) {\nr.setEndpoint('callout:' + s.Name__c);\n}"),
                ...namedCredential('Orders', API)
            },
            ['info Orders.namedCredential-meta.xml:2']
        ],
        [
            'a Remote Site beside a callout of which only the credential is not known',
            {
                ...apex('A', "void a(HttpRequest r, S__c s) {\nr.setEndpoint('callout:' + s.Name__c);\n}"),
                ...remoteSite('A', API)
            },
            ['warning A.remoteSite-meta.xml:5'],
            /^No call of the project needs the Remote Site Setting A\.$/
        ],
        [
            'a trusted URL for images, where an image is not known',
            {
                ...lwc('a', '@api url;', "import { api } from 'lwc';"),
                ...template('a', '<img src={url}>'),
                ...trustedUrl('A', API, ['img'])
            },
            ['info A.cspTrustedSite-meta.xml:5']
        ],
        [
            'a trusted URL for scripts, where only an image is not known',
            {
                ...lwc('a', '@api url;', "import { api } from 'lwc';"),
                ...template('a', '<img src={url}>'),
                ...trustedUrl('A', API, ['connect'])
            },
            ['warning A.cspTrustedSite-meta.xml:5']
        ],
        [
            'a Remote Site, where only an image is not known',
            {
                ...lwc('a', '@api url;', "import { api } from 'lwc';"),
                ...template('a', '<img src={url}>'),
                ...remoteSite('A', API)
            },
            ['warning A.remoteSite-meta.xml:5']
        ],
        [
            'one of Salesforce, without a chat',
            trustedUrl('A', 'https://*.my.salesforce-scrt.com', ['connect']),
            ['warning A.cspTrustedSite-meta.xml:5']
        ],
        [
            'one of somebody else, with a chat',
            {
                ...meta('EmbeddedServiceConfig/C.EmbeddedServiceConfig-meta.xml', '<EmbeddedServiceConfig/>'),
                ...trustedUrl('A', API, ['connect'])
            },
            ['warning A.cspTrustedSite-meta.xml:5']
        ],

        ['an entry without a call', trustedUrl('A', API, ['connect']), ['warning A.cspTrustedSite-meta.xml:5']]
    ],
    silent: [
        [
            'one of Salesforce that a chat needs',
            {
                ...meta('EmbeddedServiceConfig/C.EmbeddedServiceConfig-meta.xml', '<EmbeddedServiceConfig/>'),
                ...trustedUrl('A', 'https://*.my.salesforce-scrt.com', ['connect']),
                ...trustedUrl('B', 'https://acme.my.site.com/path', ['connect'])
            }
        ],
        [
            'one that an older chat needs',
            {
                ...meta('liveChatDeployments/C.liveChatDeployment-meta.xml', '<LiveChatDeployment/>'),
                ...trustedUrl('A', 'https://d.la1-c1.salesforceliveagent.com', ['connect'])
            }
        ],
        [
            'the same in the older format',
            {
                ...meta('EmbeddedServiceConfig/C.EmbeddedServiceConfig', '<EmbeddedServiceConfig/>'),
                ...trustedUrl('A', 'https://*.my.salesforce-scrt.com', ['connect'])
            }
        ],
        [
            'one that a call needs with another directive or context',
            {
                ...lwc('a', get(API)),
                ...trustedUrl('A', API, ['img']),
                ...lwc('b', get('https://b.example.com'), '', ['lightningCommunity__Page']),
                ...trustedUrl('B', 'https://b.example.com', ['connect'])
            }
        ],
        [
            'one that is not active, and lists of others',
            {
                ...remoteSite('A', API, { active: false }),
                ...meta(
                    'corsWhitelistOrigins/A.corsWhitelistOrigin-meta.xml',
                    '<CorsWhitelistOrigin><urlPattern>https://a.example.com</urlPattern></CorsWhitelistOrigin>'
                ),
                ...meta(
                    'externalCredentials/Api.externalCredential-meta.xml',
                    '<ExternalCredential><authenticationProtocol>Custom</authenticationProtocol></ExternalCredential>'
                )
            }
        ],
        ['an entry that a call uses', { ...lwc('a', get(API)), ...trustedUrl('A', API, ['connect']) }]
    ]
});
