/** An error that somebody could make, and what must be said about it. */
export interface Seed {
    check: string;
    /** After "finds …". */
    error: string;
    file: string;
    /** The file's new text; undefined deletes it. */
    change(text: string): string | undefined;
    /** The file that the finding names. */
    names: RegExp;
    says?: RegExp;
    /** TypeScript of a component, which is emitted anew. */
    emit?: boolean;
}

const BASE = 'force-app/main/default';
const PERMISSIONS = `${BASE}/permissionsets/Callout_Lab.permissionset-meta.xml`;
const CREDENTIAL_PERMISSIONS = `${BASE}/permissionsets/Callout_Lab_Credentials.permissionset-meta.xml`;
const LABELS = `${BASE}/labels/CustomLabels.labels-meta.xml`;
const SITE = `${BASE}/cspTrustedSites/GitHub.cspTrustedSite-meta.xml`;
const REMOTE = `${BASE}/remoteSiteSettings/GitHub.remoteSite-meta.xml`;
const APP = `${BASE}/applications/Callout_Lab.app-meta.xml`;
const TAB = `${BASE}/tabs/Callout_Lab.tab-meta.xml`;
const PAGE = `${BASE}/flexipages/Callout_Lab.flexipage-meta.xml`;
const NAMED = `${BASE}/namedCredentials/Sample_API.namedCredential-meta.xml`;
const EXTERNAL = `${BASE}/externalCredentials/Sample_API.externalCredential-meta.xml`;
const RECORD = `${BASE}/customMetadata/Callout_Target.Sample_API_Secured.md-meta.xml`;
const LAYOUT = `${BASE}/layouts/Callout_Target__mdt-Callout Target Layout.layout-meta.xml`;
const LAB_META = `${BASE}/lwc/calloutLab/calloutLab.js-meta.xml`;
const APEX_LANE = `${BASE}/lwc/apexCallout/apexCallout.ts`;
const LANE = `${BASE}/lwc/lane/lane.ts`;
const PROXY_CLASS = `${BASE}/classes/CalloutProxy.cls`;

const swap =
    (from: string | RegExp, to: string) =>
    (text: string): string =>
        text.replace(from, to);
const write = (text: string) => (): string => text;
const remove = (): undefined => undefined;

const CONFIG: Seed[] = [
    {
        error: 'a property that sfdx-project.json does not have',
        file: 'sfdx-project.json',
        change: swap('"sourceApiVersion"', '"sourceApiVersoin"'),
        names: /^sfdx-project\.json$/,
        says: /sourceApiVersoin/
    },
    {
        error: 'an edition that no scratch org has',
        file: 'config/project-scratch-def.json',
        change: swap('"Developer"', '"Developper"'),
        names: /project-scratch-def\.json$/
    },
    {
        error: 'a scratch org definition that is not JSON',
        file: 'config/project-scratch-def.json',
        change: swap('{', ''),
        names: /project-scratch-def\.json$/,
        says: /not JSON/
    },
    {
        error: 'a replacement whose placeholder is nowhere',
        file: 'sfdx-project.json',
        change: swap('https://unreachable.example.com', 'https://nowhere.example.com'),
        names: /^sfdx-project\.json$/,
        says: /nowhere/
    },
    {
        error: 'a replacement that a plain deploy trips over',
        file: 'sfdx-project.json',
        change: (text: string) => {
            const project = JSON.parse(text) as { replacements: { replaceWhenEnv?: unknown }[] };
            delete project.replacements[0].replaceWhenEnv;
            return JSON.stringify(project);
        },
        names: /^sfdx-project\.json$/,
        says: /plain/
    },
    {
        error: 'a class of another API version',
        file: `${PROXY_CLASS}-meta.xml`,
        change: swap('67.0', '58.0'),
        names: /CalloutProxy\.cls-meta\.xml$/,
        says: /58\.0/
    }
].map((seed) => ({ check: 'project file, scratch org definition, replacements', ...seed }));

