import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apex, lwc, namedCredential, scanOf, target, type Files } from '../../testing/project-of.ts';

const API = 'https://api.example.com';
const flow = (body: string): Files => ({ 'flows/Orders.flow-meta.xml': `<Flow>\n${body}\n</Flow>` });
const registration: Files = {
    'externalServiceRegistrations/Orders.externalServiceRegistration-meta.xml':
        '<ExternalServiceRegistration>\n<namedCredentialReference>Orders_API</namedCredentialReference></ExternalServiceRegistration>'
};
const callout =
    '<actionCalls>\n<actionName>Orders.getOrder</actionName><actionType>externalService</actionType></actionCalls>';
const action = (value: string): string =>
    `<actionCalls><actionName>CallApi</actionName><actionType>apex</actionType>\n<inputParameters><name>url</name><value>${value}</value></inputParameters></actionCalls>`;
const invocable = apex(
    'CallApi',
    'public class Input {\n@InvocableVariable\npublic String url;\n}\nstatic void run(List<Input> inputs) { HttpRequest r = new HttpRequest();\nr.setEndpoint(inputs[0].url); }'
);
const site = (data: object): Files => ({ 'experiences/Shop1/views/home.json': JSON.stringify(data, null, 1) });
const picture: Files = {
    ...lwc('picture', '@api source;', "import { api } from 'lwc';", ['lightningCommunity__Page']),
    'lwc/picture/picture.html': '<template>\n<img src={source}></template>'
};

