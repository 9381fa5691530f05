import { describeRule } from '../../testing/describe-rule.ts';
import { apex, lwc } from '../../testing/project-of.ts';

describeRule('dynamic-url', {
    hit: [
        [
            'a parameter that nobody gives',
            lwc('a', '@api load(url) { fetch(url); }', "import { api } from 'lwc';"),
            ['info a.js:4']
        ],
        [
            'a custom setting',
            apex('A', 'void a(HttpRequest r, S__c s) {\nr.setEndpoint(s.Url__c);\n}'),
            ['info A.cls:3'],
            /it depends on the field url__c of s__c\.$/
        ],
        [
            'two calls of one line, once',
            lwc('a', '@api load(one, two) { fetch(one); fetch(two); }', "import { api } from 'lwc';"),
            ['info a.js:4'],
            /the parameter one\.$/
        ],
        [
            'two calls of one line of two files, each',
            {
                ...lwc('a', '@api load(url) { fetch(url); }', "import { api } from 'lwc';"),
                ...lwc('b', '@api load(url) { fetch(url); }', "import { api } from 'lwc';")
            },
            ['info a.js:4', 'info b.js:4']
        ]
    ],
    silent: [['a path of the own org', lwc('a', "connectedCallback() { fetch('/services/' + this.id); }")]]
});