const PACKAGE: Seed[] = [
    {
        error: 'a class without -meta.xml',
        file: `${PROXY_CLASS}-meta.xml`,
        change: remove,
        names: /CalloutProxy\.cls$/
    },
    { error: 'a -meta.xml without a class', file: PROXY_CLASS, change: remove, names: /CalloutProxy\.cls-meta\.xml$/ },
    {
        error: 'TypeScript in the package',
        file: '.forceignore',
        change: swap('**/*.ts', ''),
        names: /\.ts$/,
        says: /TypeScript/
    },
    {
        error: 'a bundle without JavaScript',
        file: `${BASE}/lwc/laneCard/laneCard.js`,
        change: remove,
        names: /laneCard\.ts$/,
        says: /no JavaScript/
    },
    {
        error: 'a bundle whose name an org refuses',
        file: `${BASE}/lwc/My-Card/My-Card.js`,
        change: write('export const a = 1;\n'),
        names: /My-Card/,
        says: /name of a bundle/
    },
    {
        error: 'a bundle without -meta.xml',
        file: `${BASE}/lwc/laneCard/laneCard.js-meta.xml`,
        change: remove,
        names: /laneCard\.js-meta\.xml$/
    }
].map((seed) => ({ check: 'package: nothing missing, nothing stray', ...seed }));

const CONVERT: Seed[] = [
    {
        error: 'a file that belongs to no component',
        file: `${BASE}/tabs/notes.txt`,
        change: write('x'),
        names: /notes\.txt|force-app/
    },
    {
        error: 'a static resource without content',
        file: `${BASE}/staticresources/Same_Origin.json`,
        change: remove,
        names: /Same_Origin|force-app/
    },
    {
        error: 'a suffix that no type has',
        file: `${BASE}/tabs/Other.tabb-meta.xml`,
        change: write('<CustomTab xmlns="http://soap.sforce.com/2006/04/metadata" />'),
        names: /Other|force-app/
    }
].map((seed) => ({ check: 'sources convert', ...seed }));

const FIELDS: Seed[] = [
    { error: 'XML that is not well-formed', file: TAB, change: swap('</label>', ''), names: /Callout_Lab\.tab/ },
    {
        error: 'a field that the type does not have',
        file: SITE,
        change: swap(/endpointUrl/g, 'endpointURL'),
        names: /GitHub/
    },
    {
        error: 'a value that the enumeration does not have',
        file: SITE,
        change: swap('LEX', 'Lightning'),
        names: /GitHub/
    },
    { error: 'a boolean that is none', file: SITE, change: swap('<isActive>true', '<isActive>yes'), names: /GitHub/ },
    {
        error: 'a required field that is missing',
        file: REMOTE,
        change: swap(/<url>.*<\/url>/, ''),
        names: /GitHub/,
        says: /url/
    },
    {
        error: 'a single field that is repeated',
        file: TAB,
        change: swap('<motif>', '<label>Again</label><motif>'),
        names: /Callout_Lab\.tab/
    },
    {
        error: 'a root element that is no type',
        file: TAB,
        change: swap(/CustomTab/g, 'CustomTabs'),
        names: /Callout_Lab\.tab/
    },
    { error: 'another namespace', file: TAB, change: swap('2006/04', '2007/04'), names: /Callout_Lab\.tab/ }
].map((seed) => ({ check: 'fields and values of the metadata', ...seed }));

const LIMITS: Seed[] = [
    {
        error: 'a description that an org cuts off',
        file: REMOTE,
        change: swap(/<description>.*<\/description>/, `<description>${'x'.repeat(256)}</description>`),
        names: /GitHub/
    },
    {
        error: 'a file name that is no API name',
        file: `${BASE}/remoteSiteSettings/Git__Hub.remoteSite-meta.xml`,
        change: write('<RemoteSiteSetting xmlns="http://soap.sforce.com/2006/04/metadata" />'),
        names: /Git__Hub/
    }
].map((seed) => ({ check: 'names and lengths', ...seed }));

