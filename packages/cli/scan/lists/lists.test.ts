import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Entry } from '../model.ts';
import { meta, namedCredential, scanOf, trustedUrl, type Files } from '../testing/project-of.ts';
import { EntryIndex, hostOf } from './entry-index.ts';
import { coversCallout, coversUrl, feeds, sameName } from './matching.ts';

const entry = (value: string, more: Partial<Entry> = {}): Entry => ({
    list: 'CspTrustedSite',
    name: 'A',
    value,
    file: 'a',
    lines: {},
    active: true,
    directives: [],
    fields: {},
    ...more
});

const SITE = 'experiences/Shop/config.json';
const TRUSTED = 'digitalExperiences/site/Shop/sfdc_cms__trustedSites/trustedSites/content.json';
const version = (sourceApiVersion?: string): Files => ({
    '/sfdx-project.json': JSON.stringify({ packageDirectories: [{ path: 'force-app' }], sourceApiVersion })
});
const trusted = (elements: string): Files =>
    meta(
        'cspTrustedSites/A.cspTrustedSite-meta.xml',
        `<CspTrustedSite><endpointUrl>https://a.example.com</endpointUrl>${elements}</CspTrustedSite>`
    );
const ALL = ['connect-src', 'font-src', 'frame-src', 'img-src', 'media-src', 'style-src'];

