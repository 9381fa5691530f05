import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lwc, scanOf, short, template, type Files } from '../../testing/project-of.ts';

const API = 'https://api.example.com';
const HOST = `const HOST = '${API}';`;

/** Statements of a component's method, and what stands above its class: each calls or loads from the API once. */
const CALLS: [string, string, string?][] = [
    [
        'an element whose properties are assigned as it is made',
        `x.append(Object.assign(document.createElement('img'), { src: HOST + '/a.png' }));`
    ],
    [
        'an element whose properties are assigned later',
        `const i = document.createElement('iframe'); Object.assign(i, { src: HOST });`
    ],
    [
        'a property of what is put into the page at once',
        `document.head.appendChild(document.createElement('script')).src = HOST + '/a.js';`
    ],
    [
        'an attribute with a namespace',
        `const i = document.createElementNS('http://www.w3.org/2000/svg', 'image'); i.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', HOST);`
    ],
    [
        'a helper that sets whatever it is given',
        `make('img', { src: HOST });`,
        `function make(tag, given) { const e = document.createElement(tag); Object.entries(given).forEach(([name, value]) => e.setAttribute(name, value)); }`
    ],
    ['a font', 'document.fonts.add(new FontFace("Brand", `url(${HOST}/a.woff2)`));'],
    ['the style of an element by the name that CSS has for it', "x.style['mask-image'] = `url(${HOST}/a.png)`;"],
    ['a list of styles', 'Object.assign(x.style, { listStyleImage: `url(${HOST}/a.png)` });'],
    ['a custom property', 'const { style } = x; x.style.setProperty("--picture", `url(${HOST}/a.png)`);'],
    ['the data of an object', `const o = document.createElement('object'); o.data = HOST + '/a.pdf';`],
    ['the source of a video', `const s = document.createElement('source'); s.src = HOST + '/a.mp4';`],
    ['a sound without an address at first', `const a = new Audio(); a.src = HOST + '/a.mp3';`],
    ['a beacon that is bound', `const send = navigator.sendBeacon.bind(navigator); send(HOST, 'x');`],
    ['a beacon that is called on its object', `const { sendBeacon } = navigator; sendBeacon.call(navigator, HOST);`],
    ['fetch by another name', `const get = window.fetch; get(HOST);`],
    ['fetch that is applied', `fetch.apply(window, [HOST]);`],
    ['fetch for each of a list', `return Promise.all([HOST + '/a'].map(fetch));`],
    ['a socket by another name', `const Socket = window.WebSocket; new Socket('wss://api.example.com/s');`],
    ['axios of the window', `window.axios.get(HOST + '/a');`],
    ['the base that axios has by default', `axios.defaults.baseURL = HOST; axios.get('/orders');`],
    ['a client that a property holds', `this.client = axios.create({ baseURL: HOST }); this.client.post('/orders');`],
    ['the service of AngularJS', `$http.get(HOST + '/a'); `],
    ['D3', `d3.json(HOST + '/a.json');`],
    ['the class itself as the constructor', `fetch(this.constructor.BASE);`, `const BASE = 0;`],
    ['a private method', `fetch(this.#url());`],
    ['what is set where nothing is yet', `let url; url ??= HOST; fetch(url);`],
    ['the rest of the arguments', `load('a', HOST);`, `function load(name, ...more) { fetch(more[0]); }`],
    ['a function that a list is given to', `[HOST].forEach(load);`, `function load(url) { fetch(url); }`],
    [
        'what a promise of the component is of',
        `later().then((url) => fetch(url));`,
        `async function later() { return HOST; }`
    ],
    ['a map made of an object', `fetch(URLS.get('a'));`, `const URLS = new Map(Object.entries({ a: HOST }));`],
    [
        'a copy of what is made of an answer',
        'fetch(structuredClone(answers.map(({ id }) => ({ id, url: `${HOST}/${id}` })))[0].url);',
        'let answers = [];'
    ],
    [
        'a loader by another name',
        'ask(this, HOST);',
        "import { loadScript as ask } from 'lightning/platformResourceLoader';"
    ],
    [
        'a loader of all that a module exports',
        'P.loadStyle(this, HOST);',
        "import * as P from 'lightning/platformResourceLoader';"
    ],
    ['the address of an object made with new', 'fetch(new Api().url);', 'class Api { get url() { return HOST; } }'],
    ['each element of a list', "x.querySelectorAll('img').forEach((one) => { one.src = HOST; });"],
    ['each element of a loop', "for (const one of document.querySelectorAll('div iframe')) { one.src = HOST; }"],
    ['the first of the elements of a tag', "document.getElementsByTagName('img')[0].src = HOST;"],
    ['a fragment of HTML', 'x.append(document.createRange().createContextualFragment(`<img src="${HOST}/a.png">`));'],
    ['HTML that is not cleaned', 'x.setHTMLUnsafe(`<img src="${HOST}/a.png">`);'],
    ['the rules of a style sheet', 'sheet.insertRule(`.a { background: url(${HOST}/a.png) }`);'],
    [
        'the second address of a style',
        "x.style.background = `url(${OWN}) 0, url('${HOST}/a.png') 1`;",
        "import OWN from '@salesforce/resourceUrl/a';"
    ],
    [
        'a style sheet that a style imports',
        "const s = document.createElement('style'); s.textContent = `@import '${HOST}/a.css';`;"
    ],
    ['a bound function that a list is given to', '[HOST].forEach(this.load.bind(this));\n}\nload(url) { fetch(url);'],
    ['a texture of three.js', 'new THREE.TextureLoader().load(HOST + "/a.png");'],
    ['a model of three.js', 'const loader = new GLTFLoader(); loader.load(HOST + "/a.glb", () => {});'],
    ['a list that is filled', "const list = []; list.push(HOST + '/a'); for (const url of list) { fetch(url); }"],
    ['the getter of an object', 'fetch(urls.api);', 'const urls = { get api() { return HOST; } };'],
    ['a plain pattern that is replaced', "fetch('https://NAME/x'.replace(/NAME/g, 'api.example.com'));"],
    ['a text that is split and joined', "fetch('https://NAME/x'.split('NAME').join('api.example.com'));"],
    ['a text without the blanks around it', 'fetch(`  ${HOST} `.trimStart().trimEnd());'],
    ['a copy of data', 'fetch(JSON.parse(JSON.stringify({ url: HOST })).url);'],
    ['a raw template', 'fetch(String.raw`${HOST}/a`);']
];

