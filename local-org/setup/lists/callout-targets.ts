import type { CustomMetadataRecord } from '../../../packages/project/index.ts';
import { originProblem } from '../origin-rules.ts';
import { metadataFile, TYPED_VALUES, type XmlElement } from '../xml.ts';
import type { Problems, SetupField, SetupList, SetupRecord } from '../types.ts';

const TYPE = 'Callout_Target__mdt';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** In the order of the file, which is that of the alphabet. */
const VALUES = [
    'Description__c',
    'Is_Active__c',
    'Methods__c',
    'Named_Credential__c',
    'Origin__c',
    'Path_Prefix__c',
    'Request_Headers__c'
];

const FIELDS: SetupField[] = [
    { name: 'label', label: 'Label', kind: 'text', required: true },
    { name: 'name', label: 'Callout Target Name', kind: 'text', required: true },
    {
        name: 'Origin__c',
        label: 'Origin',
        kind: 'text',
        required: true,
        help: 'Scheme, host and port, such as https://api.example.com'
    },
    { name: 'Path_Prefix__c', label: 'Path Prefix', kind: 'text', help: 'Such as /v1; empty for the whole API' },
    {
        name: 'Methods__c',
        label: 'Methods',
        kind: 'text',
        required: true,
        initial: 'GET',
        help: `Separated by commas: ${METHODS.join(', ')}`
    },
    {
        name: 'Request_Headers__c',
        label: 'Request Headers',
        kind: 'text',
        initial: 'Accept',
        help: 'Separated by commas'
    },
    {
        name: 'Named_Credential__c',
        label: 'Named Credential',
        kind: 'select',
        options: ({ namedCredentials }) => [
            { value: '', label: '--None--' },
            ...namedCredentials.map(({ name }) => ({ value: name, label: name }))
        ]
    },
    { name: 'Description__c', label: 'Description', kind: 'text' },
    { name: 'Is_Active__c', label: 'Active', kind: 'checkbox', initial: true }
];

export const CALLOUT_TARGETS: SetupList = {
    slug: 'callout-targets',
    title: 'Callout Targets',
    singular: 'Callout Target',
    setupPath: 'Setup > Custom Metadata Types > Callout Target > Manage Records',
    intro: 'The only APIs that the Apex proxy of Callout Lab calls. A target needs a Remote Site or a Named Credential too.',
    effect: 'It takes effect at once.',
    fields: FIELDS,
    columns: ['label', 'Origin__c', 'Methods__c', 'Named_Credential__c', 'Is_Active__c'],
    addressField: 'Origin__c',
    part: 'customMetadata',
    read: ({ customMetadata }) => (customMetadata.get(TYPE) ?? []).map(toSetup),
    write: (records, { customMetadata }) => ({
        customMetadata: new Map([...customMetadata, [TYPE, records.map(toCustomMetadata)]])
    }),
    problems,
    file: (record) => ({
        path: `customMetadata/Callout_Target.${record.name}.md-meta.xml`,
        text: metadataFile(
            'CustomMetadata',
            [
                ['label', record.label as string],
                ['protected', false],
                ...VALUES.map((field) => valueElement(field, record))
            ],
            TYPED_VALUES
        )
    })
};

const toSetup = ({ DeveloperName, MasterLabel, ...values }: CustomMetadataRecord): SetupRecord => ({
    name: DeveloperName,
    label: MasterLabel,
    ...Object.fromEntries(
        Object.entries(values).map(([field, value]) => [
            field,
            typeof value === 'boolean' ? value : String(value ?? '')
        ])
    )
});

/** An empty field is null to Apex. */
const toCustomMetadata = ({ name, label, ...values }: SetupRecord): CustomMetadataRecord => ({
    DeveloperName: name,
    MasterLabel: String(label),
    ...Object.fromEntries(Object.entries(values).map(([field, value]) => [field, value === '' ? null : value]))
});

function problems(record: SetupRecord, others: SetupRecord[]): Problems {
    const found: Problems = {};
    const origin = originProblem(String(record.Origin__c ?? ''), { subject: 'An origin', apexPorts: true });
    if (origin) {
        found.Origin__c = origin;
    }
    const prefix = String(record.Path_Prefix__c ?? '');
    if (prefix !== '' && !/^\/[^?#\s]*$/.test(prefix)) {
        found.Path_Prefix__c = 'A path prefix begins with a slash and has no query, such as /v1.';
    } else if (!origin && others.some((other) => covers(other) === covers(record))) {
        found.Origin__c = 'Another target has this origin and path prefix already: edit that one.';
    }
    const methods = String(record.Methods__c ?? '').split(/[,\s]+/);
    const unknown = methods.find((method) => method !== '' && !METHODS.includes(method));
    if (unknown) {
        found.Methods__c = `${unknown} is not a method that the proxy sends. Choose from ${METHODS.join(', ')}, in capitals.`;
    }
    return found;
}

const covers = (record: SetupRecord): string =>
    `${String(record.Origin__c).toLowerCase()}${String(record.Path_Prefix__c ?? '').replace(/\/$/, '')}`;

function valueElement(field: string, record: SetupRecord): XmlElement {
    const value = record[field];
    const isBoolean = typeof value === 'boolean';
    const typed: XmlElement =
        value === undefined || value === ''
            ? ['value', undefined, 'xsi:nil="true"']
            : ['value', value, `xsi:type="xsd:${isBoolean ? 'boolean' : 'string'}"`];
    return ['values', [['field', field], typed]];
}
