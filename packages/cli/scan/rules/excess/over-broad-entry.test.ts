import { describeRule } from '../../testing/describe-rule.ts';
import { API, get, lwc, remoteSite, trustedUrl, type Files } from '../../testing/project-of.ts';

/** Domains below which anybody can have a host: of Salesforce, of the public suffix list, and of neither. */
const SHARED = [
    'my.salesforce.com',
    'my.salesforce-sites.com',
    'my.salesforce-scrt.com',
    'my.salesforce.app',
    'my.site.com',
    'lightning.force.com',
    'vf.force.com',
    'file.force.com',
    'force.com',
    'salesforce.com',
    'salesforce-sites.com',
    'salesforce-scrt.com',
    'salesforce-experience.com',
    'salesforce-setup.com',
    'salesforceliveagent.com',
    'site.com',
    'documentforce.com',
    'visualforce.com',
    'cloudforce.com',
    'herokuapp.com',
    'co.uk',
    'amazonaws.com',
    'windows.net',
    'googleusercontent.com'
];
const OF_ANYBODY = [
    'cdn.jsdelivr.net',
    'unpkg.com',
    's3-us-west-2.amazonaws.com',
    's3.amazonaws.com',
    'storage.googleapis.com',
    'gist.githubusercontent.com',
    'cdnjs.cloudflare.com'
];

describeRule('over-broad-entry', {
    hit: [
        [
            'every host of a scheme',
            trustedUrl('A', 'https://*', ['connect']),
            ['warning A.cspTrustedSite-meta.xml:5'],
            /^Trusted URL A allows every host\.$/
        ],
        [
            'a domain that anybody can have a name below, with a port and a path',
            trustedUrl('A', 'HTTPS://*.GitHub.io:443/x', ['img']),
            ['warning A.cspTrustedSite-meta.xml:5'],
            /every host below github\.io, where anybody/
        ],
        [
            'a host that holds files of anybody',
            remoteSite('A', 'https://raw.githubusercontent.com'),
            ['info A.remoteSite-meta.xml:5'],
            /^raw\.githubusercontent\.com holds files of anybody/
        ],
        ...SHARED.map((domain): [string, Files, string[]] => [
            `every host below ${domain}`,
            trustedUrl('A', `https://*.${domain}`, ['connect']),
            ['warning A.cspTrustedSite-meta.xml:5']
        ]),
        ...OF_ANYBODY.map((host): [string, Files, string[]] => [
            `${host}, which holds files of anybody`,
            trustedUrl('A', `https://${host}`, ['connect']),
            ['info A.cspTrustedSite-meta.xml:5']
        ]),
        [
            'every host on every port',
            trustedUrl('A', 'https://*:*', ['connect']),
            ['warning A.cspTrustedSite-meta.xml:5']
        ],
        [
            'all contexts, for callers in one',
            { ...lwc('a', get(API)), ...trustedUrl('A', API, ['connect'], { context: 'All' }) },
            ['info A.cspTrustedSite-meta.xml:3'],
            /its callers are in LEX only/
        ],

        [
            'a wildcard below a shared domain',
            trustedUrl('A', 'https://*.my.site.com', ['connect']),
            ['warning A.cspTrustedSite-meta.xml:5']
        ],
        ['every host', trustedUrl('A', 'https://*', ['connect']), ['warning A.cspTrustedSite-meta.xml:5']]
    ],
    silent: [
        ...[
            'raw.githubusercontent.com.example.com',
            'my-raw.githubusercontent.com',
            's3.example.com',
            'my.unpkg.com',
            'storage.googleapis.com.example.com'
        ].map((host): [string, Files] => [
            `${host}, which only looks so`,
            trustedUrl('A', `https://${host}`, ['connect'])
        ]),
        [
            'one that is not active, in all contexts',
            { ...lwc('a', get(API)), ...trustedUrl('A', API, ['connect'], { context: 'All', active: false }) }
        ],
        [
            'all contexts, for callers in two',
            {
                ...lwc('a', get(API), '', ['lightning__AppPage', 'lightningCommunity__Page']),
                ...trustedUrl('A', API, ['connect'], { context: 'All' })
            }
        ],
        ['one context, for callers in one', { ...lwc('a', get(API)), ...trustedUrl('A', API, ['connect']) }],
        ['a wildcard below a domain of one owner', trustedUrl('A', 'https://*.example.com', ['connect'])],
        ['a wildcard below a domain of one owner', trustedUrl('A', 'https://*.example.com', ['connect'])]
    ]
});
