import { describeRule } from '../../testing/describe-rule.ts';
import { API, meta, namedCredential, remoteSite, target, trustedUrl } from '../../testing/project-of.ts';

describeRule('duplicate-entry', {
    hit: [
        [
            'the same name in two package directories',
            {
                ...trustedUrl('A', API, ['connect']),
                ...meta(
                    'more/cspTrustedSites/A.cspTrustedSite-meta.xml',
                    '<CspTrustedSite>\n<endpointUrl>https://other.example.com</endpointUrl></CspTrustedSite>'
                )
            },
            ['warning A.cspTrustedSite-meta.xml:2'],
            /is also in .*the one that is deployed last wins/
        ],
        [
            'a wider one in front of a narrower one',
            { ...trustedUrl('A', API, ['connect', 'img'], { context: 'All' }), ...trustedUrl('B', API, ['connect']) },
            ['warning B.cspTrustedSite-meta.xml:5'],
            /^Trusted URL A \(.*\) already allows/
        ],
        [
            'a narrower one in front of a wider one',
            { ...trustedUrl('A', API, ['img']), ...trustedUrl('B', API, ['connect', 'img'], { context: 'All' }) },
            ['warning A.cspTrustedSite-meta.xml:5'],
            /^Trusted URL B \(.*\) already allows/
        ],
        [
            'one beside that of a package, which nobody here can take away',
            { ...remoteSite('Orders', API), ...remoteSite('acme__Site', API), ...remoteSite('other__Site', API) },
            ['warning Orders.remoteSite-meta.xml:5'],
            /^Remote Site Setting (acme|other)__Site /
        ],
        [
            'two Callout Targets of one origin and path; not those of two paths, nor one that is closed',
            {
                ...target('A', { Origin__c: `${API}/`, Path_Prefix__c: '/orders', Is_Active__c: 'true' }),
                ...target('B', { Origin__c: API, Path_Prefix__c: '/orders/', Is_Active__c: 'true' }),
                ...target('C', { Origin__c: API, Is_Active__c: 'true' }),
                ...target('D', { Origin__c: API, Is_Active__c: 'false' })
            },
            ['warning Callout_Target.B.md-meta.xml:1']
        ],
        [
            'three of one address, each held against the first',
            { ...remoteSite('A', API), ...remoteSite('B', API), ...remoteSite('C', API) },
            ['warning B.remoteSite-meta.xml:5', 'warning C.remoteSite-meta.xml:5'],
            /Remote Site Setting A /
        ],

        [
            'one address twice on the CORS allowlist',
            {
                ...meta(
                    'corsWhitelistOrigins/A.corsWhitelistOrigin-meta.xml',
                    `<CorsWhitelistOrigin><urlPattern>${API}</urlPattern></CorsWhitelistOrigin>`
                ),
                ...meta(
                    'corsWhitelistOrigins/B.corsWhitelistOrigin-meta.xml',
                    `<CorsWhitelistOrigin>\n<urlPattern>${API.toUpperCase()}</urlPattern></CorsWhitelistOrigin>`
                )
            },
            ['warning B.corsWhitelistOrigin-meta.xml:2']
        ],
        [
            'one name twice of which one is switched off',
            {
                ...remoteSite('A', API),
                ...meta(
                    'more/remoteSiteSettings/A.remoteSite-meta.xml',
                    '<RemoteSiteSetting><isActive>false</isActive>\n<url>https://b.example.com</url></RemoteSiteSetting>'
                )
            },
            ['warning A.remoteSite-meta.xml:5']
        ],
        [
            'one address twice, with slashes behind it',
            { ...remoteSite('A', `${API}//`), ...remoteSite('B', API) },
            ['warning B.remoteSite-meta.xml:5']
        ],
        [
            'one address twice',
            { ...remoteSite('A', API), ...remoteSite('B', `${API}/`) },
            ['warning B.remoteSite-meta.xml:5']
        ]
    ],
    silent: [
        [
            'one host that two sites trust',
            {
                ...meta('digitalExperiences/site/A/sfdc_cms__trustedSites/t/content.json', `{"source":"${API}"}`),
                ...meta('digitalExperiences/site/B/sfdc_cms__trustedSites/t/content.json', `{"source":"${API}"}`),
                ...meta('experiences/A/config.json', `{"trustedSitesForScript":["${API}"]}`),
                ...meta('experiences/B/config.json', `{"trustedSitesForScript":["${API}"]}`)
            }
        ],
        [
            'one address in two contexts',
            { ...trustedUrl('A', API, ['connect']), ...trustedUrl('B', API, ['connect'], { context: 'Communities' }) }
        ],
        ['one address, active and not', { ...remoteSite('A', API), ...remoteSite('B', API, { active: false }) }],
        [
            'two credentials of one address, and one name in two lists',
            { ...namedCredential('A', API), ...namedCredential('B', API), ...remoteSite('A', API) }
        ],
        [
            'two addresses that are not there',
            {
                ...meta(
                    'remoteSiteSettings/A.remoteSite-meta.xml',
                    '<RemoteSiteSetting><isActive>true</isActive></RemoteSiteSetting>'
                ),
                ...meta(
                    'remoteSiteSettings/B.remoteSite-meta.xml',
                    '<RemoteSiteSetting><isActive>true</isActive></RemoteSiteSetting>'
                )
            }
        ],

        [
            'two directives of one address in two entries',
            { ...trustedUrl('A', API, ['connect']), ...trustedUrl('B', API, ['img']) }
        ]
    ]
});
