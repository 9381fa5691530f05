import { describeRule } from '../../testing/describe-rule.ts';
import { API, get, lwc, trustedUrl } from '../../testing/project-of.ts';

describeRule('wrong-context', {
    hit: [
        [
            'a component of sites and an entry for Lightning Experience',
            { ...lwc('a', get(API), '', ['lightningCommunity__Page']), ...trustedUrl('A', API, ['connect']) },
            ['error a.js:4']
        ]
    ],
    silent: [
        [
            'context All',
            {
                ...lwc('a', get(API), '', ['lightningCommunity__Page']),
                ...trustedUrl('A', API, ['connect'], { context: 'All' })
            }
        ]
    ]
});
