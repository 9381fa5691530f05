import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apex, lwc, namedCredential, scanOf, short, type Files } from '../../testing/project-of.ts';

const API = 'https://api.example.com';

const OTHER = 'https://other.example.com';
const record = (type: string, name: string, fields: Record<string, string>): Files => ({
    [`customMetadata/${type}.${name}.md-meta.xml`]: `<CustomMetadata>${Object.entries(fields)
        .map(
            ([field, value]) => `<values><field>${field}</field><value xsi:type="xsd:string">${value}</value></values>`
        )
        .join('')}</CustomMetadata>`
});
const RECORDS: Files = {
    ...record('Config', 'Orders', { Url__c: API }),
    ...record('Config', 'Links', { Url__c: OTHER })
};

/** Apex, and what is reported of it. */
const CASES: [string, Files, string[]][] = [
    [
        'an address that is given through an interface',
        {
            'classes/Sender.cls': 'public interface Sender { void send(String url); }',
            ...apex('Real', 'public void send(String url) { new HttpRequest().setEndpoint(url); }'),
            'classes/Real.cls':
                'public class Real implements Sender {\npublic void send(String url) { new HttpRequest().setEndpoint(url); } }',
            ...apex('User1', `void a() {\nSender sender = Factory.make();\nsender.send('${API}'); }`)
        },
        ['missing-remote-site User1.cls:4']
    ],
    [
        'the name of a credential that is put together from an empty text',
        {
            ...namedCredential('Orders', API),
            ...apex(
                'Call',
                `static String name { get { String made = ''; if (flag) { made += namespacePrefix() + '__'; }\nmade += 'Orders'; return made; } }\nvoid a(HttpRequest r) { r.setEndpoint('callout:' + name + '/x'); }`
            )
        },
        []
    ],
    [
        'a host that meets a path without a slash; the start of a host that meets its end is one',
        apex(
            'Call',
            `static String base = '${API}';\nvoid a(HttpRequest r, HttpRequest s) { base = User2.base();\nr.setEndpoint(base + 'orders/1');\ns.setEndpoint('https://b.' + 'example.com' + '/x'); }`
        ),
        ['missing-remote-site Call.cls:4', 'missing-remote-site Call.cls:5']
    ],
    [
        'a placeholder in the place of a name',
        apex('Call', "void a(HttpRequest r) { r.setEndpoint('callout:{{Name}}/x'); }"),
        []
    ],
    [
        'what stands behind callout: and is no name',
        {
            ...record('Config', 'Orders', { Url__c: `${API}/orders`, Name__c: '' }),
            ...apex('Call', "void a(HttpRequest r, Config__mdt c) { r.setEndpoint('callout:' + c.Url__c); }")
        },
        []
    ],
    ...(
        [
            ["Config__mdt.getInstance('Orders').Url__c"],
            ["Config__mdt.getAll().get('Orders').Url__c"],
            ["[SELECT Url__c FROM Config__mdt WHERE IsActive__c = true AND DeveloperName = 'Orders' LIMIT 1].Url__c"],
            ['config.Url__c', "Config__mdt config = Config__mdt.getInstance('Orders');"],
            ['config.Url__c', "Config__mdt config; config = Config__mdt.getInstance('Orders');"],
            ['list[0].Url__c', "List<Config__mdt> list = [SELECT Url__c FROM Config__mdt WHERE Label = 'Orders'];"],
            [
                'config.Url__c',
                "String name = 'Orders'; Config__mdt config = [SELECT Url__c FROM Config__mdt WHERE DeveloperName = :name];"
            ],
            [
                'config.Url__c',
                'Config__mdt config = make();',
                "Config__mdt make() { Config__mdt made = [SELECT Url__c FROM Config__mdt WHERE MasterLabel = :(Test.isRunningTest() ? 'Links' : 'Orders')]; return made; }"
            ],
            [
                'config.Url__c',
                "Config__mdt config = make('Orders');",
                'Config__mdt make(String name) { Config__mdt made = Config__mdt.getInstance(name); return made; }'
            ],
            [
                "of('Orders')",
                '',
                'String of(String name) { return Config__mdt.getInstance(name) != null ? Config__mdt.getInstance(name).Url__c : null; }'
            ]
        ] as const
    ).map(([address, before = '', method = '']): [string, Files, string[]] => [
        `the record that is asked for by its name, and no other: ${before} ${address}`,
        { ...RECORDS, ...apex('Call', `${method}\nvoid a(HttpRequest r) { ${before} r.setEndpoint(${address}); }`) },
        ['missing-remote-site Config.Orders.md-meta.xml:1']
    ]),
    [
        'all records, where the name is not known',
        {
            ...RECORDS,
            ...apex('Call', 'void a(HttpRequest r, String n) { r.setEndpoint(Config__mdt.getInstance(n).Url__c); }')
        },
        ['missing-remote-site Config.Links.md-meta.xml:1', 'missing-remote-site Config.Orders.md-meta.xml:1']
    ],
    [
        'a branch that not only tests take',
        apex(
            'Call',
            `void a(HttpRequest r, Boolean x) { if (Test.isRunningTest() || x) {\nr.setEndpoint('${API}'); } }`
        ),
        ['missing-remote-site Call.cls:3']
    ],
    [
        'what a wrapper is given, where each of its callers says it; a constant, where it is called',
        apex(
            'Call',
            `void a() {\nsend('${API}/a'); }\nvoid b() {\nsend('${API}/b'); }\nvoid send(String u) {\nnew HttpRequest().setEndpoint(u); }\nstatic final String BASE = '${OTHER}';\nvoid c() {\nnew HttpRequest().setEndpoint(BASE); }`
        ),
        ['missing-remote-site Call.cls:3', 'missing-remote-site Call.cls:5', 'missing-remote-site Call.cls:10']
    ],
    [
        'the name of a credential that a method adds to a field',
        apex('Call', `String start = 'callout:';\nvoid a(HttpRequest r) { start += 'Orders';\nr.setEndpoint(start); }`),
        ['named-credential-unknown Call.cls:4']
    ],
    [
        'the address that a class made from a WSDL sets itself',
        apex(
            'Stub',
            `public class Port { public String endpoint_x;\npublic void send(Boolean live) { if (live) {\nendpoint_x = 'callout:Live'; } else {\nthis.endpoint_x = '${API}'; }\nWebServiceCallout.invoke(this, null, null, new String[]{endpoint_x}); } }`
        ),
        ['named-credential-unknown Stub.cls:4', 'missing-remote-site Stub.cls:5']
    ],
    [
        'what a wrapper is given by a method that is named setEndpoint, once; a direct call beside it',
        {
            'classes/Sender.cls':
                'public class Sender {\nString url;\npublic Sender setEndpoint(String u) { url = u; return this; }\nvoid send(HttpRequest r) { r.setEndpoint(url); } }',
            ...apex(
                'Call',
                `static final String BASE = '${API}';\nvoid a() { new Sender()\n.setEndpoint(BASE); }\nvoid b(HttpRequest r) {\nr.setEndpoint(BASE); }`
            )
        },
        ['missing-remote-site Call.cls:4', 'missing-remote-site Call.cls:6']
    ],
    [
        'what an LWC gives to a method of Apex',
        {
            ...apex('Api', 'public static void load(String theUrl) {\nnew HttpRequest().setEndpoint(theUrl); }'),
            ...lwc(
                'a',
                `go(key) {\nconst base = '${API}/v6/';\nload({ theUrl: \`\${base}\${key}\` }); other({ theUrl: '${OTHER}' }); }`,
                "import load from '@salesforce/apex/Api.load';\nimport other from '@salesforce/apex/Api.other';"
            )
        },
        ['missing-remote-site a.js:6']
    ],
    [
        'what an Aura component gives to a method of its controller',
        {
            ...apex('Api', 'public static void load(String theUrl) {\nnew HttpRequest().setEndpoint(theUrl); }'),
            'aura/a/a.cmp': '<aura:component controller="Api"/>',
            'aura/a/aController.js': `({ go: function(cmp) { var load = cmp.get('c.load'); var other = cmp.get('c.other');\nload.setParams({ theUrl: '${API}' });\nother.setParams({ theUrl: '${OTHER}' }); } })`
        },
        ['missing-remote-site aController.js:2']
    ],
    [
        'a record that only a test asks for, where any may be meant',
        {
            ...record('Config', 'Orders', { Url__c: API }),
            ...record('Config', 'Links', { Url__c: OTHER }),
            'classes/CallTest.cls': "@isTest\nprivate class CallTest { String name = 'Links'; }",
            ...apex('Call', 'void a(HttpRequest r, String n) { r.setEndpoint(Config__mdt.getInstance(n).Url__c); }')
        },
        ['missing-remote-site Config.Orders.md-meta.xml:1']
    ],
    [
        'a label with a method behind it',
        {
            'labels/CustomLabels.labels-meta.xml': `<CustomLabels><labels><fullName>Base</fullName>\n<value>${API}</value></labels></CustomLabels>`,
            ...apex('Call', "void a(HttpRequest r) { r.setEndpoint(System.Label.Base.trim() + '/x'); }")
        },
        ['missing-remote-site CustomLabels.labels-meta.xml:2']
    ],
    ...(
        [
            [
                'a map',
                "Map<String, String> urls = new Map<String, String>{ 'a' => '" + API + "', 'b' => '/own' };",
                "urls.get('a')"
            ],
            [
                'a map that is filled',
                "Map<String, String> urls = new Map<String, String>(); urls.put('a', '" + API + "');",
                "urls.get('a')"
            ],
            ['a list', "List<String> urls = new List<String>{ '" + API + "' };", 'urls[0]'],
            ['a list that is filled', "String[] urls = new String[]{}; urls.add('" + API + "');", 'urls.get(0)'],
            ['parts that are joined', '', "String.join(new List<String>{ '" + API + "', 'x' }, '/')"],
            [
                'parts of a list that are joined',
                "List<String> parts = new List<String>{ '" + API + "' }; parts.add('x');",
                "String.join(parts, '/')"
            ],
            [
                'a pattern that a list fills',
                "List<Object> given = new List<Object>(); given.add('" + API + "'); given.add(1);",
                "String.format('{0}/{1}', given)"
            ],
            ['a pattern that a field fills', '', "String.format('{0}/x', GIVEN)"],
            ['a pattern that a method of lists fills', '', "String.format('{0}/{1}', listOf('" + API + "', 'x'))"]
        ] as const
    ).map(([what, before, address]): [string, Files, string[]] => [
        `an address in ${what}`,
        apex(
            'Call',
            `void a(HttpRequest r) { ${before}\nr.setEndpoint(${address}); }\n${address.includes('GIVEN') ? `static final List<String> GIVEN = new List<String>{ '${API}' };` : 'static List<String> listOf(String a, String b) { return new List<String>{ a, b }; }'}`
        ),
        ['missing-remote-site Call.cls:3']
    ]),
    [
        'each element of a list that is gone through, of a field, too',
        apex(
            'Call',
            `static final List<String> ALL = new List<String>{ '${API}' };\nvoid a(HttpRequest r) { for (String url : ALL) {\nr.setEndpoint(url + '/x'); }\nfor (String url : new String[]{ '${OTHER}' }) {\nr.setEndpoint(url); } }`
        ),
        ['missing-remote-site Call.cls:4', 'missing-remote-site Call.cls:6']
    ],
    [
        'what is put into another map, or asked of an answer',
        apex(
            'Call',
            `void a(HttpRequest r, Map<String, Object> body) { Map<String, String> heads = new Map<String, String>(); heads.put('Origin', '${API}'); r.setEndpoint((String) body.get('url')); }`
        ),
        []
    ],
    [
        'what the classes give that have an interface',
        {
            'classes/Target.cls': 'public interface Target { String url(); }',
            'classes/Live.cls': `public class Live implements Target {\npublic String url() { return '${API}'; } }`,
            'classes/Other.cls': `public class Other {\npublic String url() { return '${OTHER}'; } }`,
            ...apex('Call', 'void a(HttpRequest r, Target target) {\nr.setEndpoint(target.url()); }')
        },
        ['missing-remote-site Live.cls:2']
    ],
    [
        'what an LWC gives with a wire, as a text or by the name of a property',
        {
            ...apex('Api', 'public static void load(String theUrl) {\nnew HttpRequest().setEndpoint(theUrl); }'),
            ...lwc(
                'a',
                `base = '${OTHER}';\n@wire(load, { theUrl: '${API}' }) one;\n@wire(load, { theUrl: '$base' }) two;\n@wire(other, { theUrl: 'https://c.example.com' }) three;`,
                "import load from '@salesforce/apex/Api.load';\nimport other from '@salesforce/apex/Api.other';"
            )
        },
        ['missing-remote-site a.js:5', 'missing-remote-site a.js:6']
    ],
    ['a host of one word', apex('Call', "void a(HttpRequest r) { r.setEndpoint('https://host/x'); }"), []]
];

