import { describeRule } from '../../testing/describe-rule.ts';
import { apex, endpoint, get, lwc, meta, page, remoteSite, trustedUrl } from '../../testing/project-of.ts';

describeRule('http-url', {
    hit: [
        [
            'a page, told that nothing allows it',
            lwc('a', get('http://api.example.com')),
            ['error a.js:4'],
            /no trusted URL allows that/
        ],
        [
            'Apex, told what it risks',
            apex('A', endpoint('http://127.example.com')),
            ['warning A.cls:3'],
            /what is sent can be read on the way/
        ],

        [
            'a page without a policy: of an image, which browsers upgrade, a note is made; the rest they block',
            page(
                '<apex:page>\n<img src="http://api.example.com/x.png"/>\n<apex:includeScript value="http://api.example.com/x.js"/>\n<iframe src="http://api.example.com"/></apex:page>'
            ),
            ['info Orders.page:2', 'error Orders.page:3', 'error Orders.page:4'],
            /^(The browser blocks this: the page is https, its address http|The browser asks for this over https, because the page is)\.$/
        ],
        [
            'a page that the org renders as PDF, a form and a script that no page loads: notes, because no browser blocks them',
            {
                ...page(
                    '<apex:page renderAs="pdf">\n<link rel="stylesheet" href="http://api.example.com/x.css"/></apex:page>'
                ),
                ...meta('pages/Form.page', '<apex:page>\n<form action="http://api.example.com"/></apex:page>'),
                ...meta('staticresources/Tools.js', "fetch('http://api.example.com');")
            },
            ['info Form.page:2', 'info Orders.page:2', 'info Tools.js:1']
        ],
        [
            'an entry for an http address',
            remoteSite('A', 'HTTP://api.example.com'),
            ['warning A.remoteSite-meta.xml:5'],
            /^A is for an http address/
        ],
        [
            'an entry for an unsafe WebSocket',
            trustedUrl('A', 'ws://api.example.com', ['connect']),
            ['warning A.cspTrustedSite-meta.xml:5']
        ],

        ['a page', lwc('a', get('http://api.example.com')), ['error a.js:4']],
        [
            'a host that a person has to fill in, of which a note is made',
            apex('A', endpoint('http://yourdomain.my.salesforce.com')),
            ['info A.cls:3']
        ],
        ['a page that calls loopback', lwc('a', get('http://localhost:3000/x')), ['error a.js:4']],
        ['a host that only begins like loopback', apex('A', endpoint('http://127.0.example.com')), ['warning A.cls:3']],
        ['a host that only ends like it', apex('A', endpoint('http://my.localhost.example.com')), ['warning A.cls:3']],
        [
            'Apex',
            { ...apex('A', endpoint('http://api.example.com')), ...remoteSite('A', 'https://other.example.com') },
            ['warning A.cls:3']
        ]
    ],
    silent: [
        [
            'the branch of a page that is not https',
            page(
                `<apex:page><script>\nvar s = document.createElement('script');\ns.src = ('https:' == document.location.protocol ? 'https://a' : 'http://b') + '.example.com/x.js';\ns.src = (window.location.protocol !== 'https:' ? 'http://b' : 'https://a') + '.example.com/x.js';\n</script></apex:page>`
            )
        ],
        [
            'loopback, however it is written',
            {
                ...apex('A', endpoint('http://127.0.0.10:3000/x')),
                ...apex('B', endpoint('http://localhost/x')),
                ...apex('C', endpoint('http://[::1]:80/x'))
            }
        ],
        [
            'an address whose path names another',
            {
                ...apex('A', endpoint('https://api.example.com/http://x')),
                ...trustedUrl('A', 'https://http.example.com', ['connect']),
                ...remoteSite('B', 'https://api.example.com/?next=http://x')
            }
        ],
        [
            'a page of somebody else on the CORS allowlist',
            meta(
                'corsWhitelistOrigins/A.corsWhitelistOrigin-meta.xml',
                '<CorsWhitelistOrigin><urlPattern>http://localhost:3000</urlPattern></CorsWhitelistOrigin>'
            )
        ],

        ['the own machine', apex('A', endpoint('http://localhost:3000'))],
        ['a name space', apex('A', "String a = 'http://schemas.xmlsoap.org/soap';")]
    ]
});
