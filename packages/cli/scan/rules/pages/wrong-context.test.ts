import { describeRule } from '../../testing/describe-rule.ts';
import { API, get, lwc, meta, trustedUrl } from '../../testing/project-of.ts';

describeRule('wrong-context', {
    hit: [
        [
            'a component of sites and an entry for Lightning Experience',
            { ...lwc('a', get(API), '', ['lightningCommunity__Page']), ...trustedUrl('A', API, ['connect']) },
            ['error a.js:4'],
            /is for the context LEX; this call is made in Experience Cloud sites\.$/
        ],
        [
            'a component of both, of which one is open, as a note',
            {
                ...lwc('a', get(API), '', ['lightning__AppPage', 'lightningCommunity__Page']),
                ...trustedUrl('A', API, ['connect'])
            },
            ['info a.js:4'],
            /^Where the component stands in Experience Cloud sites, no trusted URL covers this call\.$/
        ]
    ],
    silent: [
        [
            'a script that a site takes, of a component for both',
            {
                ...lwc(
                    'a',
                    `connectedCallback() { loadScript(this, '${API}/x.js'); }`,
                    "import { loadScript } from 'lightning/platformResourceLoader';",
                    ['lightning__AppPage', 'lightningCommunity__Page']
                ),
                ...meta('experiences/Shop/config.json', `{"trustedSitesForScript":["${API}"]}`)
            }
        ],
        [
            'a call of one context that is covered there',
            { ...lwc('a', get(API)), ...trustedUrl('A', API, ['connect']) }
        ],
        [
            'context All',
            {
                ...lwc('a', get(API), '', ['lightningCommunity__Page']),
                ...trustedUrl('A', API, ['connect'], { context: 'All' })
            }
        ]
    ]
});
