import { describeRule } from '../../testing/describe-rule.ts';
import { trustedUrl } from '../../testing/project-of.ts';

describeRule('over-broad-entry', {
    hit: [
        [
            'a wildcard below a shared domain',
            trustedUrl('A', 'https://*.my.site.com', ['connect']),
            ['A.cspTrustedSite-meta.xml:5']
        ],
        ['every host', trustedUrl('A', 'https://*', ['connect']), ['A.cspTrustedSite-meta.xml:5']]
    ],
    silent: [['a wildcard below a domain of one owner', trustedUrl('A', 'https://*.example.com', ['connect'])]]
});
