import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lwc, scanOf, short, template } from '../../../testing/project-of.ts';

const API = 'https://api.example.com';
const OTHER = 'https://other.example.com';

const HTML = '<iframe id="frame"></iframe><div class="box"><img class="logo"></div><a id="link">x</a>';

/** What a method of a component does, and the lines of it that are reported. */
const CASES: [string, string, number[]][] = [
    [
        'HTML that jQuery puts in, at the end of a chain',
        `const html = "<iframe src='${API}/map?q=" + this.city + "'></iframe>";\n$('#a').find('.b').empty().append(html);`,
        [6]
    ],
    ['the same of a variable', `const box = $('.box');\nbox.prepend('<img src="${API}/a.png">');`, [6]],
    [
        'what the DOM appends is a text',
        `this.box.append('<img src="${API}/a.png">'); const box = this.template.querySelector('.box'); box.append('<img src="${API}/a.png">');`,
        []
    ],
    [
        'an element that jQuery makes, and a text that is no element',
        `$('<img src="${API}/a.png">');\n$('<iframe>', { src: '${API}', class: 'wide' });\n$('#frame'); jQuery('<p>${API}</p>');`,
        [5, 6]
    ],
    [
        'an attribute of what a selector means',
        `$('#frame').attr('src', '${API}');\n$('.box').find('.logo').prop({ src: '${API}/a.png', alt: '${OTHER}' });\n$('<img/>').attr('src', '${API}/b.png');`,
        [5, 6, 7]
    ],
    [
        'an attribute that loads nothing, of a link, of what is not known, or of something else',
        `$('#frame').attr('title', '${API}'); $('#link').attr('href', '${API}'); $('#none').attr('src', '${API}'); this.box.attr('src', '${API}');`,
        []
    ],
    [
        'a style, and what is loaded into an element',
        `$('.box').css('background-image', 'url(${API}/a.png)');\n$('.box').css({ background: 'url("${API}/b.png")', color: 'red' });\n$('.box').load('${API}/part');\n$('.box').load(() => '${API}');`,
        [5, 6, 7]
    ],
    [
        'settings of a request that stand elsewhere',
        `const settings = { url: '${API}/a', method: 'GET' };\n$.ajax(settings);\nconst config = { method: 'get', url: '${API}/b' };\naxios.request(config);\naxios({ url: '/b', baseURL: '${API}' });`,
        [6, 8, 9]
    ],
    [
        'what axios makes with a base, and without one',
        `const client = axios.create({ baseURL: '${API}' });\nclient.get('/orders');\nclient.post('${OTHER}/orders', {});\nconst own = axios.create(); own.get('/own'); map.get('${API}'); const made = other.create({ baseURL: '${API}' }); made.get('/x');`,
        [6, 7]
    ],
    [
        'a script that a function makes which is called where it stands',
        `(function (w, d, s, i) { const f = d.getElementsByTagName(s)[0]; const j = d.createElement(s);\nj.src = '${API}/gtm.js?id=' + i; f.parentNode.insertBefore(j, f);\n})(window, document, 'script', 'GTM-1');`,
        [6]
    ]
];

describe('What jQuery and axios ask, and what else puts elements into a page', () => {
    for (const [name, body, lines] of CASES) {
        it(name, (t) => {
            const found = short(scanOf(t, { ...lwc('page', `go() {\n${body} }`), ...template('page', HTML) }).findings);
            assert.deepEqual(
                found.map((one) => Number(/\d+$/.exec(one))),
                lines,
                found.join()
            );
        });
    }
});
