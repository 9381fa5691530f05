import { hostOf } from '../../lists/entry-index.ts';
import { atEntry, type Rule } from '../rule.ts';

const NAME = 'org-specific-entry';

export const orgSpecificEntry: Rule = {
    name: NAME,
    severity: 'info',
    about: 'An entry names the host of one certain org.',
    why: 'In any other org it allows somebody else’s host, and the org’s own is missing.',
    wrong: '<url>https://na1.salesforce.com</url>',
    right: 'URL.getOrgDomainUrl() and a Named Credential to the own org',
    check: ({ entries }) =>
        entries
            .filter(({ value }) => isOfOneOrg(hostOf(value)))
            .map((entry) => atEntry(NAME, 'info', entry, `${entry.name} names the host of one certain org.`))
};

/** A My Domain and what stands below it, an instance, a page of a package or of Visualforce; `hostOf` gives small letters. */
const ONE_ORG =
    /^([a-z0-9-]+(\.(sandbox|scratch|develop))?\.(my\.salesforce|lightning\.force|my\.site|vf\.force|visual\.force|my\.salesforce-sites)|(c\.)?(na|eu|ap|cs|um|ca|gs|tapp|prerel)\w*\d\w*\.(salesforce|visual\.force|content\.force|force)|\w[a-z0-9-]*--\w[\w.-]*force)\.com$/;

const isOfOneOrg = (host: string | undefined): boolean =>
    host !== undefined && ONE_ORG.test(host) && !/^(login|test|www)\./.test(host);
