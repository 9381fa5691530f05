import { describeRule } from '../../testing/describe-rule.ts';
import { API, lwc } from '../../testing/project-of.ts';

describeRule('external-style', {
    hit: [
        [
            'loadStyle of another host',
            lwc(
                'a',
                `connectedCallback() { loadStyle(this, '${API}/x.css'); }`,
                "import { loadStyle } from 'lightning/platformResourceLoader';"
            ),
            ['error a.js:4']
        ]
    ],
    silent: [
        ['a fetch', lwc('a', `connectedCallback() { fetch('${API}/x.css'); }`)],
        [
            'a function of that name from elsewhere',
            lwc('a', `connectedCallback() { loadStyle(this, '${API}/x.css'); }`, "import { loadStyle } from 'c/own';")
        ]
    ]
});
