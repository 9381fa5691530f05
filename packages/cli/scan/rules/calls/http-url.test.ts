import { describeRule } from '../../testing/describe-rule.ts';
import { apex, endpoint, get, lwc, remoteSite } from '../../testing/project-of.ts';

describeRule('http-url', {
    hit: [
        ['a page', lwc('a', get('http://api.example.com')), ['a.js:4']],
        [
            'Apex',
            { ...apex('A', endpoint('http://api.example.com')), ...remoteSite('A', 'https://other.example.com') },
            ['A.cls:3']
        ]
    ],
    silent: [
        ['the own machine', apex('A', endpoint('http://localhost:3000'))],
        ['a name space', apex('A', "String a = 'http://schemas.xmlsoap.org/soap';")]
    ]
});
