import { describeRule } from '../../testing/describe-rule.ts';
import { API, get, lwc, trustedUrl } from '../../testing/project-of.ts';

describeRule('unused-directive', {
    hit: [
        [
            'a box that no call needs',
            { ...lwc('a', get(API)), ...trustedUrl('A', API, ['connect', 'img']) },
            ['A.cspTrustedSite-meta.xml:8']
        ]
    ],
    silent: [['only what is needed', { ...lwc('a', get(API)), ...trustedUrl('A', API, ['connect']) }]]
});
