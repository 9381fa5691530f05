import { describeRule } from '../../testing/describe-rule.ts';
import { API, get, lwc, remoteSite, trustedUrl } from '../../testing/project-of.ts';

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