describe('What Apex calls', () => {
    for (const [name, files, expected] of CASES) {
        it(name, (t) => {
            assert.deepEqual(short(scanOf(t, files).findings), expected);
        });
    }
});

/** A method that has a host for tests and one for the org, and the expression that it calls. */
const BRANCHES: [string, string][] = [
    [`String url; if (Test.isRunningTest()) { url = '${OTHER}'; } else { url = '${API}'; }`, 'url'],
    [`String url; if (Test.isRunningTest()) url = '${OTHER}'; else url = '${API}';`, 'url'],
    [`String url; if (!System.Test.isRunningTest()) { url = '${API}'; } else if (x) { url = '${OTHER}'; }`, 'url'],
    [`String url = '${API}'; if (Test.isRunningTest() && x) { url = '${OTHER}'; }`, 'url'],
    [
        `String url; if (Test.isRunningTest()) if (x) { url = '${OTHER}'; } else { url = ''; } else url = '${API}';`,
        'url'
    ],
    [`String url = '${API}'; if (Test.isRunningTest() == true) { url = '${OTHER}'; }`, 'url'],
    [`String url; if (Test.isRunningTest() == false) { url = '${API}'; } else { url = '${OTHER}'; }`, 'url'],
    [`String url; if (false == Test.isRunningTest()) { url = '${API}'; } else { url = '${OTHER}'; }`, 'url'],
    [`String url; if (Test.isRunningTest() != true) { url = '${API}'; } else { url = '${OTHER}'; }`, 'url'],
    ['', `Test.isRunningTest() ? '${OTHER}' : '${API}'`],
    ['', `!Test.isRunningTest() ? '${API}' : '${OTHER}'`],
    ['', `x && !Test.isRunningTest() ? '${API}' : '${API}/b'`]
];

describe('What only tests run is no call', () => {
    for (const [before, address] of BRANCHES) {
        it(`${before} ${address}`, (t) => {
            const files = apex('Call', `void a(HttpRequest r, Boolean x) { ${before} r.setEndpoint(${address}); }`);
            const hosts = scanOf(t, files).findings.map(({ url }) => url);
            assert.deepEqual([...new Set(hosts)], [API]);
        });
    }
});
