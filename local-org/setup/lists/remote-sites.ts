import type { RemoteSite } from '../../../packages/project/index.ts';
import { canonicalOrigin, originProblem } from '../origin-rules.ts';
import { metadataFile, optional } from '../xml.ts';
import type { Problems, SetupList, SetupRecord } from '../types.ts';

export const REMOTE_SITES: SetupList = {
    slug: 'remote-sites',
    title: 'Remote Site Settings',
    singular: 'Remote Site',
    setupPath: 'Setup > Security > Remote Site Settings',
    intro: "What Apex may call when it names a URL itself. The browser's Content Security Policy is another list: Trusted URLs.",
    effect: 'It takes effect at once.',
    fields: [
        { name: 'name', label: 'Remote Site Name', kind: 'text', required: true },
        {
            name: 'url',
            label: 'Remote Site URL',
            kind: 'text',
            required: true,
            help: 'An origin, such as https://api.example.com'
        },
        { name: 'disableProtocolSecurity', label: 'Disable Protocol Security', kind: 'checkbox', initial: false },
        { name: 'description', label: 'Description', kind: 'text' },
        { name: 'isActive', label: 'Active', kind: 'checkbox', initial: true }
    ],
    columns: ['url', 'isActive', 'disableProtocolSecurity'],
    addressField: 'url',
    part: 'remoteSites',
    read: ({ remoteSites }) => remoteSites.map((site) => ({ ...site })),
    write: (records) => ({ remoteSites: records as unknown as RemoteSite[] }),
    problems,
    file: (record) => ({
        path: `remoteSiteSettings/${record.name}.remoteSite-meta.xml`,
        text: metadataFile('RemoteSiteSetting', [
            ...optional('description', record.description),
            ['disableProtocolSecurity', record.disableProtocolSecurity === true],
            ['isActive', record.isActive === true],
            ['url', record.url as string]
        ])
    })
};

function problems(record: SetupRecord, others: SetupRecord[]): Problems {
    const url = String(record.url ?? '');
    const problem = originProblem(url, { subject: 'A remote site', apexPorts: true, isRemoteSite: true });
    const twin = others.find((other) => canonicalOrigin(String(other.url)) === canonicalOrigin(url));
    if (problem) {
        return { url: problem };
    }
    return twin ? { url: `${twin.name} has this URL already: edit that entry.` } : {};
}
