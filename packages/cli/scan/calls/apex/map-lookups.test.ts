import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apex, scanOf, short } from '../../testing/project-of.ts';

const EU = 'https://eu.example.com';
const US = 'https://us.example.com';
const MAP = `new Map<String, String>{\n'eu' => '${EU}',\n'us' => '${US}'\n}`;

const set = (address: string, head = ''): string =>
    `${head}\nvoid a(HttpRequest r, Id id) {\nr.setEndpoint(${address}); }`;

/** The body of a class, and the addresses that its callouts have. */
const CASES: [string, string, string[]][] = [
    ['a map that is asked where it is written', set(`${MAP}.get('us') + '/x'`), [US]],
    ['in brackets, and with what follows', set(`(${MAP}).get('eu').trim()`), [EU]],
    [
        'a key that is a constant',
        set('URLS.get(KEY)', `static final String KEY = 'us';\nstatic Map<String, String> URLS = ${MAP};`),
        [US]
    ],
    [
        'a key that is not known: each of them',
        set('URLS.get(id)', `static Map<String, String> URLS = ${MAP};`),
        [EU, US]
    ],
    [
        'a key that the map does not have: each of them',
        set("URLS.get('asia')", `static Map<String, String> URLS = ${MAP};`),
        [EU, US]
    ],
    [
        'a map of the method itself',
        `void a(HttpRequest r) { Map<String, String> urls = ${MAP};\nr.setEndpoint(urls.get('eu')); }`,
        [EU]
    ],
    [
        'what is put into it',
        `void a(HttpRequest r) { Map<String, String> urls = new Map<String, String>();\nurls.put('eu', '${EU}');\nurls.put('us', '${US}');\nr.setEndpoint(urls.get('us')); }`,
        [US]
    ],
    [
        'what another method puts into a field under a key that is not known: each of them',
        `Map<String, String> urls = new Map<String, String>{ 'eu' => '${EU}' };\nvoid b(String key) { urls.put(key, '${US}'); }\nvoid a(HttpRequest r) { r.setEndpoint(this.urls.get('eu')); }`,
        [EU, US]
    ],
    [
        'what another method puts into a field',
        `Map<String, String> urls = new Map<String, String>{ 'eu' => '${EU}' };\nvoid b() { urls.put('us', '${US}'); }\nvoid a(HttpRequest r) { r.setEndpoint(this.urls.get('us')); }`,
        [US]
    ],
    ['a choice in brackets', set(`(id == null ? '${EU}' : '${US}').trim()`), [EU, US]],
    [
        'a member of what a cast makes',
        `class Api { String url = '${EU}'; }\nvoid a(HttpRequest r, Object o) { r.setEndpoint(((Api) o).url); }`,
        [EU]
    ],
    ['a cast of a text', set(`((String) '${EU}').trim()`), [EU]],
    [
        'several variables of one declaration',
        `void a(HttpRequest r, HttpRequest s) { String res, method = 'POST', url = '${EU}', other = '${US}';\nr.setEndpoint(url);\ns.setEndpoint(other + method); }`,
        [EU, US]
    ],
    [
        'a field that its getter sets the first time',
        `static String base { get { if (base == null) { base = '${EU}'; } return base; } set; }\nvoid a(HttpRequest r) {\nr.setEndpoint(base + '/x'); }`,
        [EU]
    ],
    [
        'one of them without a start, and a list beside them',
        `void a(HttpRequest r) { Map<String, String> first = new Map<String, String>(), second; String url, name = '${US}'; url = '${EU}';\nr.setEndpoint(url); }`,
        [EU]
    ]
];

describe('Values of maps, in brackets, and of variables that are declared together', () => {
    for (const [name, body, expected] of CASES) {
        it(name, (t) => {
            const { findings } = scanOf(t, apex('Call', body));
            assert.deepEqual(
                short(findings).map((one) => one.replace(/\d+$/, '')),
                expected.map(() => 'missing-remote-site Call.cls:')
            );
            assert.deepEqual(findings.map(({ url }) => url).sort(), expected);
        });
    }
});
