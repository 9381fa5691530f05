import { describeRule } from '../../testing/describe-rule.ts';
import { API, lwc } from '../../testing/project-of.ts';

describeRule('external-script', {
    hit: [
        [
            'loadScript of another host',
            lwc(
                'a',
                `connectedCallback() { loadScript(this, '${API}/x.js'); }`,
                "import { loadScript } from 'lightning/platformResourceLoader';"
            ),
            ['error a.js:4']
        ]
    ],
    silent: [
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
