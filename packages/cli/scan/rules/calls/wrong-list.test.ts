import { describeRule } from '../../testing/describe-rule.ts';
import { apex, API, endpoint, get, lwc, namedCredential, remoteSite, trustedUrl } from '../../testing/project-of.ts';

describeRule('wrong-list', {
    hit: [
        [
            'Apex, told what it needs',
            { ...apex('A', endpoint(API)), ...trustedUrl('A', API, ['connect']) },
            ['error A.cls:3'],
            /^https:\/\/api\.example\.com is here only as Trusted URL A; this call needs a Remote Site Setting/
        ],
        [
            'a page, told what it needs',
            { ...lwc('a', get(API)), ...remoteSite('A', API) },
            ['error a.js:4'],
            /this call needs a Trusted URL\.$/
        ],

        [
            'Apex, and a trusted URL',
            { ...apex('A', endpoint(API)), ...trustedUrl('A', API, ['connect']) },
            ['error A.cls:3']
        ],
        ['a page, and a Remote Site', { ...lwc('a', get(API)), ...remoteSite('A', API) }, ['error a.js:4']],
        [
            'Apex with the address of a Named Credential',
            { ...apex('A', endpoint(API)), ...namedCredential('Api', API) },
            ['error A.cls:3']
        ]
    ],
    silent: [
        [
            'a host whose name only begins alike',
            {
                ...apex('A', endpoint(API)),
                ...remoteSite('A', API),
                ...trustedUrl('B', `${API}.evil.example`, ['connect'])
            }
        ]
    ]
});
