import { describeRule } from '../../testing/describe-rule.ts';
import { API, get, lwc, remoteSite, trustedUrl } from '../../testing/project-of.ts';

describeRule('unused-entry', {
    hit: [
        ['an entry without a call', trustedUrl('A', API, ['connect']), ['A.cspTrustedSite-meta.xml:5']],
        [
            'a Remote Site whose host only a page loads',
            { ...lwc('a', get(API)), ...trustedUrl('B', API, ['connect']), ...remoteSite('A', API) },
            ['A.remoteSite-meta.xml:5']
        ]
    ],
    silent: [['an entry that a call uses', { ...lwc('a', get(API)), ...trustedUrl('A', API, ['connect']) }]]
});
