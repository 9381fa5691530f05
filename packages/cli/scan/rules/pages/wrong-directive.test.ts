import { describeRule } from '../../testing/describe-rule.ts';
import { API, apiVersion, get, lwc, trustedUrl } from '../../testing/project-of.ts';

describeRule('wrong-directive', {
    hit: [
        [
            'a fetch to a host that is trusted for images',
            { ...lwc('a', get(API)), ...trustedUrl('A', API, ['img']) },
            ['error a.js:4']
        ],
        [
            'no directive is named, in an API version that takes that for images',
            { ...lwc('a', get(API)), ...trustedUrl('A', API, []), ...apiVersion('55.0') },
            ['error a.js:4']
        ]
    ],
    silent: [
        [
            'no directive is named, in an API version that takes that for all',
            { ...lwc('a', get(API)), ...trustedUrl('A', API, []), ...apiVersion('49.0') }
        ],
        [
            'the right directive in a second entry',
            {
                ...lwc('a', get(API)),
                ...trustedUrl('A', API, ['img']),
                ...trustedUrl('B', 'https://*.example.com', ['connect'])
            }
        ]
    ]
});