const PERMISSION: Seed[] = [
    {
        error: 'a class that does not exist',
        file: PERMISSIONS,
        change: swap('>CalloutProxy<', '>CalloutProxi<'),
        names: /permissionset/,
        says: /CalloutProxi /
    },
    {
        error: 'a class that a component calls and nobody may',
        file: PERMISSIONS,
        change: swap(/<classAccesses>\s*<apexClass>CalloutProxy<[\s\S]*?<\/classAccesses>/, ''),
        names: /permissionset/,
        says: /calls CalloutProxy/
    },
    {
        error: 'a tab that does not exist',
        file: PERMISSIONS,
        change: swap('<tab>Callout_Lab', '<tab>Callouts'),
        names: /permissionset/
    },
    {
        error: 'a principal that the credential does not have',
        file: CREDENTIAL_PERMISSIONS,
        change: swap('Sample_API-SampleApiPrincipal', 'Sample_API-Other'),
        names: /permissionset/
    },
    {
        error: 'no read on UserExternalCredential',
        file: CREDENTIAL_PERMISSIONS,
        change: swap('<allowRead>true', '<allowRead>false'),
        names: /permissionset/,
        says: /UserExternalCredential/
    },
    {
        error: 'a class and a principal in one permission set',
        file: CREDENTIAL_PERMISSIONS,
        change: swap(
            '<hasActivationRequired>',
            '<classAccesses><apexClass>CalloutProxy</apexClass><enabled>true</enabled></classAccesses><hasActivationRequired>'
        ),
        names: /Callout_Lab_Credentials/
    },
    {
        error: 'a custom metadata type that is not granted',
        file: PERMISSIONS,
        change: swap(/<customMetadataTypeAccesses>[\s\S]*?<\/customMetadataTypeAccesses>/, ''),
        names: /permissionset/
    }
].map((seed) => ({ check: 'permission set', ...seed }));

const PAGES: Seed[] = [
    {
        error: 'an app with a tab that does not exist',
        file: APP,
        change: swap('<tabs>Callout_Lab', '<tabs>Callouts'),
        names: /\.app-meta/
    },
    {
        error: 'a tab with a page that does not exist',
        file: TAB,
        change: swap('<flexiPage>Callout_Lab', '<flexiPage>Lab'),
        names: /\.tab-meta/
    },
    {
        error: 'a page with a component that does not exist',
        file: PAGE,
        change: swap('c:calloutLab', 'c:calloutsLab'),
        names: /flexipage/
    },
    {
        error: 'a component that is not exposed',
        file: LAB_META,
        change: swap('<isExposed>true', '<isExposed>false'),
        names: /calloutLab\.js-meta/
    },
    {
        error: 'a component that is not meant for such a page',
        file: LAB_META,
        change: swap('<target>lightning__AppPage</target>', ''),
        names: /calloutLab\.js-meta/
    },
    {
        error: 'a target that the platform does not have',
        file: LAB_META,
        change: swap('lightning__HomePage', 'lightning__Homepage'),
        names: /calloutLab/
    },
    {
        error: 'a region that the template does not have',
        file: PAGE,
        change: swap('<name>main', '<name>center'),
        names: /flexipage/
    }
].map((seed) => ({ check: 'app, tab, page', ...seed }));

const CREDENTIALS: Seed[] = [
    {
        error: 'an external credential that does not exist',
        file: NAMED,
        change: swap('<externalCredential>Sample_API', '<externalCredential>Other_API'),
        names: /namedCredential/
    },
    {
        error: 'a formula that the platform would send as it is',
        file: NAMED,
        change: swap('<allowMergeFieldsInHeader>true', '<allowMergeFieldsInHeader>false'),
        names: /namedCredential/
    },
    {
        error: 'a secret in the sources',
        file: EXTERNAL,
        change: swap('{!$Credential.Sample_API.ApiKey}', 'abc123'),
        names: /externalCredential/
    },
    {
        error: 'a formula over another credential',
        file: EXTERNAL,
        change: swap('$Credential.Sample_API', '$Credential.Other'),
        names: /externalCredential/
    },
    {
        error: 'no principal',
        file: EXTERNAL,
        change: swap('NamedPrincipal', 'AuthParameter'),
        names: /externalCredential/
    }
].map((seed) => ({ check: 'credentials', ...seed }));

const RECORDS: Seed[] = [
    {
        error: 'a field that the type does not have',
        file: RECORD,
        change: swap('Origin__c', 'Origins__c'),
        names: /Secured/,
        says: /Origins__c/
    },
    { error: 'a value of the wrong type', file: RECORD, change: swap('xsd:boolean', 'xsd:string'), names: /Secured/ },
    {
        error: 'a required value that is missing',
        file: RECORD,
        change: swap(/<values>\s*<field>Methods__c[\s\S]*?<\/values>/, ''),
        names: /Secured/,
        says: /required/
    },
    {
        error: 'a named credential that does not exist',
        file: RECORD,
        change: swap('<value xsi:type="xsd:string">Sample_API<', '<value xsi:type="xsd:string">Sample<'),
        names: /Secured/
    },
    {
        error: 'an origin with a path',
        file: RECORD,
        change: swap('example.com<', 'example.com/v1<'),
        names: /Secured/,
        says: /not an origin/
    }
].map((seed) => ({ check: 'custom metadata records', ...seed }));

