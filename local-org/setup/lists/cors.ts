import { nameFromOrigin } from '../names.ts';
import { canonicalOrigin, originProblem } from '../origin-rules.ts';
import { metadataFile } from '../xml.ts';
import type { Problems, SetupList, SetupRecord } from '../types.ts';

export const CORS: SetupList = {
    slug: 'cors',
    title: 'CORS',
    singular: 'Allowed Origin',
    setupPath: 'Setup > Security > CORS',
    intro: "Which other web sites may call Salesforce's own APIs from a browser. It has no effect on what a Lightning page may call.",
    effect: 'It takes effect at once.',
    fields: [
        {
            name: 'urlPattern',
            label: 'Origin URL Pattern',
            kind: 'text',
            required: true,
            help: 'Such as https://www.example.com or https://*.example.com'
        }
    ],
    columns: ['urlPattern'],
    addressField: 'urlPattern',
    nameOf: (record) => nameFromOrigin(String(record.urlPattern ?? '')),
    part: 'corsAllowlist',
    read: ({ corsAllowlist }) => corsAllowlist.map((urlPattern) => ({ name: nameFromOrigin(urlPattern), urlPattern })),
    write: (records) => ({ corsAllowlist: records.map(({ urlPattern }) => String(urlPattern)) }),
    problems,
    file: (record) => ({
        path: `corsWhitelistOrigins/${record.name}.corsWhitelistOrigin-meta.xml`,
        text: metadataFile('CorsWhitelistOrigin', [['urlPattern', record.urlPattern as string]])
    })
};

function problems(record: SetupRecord, others: SetupRecord[]): Problems {
    const pattern = String(record.urlPattern ?? '');
    const problem = originProblem(pattern, { subject: 'An allowed origin', wildcard: true });
    const isTwin = others.some((other) => canonicalOrigin(String(other.urlPattern)) === canonicalOrigin(pattern));
    if (problem) {
        return { urlPattern: problem };
    }
    return isTwin ? { urlPattern: 'This origin is on the list already.' } : {};
}
