import fs from 'node:fs';
import path from 'node:path';

/** Writes a project of `count` files, three tenths of them Apex, as large and as much entangled as those of a large team are. */
export function writeProject(root: string, count: number): void {
    const write = (file: string, content: string): void => {
        const target = path.join(root, file);
        fs.mkdirSync(path.dirname(target), { recursive: true });
        fs.writeFileSync(target, content);
    };
    const base = 'force-app/main/default';
    write('sfdx-project.json', '{"packageDirectories":[{"path":"force-app"}],"sourceApiVersion":"67.0"}');
    const kinds = Math.floor(count / 10);
    for (let index = 0; index < kinds; index++) {
        for (const part of ['Service', 'Selector', 'Domain']) {
            write(`${base}/classes/Order${index}${part}.cls`, apexClass(index, part, kinds));
        }
        const name = `orderView${index}`;
        write(`${base}/lwc/${name}/${name}.js`, component(index));
        write(`${base}/lwc/${name}/${name}.html`, template(index, kinds));
        write(
            `${base}/lwc/${name}/${name}.js-meta.xml`,
            '<LightningComponentBundle><targets><target>lightning__RecordPage</target></targets></LightningComponentBundle>'
        );
        write(`${base}/lwc/${name}/${name}.css`, '.box { background: url(/resource/x.png); }\n'.repeat(20));
        write(`${base}/objects/O${index}__c/O${index}__c.object-meta.xml`, object(index));
        write(`${base}/flows/Flow${index}.flow-meta.xml`, flow(index));
        write(
            `${base}/remoteSiteSettings/Site${index}.remoteSite-meta.xml`,
            `<RemoteSiteSetting><description>Called by Order${index}Service</description><isActive>true</isActive><url>https://api${index}.example.com</url></RemoteSiteSetting>`
        );
    }
}

function apexClass(index: number, part: string, kinds: number): string {
    const other = `Order${(index * 7 + 1) % kinds}Service`;
    const callout =
        part === 'Service'
            ? `    private static final String BASE = 'https://api${index}.example.com';
    public HttpResponse send(String path) {
        HttpRequest request = new HttpRequest();
        request.setEndpoint(BASE + path);
        return new Http().send(request);
    }
    public void all() { new ${other}().send('/orders/${index}'); }\n`
            : '';
    const methods = Array.from(
        { length: 30 },
        (_none, at) => `    /** Adds what is open of the order to the account. */
    public Decimal total${at}(List<Account> accounts) {
        Decimal sum = 0;
        for (Account one : accounts) { sum += one.AnnualRevenue == null ? ${at} : one.AnnualRevenue; }
        return sum;
    }\n`
    );
    return `public with sharing class Order${index}${part} {\n${callout}${methods.join('')}}\n`;
}

const component = (index: number): string => `import { LightningElement, api } from 'lwc';
const BASE = 'https://api${index}.example.com';
export default class OrderView${index} extends LightningElement {
    @api recordId;
    @api source;
    orders = [];
${Array.from({ length: 25 }, (_none, at) => `    handle${at}(event) { this.orders = [...this.orders, event.detail.value + ${at}]; }\n`).join('')}
    ${index % 10 === 0 ? 'connectedCallback() { fetch(`${BASE}/orders/${this.recordId}`); }' : ''}
}
`;

const template = (index: number, kinds: number): string =>
    `<template>\n${'<div class="slds-box"><p>{recordId}</p></div>\n'.repeat(30)}<c-order-view${(index * 3 + 1) % kinds} source="/x.png"></c-order-view${(index * 3 + 1) % kinds}><img src={source}></template>`;

const object = (index: number): string =>
    `<CustomObject>${`<fields><fullName>A${index}__c</fullName><type>Text</type></fields>\n`.repeat(40)}</CustomObject>`;

const flow = (index: number): string =>
    `<Flow>${`<assignments><name>A${index}</name><value><stringValue>x</stringValue></value></assignments>\n`.repeat(60)}</Flow>`;
