import type { TrustedSite } from '../../../packages/project/index.ts';
import { canonicalSource, pathNote, trustedUrlProblem } from '../trusted-url-rules.ts';
import { metadataFile, optional, type XmlElement } from '../xml.ts';
import type { Problems, SetupField, SetupList, SetupRecord } from '../types.ts';

const DIRECTIVES = ['Connect', 'Font', 'Frame', 'Img', 'Media', 'Style'].map((name) => ({
    field: `isApplicableTo${name}Src`,
    directive: `${name.toLowerCase()}-src`
}));

const WHAT_IT_ALLOWS: Record<string, string> = {
    'connect-src': 'scripts',
    'font-src': 'fonts',
    'frame-src': 'iframe content',
    'img-src': 'images',
    'media-src': 'audio and video',
    'style-src': 'stylesheets'
};

const CONTEXTS = [
    { value: 'All', label: 'All' },
    { value: 'LEX', label: 'Lightning Experience pages' },
    { value: 'Communities', label: 'Experience Builder sites' },
    { value: 'VisualForce', label: 'Custom Visualforce pages' }
];

export const TRUSTED_URLS: SetupList = {
    slug: 'trusted-urls',
    title: 'Trusted URLs',
    singular: 'Trusted URL',
    setupPath: 'Setup > Security > Trusted URLs',
    intro: "What the user's browser may load from, or send to, out of a Lightning page. Each entry is a source in the page's Content Security Policy.",
    effect: 'It takes effect when a page is loaded: reload pages that are open.',
    fields: [
        { name: 'name', label: 'API Name', kind: 'text', required: true },
        {
            name: 'endpointUrl',
            label: 'URL',
            kind: 'text',
            required: true,
            help: 'An origin, such as https://api.example.com; with a path, the entry covers that path only'
        },
        { name: 'description', label: 'Description', kind: 'text' },
        { name: 'isActive', label: 'Active', kind: 'checkbox', initial: true },
        { name: 'context', label: 'CSP Context', kind: 'select', initial: 'LEX', options: () => CONTEXTS },
        ...DIRECTIVES.map(({ field, directive }): SetupField => ({
            name: field,
            label: `${directive} (${WHAT_IT_ALLOWS[directive]})`,
            kind: 'checkbox',
            initial: directive === 'connect-src'
        }))
    ],
    columns: ['endpointUrl', 'isActive', 'context', 'isApplicableToConnectSrc', 'isApplicableToImgSrc'],
    addressField: 'endpointUrl',
    part: 'trustedSites',
    read: ({ trustedSites }) => trustedSites.map((site) => ({ ...site })),
    write: (records) => ({ trustedSites: records as unknown as TrustedSite[] }),
    problems,
    note: (record) => pathNote(String(record.endpointUrl)),
    file: (record) => ({
        path: `cspTrustedSites/${record.name}.cspTrustedSite-meta.xml`,
        text: metadataFile('CspTrustedSite', [
            ['canAccessCamera', false],
            ['canAccessMicrophone', false],
            ['context', record.context as string],
            ...optional('description', record.description),
            ['endpointUrl', record.endpointUrl as string],
            ['isActive', record.isActive === true],
            ...DIRECTIVES.map(({ field }): XmlElement => [field, record[field] === true])
        ])
    })
};

function problems(record: SetupRecord, others: SetupRecord[]): Problems {
    const url = String(record.endpointUrl ?? '');
    const found: Problems = {};
    const problem = trustedUrlProblem(url);
    const twin = others.find((other) => canonicalSource(String(other.endpointUrl)) === canonicalSource(url));
    if (problem) {
        found.endpointUrl = problem;
    } else if (twin) {
        found.endpointUrl = `${twin.name} has this URL already: edit that entry.`;
    }
    if (!DIRECTIVES.some(({ field }) => record[field] === true)) {
        found.isApplicableToConnectSrc = 'Select at least one directive: without one, the entry allows nothing.';
    }
    return found;
}
