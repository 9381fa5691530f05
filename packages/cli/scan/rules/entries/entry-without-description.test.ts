import { describeRule } from '../../testing/describe-rule.ts';
import { API, namedCredential, remoteSite, trustedUrl } from '../../testing/project-of.ts';

describeRule('entry-without-description', {
    hit: [
        ['none', trustedUrl('A', API, ['connect'], { description: '' }), ['info A.cspTrustedSite-meta.xml:4']],
        ['none of a Remote Site', remoteSite('A', API, { description: '' }), ['info A.remoteSite-meta.xml:4']]
    ],
    silent: [
        ['one', { ...trustedUrl('A', API, ['connect']), ...remoteSite('B', 'https://b.example.com') }],
        ['a list whose entries have none', namedCredential('A', API)]
    ]
});
