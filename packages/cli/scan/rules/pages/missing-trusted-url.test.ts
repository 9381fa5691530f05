import { describeRule } from '../../testing/describe-rule.ts';
import { apex, API, endpoint, get, lwc, meta, page, template, trustedUrl } from '../../testing/project-of.ts';

describeRule('missing-trusted-url', {
    hit: [
        [
            'a fetch',
            lwc('a', get(`${API}/http:`)),
            ['error a.js:4'],
            /^https:\/\/api\.example\.com is no trusted URL for connect-src in Lightning Experience\.$/
        ],
        [
            'an image of a template',
            { ...lwc('a', ''), ...template('a', `<img src="${API}/x.png">`) },
            ['warning a.html:2']
        ],
        [
            'a WebSocket, which an https entry does not cover',
            {
                ...lwc('a', "connectedCallback() { new window.WebSocket('wss://api.example.com'); }"),
                ...trustedUrl('A', API, ['connect'])
            },
            ['error a.js:4']
        ],
        [
            'an EventSource and a beacon',
            lwc(
                'a',
                `connectedCallback() { new EventSource('${API}/events');\nnavigator.sendBeacon('${API}/log', 'x'); }`
            ),
            ['error a.js:4', 'error a.js:5']
        ],
        [
            'a Visualforce page that asks for a policy',
            page(`<apex:page cspHeader="true">\n<img src="${API}/x.png"/></apex:page>`),
            ['error Orders.page:2']
        ]
    ],
    silent: [
        [
            'a static resource',
            lwc('a', 'connectedCallback() { fetch(logo); }', "import logo from '@salesforce/resourceUrl/logo';")
        ],
        ['a function of the project that is named fetch', lwc('a', get(API), "import { fetch } from 'c/store';")],
        [
            'a comment, a link, a data: URL',
            {
                ...lwc('a', `// fetch('${API}')`),
                ...template('a', `<a href="${API}">x</a><img src="data:image/png;base64,AAAA">`)
            }
        ],
        ['an http address, of which http-url tells', lwc('a', get('http://api.example.com'))],
        [
            'a stylesheet that loadStyle loads, and a script',
            lwc(
                'a',
                `connectedCallback() { loadStyle(this, '${API}/x.css'); loadScript(this, '${API}/x.js'); }`,
                "import { loadScript, loadStyle } from 'lightning/platformResourceLoader';"
            )
        ],
        ['a credential that is not known', apex('A', endpoint('callout:Orders/x'))],
        ['a form, which no directive governs', { ...lwc('a', ''), ...template('a', `<form action="${API}"></form>`) }],
        ['a Visualforce page without a policy', page(`<apex:page>\n<img src="${API}/x.png"/></apex:page>`)],
        ['a test of a component', meta('lwc/a/__tests__/a.test.js', `fetch('${API}')`)]
    ]
});
