import { describeRule } from '../../testing/describe-rule.ts';
import { apex, API, endpoint, get, lwc, meta, remoteSite, trustedUrl } from '../../testing/project-of.ts';

describeRule('inactive-entry', {
    hit: [
        [
            'an entry that one call needs',
            { ...apex('A', endpoint(API)), ...remoteSite('A', API, { active: false }) },
            ['error A.remoteSite-meta.xml:4'],
            /and 1 call needs it/
        ],

        [
            'an entry that nothing needs',
            remoteSite('A', API, { active: false }),
            ['info A.remoteSite-meta.xml:4'],
            /^Remote Site Setting A is not active\.$/
        ],
        [
            'an entry that two calls need',
            { ...apex('A', endpoint(API)), ...apex('B', endpoint(API)), ...remoteSite('A', API, { active: false }) },
            ['error A.remoteSite-meta.xml:4'],
            /is not active, and 2 calls need it/
        ],
        [
            'a Named Credential that is switched off',
            meta(
                'namedCredentials/A.namedCredential-meta.xml',
                '<NamedCredential>\n<calloutStatus>Disabled</calloutStatus><endpoint>https://api.example.com</endpoint></NamedCredential>'
            ),
            ['info A.namedCredential-meta.xml:2']
        ],

        [
            'an entry that a call needs',
            { ...lwc('a', get(API)), ...trustedUrl('A', API, ['connect'], { active: false }) },
            ['error A.cspTrustedSite-meta.xml:6']
        ]
    ],
    silent: [['an active one', { ...lwc('a', get(API)), ...trustedUrl('A', API, ['connect']) }]]
});