/** What is in a project, and the calls that the scan finds: kind, file and line where the address stands, and the address. */
const CASES: [string, Files, string[]][] = [
    [
        'a callout of a flow goes through the credential of its External Service',
        { ...flow(callout), ...registration, ...namedCredential('Orders_API', API) },
        [
            'external-service Orders.externalServiceRegistration-meta.xml:2 callout:Orders_API covered',
            'flow-callout Orders.flow-meta.xml:3 callout:Orders_API covered'
        ]
    ],
    [
        'the HTTP actions of an integration procedure of OmniStudio, with a credential or an address',
        {
            'omniIntegrationProcedures/Orders.oip-meta.xml': `<OmniIntegrationProcedure>\n${[
                { restPath: `${API}/orders`, namedCredential: '' },
                { restPath: '/orders', namedCredential: 'Orders_API' },
                { restPath: '/own' },
                { label: API }
            ]
                .map(
                    (action) =>
                        `<omniProcessElements><propertySetConfig>${JSON.stringify(action).replaceAll('"', '&quot;')}</propertySetConfig></omniProcessElements>\n`
                )
                .join('')}<x><propertySetConfig>{no restPath}</propertySetConfig></x></OmniIntegrationProcedure>`,
            ...namedCredential('Orders_API', API)
        },
        [
            `apex-callout Orders.oip-meta.xml:2 ${API}/orders wrong-list`,
            'apex-callout Orders.oip-meta.xml:3 callout:Orders_API covered'
        ]
    ],
    [
        'one whose service is not in the project is not known',
        flow(callout),
        ['flow-callout Orders.flow-meta.xml:3 dynamic unknown']
    ],
    [
        'what a flow gives to an Apex action is where the action calls',
        { ...flow(action(`<stringValue>${API}/x</stringValue>`)), ...invocable },
        [`apex-callout Orders.flow-meta.xml:3 ${API}/x missing`]
    ],
    [
        'so is a constant of the flow',
        {
            ...flow(
                `${action('<elementReference>Base</elementReference>')}<constants><name>Base</name><value>\n<stringValue>${API}/y</stringValue></value></constants>`
            ),
            ...invocable
        },
        [`apex-callout Orders.flow-meta.xml:4 ${API}/y missing`]
    ],
    [
        'a record that a flow gives is not known',
        { ...flow(action('<elementReference>$Record.Url__c</elementReference>')), ...invocable },
        ['apex-callout CallApi.cls:7 dynamic unknown']
    ],
    [
        "an image in a flow's text",
        flow(
            `<screens><fields>\n<fieldText>&lt;p&gt;&lt;img src=&quot;${API}/x.png&quot;&gt;&lt;/p&gt;</fieldText></fields></screens>`
        ),
        [`img Orders.flow-meta.xml:3 ${API}/x.png missing`]
    ],
    [
        'an image of the org’s own is no call, and neither is a link',
        flow(
            `<screens><fields>\n<fieldText>&lt;img src=&quot;${API}/servlet/rtaImage?eid=1&quot;&gt;&lt;a href=&quot;${API}&quot;&gt;x&lt;/a&gt;</fieldText></fields></screens>`
        ),
        []
    ],
    [
        'an image of a text that a screen names, or of a formula, by a variable too; not one of a mail',
        flow(
            `<screens><fields><fieldText>{!shown} {!picture}</fieldText><value><elementReference>kept</elementReference></value></fields></screens>\n<textTemplates><name>shown</name><text>&lt;img src=&quot;${API}/a.png&quot;&gt;</text></textTemplates>\n<formulas><name>picture</name><expression>IMAGE(&quot;${API}/b.png&quot;, &quot;x&quot;)</expression></formulas>\n<assignments><assignmentItems><assignToReference>kept</assignToReference><value><elementReference>later</elementReference></value></assignmentItems></assignments>\n<textTemplates><name>later</name><text>&lt;img src=&quot;${API}/c.png&quot;&gt;</text></textTemplates>\n<textTemplates><name>mail</name><text>&lt;img src=&quot;${API}/d.png&quot;&gt;</text></textTemplates><actionCalls><value><elementReference>mail</elementReference></value></actionCalls>`
        ),
        [3, 4, 6].map((line, index) => `img Orders.flow-meta.xml:${line} ${API}/${'abc'[index]}.png missing`)
    ],
    [
        'a flow without a screen shows no page',
        flow(
            `<textTemplates><name>mail</name><text>&lt;img src=&quot;${API}/d.png&quot;&gt;</text></textTemplates><formulas><name>x</name><expression>IMAGE(&quot;${API}/b.png&quot;, &quot;x&quot;)</expression></formulas>`
        ),
        []
    ],
    [
        'IMAGE() in a formula, of a field of its own file or of the older format',
        {
            'objects/A__c/fields/Qr__c.field-meta.xml': `<CustomField>\n<formula>IMAGE(&#39;${API}/qr?d=&#39; &amp; Name, &quot;x&quot;)</formula></CustomField>`,
            'objects/B__c.object': `<CustomObject><fields>\n<formula>IMAGE("${API}/old.png", "x")</formula></fields></CustomObject>`
        },
        [`img Qr__c.field-meta.xml:2 ${API}/qr missing`, `img B__c.object:2 ${API}/old.png missing`]
    ],
    [
        'IMAGE() of a static resource is no call',
        {
            'objects/A__c/fields/F__c.field-meta.xml':
                '<CustomField><formula>IMAGE("/resource/x.png", "x")</formula></CustomField>'
        },
        []
    ],
    [
        'what Experience Builder gives to a property of a component',
        { ...picture, ...site({ componentName: 'c:picture', componentAttributes: { source: `${API}/a.png` } }) },
        [`img home.json:4 ${API}/a.png missing`]
    ],
    [
        'what the Lightning App Builder gives',
        {
            ...picture,
            'flexipages/Home.flexipage-meta.xml': `<FlexiPage><componentInstance><componentInstanceProperties><name>source</name>\n<value>${API}/b.png</value></componentInstanceProperties><componentName>picture</componentName></componentInstance></FlexiPage>`
        },
        [`img Home.flexipage-meta.xml:2 ${API}/b.png missing`]
    ],
    [
        'HTML in the pages of a site, and the markup of its head',
        site({
            headMarkup: `<link rel="stylesheet" href="${API}/x.css">`,
            richText: `<iframe src="${API}/frame"></iframe>`
        }),
        [`link home.json:2 ${API}/x.css missing`, `iframe home.json:3 ${API}/frame missing`]
    ],
    [
        'the active targets of CalloutProxy, through their credential where they have one',
        {
            ...target('Orders', { Origin__c: `${API}/`, Path_Prefix__c: '/orders', Is_Active__c: 'true' }),
            ...target('Keyed', { Origin__c: API, Named_Credential__c: 'Orders_API', Is_Active__c: 'true' }),
            ...target('Closed', { Origin__c: 'https://b.example.com', Is_Active__c: 'false' }),
            'customMetadata/Other_Target.A.md-meta.xml':
                '<CustomMetadata><values><field>Origin__c</field><value>https://c.example.com</value></values></CustomMetadata>'
        },
        [
            `apex-callout Callout_Target.Orders.md-meta.xml:1 ${API}/orders missing`,
            'apex-callout Callout_Target.Keyed.md-meta.xml:1 callout:Orders_API missing'
        ]
    ],
    [
        'a property of a controller that a Visualforce page with a policy shows',
        {
            'pages/Orders.page':
                '<apex:page controller="Ctl" cspHeader="true">\n<apex:image url="{!logo}"/></apex:page>',
            ...apex('Ctl', `public String getLogo() {\nreturn '${API}/logo.png'; }`)
        },
        [`img Ctl.cls:3 ${API}/logo.png missing`]
    ]
];

describe('the scan reads what metadata calls', () => {
    for (const [what, files, expected] of CASES) {
        it(what, (t) => {
            const { calls, problems } = scanOf(t, files);
            assert.deepEqual(problems, []);
            assert.deepEqual(
                calls
                    .filter(({ address }) => address.kind !== 'own')
                    .map(({ kind, at, address, judgement }) => {
                        const url = 'url' in address ? address.url : address.kind;
                        return `${kind} ${at.file.split('/').at(-1)}:${at.line} ${url} ${judgement.state}`;
                    })
                    .sort(),
                [...expected].sort()
            );
        });
    }
});
