import { describeRule } from '../../testing/describe-rule.ts';
import { apex, API, endpoint, meta, remoteSite, replacing, type Files } from '../../testing/project-of.ts';

const DEFAULT = '<CustomField><defaultValue>&quot;https://api.example.com&quot;</defaultValue></CustomField>';

describeRule('missing-remote-site', {
    hit: [
        ...(
            [
                [
                    'a pattern that meets something else',
                    { glob: '**/*.cls', regexToReplace: 'https://other\\.[a-z.]+' }
                ],
                ['a pattern for another file', { filename: 'force-app/B.cls', regexToReplace: 'https://[a-z.]+' }],
                ['a text for other files', { glob: '**/*.js', stringToReplace: API }],
                ['a pattern that is none', { glob: '**/*.cls', regexToReplace: '((' }],
                ['a pattern without an end', { glob: '**/*.cls', regexToReplace: '^(([a-z ]|\\s)+)+$' }]
            ] as const
        ).map(([what, rule]): [string, Files, string[]] => [
            `an address beside ${what}, of sfdx-project.json`,
            { ...apex('A', endpoint(API)), ...replacing(rule) },
            ['error A.cls:3']
        ]),
        [
            'a callout',
            apex('A', endpoint(`${API}/x`)),
            ['error A.cls:3'],
            /^https:\/\/api\.example\.com is no Remote Site: /
        ],
        ['another port', { ...apex('A', endpoint(`${API}:8443/x`)), ...remoteSite('A', API) }, ['error A.cls:3']],
        [
            'the default of a field, as a note: a record of the org can have something else',
            {
                ...meta('objects/C__c/fields/U__c.field-meta.xml', DEFAULT),
                ...apex('A', 'void a(HttpRequest r) { r.setEndpoint(C__c.getOrgDefaults().U__c); }')
            },
            ['info U__c.field-meta.xml:1'],
            /the address is the default of a field, which records of the org can have changed\)\.$/
        ],
        [
            'the record of a field that has a default, and nothing of the default',
            {
                ...meta('objects/C__mdt/fields/U__c.field-meta.xml', DEFAULT),
                ...meta(
                    'customMetadata/C.A.md-meta.xml',
                    `<CustomMetadata><values><field>U__c</field><value>https://b.example.com</value></values></CustomMetadata>`
                ),
                ...apex('A', "void a(HttpRequest r) { r.setEndpoint(C__mdt.getInstance('A').U__c); }")
            },
            ['error C.A.md-meta.xml:1'],
            /^https:\/\/b\.example\.com is no Remote Site: /
        ],
        [
            'a trigger',
            meta(
                'triggers/T.trigger',
                `trigger T on Account (after insert) {\nHttpRequest r = new HttpRequest();\nr.setEndpoint('${API}');\n}`
            ),
            ['error T.trigger:3']
        ]
    ],
    silent: [
        [
            'an address that a pattern of sfdx-project.json meets, in the call as in the Remote Site',
            {
                ...apex(
                    'A',
                    `static final String BASE = '${API}';\nvoid a(HttpRequest r) { r.setEndpoint(BASE + '/x'); }`
                ),
                ...remoteSite('A', 'https://b.example.com'),
                ...replacing({ glob: 'force-app/**', regexToReplace: "(BASE\\s*=\\s*'[^']*'|<url>.*</url>)" })
            }
        ],
        [
            'an address that is replaced when it is deployed, in the call as in the Remote Site',
            {
                ...apex('A', endpoint('https://api.placeholder.com/x')),
                ...remoteSite('A', 'https://api.placeholder.com'),
                '/sfdx-project.json':
                    '{"packageDirectories":[{"path":"force-app"}],"replacements":[{"stringToReplace":"api.placeholder.com"}]}'
            }
        ],
        [
            'a path of the Remote Site does not narrow it',
            { ...apex('A', endpoint(`${API}/x`)), ...remoteSite('A', `${API}/other`) }
        ],
        [
            'the own org',
            apex('A', "void a(HttpRequest r) { r.setEndpoint(URL.getOrgDomainUrl().toExternalForm() + '/services'); }")
        ],
        [
            'a test class',
            meta('classes/Any.cls', `@IsTest\nprivate class Any { void a(HttpRequest r) { r.setEndpoint('${API}'); } }`)
        ],
        ['a text that is sent, not called', apex('A', `void a(HttpRequest r) { r.setBody('${API}'); }`)]
    ]
});
