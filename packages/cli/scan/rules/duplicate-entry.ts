import type { Entry } from '../model.ts';
import { atEntry, listName, placeOfEntry, type Rule } from './rule.ts';

const NAME = 'duplicate-entry';

export const duplicateEntry: Rule = {
    name: NAME,
    severity: 'warning',
    about: 'Two entries of a list say the same.',
    why: 'Of two files with one name the one that is deployed last wins; of two names for one address somebody changes one and wonders about the other.',
    wrong: 'cspTrustedSites/API.cspTrustedSite-meta.xml in two package directories',
    right: 'One entry, in the package directory that others depend on.',
    check: ({ entries }) =>
        entries.flatMap((entry, index) => {
            const earlier = entries.slice(0, index).find((other) => isSame(other, entry));
            if (!earlier || entry.value === '') {
                return [];
            }
            const message =
                earlier.name === entry.name
                    ? `${listName(entry)} ${entry.name} is also in ${earlier.file}: the one that is deployed last wins.`
                    : `${listName(entry)} ${earlier.name} (${earlier.file}) already allows ${entry.value}.`;
            return [atEntry(NAME, 'warning', entry, message, 'value', [placeOfEntry(earlier)])];
        })
};

function isSame(one: Entry, other: Entry): boolean {
    if (
        one.list !== other.list ||
        !/^(CspTrustedSite|RemoteSiteSetting|NamedCredential|CorsWhitelistOrigin)$/.test(one.list)
    ) {
        return false;
    }
    if (one.name === other.name) {
        return true;
    }
    if (one.list === 'NamedCredential' || one.active !== other.active) {
        return false;
    }
    const isOneAddress = bare(one.value) === bare(other.value);
    const isWider =
        (one.context === 'All' || one.context === other.context) &&
        other.directives.every((directive) => one.directives.includes(directive));
    return isOneAddress && isWider;
}

const bare = (value: string): string => value.trim().toLowerCase().replace(/\/+$/, '');