const URLS: Seed[] = [
    {
        error: 'a trusted URL with a path',
        file: SITE,
        change: swap('github.com<', 'github.com/users<'),
        names: /GitHub/
    },
    { error: 'a trusted URL over http', file: SITE, change: swap('https://', 'http://'), names: /GitHub/ },
    {
        error: 'a trusted URL for no directive',
        file: SITE,
        change: swap('<isApplicableToConnectSrc>true', '<isApplicableToConnectSrc>false'),
        names: /GitHub/
    },
    {
        error: 'a trusted URL on this machine',
        file: SITE,
        change: swap('api.github.com', 'localhost:3001'),
        names: /GitHub/
    },
    {
        error: 'the same trusted URL twice',
        file: SITE,
        change: swap('https://api.github.com', 'https://example.com'),
        names: /GitHub/
    },
    {
        error: 'a Remote Site without protocol security',
        file: REMOTE,
        change: swap('Security>false', 'Security>true'),
        names: /GitHub/
    },
    {
        error: 'a CORS allowlist that lets everybody in',
        file: `${BASE}/corsWhitelistOrigins/All.corsWhitelistOrigin-meta.xml`,
        change: write(
            '<CorsWhitelistOrigin xmlns="http://soap.sforce.com/2006/04/metadata"><urlPattern>https://*</urlPattern></CorsWhitelistOrigin>'
        ),
        names: /All/
    },
    {
        error: 'a header that is too long',
        file: SITE,
        change: swap('https://api.github.com', `https://${'a'.repeat(13_000)}.com`),
        names: /cspTrustedSites/,
        says: /bytes/
    }
].map((seed) => ({ check: 'trusted URLs, Remote Sites, CORS, CSP header', ...seed }));

const LAYOUTS: Seed[] = [
    { error: 'a type with no layout', file: LAYOUT, change: remove, names: /Callout_Target__mdt\.object/ },
    {
        error: 'a field that is on no layout',
        file: LAYOUT,
        change: swap(/<layoutItems>\s*<behavior>\w+<\/behavior>\s*<field>Origin__c[\s\S]*?<\/layoutItems>/, ''),
        names: /Layout/,
        says: /Origin__c is not on the layout/
    },
    {
        error: 'a required field that a form may leave out',
        file: LAYOUT,
        change: swap(/Required(<\/behavior>\s*<field>Methods__c)/, 'Edit$1'),
        names: /Layout/,
        says: /required/
    },
    {
        error: 'a field that a list view shows and the type does not have',
        file: `${BASE}/objects/Callout_Target__mdt/listViews/All.listView-meta.xml`,
        change: swap('Origin__c', 'Origins__c'),
        names: /All\.listView/,
        says: /Origins__c/
    }
].map((seed) => ({ check: 'layouts and list views', ...seed }));

const LABEL: Seed[] = [
    {
        error: 'a label that is not defined',
        file: APEX_LANE,
        change: swap('c.ApexCallout_Title', 'c.ApexCallout_Heading'),
        names: /apexCallout\.ts/
    },
    {
        error: 'a label that nothing uses',
        file: LABELS,
        change: swap('<fullName>Run<', '<fullName>Runs<'),
        names: /CustomLabels/,
        says: /Runs/
    },
    {
        error: 'a label that is too long',
        file: LABELS,
        change: swap(/<value>[\s\S]*?<\/value>/, `<value>${'x'.repeat(1001)}</value>`),
        names: /CustomLabels/,
        says: /longer/
    },
    {
        error: 'a line break inside a label',
        file: LABELS,
        change: swap(/<value>(\w+) /, '<value>$1\n            '),
        names: /CustomLabels/,
        says: /line break/
    },
    {
        error: 'a line break inside a description',
        file: APP,
        change: swap(/<description>(\w+) /, '<description>$1\n        '),
        names: /Callout_Lab\.app/,
        says: /line break/
    },
    {
        error: 'a label that is defined twice',
        file: LABELS,
        change: (text: string) =>
            text.replace('</CustomLabels>', `${/<labels>[\s\S]*?<\/labels>/.exec(text)?.[0]}</CustomLabels>`),
        names: /CustomLabels/,
        says: /twice/
    }
].map((seed) => ({ check: 'labels', ...seed }));

