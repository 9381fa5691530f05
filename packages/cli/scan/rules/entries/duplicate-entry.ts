import type { Entry } from '../../model.ts';
import { groupBy } from '../../project.ts';
import { atEntry, listName, placeOfEntry, type Rule } from '../rule.ts';

const NAME = 'duplicate-entry';

export const duplicateEntry: Rule = {
    name: NAME,
    severity: 'warning',
    about: 'Two entries of a list say the same.',
    why: 'Of two files with one name the one that is deployed last wins; of two names for one address somebody changes one and wonders about the other.',
    wrong: 'cspTrustedSites/API.cspTrustedSite-meta.xml in two package directories',
    right: 'One entry, in the package directory that others depend on.',
    check: ({ entries }) =>
        entries.flatMap((entry) => {
            const earlier = earlierOf(entry, entries);
            if (!earlier || entry.value === '') {
                return [];
            }
            const message =
                earlier.name === entry.name
                    ? `${listName(entry)} ${entry.name} is also in ${earlier.file}: the one that is deployed last wins.`
                    : `${listName(entry)} ${earlier.name} (${earlier.file}) already allows ${entry.value}.`;
            return [atEntry(NAME, 'warning', entry, message, { related: [placeOfEntry(earlier)] })];
        })
};

const indexes = new WeakMap<Entry[], { places: Map<Entry, number>; alike: Map<string, Entry[]> }>();

/** The first entry in front of one that says the same: they have a name or an address in common. */
function earlierOf(entry: Entry, entries: Entry[]): Entry | undefined {
    let index = indexes.get(entries);
    if (!index) {
        const named = entries.map((one): [string, Entry] => [`${one.list} name ${one.name}`, one]);
        const addressed = entries.map((one): [string, Entry] => [`${one.list} at ${bare(one.value)}`, one]);
        const alike = groupBy([...named, ...addressed], ([key]) => key);
        index = {
            places: new Map(entries.map((one, place) => [one, place])),
            alike: new Map([...alike].map(([key, pairs]) => [key, pairs.map(([, one]) => one)]))
        };
        indexes.set(entries, index);
    }
    const { places, alike } = index;
    const candidates = [`${entry.list} name ${entry.name}`, `${entry.list} at ${bare(entry.value)}`]
        .flatMap((key) => alike.get(key) ?? [])
        .filter((other) => places.get(other)! < places.get(entry)! && isSame(other, entry));
    return candidates.sort((one, other) => places.get(one)! - places.get(other)!)[0];
}

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
