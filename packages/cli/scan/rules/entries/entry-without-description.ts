import { atEntry, listName, type Rule } from '../rule.ts';

const NAME = 'entry-without-description';

export const entryWithoutDescription: Rule = {
    name: NAME,
    severity: 'info',
    about: 'A Trusted URL or Remote Site has no description.',
    why: 'In a year nobody knows who needs it, so nobody dares to take it away.',
    wrong: '<CspTrustedSite> without <description>',
    right: '<description>Order API, called by the component orderList.</description>',
    check: ({ entries }) =>
        entries
            .filter(
                ({ list, fields }) => (list === 'CspTrustedSite' || list === 'RemoteSiteSetting') && !fields.description
            )
            .map((entry) => atEntry(NAME, 'info', entry, `${listName(entry)} ${entry.name} has no description.`))
};
