import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apex, scanOf, type Files } from '../../testing/project-of.ts';

const API = 'https://api.example.com';
const OTHER = 'https://other.example.com';

/** A class that calls an expression, with members of its own, and one that holds the address. */
const calling = (address: string, members = '', held = ''): Files => ({
    ...apex('Call', `${members}\nvoid go(HttpRequest request, String which) { request.setEndpoint(${address}); }`),
    'classes/Conf.cls': `public class Conf {\n${held}\n}`
});

const URL_OF = `public String url; public Conf(String url) { this.url = url; } public String getUrl() { return url; }`;
const LABEL = {
    'labels/CustomLabels.labels-meta.xml': `<CustomLabels><labels><fullName>Api</fullName><value>${API}</value></labels></CustomLabels>`
};
const RECORD = {
    'customMetadata/Config.Orders.md-meta.xml': `<CustomMetadata><label>Orders</label><values><field>Url__c</field><value xsi:type="xsd:string">${API}</value></values></CustomMetadata>`,
    'customMetadata/Config.Links.md-meta.xml': `<CustomMetadata><label>Links</label><values><field>Url__c</field><value xsi:type="xsd:string">${OTHER}</value></values></CustomMetadata>`
};
const MODES = `String urlOf(String mode) { switch on mode { when 'live', 'real' { return '${API}'; } when else { return '${OTHER}'; } } }`;

const CASES: [string, Files, string[]][] = [
    [
        'a method of a new object',
        calling('new Conf().getUrl()', '', `public String getUrl() { return '${API}'; }`),
        [API]
    ],
    ['a field of one that a constructor sets', calling(`new Conf('${API}').url`, '', URL_OF), [API]],
    [
        'a method of the one instance',
        calling(
            'Conf.getInstance().getUrl()',
            '',
            `public static Conf getInstance() { return new Conf(); } public String getUrl() { return '${API}'; }`
        ),
        [API]
    ],
    [
        'a field of an object in a static field',
        calling('Conf.inst.url', '', `public static Conf inst = new Conf(); public String url = '${API}';`),
        [API]
    ],
    [
        'what a method of the class gives',
        calling('conf().url', 'Conf conf() { return new Conf(); }', `public String url = '${API}';`),
        [API]
    ],
    [
        'an object in an object',
        calling(
            'conf.part().getUrl()',
            'Conf conf = new Conf();',
            `public Part part() { return new Part(); } public class Part { public String getUrl() { return '${API}'; } }`
        ),
        [API]
    ],
    [
        'a field of a class of the same name as its type',
        calling(
            'conf.part.url',
            'Conf conf = new Conf();',
            `public Part part = new Part(); public class Part { public String url = '${API}'; }`
        ),
        [API]
    ],
    [
        'objects in a map, made where the field starts',
        calling(
            "BY_NAME.get('a').url",
            `static Map<String, Conf> BY_NAME = new Map<String, Conf>{ 'a' => new Conf('${API}') };`,
            URL_OF
        ),
        [API]
    ],
    [
        'the first of a list of objects',
        calling('all[0].getUrl()', `List<Conf> all = new List<Conf>{ new Conf('${API}') };`, URL_OF),
        [API]
    ],
    [
        'a map of another class, by its key',
        calling(
            "Conf.URLS.get('a')",
            '',
            `public static Map<String, String> URLS = new Map<String, String>{ 'a' => '${API}', 'b' => '${OTHER}' };`
        ),
        [API]
    ],
    [
        'a map whose keys are constants of an enum',
        calling(
            'URLS.get(Mode.LIVE)',
            `enum Mode { LIVE, TEST } static Map<Mode, String> URLS = new Map<Mode, String>{ Mode.LIVE => '${API}', Mode.TEST => '${OTHER}' };`
        ),
        [API]
    ],
    ['a method that is called url', calling(`url('${API}')`, `String url(String host) { return host + '/x'; }`), [API]],
    ['a label by its name', { ...calling("System.Label.get('', 'Api') + '/x'"), ...LABEL }, [API]],
    [
        'a field of a record by its name',
        { ...calling("(String) Config__mdt.getInstance('Orders').get('Url__c')"), ...RECORD },
        [API]
    ],
    [
        'a record that a method gives',
        {
            ...calling('config().Url__c', "Config__mdt config() { return Config__mdt.getInstance('Orders'); }"),
            ...RECORD
        },
        [API]
    ],
    [
        'a record that a method of another class gives',
        {
            ...calling(
                'Conf.record().Url__c',
                '',
                "public static Config__mdt record() { return Config__mdt.getInstance('Orders'); }"
            ),
            ...RECORD
        },
        [API]
    ],
    ['an address of its parts', calling(`new Url('https', 'api.example.com', '/x').toExternalForm()`), [API]],
    [
        'a text that takes the place of a constant',
        calling(`'{host}/x'.replace(HOST, '${API}')`, "static final String HOST = '{host}';"),
        [API]
    ],
    ['of a switch the branch of the argument', calling("urlOf('real')", MODES), [API]],
    [
        'of a switch the branch of none',
        calling(
            "urlOf('test')",
            MODES.replace(API, OTHER).replace(`{ return '${OTHER}'; } }`, `{ return '${API}'; } }`)
        ),
        [API]
    ],
    ['both branches where the argument is not known', calling('urlOf(which)', MODES), [API, OTHER]],
    [
        'of a switch the branch of a constant of an enum',
        calling(
            'urlOf(Mode.LIVE)',
            `enum Mode { LIVE, TEST } String urlOf(Mode mode) { switch on mode { when LIVE { return '${API}'; } when TEST { return '${OTHER}'; } } }`
        ),
        [API]
    ],
    [
        'of an if the branch of a constant',
        calling(
            'urlOf()',
            `static final String MODE = 'live'; String urlOf() { if (MODE == 'live') { return '${API}'; } else { return '${OTHER}'; } }`
        ),
        [API]
    ],
    [
        'both branches of a field that is not final',
        calling(
            'urlOf()',
            `static String MODE = 'live'; String urlOf() { if (MODE == 'live') { return '${API}'; } else { return '${OTHER}'; } }`
        ),
        [API, OTHER]
    ],
    [
        'the one side of a question that a constant answers',
        calling(`MODE != 'live' ? '${OTHER}' : '${API}'`, "static final String MODE = 'live';"),
        [API]
    ],
    [
        'all where a switch asks for types',
        calling(
            'urlOf(record)',
            `String urlOf(SObject record) { switch on record { when Account one { return '${API}'; } when null { return '${API}/x'; } } }`
        ),
        [API]
    ]
];

