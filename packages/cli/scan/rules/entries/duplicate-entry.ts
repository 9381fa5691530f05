import { packageOf } from '../../lists/matching.ts';
import type { Entry, ListName } from '../../model.ts';
import { atEntry, listName, placeOfEntry, type Rule } from '../rule.ts';

const NAME = 'duplicate-entry';

export const duplicateEntry: Rule = {
    name: NAME,
    severity: 'warning',
    about: 'Two entries of a list say the same.',
    why: 'Of two files with one name the one that is deployed last wins; of two names for one address somebody changes one and wonders about the other.',
    wrong: 'cspTrustedSites/API.cspTrustedSite-meta.xml in two package directories',
    right: 'One entry, in the package directory that others depend on.',
    check: ({ entries }) => {
        const seen = new Map<string, Entry[]>();
        const reported = new Set<Entry>();
        return entries
            .filter(({ list, value }) => value !== '' && !OF_SITES.includes(list))
            .flatMap((entry) => {
                const keys = [`${entry.list} named ${entry.name}`, `${entry.list} at ${bare(entry.value)}`];
                const earlier = keys.flatMap((key) => seen.get(key) ?? []);
                keys.forEach((key) => seen.set(key, [...(seen.get(key) ?? []), entry]));
                const same = earlier.find((other) => saysNoMore(entry, other));
                const pairs = same
                    ? [[same, entry]]
                    : earlier
                          .filter((other) => !reported.has(other) && saysNoMore(other, entry))
                          .map((other) => [entry, other]);
                return pairs.map(([wider, narrower]) => {
                    reported.add(narrower);
                    return atEntry(NAME, 'warning', narrower, textOf(wider, narrower), {
                        related: [placeOfEntry(wider)]
                    });
                });
            });
    }
};

/** Two sites may trust one host. */
const OF_SITES: ListName[] = ['SiteScript', 'SiteTrusted'];

const textOf = (wider: Entry, entry: Entry): string =>
    wider.name === entry.name
        ? `${listName(entry)} ${entry.name} is also in ${wider.file}: the one that is deployed last wins.`
        : `${listName(entry)} ${wider.name} (${wider.file}) already allows ${entry.value}.`;

/** Whether an entry could go where the other stands; what a package brings stays. */
const saysNoMore = (entry: Entry, other: Entry): boolean =>
    (packageOf(entry) === undefined || entry.name === other.name) && isSame(other, entry);

/** Two entries of a list that have a name in common, or an address for which the first allows all that the other does. */
function isSame(one: Entry, other: Entry): boolean {
    if (one.name === other.name) {
        return true;
    }
    // Two credentials of one address can differ in what they send.
    if (one.list.endsWith('Credential') || one.active !== other.active) {
        return false;
    }
    const isWider =
        (one.context === 'All' || one.context === other.context) &&
        other.directives.every((directive) => one.directives.includes(directive));
    return isWider;
}

const bare = (value: string): string => value.trim().toLowerCase().replace(/\/+$/, '');
