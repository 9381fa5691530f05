import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lwc, scanOf, short, type Files } from '../testing/project-of.ts';

const API = 'https://api.example.com';
const script: Files = { 'staticresources/tools/tools.js': `fetch('${API}');` };

/** The files of a static resource, who names it, and what is reported. */
const CASES: [string, Files, string[]][] = [
    [
        'a script runs where a component loads it',
        { ...script, ...lwc('a', '', "import tools from '@salesforce/resourceUrl/tools';") },
        ['missing-trusted-url tools.js:1']
    ],
    [
        'a script runs where Aura, a style or Apex names it',
        {
            ...script,
            'staticresources/more/more.js': `fetch('${API}');`,
            'staticresources/last/last.js': `fetch('${API}');`,
            'aura/a/aController.js': "({ go: function() { $A.get('$Resource.tools'); } })",
            'lwc/b/b.css': '.a { background: url(/resource/more/x.png); }',
            'classes/A.cls': "public class A { void a() { PageReference.forResource('last', 'x'); } }"
        },
        ['missing-trusted-url last.js:1', 'missing-trusted-url more.js:1', 'missing-trusted-url tools.js:1']
    ],
    ['a script that nothing loads needs nothing', script, []],
    [
        'classes and components within a resource are files to download',
        {
            'staticresources/zip/Old.cls': `public class Old { void a(HttpRequest r) { r.setEndpoint('${API}'); } }`,
            'staticresources/zip/aura/x/x.cmp': `<aura:component><iframe src="${API}"/></aura:component>`
        },
        []
    ]
];

describe('What static resources call', () => {
    for (const [name, files, expected] of CASES) {
        it(name, (t) => {
            assert.deepEqual(short(scanOf(t, files).findings), expected);
        });
    }
});