const OVERLOADS = `enum Verb { GET }
void send(String host, Verb verb) { send(host, verb, '', new Map<String, String>()); }
void send(Verb verb, String path) { send(verb, path, '', null); }
void send(String host, Verb verb, String query, Map<String, String> headers) { new HttpRequest().setEndpoint('callout:' + host); }
void send(Verb verb, String path, String query, Map<String, String> headers) { }`;

describe('a method that many call', () => {
    it('is given what the last of them gives, although the first gives a web without an end', (t) => {
        const web = Array.from({ length: 11 }, (_none, index) => {
            const next = `w${index + 1}(a)`;
            return `String w${index}(String a) { return a == null ? ${next} : ${next}; }`;
        });
        const files = apex(
            'Call',
            `void send(String url) { new HttpRequest().setEndpoint(url); }\nvoid first() { send(w0(id)); }\n${web.join('\n')}\nString w11(String a) { return a; }\nvoid last() { send('${API}/last'); }`
        );
        const { calls } = scanOf(t, files);
        assert.ok(calls.some(({ address }) => address.kind === 'url' && address.url === `${API}/last`));
    });
});

describe('methods of one name', () => {
    it('are told apart by what is a text and what is none', (t) => {
        const files = calling(
            "'callout:x'",
            `${OVERLOADS}\nvoid all(String host) { send(Verb.GET, '/x'); send('Api', Verb.GET); }`
        );
        const found = scanOf(t, files).findings.filter(({ severity }) => severity !== 'info');
        assert.deepEqual(found.map(({ message }) => / ([\w]+)\.$/.exec(message)?.[1]).sort(), ['Api', 'x']);
    });
    it('are not, where a name has two types', (t) => {
        const files = calling(
            "'callout:x'",
            `${OVERLOADS}\nvoid all() { if (a) { Verb name = Verb.GET; } else { String name = 'Api'; send(name, Verb.GET); } }`
        );
        const found = scanOf(t, files).findings.filter(({ severity }) => severity !== 'info');
        assert.ok(
            found.some(({ message }) => message.endsWith(' Api.')),
            JSON.stringify(found)
        );
    });
});

describe('addresses of Apex that objects hold', () =>
    CASES.forEach(([title, files, urls]) =>
        it(title, (t) => {
            const found = scanOf(t, files).findings.filter(({ severity }) => severity !== 'info');
            assert.deepEqual(found.map(({ url }) => url).sort(), urls);
            assert.ok(found.every(({ rule }) => rule === 'missing-remote-site'));
        })
    ));
