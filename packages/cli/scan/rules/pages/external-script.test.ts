import { describeRule } from '../../testing/describe-rule.ts';
import { API, get, lwc, page } from '../../testing/project-of.ts';

describeRule('external-script', {
    hit: [
        [
            'loadScript of another host',
            lwc(
                'a',
                `connectedCallback() { loadScript(this, '${API}/x.js'); }`,
                "import { loadScript } from 'lightning/platformResourceLoader';"
            ),
            ['error a.js:4'],
            /^A script of https:\/\/api\.example\.com is refused in Lightning Experience/
        ],
        [
            'a script of a page without a policy, as a note',
            page(`<apex:page>\n<script src="${API}/x.js"></script></apex:page>`),
            ['info Orders.page:2'],
            /has no policy of the org today/
        ]
    ],
    silent: [
        [
            'what such a page loads else, and a script of its own',
            page(`<apex:page>\n<img src="${API}/x.png"/><script src="/resource/x.js"></script></apex:page>`)
        ],
        ['a fetch', lwc('a', get(API))],
        [
            'loadScript of a static resource',
            lwc(
                'a',
                'connectedCallback() { loadScript(this, `${chart}/x.js`); }',
                "import { loadScript } from 'lightning/platformResourceLoader'; import chart from '@salesforce/resourceUrl/chart';"
            )
        ]
    ]
});
