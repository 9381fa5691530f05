import { describeRule } from '../../testing/describe-rule.ts';
import { API, lwc } from '../../testing/project-of.ts';

describeRule('no-cors-answer-read', {
    hit: [
        [
            'its JSON',
            lwc('a', `async connectedCallback() { await (await fetch('${API}', { mode: 'no-cors' })).json(); }`),
            ['warning a.js:4']
        ]
    ],
    silent: [
        ['not read', lwc('a', `connectedCallback() { fetch('${API}', { mode: 'no-cors' }); }`)],
        ['mode cors', lwc('a', `async connectedCallback() { await (await fetch('${API}', { mode: 'cors' })).json(); }`)]
    ]
});
