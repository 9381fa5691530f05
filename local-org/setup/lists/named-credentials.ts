import type { NamedCredential, OrgMetadata } from '../../../packages/project/index.ts';
import { originProblem } from '../origin-rules.ts';
import { metadataFile, type XmlElement } from '../xml.ts';
import type { Problems, SetupList, SetupRecord } from '../types.ts';

export const NAMED_CREDENTIALS: SetupList = {
    slug: 'named-credentials',
    title: 'Named Credentials',
    singular: 'Named Credential',
    setupPath: 'Setup > Security > Named Credentials',
    intro: 'What Apex calls with authentication that the platform adds. The secret belongs to the External Credential; no page shows it.',
    effect: 'It takes effect at once.',
    fields: [
        { name: 'label', label: 'Label', kind: 'text', required: true },
        { name: 'name', label: 'Name', kind: 'text', required: true },
        { name: 'url', label: 'URL', kind: 'text', required: true, help: 'Such as https://api.example.com' },
        {
            name: 'externalCredential',
            label: 'External Credential',
            kind: 'select',
            required: true,
            options: ({ externalCredentials }: OrgMetadata) =>
                externalCredentials.map(({ name }) => ({ value: name, label: name }))
        },
        { name: 'allowMergeFieldsInHeader', label: 'Allow Formulas in HTTP Header', kind: 'checkbox', initial: false },
        { name: 'allowMergeFieldsInBody', label: 'Allow Formulas in HTTP Body', kind: 'checkbox', initial: false }
    ],
    columns: ['url', 'externalCredential'],
    addressField: 'url',
    part: 'namedCredentials',
    read: ({ namedCredentials }) => namedCredentials.map((credential) => ({ ...credential })),
    write: (records) => ({ namedCredentials: records as unknown as NamedCredential[] }),
    problems,
    file: (record) => ({
        path: `namedCredentials/${record.name}.namedCredential-meta.xml`,
        text: metadataFile('NamedCredential', elements(record))
    })
};

/** Unlike the other lists, a Named Credential may name a path that all its calls begin with. */
function problems(record: SetupRecord): Problems {
    const url = String(record.url ?? '').trim();
    const [, origin, rest] = /^([a-z]+:\/\/[^/?#]*)(.*)$/i.exec(url) ?? ['', url, ''];
    const problem = originProblem(origin, { subject: 'A Named Credential', apexPorts: true });
    if (problem) {
        return { url: problem };
    }
    return /[?#\s]/.test(rest) ? { url: 'Remove the query and the fragment: a URL here is an origin and a path.' } : {};
}

const elements = (record: SetupRecord): XmlElement[] => [
    ['allowMergeFieldsInBody', record.allowMergeFieldsInBody === true],
    ['allowMergeFieldsInHeader', record.allowMergeFieldsInHeader === true],
    ['calloutStatus', 'Enabled'],
    ['generateAuthorizationHeader', false],
    ['label', record.label as string],
    [
        'namedCredentialParameters',
        [
            ['parameterName', 'Url'],
            ['parameterType', 'Url'],
            ['parameterValue', record.url as string]
        ]
    ],
    [
        'namedCredentialParameters',
        [
            ['externalCredential', record.externalCredential as string],
            ['parameterName', 'ExternalCredential'],
            ['parameterType', 'Authentication']
        ]
    ],
    ['namedCredentialType', 'SecuredEndpoint']
];