const IMPORTS: Seed[] = [
    {
        error: 'an Apex method that does not exist',
        file: APEX_LANE,
        change: swap('CalloutProxy.send', 'CalloutProxy.sent'),
        names: /apexCallout\.ts/
    },
    {
        error: 'a method that is not @AuraEnabled',
        file: PROXY_CLASS,
        change: swap('@AuraEnabled\n', ''),
        names: /apexCallout\.ts/
    },
    {
        error: 'a parameter that Apex does not have',
        file: PROXY_CLASS,
        change: swap('send(CalloutRequest request)', 'send(CalloutRequest wanted)'),
        names: /apexCallout\.ts/,
        says: /parameter/
    },
    {
        error: 'a wired method that is not cacheable',
        file: `${BASE}/classes/CalloutTargets.cls`,
        change: swap(/\(cacheable ?= ?true\)/, ''),
        names: /CalloutTargets\.cls/,
        says: /cacheable/
    },
    {
        error: 'a component that does not exist',
        file: APEX_LANE,
        change: swap("'c/lane'", "'c/lanes'"),
        names: /apexCallout\.ts/
    },
    {
        error: 'an npm package',
        file: LANE,
        change: swap("from 'lwc'", "from 'lodash'"),
        names: /lane\/lane\.ts/
    },
    {
        error: 'a tag in a template with no component',
        file: `${BASE}/lwc/apexCallout/apexCallout.html`,
        change: swap('<template>', '<template><c-no-such></c-no-such>'),
        names: /apexCallout\.html/
    }
].map((seed) => ({ check: 'imports of the components, Apex methods', ...seed }));

const COMPILER: Seed[] = [
    {
        error: 'a template that does not compile',
        file: `${BASE}/lwc/apexCallout/apexCallout.html`,
        change: swap('<template>', '<template><p>{a b}</p>'),
        names: /apexCallout\.html/
    },
    {
        error: 'a decorator that is not LWC',
        file: LANE,
        change: swap('@api request', '@api @track request'),
        names: /lane\/lane/,
        emit: true
    }
].map((seed) => ({ check: 'platform LWC compiler', ...seed }));

const OTHERS: Seed[] = [
    {
        check: 'Lightning Web Security',
        error: 'what the sandbox refuses',
        file: APEX_LANE,
        change: (text: string) => `${text}\nexport const stolen = document.cookie;\n`,
        names: /apexCallout\.ts/
    },
    {
        check: 'table of components',
        error: 'a property that the documentation does not know',
        file: LANE,
        change: swap('@api request', '@api anotherName?: string;\n    @api request'),
        names: /components\.md/
    },
    {
        check: 'each part alone',
        error: 'a test that needs a record of the project',
        file: `${BASE}/classes/CalloutTargetsTest.cls`,
        change: swap(
            'for (CalloutTarget target : CalloutTargets.getAll()) {',
            "Assert.isFalse(CalloutTargets.getAll().isEmpty(), 'none'); for (CalloutTarget target : CalloutTargets.getAll()) {"
        ),
        names: /classes/,
        says: /alone: CalloutTargetsTest/
    },
    {
        check: 'each part alone',
        error: 'a page that does not name what a part needs',
        file: 'docs/parts.md',
        change: swap('`laneCard`', '`laneCards`'),
        names: /parts\.md/
    }
];

export const SEEDS: Seed[] = [
    ...CONFIG,
    ...PACKAGE,
    ...CONVERT,
    ...FIELDS,
    ...LIMITS,
    ...PERMISSION,
    ...PAGES,
    ...CREDENTIALS,
    ...RECORDS,
    ...URLS,
    ...LAYOUTS,
    ...LABEL,
    ...IMPORTS,
    ...COMPILER,
    ...OTHERS
];
