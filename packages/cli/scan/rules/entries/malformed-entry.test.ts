import { describeRule } from '../../testing/describe-rule.ts';
import {
    API,
    apiVersion,
    type Files,
    meta,
    namedCredential,
    remoteSite,
    target,
    trustedUrl
} from '../../testing/project-of.ts';

describeRule('malformed-entry', {
    hit: [
        [
            'a character that is none of the documented ones',
            trustedUrl('A', 'https://api.example.com/^', ['connect']),
            ['error A.cspTrustedSite-meta.xml:5'],
            /its address has the character \^/
        ],
        [
            'a Callout Target whose origin is no URL',
            target('A', { Origin__c: 'api.example.com', Is_Active__c: 'true' }),
            ['error Callout_Target.A.md-meta.xml:1'],
            /Callout Target A: its address must be a whole http or https URL/
        ],
        [
            'a credential whose address is no URL',
            namedCredential('A', 'ftp://api.example.com'),
            ['error A.namedCredential-meta.xml:2'],
            /must be a whole http or https URL/
        ],

        [
            'a blank',
            trustedUrl('A', 'https://api .example.com', ['connect']),
            ['error A.cspTrustedSite-meta.xml:5'],
            /its address has a blank/
        ],
        [
            'no address',
            meta(
                'remoteSiteSettings/A.remoteSite-meta.xml',
                '<RemoteSiteSetting><isActive>true</isActive></RemoteSiteSetting>'
            ),
            ['error A.remoteSite-meta.xml:1'],
            /it has no address/
        ],
        [
            'more than 255 characters',
            trustedUrl('A', `https://${'a'.repeat(250)}.com`, ['connect']),
            ['error A.cspTrustedSite-meta.xml:5'],
            /more than 255 characters/
        ],
        [
            'another scheme, or none, in a Remote Site',
            {
                ...remoteSite('A', 'ftp://api.example.com'),
                ...remoteSite('B', 'api.example.com'),
                ...remoteSite('C', 'shttp://api.example.com'),
                ...remoteSite('D', 'httpsx://api.example.com')
            },
            ['A', 'B', 'C', 'D'].map((name) => `error ${name}.remoteSite-meta.xml:5`)
        ],
        [
            'what is no host of a policy',
            {
                ...trustedUrl('A', 'https://api..example.com', ['connect']),
                ...trustedUrl('B', 'https://api.*.com', ['connect']),
                ...trustedUrl('C', 'https://api.example.com:port', ['connect']),
                ...trustedUrl('D', 'https:api.example.com', ['connect']),
                ...trustedUrl('E', '://api.example.com', ['connect']),
                ...trustedUrl('F', 'https://*api.example.com', ['connect']),
                ...trustedUrl('G', 'https://api.example.com:8443x', ['connect']),
                ...trustedUrl('H', 'https://@api.example.com', ['connect'])
            },
            [
                'error A.cspTrustedSite-meta.xml:5',
                'error B.cspTrustedSite-meta.xml:5',
                'error C.cspTrustedSite-meta.xml:5',
                'error D.cspTrustedSite-meta.xml:5',
                'error E.cspTrustedSite-meta.xml:5',
                'error F.cspTrustedSite-meta.xml:5',
                'error G.cspTrustedSite-meta.xml:5',
                'error H.cspTrustedSite-meta.xml:5'
            ],
            /is no host that a policy can have/
        ],

        ['a brace', trustedUrl('A', 'https://{sub}.example.com', ['connect']), ['error A.cspTrustedSite-meta.xml:5']],
        ['a wildcard in a Remote Site', remoteSite('A', 'https://*.example.com'), ['error A.remoteSite-meta.xml:5']],
        [
            'no directive, since API 59',
            { ...trustedUrl('A', API, []), ...apiVersion('59.0') },
            ['error A.cspTrustedSite-meta.xml:5']
        ]
    ],
    silent: [
        ['an address of 255 characters', trustedUrl('A', `https://${'a'.repeat(243)}.com`, ['connect'])],
        [
            'a Remote Site and a credential of http',
            { ...remoteSite('A', 'http://api.example.com'), ...namedCredential('B', 'HTTP://b.example.com') }
        ],
        [
            'each documented character',
            trustedUrl('A', "https://api.example.com/a'-._~:@!$&amp;()*+,;%=?#[]", ['connect'])
        ],

        [
            'what a policy can have: a port, any port, a path, a wildcard, an IPv6 address, a whole scheme',
            Object.assign(
                {},
                ...[
                    'https://user@api.example.com',
                    'https://api.example.com?x',
                    'https://api.example.com#x',
                    'moz-extension://0a1b2c3d-0000-4000-8000-000000000000',
                    'WSS://api-2.example.com',
                    'https://api.example.com:8443',
                    'https://api.example.com:*',
                    'https://api.example.com/x?y',
                    'https://*.example.com',
                    'https://[::1]:3000',
                    'https://*',
                    'chrome-extension://abc',
                    'https://a_b.example.com.'
                ].map((url, index) => trustedUrl(`A${index}`, url, ['connect']))
            ) as Files
        ],
        [
            'a token that is filled in when it is deployed',
            {
                ...remoteSite('A', 'https://%%HOST%%'),
                ...remoteSite('B', 'https://${HOST}'),
                ...remoteSite('C', '__API_HOST__'),
                ...remoteSite('D', '{{host}}')
            }
        ],
        [
            'a credential, which has no address of its own',
            {
                ...meta(
                    'externalCredentials/Api.externalCredential-meta.xml',
                    '<ExternalCredential><label>A b</label></ExternalCredential>'
                ),
                ...meta(
                    'namedCredentials/A.namedCredential-meta.xml',
                    '<NamedCredential><label>A</label></NamedCredential>'
                )
            }
        ],
        [
            'no directive and a microphone',
            {
                ...meta(
                    'cspTrustedSites/A.cspTrustedSite-meta.xml',
                    `<CspTrustedSite><canAccessMicrophone>true</canAccessMicrophone><endpointUrl>${API}</endpointUrl></CspTrustedSite>`
                ),
                ...apiVersion('60.0')
            }
        ],

        ['a host without a scheme', trustedUrl('A', '*.example.com', ['connect'])],
        ['no directive, before API 59', { ...trustedUrl('A', API, []), ...apiVersion('58.0') }],
        [
            'no directive, in a folder of the older format with a version of its own',
            {
                ...apiVersion('60.0'),
                'old/package.xml': '<Package><version>44.0</version></Package>',
                'old/cspTrustedSites/A.cspTrustedSite':
                    '<CspTrustedSite><endpointUrl>https://a.example.com</endpointUrl><isActive>true</isActive></CspTrustedSite>'
            }
        ],
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
});
