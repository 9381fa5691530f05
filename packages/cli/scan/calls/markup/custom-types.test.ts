import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apex, lwc, scanOf, short, template, type Files } from '../../testing/project-of.ts';

const API = 'https://api.example.com';

const TABLE: Files = {
    'lwc/table/table.js':
        "import Base from 'lightning/datatable';\nimport picture from './picture.html';\nimport logo from './templates/logo.html';\nexport default class Table extends Base { static customTypes = { picture: { template: picture, typeAttributes: ['url'] }, logo: { template: logo } }; }",
    'lwc/table/picture.html': '<template><img src={typeAttributes.url}></template>',
    'lwc/table/templates/logo.html': '<template><c-shown address={value}></c-shown></template>',
    ...lwc('shown', '@api address;', "import { api } from 'lwc';"),
    ...template('shown', '<img src={address}>')
};

const rows = (columns: string, body: string): Files => lwc('list', body, `const COLUMNS = [${columns}];`);

describe('types of their own that a datatable has', () => {
    it('show the field that a column names, and what a column says', (t) => {
        const files = {
            ...TABLE,
            ...rows(
                `{ fieldName: 'Logo', type: 'logo' }, { type: 'picture', typeAttributes: { url: { fieldName: 'Picture' } } }, { type: 'picture', typeAttributes: { url: '${API}/c.png' } }`,
                `columns = COLUMNS;\nget rows() { return this.data.map((row) => ({ ...row,\nLogo: '${API}/a.png',\nPicture: '${API}/b.png',\nOther: '${API}/d.png' })); }`
            )
        };
        assert.deepEqual(short(scanOf(t, files).findings), [
            'missing-trusted-url list.js:2',
            'missing-trusted-url list.js:6',
            'missing-trusted-url list.js:7'
        ]);
    });

    it('show what Apex gives, and nothing of columns of another type', (t) => {
        const files = {
            ...TABLE,
            ...lwc(
                'list',
                '@wire(rows) rows;',
                "import { wire } from 'lwc'; import rows from '@salesforce/apex/Rows.rows'; const COLUMNS = [{ fieldName: 'logo', type: 'logo' }, { fieldName: 'picture', type: 'text' }];"
            ),
            ...apex(
                'Rows',
                `@AuraEnabled(cacheable=true) public static List<Row> rows() { Row row = new Row();\nrow.logo = '${API}/a.png';\nrow.picture = '${API}/b.png'; return new List<Row>{ row }; }\npublic class Row { @AuraEnabled public String logo; @AuraEnabled public String picture; }`
            )
        };
        assert.deepEqual(short(scanOf(t, files).findings), ['missing-trusted-url Rows.cls:3']);
    });
});