/** What a file says, and the entries that are read from it, as far as a case asks. */
const READ: [string, Files, Partial<Entry>[]][] = [
    [
        'a trusted URL with each of its boxes',
        trustedUrl('A', 'https://a.example.com', ['connect', 'font', 'frame', 'img', 'media', 'style'], {
            context: 'Communities'
        }),
        [
            {
                list: 'CspTrustedSite',
                name: 'A',
                value: 'https://a.example.com',
                active: true,
                context: 'Communities',
                directives: ALL
            } as Partial<Entry>
        ]
    ],
    [
        'a Remote Site of the older format, with a name that is encoded and one that only looks so',
        {
            'remoteSiteSettings/A%2EB.remoteSite':
                '<RemoteSiteSetting><isActive>false</isActive><url>https://a.example.com</url></RemoteSiteSetting>',
            'remoteSiteSettings/B%ZZ.remoteSite':
                '<RemoteSiteSetting><isActive>true</isActive><url>https://b.example.com</url></RemoteSiteSetting>'
        },
        [
            { list: 'RemoteSiteSetting', name: 'A.B', active: false, context: undefined, directives: [] },
            { list: 'RemoteSiteSetting', name: 'B%ZZ', active: true, value: 'https://b.example.com' }
        ]
    ],
    [
        'both kinds of Named Credential',
        {
            ...namedCredential('New', 'https://new.example.com', 'Api'),
            'namedCredentials/Old.namedCredential-meta.xml':
                '<NamedCredential><endpoint>https://old.example.com</endpoint></NamedCredential>'
        },
        [
            { name: 'New', value: 'https://new.example.com', externalCredential: 'Api', lines: { value: 2 } },
            { name: 'Old', value: 'https://old.example.com', externalCredential: undefined, active: true }
        ]
    ],
    [
        'an External Credential and an entry of the CORS allowlist',
        {
            'corsWhitelistOrigins/C.corsWhitelistOrigin-meta.xml':
                '<CorsWhitelistOrigin>\n<urlPattern>https://c.example.com</urlPattern></CorsWhitelistOrigin>',
            'externalCredentials/E.externalCredential-meta.xml':
                '<ExternalCredential>\n<authenticationProtocol>Custom</authenticationProtocol></ExternalCredential>'
        },
        [
            { list: 'CorsWhitelistOrigin', value: 'https://c.example.com', active: true, lines: { value: 2 } },
            { list: 'ExternalCredential', name: 'E', value: 'Custom', lines: { value: 2 } }
        ]
    ],
    [
        'the line of a Named Credential’s address',
        meta(
            'namedCredentials/A.namedCredential-meta.xml',
            '<NamedCredential><namedCredentialParameters>\n<parameterType>Url</parameterType>\n<parameterValue>https://a.example.com</parameterValue></namedCredentialParameters></NamedCredential>'
        ),
        [{ value: 'https://a.example.com', lines: { value: 3 } }]
    ],
    ['a trusted URL that names no context', trusted('<isActive>true</isActive>'), [{ context: 'All' }]],
    [
        'no box named, of a version that nobody tells',
        { ...version(), ...trusted('') },
        [{ directives: ALL } as Partial<Entry>]
    ],
    [
        'boxes that are all off, of such a version',
        { ...version(), ...trusted('<isApplicableToImgSrc>false</isApplicableToImgSrc>') },
        [{ directives: [] }]
    ],
    ['no box named, of API 49', { ...version('49.0'), ...trusted('') }, [{ directives: ALL } as Partial<Entry>]],
    ['no box named, of API 50', { ...version('50.0'), ...trusted('') }, [{ directives: ['img-src'] }]],
    ['no box named, of API 58', { ...version('58.0'), ...trusted('') }, [{ directives: ['img-src'] }]],
    ['no box named, of API 59', { ...version('59.0'), ...trusted('') }, [{ directives: [] }]],
    [
        'an entry that opens a camera alone',
        { ...version('49.0'), ...trusted('<canAccessCamera>true</canAccessCamera>') },
        [{ directives: [] }]
    ],
    [
        'an entry that opens no camera',
        { ...version('49.0'), ...trusted('<canAccessCamera>false</canAccessCamera>') },
        [{ directives: ALL } as Partial<Entry>]
    ],
    [
        'the hosts that a site takes scripts from, wherever they stand in its configuration',
        meta(
            SITE,
            JSON.stringify(
                {
                    homeUrl: 'https://no.example.com',
                    empty: null,
                    count: 1,
                    security: [
                        {
                            trustedSitesForScript: [
                                'https://a.example.com',
                                'http://b.example.com',
                                'no address',
                                'see https://c.example.com'
                            ]
                        }
                    ]
                },
                null,
                1
            )
        ),
        [
            {
                list: 'SiteScript',
                name: 'https://a.example.com',
                value: 'https://a.example.com',
                lines: { value: 8 },
                active: true,
                context: 'Communities'
            },
            { list: 'SiteScript', value: 'http://b.example.com', lines: { value: 9 } }
        ]
    ],
    [
        'the trusted sites of an enhanced site, in a file of their own',
        meta(
            TRUSTED,
            JSON.stringify({
                contentBody: { list: [{ source: 'wss://a.example.com' }, { source: 'ws://b.example.com' }] }
            })
        ),
        [
            { list: 'SiteTrusted', value: 'wss://a.example.com', context: 'Communities' },
            { list: 'SiteTrusted', value: 'ws://b.example.com' }
        ]
    ],
    [
        'no entry of another file of a site',
        meta('experiences/Shop/views/home.json', '{"url":"https://a.example.com"}'),
        []
    ]
];

/** Of an entry what a case asks for. */
const pick = (one: Entry, asked: Partial<Entry>): Partial<Entry> =>
    Object.fromEntries(
        Object.keys(asked).map((key) => [key, key === 'lines' ? { value: one.lines.value } : one[key as keyof Entry]])
    );

describe('The lists of a project', () => {
    for (const [what, files, expected] of READ) {
        it(`have ${what}`, (t) => {
            const { entries, problems } = scanOf(t, files);
            assert.deepEqual(
                entries.map((one, index) => pick(one, expected[index] ?? {})),
                expected
            );
            assert.deepEqual(problems, []);
        });
    }

    for (const [file, content, problem] of [
        [
            'remoteSiteSettings/A.remoteSite-meta.xml',
            '<RemoteSiteSetting/>',
            /A\.remoteSite-meta\.xml: is not a metadata file; left out$/
        ],
        ['remoteSiteSettings/A.remoteSite-meta.xml', '<RemoteSiteSetting>', /is not well-formed XML; left out$/],
        [SITE, '{"trustedSites": [', /config\.json: is not valid JSON; left out$/]
    ] as const) {
        it(`leave out, with one line, ${file} that holds ${content}`, (t) => {
            const { entries, problems } = scanOf(t, meta(file, content));
            assert.deepEqual(entries, []);
            assert.equal(problems.length, 1);
            assert.match(problems[0], problem);
        });
    }
});

