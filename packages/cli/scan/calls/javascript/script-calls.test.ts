import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lwc, scanOf, short, type Files } from '../../testing/project-of.ts';

const API = 'https://api.example.com';
const aura = (name: string, files: Files): Files =>
    Object.fromEntries(Object.entries(files).map(([file, content]) => [`aura/${name}/${name}${file}`, content]));
const bundle = (file: string, content: string): Files => ({ [`uiBundles/app/src/${file}`]: content });

/** What a script does, in which files, and what is reported of it. */
const CASES: [string, Files, string[]][] = [
    [
        'an image and a style of JSX',
        bundle(
            'Card.tsx',
            `const HOST = '${API}';\nexport const Card = () => (<div style={{ backgroundImage: \`url(\${HOST}/b.png)\` }}>\n<img src={HOST + '/a.png'} />\n<link rel="stylesheet" href="${API}/a.css" /></div>);`
        ),
        ['missing-trusted-url Card.tsx:2', 'missing-trusted-url Card.tsx:3', 'missing-trusted-url Card.tsx:4']
    ],
    [
        'an element of JSX that is a component, and a link, load nothing by themselves',
        bundle('Card.tsx', `export const Card = () => <Avatar src="${API}/a.png"><a href="${API}">x</a></Avatar>;`),
        []
    ],
    [
        'tests and tooling of a UI bundle run in no page',
        { ...bundle('Card.test.tsx', `fetch('${API}')`), ...bundle('../vite.config.ts', `fetch('${API}')`) },
        []
    ],
    [
        'a member of a frozen object',
        lwc('a', 'connectedCallback() { fetch(HOSTS.eu); }', `const HOSTS = Object.freeze({ eu: '${API}' });`),
        ['missing-trusted-url a.js:4']
    ],
    [
        'a layer of a map that is made with new',
        lwc('map', `renderedCallback() {\nnew L.TileLayer('${API}/{z}/{x}/{y}.png'); new L.tileLayer('${API}/t'); }`),
        ['missing-trusted-url map.js:5']
    ],
    [
        'elements in a text of HTML, in the line where they stand; a script in it does not run, and what is no markup loads nothing',
        lwc(
            'html',
            `go(e, id) {\ne.innerHTML = \`<p>\${id}</p>\n<img alt="\${id}" src="${API}/\${id}.png">\n<script src="${API}/a.js"></script>\`;\ne.insertAdjacentHTML('beforeend', '<iframe src="' + BASE + '/frame"></iframe>'); e.innerHTML = 'src="${API}"'; e.outerHTML = '<img src="/own.png"><img src="">'; save.html(id); }`,
            `const BASE = '${API}';`
        ),
        ['missing-trusted-url html.js:6', 'missing-trusted-url html.js:8']
    ],
    [
        'what a script gives to the items of a list that a template shows; not what it gives to something else',
        {
            ...lwc(
                'news',
                `news;\ngo(answer, other) { this.news = answer; this.news.forEach((item) => {\nitem.image = '${API}' + item.image; });\nfor (const item of this.news) {\nitem.icon = 'https://b.example.com/' + item.icon; }\nother.image = 'https://c.example.com/a.png'; answer.find((one) => { one.image = 'https://c.example.com/b.png'; }); }`
            ),
            'lwc/news/news.html':
                '<template><template for:each={news} for:item="item"><img key={item.id} src={item.image}><img key={item.no} src={item.icon}></template></template>'
        },
        ['missing-trusted-url news.js:6', 'missing-trusted-url news.js:8']
    ],
    [
        'an argument of a method of Aura: its default, and what the script of a parent calls it with; not the one beside it, nor a call of somebody else',
        {
            ...aura('kid', {
                '.cmp': `<aura:component><aura:method name="load" action="{!c.onLoad}">\n<aura:attribute name="label"/><aura:attribute name="url" default="${API}"/></aura:method></aura:component>`,
                'Controller.js':
                    "({ onLoad: function (component, event) { var given = event.getParam('arguments'); fetch(given.url); } })"
            }),
            ...aura('parent', {
                '.cmp': '<aura:component><c:kid aura:id="kid"/></aura:component>',
                'Controller.js':
                    "({\nclick: function (component) { component.find('kid').load('https://c.example.com', 'https://b.example.com'); } })"
            }),
            ...aura('other', {
                '.cmp': '<aura:component/>',
                'Controller.js': "({ click: function (it) { it.load('', 'https://d.example.com'); } })"
            })
        },
        ['missing-trusted-url kid.cmp:2', 'missing-trusted-url parentController.js:2']
    ],
    [
        'an attribute of a Visualforce component: its default, and what a page gives; in capitals, too; where no page of it has a policy, nothing',
        {
            'components/Pic.component': `<apex:component>\n<apex:attribute name="src" default="${API}"/>\n<IMG SRC="{!src}"/>\n<apex:image URL="https://c.example.com/a.png"/></apex:component>`,
            'components/Frame.component': '<apex:component><c:pic src="{!$Resource.a}"/><c:frame/></apex:component>',
            'components/Alone.component': `<apex:component><img src="${API}"/></apex:component>`,
            'pages/A.page':
                '<apex:page cspHeader="true">\n<c:Pic src="https://b.example.com/a.png"/><c:Frame/></apex:page>',
            'pages/B.page': '<apex:page><c:Alone/></apex:page>'
        },
        ['missing-trusted-url Pic.component:3', 'missing-trusted-url Pic.component:4', 'missing-trusted-url A.page:2']
    ],
    [
        'the stylesheet within a page; what a merge field or a comment has in it is none',
        {
            'pages/A.page': `<apex:page cspHeader="true"><style>\n@import url("${API}/a.css");\n.a { background: url({!$Resource.b}) }\n/* url(https://b.example.com) */\n@font-face { src: url('${API}/a.woff') }</style></apex:page>`
        },
        ['missing-trusted-url A.page:2', 'missing-trusted-url A.page:5']
    ],
    [
        'what a script of a page writes into it',
        {
            'pages/A.page': `<apex:page cspHeader="true"><script>\ndocument.write('<img src="${API}/a.png"/>');</script></apex:page>`
        },
        ['missing-trusted-url A.page:2']
    ],
    [
        'data of long lines in a module of its own, which is no minified code',
        {
            'lwc/data/data.js': `export const bikes = [\n${`{"a":"${'x'.repeat(3000)}","url":"${API}/a.png"}`}\n];`,
            ...lwc('list', 'get first() { return bikes[0].url; }', "import { bikes } from 'c/data';"),
            'lwc/list/list.html': '<template><img src={first}></template>'
        },
        ['missing-trusted-url data.js:2']
    ],
    [
        'a property that a class has from the one that it extends',
        {
            ...lwc('base', `url = '${API}';`),
            ...lwc('child', 'connectedCallback() { fetch(this.url); }', "import Base from 'c/base';"),
            'lwc/child/child.js':
                "import Base from 'c/base';\nexport default class extends Base {\nconnectedCallback() { fetch(this.url); } }"
        },
        ['missing-trusted-url base.js:4']
    ],
    [
        'an address that is put together with +=',
        lwc('add', `connectedCallback() {\nlet url = 'https://';\nurl += 'api.example.com';\nfetch(url); }`),
        ['missing-trusted-url add.js:7']
    ],
    [
        'a secret that is added to an address, with the rest of it',
        lwc('add', `connectedCallback() { let url = '${API}/q';\nurl += '&key=' + 'a1b2c3d4e5f6';\nfetch(url); }`),
        ['secret-in-url add.js:4', 'missing-trusted-url add.js:6']
    ],
    [
        'branches that add one of two hosts are not one host',
        lwc(
            'add',
            `go(a) { let url = 'https://';\nif (a) { url += 'a.example.com'; } else { url += 'b.example.com'; }\nfetch(url); }`
        ),
        ['missing-trusted-url add.js:6', 'missing-trusted-url add.js:6']
    ],
    [
        'a constant of an Aura helper, whatever the parameter is called',
        aura('map', {
            '.cmp': '<aura:component implements="flexipage:availableForAllPageTypes"/>',
            'Controller.js': '({ init: function(cmp, event, helper) { helper.load(cmp, helper); } })',
            'Helper.js': `({ URL: '${API}',\nload: function(cmp, me) { fetch(me.URL + '/q'); } })`
        }),
        ['missing-trusted-url mapHelper.js:2']
    ],
    [
        'what a builder starts an Aura attribute with',
        aura('form', {
            '.cmp': '<aura:component implements="flexipage:availableForAllPageTypes"><aura:attribute name="url"/><iframe src="{!v.url}"/></aura:component>',
            '.design': `<design:component>\n<design:attribute name="url" default="${API}/f"/></design:component>`
        }),
        ['missing-trusted-url form.design:2']
    ],
    [
        'the address of an element that the markup names: by class, by lwc:ref, by aura:id',
        {
            ...lwc(
                'box',
                `renderedCallback() {\nthis.template.querySelector('.map').src = '${API}/a';\nthis.refs.logo.src = '${API}/b'; }`
            ),
            'lwc/box/box.html':
                '<template><iframe class="big map"></iframe><img lwc:ref="logo"><a lwc:ref="link"></a></template>',
            ...aura('pane', {
                '.cmp': '<aura:component implements="flexipage:availableForAllPageTypes"><iframe aura:id="frame"/></aura:component>',
                'Controller.js': `({ go: function(cmp) {\ncmp.find('frame').getElement().src = '${API}/c'; } })`
            })
        },
        ['missing-trusted-url paneController.js:2', 'missing-trusted-url box.js:5', 'missing-trusted-url box.js:6']
    ],
    [
        'an element that Aura makes in code, with an address that the controller gives to its helper',
        aura('player', {
            '.cmp': '<aura:component implements="flexipage:availableForAllPageTypes">{!v.body}</aura:component>',
            'Controller.js': `({ play: function(cmp, event, helper) {\nvar url = '${API}/embed';\nhelper.show(cmp, url); } })`,
            'Helper.js':
                "({ show: function(cmp, url) { $A.createComponent('aura:html', { tag: 'iframe', HTMLAttributes: { width: '1', src: url } }, function() {});\n$A.createComponent('aura:html', { tag: 'a', HTMLAttributes: { src: 'https://b.example.com' } }); $A.createComponent('c:x', { tag: 'img', HTMLAttributes: { src: 'https://c.example.com' } }); } })"
        }),
        ['missing-trusted-url playerController.js:2']
    ],
    [
        'the src of an element that loads nothing, or of none that is known',
        {
            ...lwc('box', `renderedCallback() { this.refs.link.href = '${API}'; this.refs.other.src = '${API}'; }`),
            'lwc/box/box.html': '<template><a lwc:ref="link"></a></template>'
        },
        []
    ],
    [
        'what a wrapper is given, where each of its callers says it; a constant, where it is called',
        lwc(
            'wrap',
            `a() {\nthis.send('${API}/a'); }\nb = () => {\nthis.send('${API}/b'); }\nsend(url) {\nfetch(url); }\nbase = 'https://b.example.com';\nc() {\nfetch(this.base); }`
        ),
        ['missing-trusted-url wrap.js:5', 'missing-trusted-url wrap.js:7', 'missing-trusted-url wrap.js:12']
    ],
    [
        'a web of methods in which there is no end of ways, and what stands beside it',
        lwc(
            'web',
            `${Array.from({ length: 13 }, (_, n) => `m${n}(x) { return ${`this.m${n + 1}(x) || `.repeat(40)}x; }`).join('\n')}\nconnectedCallback() { fetch(this.m0('/own')); }\ngo() {\nfetch('${API}'); }`
        ),
        ['missing-trusted-url web.js:19']
    ],
    [
        'a request that is opened with a method which is not known; what opens something else',
        lwc(
            'xhr',
            `go(method, door) { const request = new XMLHttpRequest();\nrequest.open(method, '${API}');\ndoor.open(method, 'https://b.example.com'); }`
        ),
        ['missing-trusted-url xhr.js:5']
    ],
    [
        'what an element of the markup has in an attribute data-*, and no attribute of another name',
        {
            ...lwc(
                'data',
                `logo = '${API}/a.png';\nrenderedCallback() { const box = this.template.querySelector('.box');\nbox.style.backgroundImage = "url('" + box.dataset.imageUrl + "')";\nbox.style.setProperty('background', 'url(' + box.dataset.other + ')');\nbox.style.cssText = \`background: url(\${box.getAttribute('data-plain')})\`; }`
            ),
            'lwc/data/data.html': `<template><div class="box" data-image-url={logo} data-plain="https://b.example.com"></div></template>`
        },
        ['missing-trusted-url data.js:6', 'missing-trusted-url data.html:1'].sort()
    ],
    [
        'an image that takes the place of one which does not load; of a link, nothing',
        {
            ...lwc(
                'img',
                `showOther(event) {\nevent.target.src = '${API}/none.png'; }\ngo(event) { event.currentTarget.src = 'https://b.example.com'; }`
            ),
            'lwc/img/img.html': '<template><img src="/own.png" onerror={showOther}><a onclick={go}>x</a></template>'
        },
        ['missing-trusted-url img.js:5']
    ],
    [
        'an element that is made after its variable, or kept by the component',
        lwc(
            'made',
            `go() { let image; image = document.createElement('img');\nimage.src = '${API}/a.png';\nthis.frame = document.createElement('iframe');\nthis.frame.src = '${API}/b'; }`
        ),
        ['missing-trusted-url made.js:5', 'missing-trusted-url made.js:7']
    ],
    [
        'the pictures of markers, and the tiles of a service; a symbol of the map is none',
        lwc(
            'map',
            `renderedCallback() {\nL.icon({ iconUrl: '${API}/a.png', iconSize: [1, 1] });\nnew google.maps.Marker({ icon: '${API}/b.png' }); new google.maps.Marker({ icon: 'star' });\nL.tileLayer.wms('${API}/wms', {}); }`
        ),
        ['missing-trusted-url map.js:5', 'missing-trusted-url map.js:6', 'missing-trusted-url map.js:7']
    ],
    [
        'a module of another host',
        {
            'staticresources/app/main.js': '',
            ...bundle('a.ts', `import x from '${API}/x.js';\nimport y from './y.js';`)
        },
        ['external-script a.ts:1']
    ],
    [
        'an image of which a class of Apex says the address, in its result or in a map; of no other class',
        {
            'classes/Weather.cls': `public class Weather {\n@AuraEnabled public static List<Day> days() { Day day = new Day();\nday.iconUrl = '${API}/icons/' + day.code + '.png'; return null; }\n@AuraEnabled public static Map<String, Object> now() { Map<String, Object> result = new Map<String, Object>();\nresult.put('photo', 'https://b.example.com/x.png'); return result; }\npublic class Day { @AuraEnabled public String iconUrl; public String code; } }`,
            'classes/Other.cls': "public class Other { public String image = 'https://c.example.com'; }",
            ...lwc(
                'days',
                `@wire(days) days; picture;\nasync go() { const result = await now(); this.picture = result.photo; this.other = result.image; }`,
                "import days from '@salesforce/apex/Weather.days';\nimport now from '@salesforce/apex/Weather.now';"
            ),
            'lwc/days/days.html':
                '<template><template for:each={days.data} for:item="day"><img src={day.iconUrl}></template><img src={picture}><img src={other}></template>'
        },
        ['missing-trusted-url Weather.cls:3', 'missing-trusted-url Weather.cls:5']
    ],
    [
        'a path that begins with two slashes has no host',
        lwc('path', "connectedCallback() { let base = ''; base = '/' + base; fetch(base + '/s/page'); }"),
        []
    ]
];

describe('What scripts call', () => {
    for (const [name, files, expected] of CASES) {
        it(name, (t) => {
            assert.deepEqual(short(scanOf(t, files).findings), expected);
        });
    }
});
