import { describeRule } from '../../testing/describe-rule.ts';
import { API, apiVersion, get, lwc, remoteSite, template, trustedUrl } from '../../testing/project-of.ts';

describeRule('unused-directive', {
    hit: [
        [
            'the boxes of an entry that nothing needs, of which a redirect of WebSockets is named',
            trustedUrl('A', 'https://wss.example.com/wss://x', ['connect']),
            ['info A.cspTrustedSite-meta.xml:7'],
            /^No call needs connect-src of the trusted URL A\.$/
        ],
        [
            'two boxes of a WebSocket, with an image that is not known beside it',
            {
                ...lwc(
                    'a',
                    "@api url; connectedCallback() { new WebSocket('wss://api.example.com'); }",
                    "import { api } from 'lwc';"
                ),
                ...template('a', '<img src={url}>'),
                ...trustedUrl('A', 'wss://api.example.com', ['connect', 'font', 'img'])
            },
            ['warning A.cspTrustedSite-meta.xml:8'],
            /not font-src, img-src\.$/
        ],
        [
            'the box of images, of which the entry needs another in another context',
            {
                ...lwc('a', get(API), '', ['lightningCommunity__Page']),
                ...trustedUrl('A', API, ['connect', 'img'])
            },
            ['warning A.cspTrustedSite-meta.xml:8'],
            /^No call needs img-src /
        ],
        [
            'boxes that an entry of an old version opens without a word, at its address',
            { ...lwc('a', get(API)), ...trustedUrl('A', API, []), ...apiVersion('40.0') },
            ['warning A.cspTrustedSite-meta.xml:5']
        ],
        [
            'of an unsafe WebSocket, too',
            trustedUrl('A', 'ws://api.example.com', ['connect', 'img']),
            ['info A.cspTrustedSite-meta.xml:7'],
            /is for WebSockets: only connect-src can apply, not img-src\.$/
        ],

        [
            'all but one of a WebSocket, which has no other',
            {
                ...lwc('a', "connectedCallback() { new WebSocket('wss://api.example.com'); }"),
                ...trustedUrl('A', 'wss://api.example.com', ['connect', 'img'])
            },
            ['warning A.cspTrustedSite-meta.xml:8'],
            /only connect-src can apply, not img-src\.$/
        ],
        [
            'a box that a load may need whose address is not known',
            {
                ...lwc('a', `@api url; ${get(API)}`, "import { api } from 'lwc';"),
                ...template('a', '<img src={url}>'),
                ...trustedUrl('A', API, ['connect', 'img'])
            },
            ['info A.cspTrustedSite-meta.xml:8']
        ],
        [
            'of two boxes the one that certainly nothing needs',
            {
                ...lwc('a', `@api url; ${get(API)}`, "import { api } from 'lwc';"),
                ...template('a', '<img src={url}>'),
                ...trustedUrl('A', API, ['connect', 'img', 'font'])
            },
            ['warning A.cspTrustedSite-meta.xml:9'],
            /^No call needs font-src of the trusted URL A\.$/
        ],
        [
            'the boxes of an entry that nothing needs, of which the entry’s own finding tells more',
            trustedUrl('A', API, ['connect', 'img']),
            ['info A.cspTrustedSite-meta.xml:7'],
            /connect-src, img-src/
        ],

        [
            'of a stylesheet’s host what it cannot need for what lies beside it',
            {
                'lwc/a/a.css': `@import url('${API}/a.css');`,
                ...lwc('a', ''),
                ...trustedUrl('A', API, ['connect', 'font', 'img', 'style'])
            },
            ['warning A.cspTrustedSite-meta.xml:7'],
            /^No call needs connect-src of the trusted URL A\.$/
        ],
        [
            'the box of fonts beside that of styles, as a note',
            {
                'lwc/a/a.css': `@import url('${API}/a.css');`,
                ...lwc('a', ''),
                ...trustedUrl('A', API, ['font', 'style'])
            },
            ['info A.cspTrustedSite-meta.xml:7']
        ],
        [
            'the box of styles beside that of fonts',
            {
                'lwc/a/a.css': `@font-face { font-family: A; src: url('${API}/a.woff'); }`,
                ...lwc('a', ''),
                ...trustedUrl('A', API, ['font', 'style', 'img'])
            },
            ['warning A.cspTrustedSite-meta.xml:8'],
            /^No call needs style-src, img-src of/
        ],
        [
            'a box that no call needs',
            { ...lwc('a', get(API)), ...trustedUrl('A', API, ['connect', 'img']) },
            ['warning A.cspTrustedSite-meta.xml:8']
        ]
    ],
    silent: [
        [
            'the box that a call in another context needs',
            { ...lwc('a', get(API), '', ['lightningCommunity__Page']), ...trustedUrl('A', API, ['connect']) }
        ],
        [
            'an entry that a call would use if it had another box',
            { ...lwc('a', get(API)), ...trustedUrl('A', API, ['img']) }
        ],
        ['an entry of another list', remoteSite('A', API)],
        ['an entry that is not active', trustedUrl('A', API, ['connect', 'img'], { active: false })],
        ['only what is needed', { ...lwc('a', get(API)), ...trustedUrl('A', API, ['connect']) }]
    ]
});
