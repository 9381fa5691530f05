import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { Finding } from '../model.ts';
import { scan, type ScanResult } from '../scan.ts';

/** Files of a project by their paths below `force-app/main/default`; a path that begins with `/` is one below the project. */
export type Files = Record<string, string>;

/** Writes a project to a temporary folder, which goes when the test ends. */
export function projectOf(t: TestContext, files: Files): string {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-scan-'));
    t.after(() => fs.rmSync(root, { recursive: true, force: true }));
    const all: Files = { '/sfdx-project.json': '{"packageDirectories":[{"path":"force-app"}]}', ...files };
    for (const [name, content] of Object.entries(all)) {
        const file = path.join(root, name.startsWith('/') ? name : `force-app/main/default/${name}`);
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, content);
    }
    return root;
}

export const scanOf = (t: TestContext, files: Files): ScanResult => scan(projectOf(t, files));

/** Findings as `rule file:line`, with the file's name alone; those of severity info only where their rule is asked for. */
export const short = (findings: Finding[], rule?: string): string[] =>
    findings
        .filter((finding) => (rule === undefined ? finding.severity !== 'info' : finding.rule === rule))
        .map((finding) => `${finding.rule} ${path.posix.basename(finding.file)}:${finding.line}`);

/** An LWC of one class that runs `body` when it is connected, with its metadata. */
export const lwc = (name: string, body: string, head = '', targets = ['lightning__RecordPage']): Files => ({
    [`lwc/${name}/${name}.js`]: `import { LightningElement } from 'lwc';\n${head}\nexport default class extends LightningElement {\n${body}\n}\n`,
    [`lwc/${name}/${name}.js-meta.xml`]: `<LightningComponentBundle><isExposed>true</isExposed><targets>${targets
        .map((target) => `<target>${target}</target>`)
        .join('')}</targets></LightningComponentBundle>`
});

export const apex = (name: string, body: string): Files => ({
    [`classes/${name}.cls`]: `public class ${name} {\n${body}\n}\n`
});

const DIRECTIVES = {
    connect: 'ConnectSrc',
    img: 'ImgSrc',
    font: 'FontSrc',
    frame: 'FrameSrc',
    media: 'MediaSrc',
    style: 'StyleSrc'
};

export const trustedUrl = (
    name: string,
    url: string,
    directives: (keyof typeof DIRECTIVES)[],
    { context = 'LEX', active = true, description = 'For a test' } = {}
): Files => ({
    [`cspTrustedSites/${name}.cspTrustedSite-meta.xml`]: [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<CspTrustedSite xmlns="http://soap.sforce.com/2006/04/metadata">',
        `    <context>${context}</context>`,
        ...(description ? [`    <description>${description}</description>`] : []),
        `    <endpointUrl>${url}</endpointUrl>`,
        `    <isActive>${active}</isActive>`,
        ...directives.map(
            (directive) => `    <isApplicableTo${DIRECTIVES[directive]}>true</isApplicableTo${DIRECTIVES[directive]}>`
        ),
        '</CspTrustedSite>'
    ].join('\n')
});

export const remoteSite = (
    name: string,
    url: string,
    { active = true, off = false, description = 'For a test' } = {}
): Files => ({
    [`remoteSiteSettings/${name}.remoteSite-meta.xml`]: [
        '<RemoteSiteSetting xmlns="http://soap.sforce.com/2006/04/metadata">',
        ...(description ? [`    <description>${description}</description>`] : []),
        `    <disableProtocolSecurity>${off}</disableProtocolSecurity>`,
        `    <isActive>${active}</isActive>`,
        `    <url>${url}</url>`,
        '</RemoteSiteSetting>'
    ].join('\n')
});

export const namedCredential = (name: string, url: string, externalCredential = 'Api'): Files => ({
    [`namedCredentials/${name}.namedCredential-meta.xml`]: [
        '<NamedCredential xmlns="http://soap.sforce.com/2006/04/metadata">',
        `    <namedCredentialParameters><parameterName>Url</parameterName><parameterType>Url</parameterType><parameterValue>${url}</parameterValue></namedCredentialParameters>`,
        `    <namedCredentialParameters><externalCredential>${externalCredential}</externalCredential><parameterName>E</parameterName><parameterType>Authentication</parameterType></namedCredentialParameters>`,
        '    <namedCredentialType>SecuredEndpoint</namedCredentialType>',
        '</NamedCredential>'
    ].join('\n')
});

/** A record of Callout_Target__mdt in one line. */
export const target = (name: string, fields: Record<string, string>): Files => ({
    [`customMetadata/Callout_Target.${name}.md-meta.xml`]: `<CustomMetadata>${Object.entries(fields)
        .map(([field, value]) => `<values><field>${field}</field><value>${value}</value></values>`)
        .join('')}</CustomMetadata>`
});

export const API = 'https://api.example.com';

/** A method of a component that calls an address. */
export const get = (url: string): string => `connectedCallback() { fetch('${url}'); }`;

/** A method of a class that does. */
export const endpoint = (url: string): string => `void a(HttpRequest r) {\nr.setEndpoint('${url}');\n}`;

export const template = (name: string, html: string): Files => ({
    [`lwc/${name}/${name}.html`]: `<template>\n${html}\n</template>`
});

export const page = (markup: string): Files => ({ 'pages/Orders.page': markup });

/** An sfdx-project.json with one of its `replacements`. */
export const replacing = (rule: Record<string, string>): Files => ({
    '/sfdx-project.json': JSON.stringify({ packageDirectories: [{ path: 'force-app' }], replacements: [rule] })
});

export const apiVersion = (version: string): Files => ({
    '/sfdx-project.json': `{"packageDirectories":[{"path":"force-app"}],"sourceApiVersion":"${version}"}`
});

export const meta = (file: string, content: string): Files => ({ [file]: content });
