import { describeRule } from '../../testing/describe-rule.ts';
import { apex, API, endpoint, lwc, remoteSite, type Files } from '../../testing/project-of.ts';

describeRule('dynamic-url', {
    hit: [
        [
            'a parameter that nobody gives',
            lwc('a', '@api load(url) { fetch(url); }', "import { api } from 'lwc';"),
            ['info a.js:4']
        ],
        [
            'a custom setting',
            apex('A', 'void a(HttpRequest r, S__c s) {\nr.setEndpoint(s.Url__c);\n}'),
            ['info A.cls:3'],
            /it depends on the field url__c of s__c\.$/
        ],
        ...(
            [
                ['a token', '${ORG_URL}/services/x', undefined],
                ['a token in a host', 'https://%%API_HOST%%/x', undefined],
                ['a text of sfdx-project.json', 'https://api.placeholder.com/x', 'https://api.placeholder.com'],
                ['a word of it', 'API_BASE/x', 'API_BASE'],
                ...['__HOST__', '@HOST@', '#{Host}', '$(HOST)', '%%HOST%%', '{{HOST}}', '${HOST}'].flatMap(
                    (token) =>
                        [
                            [`${token}`, `${token}/x`, undefined],
                            [`${token} for a host`, `https://${token}/x`, undefined],
                            [`${token} in a host`, `https://${token}.example.com/x`, undefined]
                        ] as const
                )
            ] as const
        ).map(([what, address, stringToReplace]): [string, Files, string[], RegExp] => [
            `${what}, which is replaced when it is deployed`,
            {
                ...apex('A', endpoint(address)),
                '/sfdx-project.json': JSON.stringify({
                    packageDirectories: [{ path: 'force-app' }],
                    replacements: stringToReplace ? [{ stringToReplace }] : []
                })
            },
            ['info A.cls:3'],
            /it depends on what takes the place of .+ when it is deployed\.$/
        ]),
        [
            'two calls of one line, once',
            lwc('a', '@api load(one, two) { fetch(one); fetch(two); }', "import { api } from 'lwc';"),
            ['info a.js:4'],
            /the parameter one\.$/
        ],
        [
            'two calls of one line of two files, each',
            {
                ...lwc('a', '@api load(url) { fetch(url); }', "import { api } from 'lwc';"),
                ...lwc('b', '@api load(url) { fetch(url); }', "import { api } from 'lwc';")
            },
            ['info a.js:4', 'info b.js:4']
        ]
    ],
    silent: [
        [
            'a host that begins with a low line, and one of numbers',
            {
                ...apex('A', endpoint('https://_api.example.com/x')),
                ...apex('B', endpoint('https://[2001:db8::1]:8443/x')),
                ...remoteSite('A', 'https://_api.example.com'),
                ...remoteSite('B', 'https://[2001:db8::1]:8443')
            }
        ],
        [
            'a token in a path, of the own org and of another host',
            {
                ...apex(
                    'A',
                    `void a(HttpRequest r) { r.setEndpoint('/services/\${ORG_ID}'); r.setEndpoint('${API}/\${ORG_ID}/x'); }`
                ),
                ...remoteSite('A', API),
                '/sfdx-project.json':
                    '{"packageDirectories":[{"path":"force-app"}],"replacements":[{"stringToReplace":"${ORG_ID}"},{"stringToReplace":""}]}'
            }
        ],
        ['a path of the own org', lwc('a', "connectedCallback() { fetch('/services/' + this.id); }")]
    ]
});
