import { parse } from 'tldts';

/** Domains of Salesforce below which every customer has hosts. The public suffix list has none of them. */
const SALESFORCE = [
    'my.salesforce.com',
    'my.salesforce-sites.com',
    'my.salesforce-scrt.com',
    'my.salesforce.app',
    'my.site.com',
    'lightning.force.com',
    'vf.force.com',
    'file.force.com',
    'force.com',
    'salesforce.com',
    'salesforce-sites.com',
    'salesforce-scrt.com',
    'salesforce-experience.com',
    'salesforce-setup.com',
    'salesforceliveagent.com',
    'site.com',
    'documentforce.com',
    'visualforce.com',
    'cloudforce.com'
];

export const isSalesforceHost = (host: string): boolean =>
    SALESFORCE.some((domain) => host === domain || host.endsWith(`.${domain}`));

/** A host of some org: its My Domain, its files, its pages, its sites, or an instance. Those of salesforce.com for the public are none. */
export const isOrgHost = (host: string): boolean =>
    /\.(my\.salesforce|my\.site|salesforce-sites|force|documentforce|visualforce|cloudforce)\.com$|^(na|eu|ap|cs|um|gs)\d+\.salesforce\.com$/.test(
        host
    );

/** A domain below which anybody can have a host: of the public suffix list (its private part, too), or of Salesforce. */
export function isSharedParent(domain: string): boolean {
    const { publicSuffix } = parse(domain, { allowPrivateDomains: true });
    return publicSuffix === domain || SALESFORCE.includes(domain) || SHARED.includes(domain);
}

/** Hosts and parents that hold files of anybody, though the list has them not as suffixes. */
const SHARED = ['amazonaws.com', 'windows.net', 'googleusercontent.com'];

const OF_ANYBODY =
    /^(raw\.githubusercontent\.com|cdn\.jsdelivr\.net|unpkg\.com|s3[.-][\w.-]*amazonaws\.com|storage\.googleapis\.com|gist\.githubusercontent\.com|cdnjs\.cloudflare\.com)$/;

export const isSharedHost = (host: string): boolean => OF_ANYBODY.test(host);
