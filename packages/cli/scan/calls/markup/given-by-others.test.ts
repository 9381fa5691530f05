import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apex, lwc, scanOf, short, template, type Files } from '../../testing/project-of.ts';

const API = 'https://api.example.com';

const IMPORT_API = "import { api } from 'lwc';";
const parent = (body: string, markup = '<c-kid></c-kid>', head = ''): Files => ({
    ...lwc('parent', body, head),
    ...template('parent', markup)
});
const kid = (body: string, markup = '<img src={url}>'): Files => ({
    ...lwc('kid', body, IMPORT_API),
    ...template('kid', markup)
});
const getter = (name: string, type = 'String', body = `return '${API}/a.png';`): string =>
    `@AuraEnabled(cacheable=true) public static ${type} ${name}() {\n${body}\n}`;
const IMPORT_APEX = "import { wire } from 'lwc'; import picture from '@salesforce/apex/Pictures.picture';";
const PICTURES = apex('Pictures', getter('picture'));
const aura = (name: string, files: Files): Files =>
    Object.fromEntries(Object.entries(files).map(([file, content]) => [`aura/${name}/${name}${file}`, content]));
const ASKS = (then: string): string =>
    `({ init: function (component) { var action = component.get('c.picture'); action.setCallback(this, function (response) { ${then} }); } })`;

/** Files, and where what they load is reported. */
const CASES: [string, Files, string[]][] = [
    [
        'a parent sets on the element that it looks up',
        { ...parent(`go() {\nthis.template.querySelector('c-kid').url = '${API}'; }`), ...kid('@api url;') },
        ['parent.js:5']
    ],
    [
        'a parent sets through a variable and a setter',
        {
            ...parent(`go() { const it = this.refs.kid;\nit.url = '${API}'; }`, '<c-kid lwc:ref="kid"></c-kid>'),
            ...kid('own; @api get url() { return this.own; } set url(value) { this.own = value; }', '<img src={own}>')
        },
        ['parent.js:5']
    ],
    [
        'nobody sets on an element of another component',
        { ...parent(`go() { this.template.querySelector('c-other').url = '${API}'; }`), ...kid('@api url;') },
        []
    ],
    [
        'a parent gives to a public method',
        {
            ...parent(`go() {\nthis.template.querySelector('c-kid').load('${API}'); }`),
            ...kid('@api load(url) { fetch(url); }', '<p></p>')
        },
        ['parent.js:5']
    ],
    [
        'a parent gives to a method of that name of something else',
        { ...parent(`go(store) { store.load('${API}'); }`), ...kid('@api load(url) { fetch(url); }', '<p></p>') },
        []
    ],
    [
        'who opens a modal gives to it',
        {
            ...parent(`go() {\nKid.open({ size: 'small', url: '${API}' }); }`, '<p></p>', "import Kid from 'c/kid';"),
            ...kid('@api url;')
        },
        ['parent.js:5']
    ],
    [
        'a parent of Aura sets on the component that it finds',
        {
            ...aura('top', {
                '.cmp': '<aura:component><c:low aura:id="low"/></aura:component>',
                'Controller.js': `({\ngo: function (component) { component.find('low').set('v.url', '${API}'); } })`
            }),
            ...aura('low', {
                '.cmp': '<aura:component><aura:attribute name="url"/><img src="{!v.url}"/></aura:component>'
            })
        },
        ['topController.js:2']
    ],
    [
        'Apex gives a text to a property that is wired',
        { ...lwc('a', '@wire(picture) shown;', IMPORT_APEX), ...template('a', '<img src={shown.data}>'), ...PICTURES },
        ['Pictures.cls:3']
    ],
    [
        'Apex gives a text to a method that is wired',
        {
            ...lwc('a', 'url; @wire(picture) take({ data, error }) { if (data) { this.url = data; } }', IMPORT_APEX),
            ...template('a', '<img src={url}>'),
            ...PICTURES
        },
        ['Pictures.cls:3']
    ],
    [
        'Apex gives a text to who calls it and waits',
        {
            ...lwc(
                'a',
                'url; async go() { this.url = await picture(); picture().then((url) => fetch(url)); }',
                IMPORT_APEX
            ),
            ...template('a', '<img src={url}>'),
            ...PICTURES
        },
        ['Pictures.cls:3', 'Pictures.cls:3']
    ],
    [
        'Apex gives a text that is no address, or no text',
        {
            ...lwc('a', 'url; async go() { this.url = await picture(); }', IMPORT_APEX),
            ...template('a', '<img src={url}>'),
            ...apex('Pictures', getter('picture', 'String', "return 'a.png';") + getter('other'))
        },
        []
    ],
    [
        'Apex gives a text to a bundle of Aura',
        {
            ...aura('a', {
                '.cmp': '<aura:component controller="Pictures"><aura:attribute name="url"/><img src="{!v.url}"/></aura:component>',
                'Controller.js': ASKS("component.set('v.url', response.getReturnValue());")
            }),
            ...PICTURES
        },
        ['Pictures.cls:3']
    ],
    [
        'Apex gives an object to a bundle of Aura',
        {
            ...aura('a', {
                '.cmp': '<aura:component controller="Pictures"><aura:attribute name="data"/><img src="{!v.data.logo}"/><img src="{!v.data.other}"/></aura:component>',
                'Controller.js': ASKS("component.set('v.data', response.getReturnValue());")
            }),
            ...apex(
                'Pictures',
                `${getter('picture', 'Data', `Data data = new Data();\ndata.logo = '${API}'; return data;`)}\npublic class Data { @AuraEnabled public String logo; }`
            )
        },
        ['Pictures.cls:4']
    ]
];

describe('what others give to a component', () =>
    CASES.forEach(([title, files, places]) =>
        it(title, (t) => {
            assert.deepEqual(
                short(scanOf(t, files).findings),
                places.map((place) => `missing-trusted-url ${place}`)
            );
        })
    ));
