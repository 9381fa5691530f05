import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lwc, scanOf, short, template, trustedUrl, type Files } from '../../testing/project-of.ts';

const API = 'https://api.example.com';

const items = (body: string, html = '<img src={item.logo}>'): Files => ({
    ...lwc('list', body, "import get from '@salesforce/apex/List.get';"),
    ...template('list', `<template for:each={groups} for:item="item"><div key={item.id}>${html}</div></template>`)
});

/** What a template shows of objects that a script makes or is given, and what is reported of it. */
const CASES: [string, Files, string[]][] = [
    [
        'an item that went into a map of groups is what an object of the script says',
        items(
            `rows;\nasync go() { this.rows = (await get()).map((row) => ({ ...row,\nlogo: '${API}/logo.png' })); }\nget groups() { const all = new Map(); for (const row of this.rows) { all.get(row.id).steps.push(row); } return [...all.values()]; }`
        ),
        ['missing-trusted-url list.js:6']
    ],
    [
        'also where it is put into a list of a list',
        items(
            `get groups() { const all = get(); all[0].push({ lines: [{\nlogo: '${API}/logo.png' }] }); return all; }`
        ),
        ['missing-trusted-url list.js:5']
    ],
    [
        'what goes to a page, or is a pattern, is no item',
        items(
            `get groups() { return get(); }\ngo() { this[NavigationMixin.Navigate]({ attributes: { logo: '${API}/page' } }); const { logo: one = '${API}' } = this; return one; }`
        ),
        []
    ],
    [
        'nor is what has the name of another property, or is no address',
        items(
            `get groups() { return get(); }\nstart = { link: '${API}', logo: 'large' };`,
            '<img src={item.logo}><a href={item.link}>x</a>'
        ),
        []
    ],
    [
        'an item that is known is that alone',
        items(`groups = [{ logo: '/own.png' }];\nother = { logo: '${API}/logo.png' };`),
        []
    ],
    [
        'an image of an object that is spread from what is not known can be of any host',
        {
            ...lwc('one', 'record;\nshow(message) { this.record = { ...message.record, tags: [] }; }'),
            ...template('one', '<img src={record.Image__c}>'),
            ...trustedUrl('Pictures', 'https://pictures.example.com', ['img']),
            ...trustedUrl('Api', API, ['connect'])
        },
        ['unused-entry Api.cspTrustedSite-meta.xml:5']
    ],
    [
        'an image of what Apex gives to a parent, which gives it to a component below',
        {
            'classes/Drive.cls': `public class Drive {\n@AuraEnabled public static List<Item> files() { return null; }\nprivate static String urlOf(String id) {\nreturn '${API}/thumb?id=' + id; }\npublic class Item { @AuraEnabled public String thumb; public Item(String id) { this.thumb = urlOf(id); } } }`,
            ...lwc(
                'top',
                `files;\nasync go() { const result = await files(); this.files = result.map((one) => ({ name: one.name, thumb: one.thumb })); }`,
                "import files from '@salesforce/apex/Drive.files';"
            ),
            ...template('top', '<c-middle files={files}></c-middle>'),
            ...lwc('middle', '@api files;'),
            ...template(
                'middle',
                '<template for:each={files} for:item="file"><c-low key={file.name} file={file}></c-low></template>'
            ),
            ...lwc('low', '@api file;'),
            ...template('low', '<img src={file.thumb}><img src={file.other}>')
        },
        ['missing-trusted-url Drive.cls:4']
    ],
    [
        'but not where the object says it itself',
        {
            ...lwc('one', "record;\nshow(message) { this.record = { ...message.record, image: '/own.png' }; }"),
            ...template('one', '<img src={record.image}>'),
            ...trustedUrl('Pictures', 'https://pictures.example.com', ['img'])
        },
        ['unused-entry Pictures.cspTrustedSite-meta.xml:5']
    ]
];

describe('What templates show of objects', () => {
    for (const [name, files, expected] of CASES) {
        it(name, (t) => {
            assert.deepEqual(short(scanOf(t, files).findings), expected);
        });
    }
});
