import { describeRule } from '../testing/describe-rule.ts';
import {
    apex,
    API,
    get,
    lwc,
    meta,
    namedCredential,
    remoteSite,
    trustedUrl,
    type Files
} from '../testing/project-of.ts';

describeRule('unused-entry', {
    hit: [
        [
            'a Named Credential beside a callout whose host is not known',
            {
                ...apex('A', "void a(HttpRequest r, S__c s) {\nr.setEndpoint('https://' + s.Host__c);\n}"),
                ...namedCredential('Orders', API)
            },
            ['warning Orders.namedCredential-meta.xml:2']
        ],
        [
            'one whose host two flows name, of which the first is told',
            {
                ...meta(
                    'flows/F.flow-meta.xml',
                    '<Flow><t>http://api.example.com/x and https://b.example.com</t></Flow>'
                ),
                ...meta('flows/G.flow-meta.xml', '<Flow><t>https://api.example.com/x</t></Flow>'),
                ...trustedUrl('A', API, ['connect'])
            },
            ['info A.cspTrustedSite-meta.xml:5'],
            /F\.flow-meta\.xml names it\.$/
        ],
        [
            'one whose host only a class of tests or a sign-in names',
            {
                ...meta(
                    'classes/Checks.cls',
                    "@isTest(seeAllData=false)\nprivate class Checks { String a = 'https://api.example.com'; }"
                ),
                ...meta(
                    'authproviders/A.authprovider-meta.xml',
                    '<AuthProvider><tokenUrl>https://api.example.com/token</tokenUrl></AuthProvider>'
                ),
                ...remoteSite('A', API)
            },
            ['warning A.remoteSite-meta.xml:5']
        ],
        [
            'a Named Credential that a script names',
            { ...lwc('a', "name = 'callout:Orders/x';"), ...namedCredential('Orders', API) },
            ['info Orders.namedCredential-meta.xml:2'],
            /names it/
        ],
        [
            'one whose host only a record has that no code reads',
            {
                ...meta('customMetadata/C.A.md-meta.xml', '<values><value>https://api.example.com</value></values>'),
                ...apex('A', 'void a() { Object o = Other__mdt.getAll(); }'),
                ...remoteSite('A', API)
            },
            ['warning A.remoteSite-meta.xml:5']
        ],
        ...(
            [
                [
                    'a record',
                    'customMetadata/C.A.md-meta.xml',
                    '<values><value>https://api.example.com</value></values>'
                ],
                ['a text of Apex', 'classes/B.cls', "class B { String link = 'https://api.example.com/authorize'; }"],
                ['a label', 'labels/L.labels-meta.xml', '<labels><value>https://api.example.com</value></labels>'],
                [
                    'the default of a field',
                    'objects/C__mdt/fields/U__c.field-meta.xml',
                    '<CustomField><defaultValue>&quot;https://api.example.com&quot;</defaultValue></CustomField>'
                ]
            ] as const
        ).map(([what, file, content]): [string, Files, string[], RegExp] => [
            `one whose host ${what} has that code reads, where each call is known`,
            {
                ...meta(file, content),
                ...apex('A', 'void a() { Object o = ns__C__mdt.getAll(); }'),
                ...remoteSite('A', API)
            },
            ['warning A.remoteSite-meta.xml:5'],
            /^No call of the project needs the Remote Site Setting A\.$/
        ]),
        [
            'one that records of the org may name, where the project has the default of the field alone',
            {
                ...meta(
                    'objects/C__mdt/fields/U__c.field-meta.xml',
                    '<CustomField><defaultValue>&quot;https://b.example.com&quot;</defaultValue></CustomField>'
                ),
                ...apex('A', "void a(HttpRequest r) { r.setEndpoint(C__mdt.getInstance('A').U__c); }"),
                ...remoteSite('A', API),
                ...remoteSite('B', 'https://b.example.com')
            },
            ['info A.remoteSite-meta.xml:5'],
            /where .*A\.cls:2 goes is not known\.$/
        ],
        [
            'one whose host metadata names',
            {
                ...meta('flows/F.flow-meta.xml', '<Flow><t>See api.example.com.</t></Flow>'),
                ...trustedUrl('A', API, ['connect'])
            },
            ['info A.cspTrustedSite-meta.xml:5'],
            /F\.flow-meta\.xml names it/
        ],
        [
            'entries that an installed package brings',
            {
                ...namedCredential('acme__Orders', API),
                ...remoteSite('acme__Site', API),
                ...trustedUrl('acme__Page', API, ['connect'])
            },
            [
                'info acme__Page.cspTrustedSite-meta.xml:5',
                'info acme__Orders.namedCredential-meta.xml:2',
                'info acme__Site.remoteSite-meta.xml:5'
            ],
            /the package acme brings it\.$/
        ],
        [
            'one whose host a library names that lies in a static resource; a Remote Site none',
            {
                'staticresources/Sdk/sdk.min.js': 'var where={eu:"https://api.example.com/v2"};',
                ...trustedUrl('A', API, ['frame']),
                ...remoteSite('B', API)
            },
            ['info A.cspTrustedSite-meta.xml:5', 'warning B.remoteSite-meta.xml:5'],
            /sdk\.min\.js names it|No call of the project needs the Remote Site Setting B\.$/
        ],
        ...(
            [
                [
                    'a record',
                    'customMetadata/C.A.md-meta.xml',
                    '<values><value xsi:type="xsd:string"> orders </value></values>'
                ],
                ['a flow', 'flows/F.flow-meta.xml', '<Flow><value><stringValue>Orders</stringValue></value></Flow>'],
                [
                    'Apex that calls no method which the project has',
                    'classes/A.cls',
                    "class A { void a() { Gone.send('callout:Orders/x'); } }"
                ],
                ['a text', 'flows/F.flow-meta.xml', '<Flow><text>callout:Orders/x</text></Flow>']
            ] as const
        ).map(([what, file, content]): [string, Files, string[], RegExp] => [
            `a Named Credential that ${what} names`,
            {
                ...apex('Reader', 'Object a = C__mdt.getAll();'),
                ...meta(file, content),
                ...namedCredential('Orders', API)
            },
            ['info Orders.namedCredential-meta.xml:2'],
            /names it/
        ]),
        ...(
            [
                ['a comment of Apex', 'classes/B.cls', 'class B {\n// callout:Orders/x\n/* callout:Orders */\n}'],
                [
                    'a class of tests',
                    'classes/B.cls',
                    "@IsTest class B { void a() { Gone.send('callout:Orders/x'); } }"
                ],
                [
                    'a record that no code reads',
                    'customMetadata/D.A.md-meta.xml',
                    '<values><value>Orders</value></values>'
                ],
                ['one of the older format', 'customMetadata/D.A.md', '<values><value>Orders</value></values>'],
                [
                    'one with the suffix of its type',
                    'customMetadata/D__mdt.A.md',
                    '<values><value>Orders</value></values>'
                ]
            ] as const
        ).map(([what, file, content]): [string, Files, string[]] => [
            `a Named Credential that only ${what} names`,
            {
                ...apex('Reader', 'Object a = C__mdt.getAll();'),
                ...meta(file, content),
                ...namedCredential('Orders', API)
            },
            ['warning Orders.namedCredential-meta.xml:2']
        ]),
        ...(
            [
                ['a flow', 'flows/G.flow-meta.xml', '<Flow><object>C__mdt</object></Flow>'],
                ['a script', 'lwc/r/r.js', "import field from '@salesforce/schema/C__mdt.Name__c';"],
                ['a script of Aura', 'aura/R/RHelper.js', "({ type: 'C__mdt' })"]
            ] as const
        ).map(([who, file, content]): [string, Files, string[], RegExp] => [
            `a Named Credential in a record that ${who} reads`,
            {
                ...meta(file, content),
                ...meta('customMetadata/C.A.md-meta.xml', '<values><value>Orders</value></values>'),
                ...namedCredential('Orders', API)
            },
            ['info Orders.namedCredential-meta.xml:2'],
            /C\.A\.md-meta\.xml names it/
        ]),
        [
            'a Named Credential behind texts of Apex that look like comments',
            {
                ...meta(
                    'classes/B.cls',
                    "class B { void a() { Gone.send('https://x /* \\' //', 'callout:Orders/x'); } }"
                ),
                ...namedCredential('Orders', API)
            },
            ['info Orders.namedCredential-meta.xml:2'],
            /names it/
        ],
        [
            'a Named Credential with a name that is a word of labels and comments',
            {
                ...meta(
                    'flows/F.flow-meta.xml',
                    '<Flow><label>Orders</label><value><text>All Orders</text></value></Flow>'
                ),
                ...apex('A', "String title = 'Orders';"),
                ...namedCredential('Orders', API)
            },
            ['warning Orders.namedCredential-meta.xml:2']
        ],
        [
            'one whose host a comment, a test or a permission set names',
            {
                ...apex('A', '// https://api.example.com'),
                ...apex('ATest', "String link = 'https://api.example.com';"),
                ...meta(
                    'permissionsets/P.permissionset-meta.xml',
                    '<PermissionSet><label>api.example.com</label></PermissionSet>'
                ),
                ...trustedUrl('A', API, ['connect'])
            },
            ['warning A.cspTrustedSite-meta.xml:5']
        ],
        [
            'a Remote Site whose host only a page loads',
            { ...lwc('a', get(API)), ...trustedUrl('B', API, ['connect']), ...remoteSite('A', API) },
            ['warning A.remoteSite-meta.xml:5']
        ]
    ],
    silent: []
});