/** The same without anything to report. */
const NO_CALLS: [string, string, string?][] = [
    ['a function of the script that is called fetch', `const get = fetch; get(HOST);`, `function fetch(url) {}`],
    ['a property of an object that is no element', `Object.assign(config, { src: HOST, data: HOST });`],
    [
        'a link and a form, which load nothing',
        `const a = document.createElement('a'); a.href = HOST; const f = document.createElement('form'); f.action = HOST;`
    ],
    ['a method get of something else', `const map = cache.create({ baseURL: HOST }); map.get('/orders');`],
    ['a style without an address', `x.style.color = HOST; x.style.setProperty('--a', HOST);`],
    [
        'the text of an element that is no style',
        "const p = document.createElement('p'); p.textContent = `url(${HOST})`;"
    ],
    ['the elements of links', "x.querySelectorAll('a').forEach((one) => { one.href = HOST; });"],
    [
        'a function of the script that is called as a loader is',
        'loadScript(this, HOST);',
        'function loadScript(x, url) {}'
    ],
    ['a font of bytes', `new FontFace('Brand', bytes);`]
];

const SPREAD: Files = {
    ...lwc('card', `picture = { src: '${API}/a.png', alt: '' };\nget given() { return { url: '${API}/b.png' }; }`),
    ...template('card', '<img lwc:spread={picture}><c-kid lwc:spread={given}></c-kid>'),
    ...lwc('kid', '@api url;', "import { api } from 'lwc';"),
    ...template('kid', '<img src={url}>')
};

describe('calls that are written in another way', () => {
    CALLS.forEach(([title, body, head = '']) =>
        it(title, (t) => {
            const inside = `go(x) {\n${body}\n}\nstatic BASE = HOST;\n#url() { return HOST; }`;
            const { findings } = scanOf(t, lwc('a', inside, `${HOST} ${head}`));
            assert.equal(short(findings).length, 1, JSON.stringify(findings));
        })
    );
    NO_CALLS.forEach(([title, body, head = '']) =>
        it(`reports nothing of ${title}`, (t) => {
            assert.deepEqual(
                short(scanOf(t, lwc('a', `go(x, config, bytes) {\n${body}\n}`, `${HOST} ${head}`)).findings),
                []
            );
        })
    );
    it('finds what a module exports that is imported when it is needed', (t) => {
        const files = {
            ...lwc(
                'a',
                "async go() { const { HOST } = await import('c/hosts');\nfetch(HOST); (await import('c/hosts')).load(); }"
            ),
            'lwc/hosts/hosts.js': `export const HOST = '${API}';\n\n\nexport function load() { fetch('${API}/b'); }`
        };
        assert.deepEqual(short(scanOf(t, files).findings), [
            'missing-trusted-url hosts.js:1',
            'missing-trusted-url hosts.js:4'
        ]);
    });
    it('finds what lwc:spread gives to an element and to a component', (t) => {
        assert.deepEqual(short(scanOf(t, SPREAD).findings), [
            'missing-trusted-url card.js:4',
            'missing-trusted-url card.js:5'
        ]);
    });
});
