import { describeRule } from '../../testing/describe-rule.ts';
import { API, get, lwc, remoteSite } from '../../testing/project-of.ts';

describeRule('secret-in-url', {
    hit: [
        [
            'a password in an entry, of which the address is not shown',
            remoteSite('A', 'https://user:hunter2@api.example.com'),
            ['warning A.remoteSite-meta.xml:5'],
            /^The address of A has a secret in the user and password/
        ],

        ['a key in the query', lwc('a', get(`${API}/?api_key=a1b2c3d4e5f6`)), ['warning a.js:4']],
        [
            'a key that is put behind',
            lwc('a', `connectedCallback() { fetch('${API}/?appid=' + KEY); }`, "const KEY = 'a1b2c3d4e5f6';"),
            ['warning a.js:4']
        ]
    ],
    silent: [
        ['the number of an app, which is public', lwc('a', get('https://api.example.com/sdk?appId=123456789012'))],

        ['a key that is not known', lwc('a', `connectedCallback() { fetch('${API}/?api_key=' + this.key); }`)],
        ['a placeholder', lwc('a', get(`${API}/?api_key=YOUR_KEY_1`))]
    ]
});
