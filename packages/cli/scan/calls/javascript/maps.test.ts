import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lwc, scanOf, short, template, type Files } from '../../testing/project-of.ts';

const EU = 'https://eu.example.com';
const US = 'https://us.example.com';

const client = (body: string): Files => ({ 'lwc/client/client.js': body });
const used = (body: string, head = ''): Files => lwc('page', `connectedCallback() { ${body} }`, head);

/** What scripts do, and the hosts that are reported of them. */
const CASES: [string, Files, string[]][] = [
    [
        'each value of what Object.entries lists',
        used(
            'Object.entries(M).map(([name, url]) => fetch(url + name)); for (const [n, u] of Object.entries(N)) { fetch(u + n); }',
            `const M = { a: '${EU}' }; const N = { b: '${US}' };`
        ),
        [EU, US]
    ],
    [
        'a name of it that is an address',
        used('Object.entries(M).map(([name]) => fetch(name));', `const M = { '${EU}': '/own' };`),
        [EU]
    ],
    [
        'what a map holds under a key',
        used("fetch(M.get('eu'))", `const M = new Map([['eu', '${EU}'], ['us', '${US}']]);`),
        [EU]
    ],
    [
        'under a key that is not known',
        used('fetch(M.get(this.place))', `const M = new Map([['eu', '${EU}'], ['us', '${US}']]);`),
        [EU, US]
    ],
    [
        'what is set later',
        used(`const m = new Map(); m.set('eu', '${EU}'); other.set('eu', '${US}'); fetch(m.get('eu'));`),
        [EU]
    ],
    [
        'a get of something else',
        used(
            `const m = new Store([['eu', '${EU}']]); fetch(m.get('eu')); fetch(new Map([['us', '${US}']]).get('eu'));`
        ),
        []
    ],
    [
        'the address that a class is made with, here',
        used(
            `new Client('${EU}').get('/x')`,
            'class Client { constructor(base) { this.base = base; } get(path) { return fetch(this.base + path); } }'
        ),
        [EU]
    ],
    [
        'by another name in another module, and of no other class',
        {
            ...client(
                'export default class Client { #base; constructor(base) { this.#base = base; } get(path) { return fetch(`${this.#base}${path}`); } }'
            ),
            ...used(
                `new Api('${EU}').get('/x'); new Other('${US}');`,
                "import Api from 'c/client';\nimport Other from 'c/other';"
            )
        },
        [EU]
    ],
    [
        'what is assigned to a property of an object of the component',
        {
            ...lwc(
                'page',
                `state = {}; other = {};\nload() { this.state.pic = '${EU}/a.png'; this.other.pic = '${US}/b.png'; fetch(this.state.api); this.state.api = '${EU}/x'; }`
            ),
            ...template('page', '<img src={state.pic}>')
        },
        [EU]
    ],
    [
        'the images of a rich text, of a component or of an element',
        {
            ...lwc(
                'page',
                `html = '<p><img src="${EU}/a.png"></p>'; more = '<img src="${US}/a.png">'; text = '<img src="https://none.example.com/a.png">';`
            ),
            ...template(
                'page',
                '<lightning-formatted-rich-text value={html}></lightning-formatted-rich-text><div lwc:inner-html={more}></div><lightning-input value={text}></lightning-input>'
            )
        },
        [EU, US]
    ],
    [
        'scripts that Aura requires',
        {
            'aura/a/a.cmp': `<aura:component><ltng:require scripts="${EU}/a.js"/><ltng:require styles="/own.css"/></aura:component>`
        },
        [EU]
    ]
];

describe('Where addresses are kept in scripts', () => {
    for (const [name, files, expected] of CASES) {
        it(name, (t) => {
            const found = scanOf(t, files).findings.filter(({ severity }) => severity !== 'info');
            assert.deepEqual([...new Set(found.map(({ url }) => url))].sort(), expected, short(found).join());
        });
    }
});
