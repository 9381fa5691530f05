import { describeRule } from '../../testing/describe-rule.ts';
import { apex, API, endpoint, get, lwc, namedCredential, remoteSite, type Files } from '../../testing/project-of.ts';

// Put together, so that nothing takes them for real ones.
const TOKEN = 'a1b2c3d4'.repeat(4);
const SECRET_PATHS = [
    `hooks.slack.com/services/T0/B0/${TOKEN}`,
    `discord.com/api/webhooks/123456/${TOKEN}`,
    `discordapp.com/api/v10/webhooks/123456/${TOKEN}`,
    `example.webhook.office.com/webhookb2/x@y/IncomingWebhook/${TOKEN}/z`,
    `outlook.office.com/webhook/x/IncomingWebhook/${TOKEN}/z`,
    `api.telegram.org/bot123456:${TOKEN}/sendMessage`
];

describeRule('secret-in-url', {
    hit: [
        ...SECRET_PATHS.map((path): [string, Files, string[], RegExp] => [
            `the address of a webhook, ${path}`,
            apex('A', endpoint(`https://${path}`)),
            ['warning A.cls:3'],
            /^This address has what looks like a secret in the path\. /
        ]),
        [
            'a password in an entry, of which the address is not shown',
            remoteSite('A', 'https://user:hunter2@api.example.com'),
            ['warning A.remoteSite-meta.xml:5'],
            /in the user and password\. /
        ],

        [
            'a key where it stands, not where the call is',
            lwc('a', `url = '${API}/?key=a1b2c3d4e5f6';\n\n\nconnectedCallback() { fetch(this.url); }`),
            ['warning a.js:4'],
            /in the parameter key\. /
        ],
        [
            'a key that one of several ways adds to the same address',
            apex(
                'A',
                `void a(HttpRequest r) { String u = '${API}';\nu = u + '?a=b';\nu = u + '&key=a1b2c3d4e5f6';\nr.setEndpoint(u); }`
            ),
            ['warning A.cls:2']
        ],
        [
            'a key behind the name of a credential',
            { ...apex('A', endpoint('callout:Api/v1?key=a1b2c3d4e5f6&q=')), ...namedCredential('Api', API) },
            ['warning A.cls:3']
        ],
        ['a key in the query', lwc('a', get(`${API}/?api_key=a1b2c3d4e5f6`)), ['warning a.js:4']],
        [
            'a password of letters alone',
            apex('A', endpoint(`${API}/login?username=a&password=correcthorse`)),
            ['warning A.cls:3'],
            /in the parameter password\. /
        ],
        [
            'a key that is put behind',
            lwc('a', `connectedCallback() { fetch('${API}/?appid=' + KEY); }`, "const KEY = 'a1b2c3d4e5f6';"),
            ['warning a.js:4']
        ]
    ],
    silent: [
        [
            'the place of a token',
            apex('A', endpoint('https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX'))
        ],
        ['zeros in the place of one', apex('A', endpoint(`https://discord.com/api/webhooks/1/${'0'.repeat(32)}`))],
        ['another path of such a host', apex('A', endpoint(`https://slack.com/api/${TOKEN}`))],
        ['the number of an app, which is public', lwc('a', get('https://api.example.com/sdk?appId=123456789012'))],
        ['the same as a record writes it', lwc('a', get('https://api.example.com/sdk?appId=4.29689741339595E14'))],

        ['a key that is not known', lwc('a', `connectedCallback() { fetch('${API}/?api_key=' + this.key); }`)],
        ['a word in the place of a key', lwc('a', get(`${API}/?api_key=anonymous`))],
        ['a place for a password', apex('A', endpoint(`${API}/login?password=YourPassword&secret=xxxxxxxx`))],
        ['a placeholder', lwc('a', get(`${API}/?api_key=YOUR_KEY_1`))]
    ]
});
