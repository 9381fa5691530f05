import { describeRule } from '../../testing/describe-rule.ts';
import { API, get, lwc, trustedUrl } from '../../testing/project-of.ts';

describeRule('inactive-entry', {
    hit: [
        [
            'an entry that a call needs',
            { ...lwc('a', get(API)), ...trustedUrl('A', API, ['connect'], { active: false }) },
            ['A.cspTrustedSite-meta.xml:6']
        ]
    ],
    silent: [['an active one', { ...lwc('a', get(API)), ...trustedUrl('A', API, ['connect']) }]]
});
