import { describeRule } from '../../testing/describe-rule.ts';
import { meta, remoteSite, trustedUrl, type Files } from '../../testing/project-of.ts';

describeRule('org-specific-entry', {
    hit: [
        [
            'a My Domain',
            remoteSite('A', 'https://acme.my.salesforce.com'),
            ['info A.remoteSite-meta.xml:5'],
            /^A names the host of one certain org\.$/
        ],
        [
            'a sandbox, a site, a page, in each list',
            {
                ...trustedUrl('A', 'https://acme--dev.sandbox.lightning.force.com', ['connect']),
                ...trustedUrl('B', 'https://acme.my.site.com', ['img']),
                ...trustedUrl('C', 'https://acme--c.vf.force.com', ['frame'])
            },
            ['info A.cspTrustedSite-meta.xml:5', 'info B.cspTrustedSite-meta.xml:5', 'info C.cspTrustedSite-meta.xml:5']
        ],

        ...[
            'acme.develop.my.salesforce.com',
            'acme.scratch.lightning.force.com',
            'acme.my.salesforce-sites.com',
            'acme.visual.force.com',
            'c.na12.visual.force.com',
            'acme--pkg.na12.content.force.com',
            'eu10.salesforce.com',
            'cs8.force.com',
            'tapp0.salesforce.com',
            'loginhelp.my.salesforce.com',
            'acme-login.my.salesforce.com'
        ].map((host): [string, Files, string[]] => [
            host,
            remoteSite('A', `https://${host}`),
            ['info A.remoteSite-meta.xml:5']
        ]),
        ['the host of one instance', remoteSite('A', 'https://na1.salesforce.com'), ['info A.remoteSite-meta.xml:5']]
    ],
    silent: [
        [
            'a pattern, and hosts of Salesforce for everybody',
            {
                ...trustedUrl('A', 'https://*.my.salesforce.com', ['connect']),
                ...remoteSite('B', 'https://login.salesforce.com'),
                ...remoteSite('C', 'https://test.salesforce.com'),
                ...remoteSite('D', 'https://www.salesforce.com')
            }
        ],
        ...[
            'help.salesforce.com',
            'developer.force.com',
            'a.b.my.salesforce.com',
            'xna1.salesforce.com',
            'nax.salesforce.com',
            'acme--x.example.com'
        ].map((host): [string, Files] => [`${host}, which is of no one org`, remoteSite('A', `https://${host}`)]),
        [
            'a credential, whose value is no address',
            meta(
                'externalCredentials/na1.salesforce.com.externalCredential-meta.xml',
                '<ExternalCredential><authenticationProtocol>Custom</authenticationProtocol></ExternalCredential>'
            )
        ],
        ['a host that only looks like one', remoteSite('A', 'https://acme.my.salesforce.com.example.com')],
        ['the login host', remoteSite('A', 'https://login.salesforce.com')]
    ]
});