describe('An address of a list', () => {
    const COVERED: [string, string, boolean][] = [
        ['https://a.example.com', 'https://a.example.com/x', true],
        ['https://a.example.com//', 'https://a.example.com/x', true],
        ['https://a.example.com/x', 'https://a.example.com/y', false],
        ['https://*.example.com', 'https://a.example.com', true],
        ['https://*.example.com', 'https://example.com', false],
        ['https://a.example.com', 'wss://a.example.com', false],
        ['a.example.com', 'https://a.example.com', true],
        ['', 'https://a.example.com', false],
        ['https://a.example.com', 'no address', false],
        [' https://a.example.com ', 'https://a.example.com', true]
    ];
    for (const [value, url, isCovered] of COVERED) {
        it(`of a trusted URL, "${value}", ${isCovered ? 'covers' : 'does not cover'} ${url}`, () => {
            assert.equal(coversUrl(entry(value), url), isCovered);
        });
    }

    it('of a Remote Site is compared by scheme, host and port', () => {
        const covers = (value: string, url: string): boolean => coversCallout(entry(value), url);
        assert.ok(covers(' https://a.example.com/path', 'https://A.example.com:443/other'));
        assert.ok(!covers('https://a.example.com', 'http://a.example.com'));
        assert.ok(!covers('https://a.example.com', 'https://a.example.com:8443'));
        assert.ok(!covers('a.example.com', 'https://a.example.com'));
        assert.ok(!covers('https://a.example.com', 'a.example.com'));
    });

    it('feeds its own context, and all of them as All', () => {
        assert.ok(feeds(entry('', { context: 'All' }), 'LEX'));
        assert.ok(feeds(entry('', { context: 'LEX' }), 'LEX'));
        assert.ok(!feeds(entry('', { context: 'LEX' }), 'VisualForce'));
    });

    it('has a name with and without the one of a package, in any letters', () => {
        const isNamed = (name: string, asked: string): boolean => sameName(entry('', { name }), asked);
        assert.ok(isNamed('Orders', 'ORDERS'));
        assert.ok(isNamed('Orders', 'acme__orders'));
        assert.ok(!isNamed('Orders', 'acme__other'));
        assert.ok(!isNamed('Orders', 'acme_orders'));
        assert.ok(!isNamed('rders', 'Orders'));
        assert.ok(isNamed('Orders', '__Orders'));
        assert.ok(isNamed('My__Orders', 'my__orders'));
    });

    it('has a host, with a scheme and without', () => {
        assert.deepEqual(
            [
                'https://a.example.com/x',
                ' a.example.com:8443',
                'WSS://A.example.com',
                'a.example.com/?u=https://b.example.com',
                'a b',
                ''
            ].map(hostOf),
            ['a.example.com', 'a.example.com', 'a.example.com', 'a.example.com', undefined, undefined]
        );
    });
});

describe('The index of entries', () => {
    const plain = entry('https://a.example.com', { name: 'Plain' });
    const pattern = entry('https://*.example.com', { name: 'Pattern' });
    const broken = entry('a b', { name: 'Broken' });
    const named = entry('https://a.example.com', { name: 'Orders', list: 'NamedCredential' });
    const packaged = entry('https://b.example.com', { name: 'acme__Orders', list: 'NamedCredential' });
    const site = entry('https://b.example.com', { name: 'Orders', list: 'RemoteSiteSetting' });
    const index = new EntryIndex([plain, pattern, broken, named, packaged, site]);

    it('gives for an address the entries of its host, the patterns and what cannot be read', () => {
        assert.deepEqual(index.near('https://a.example.com/x'), [plain, named, pattern, broken]);
        assert.deepEqual(index.near('https://c.example.com/x'), [pattern, broken]);
    });

    it('gives for a name the Named Credentials, with the name of a package and without', () => {
        assert.deepEqual(index.credentials('ORDERS'), [named]);
        assert.deepEqual(index.credentials('acme__orders'), [packaged, named]);
        assert.deepEqual(index.credentials('other'), []);
    });
});
