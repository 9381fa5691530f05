import type { Entry } from '../model.ts';
import { groupBy } from '../project.ts';
import { namesOf } from './matching.ts';

/** The entries of all lists by their hosts, so that a call is held against those only that can matter to it. */
export class EntryIndex {
    private readonly byHost: Map<string, Entry[]>;
    private readonly byName: Map<string, Entry[]>;
    /** Patterns, and what has no host that can be read. */
    private readonly open: Entry[];

    constructor(entries: Entry[]) {
        const isPlain = ({ value }: Entry): boolean => !value.includes('*') && hostOf(value) !== undefined;
        this.byHost = groupBy(entries.filter(isPlain), ({ value }) => hostOf(value)!);
        this.open = entries.filter((entry) => !isPlain(entry));
        this.byName = groupBy(
            entries.filter(({ list }) => list === 'NamedCredential'),
            ({ name }) => name.toLowerCase()
        );
    }

    /** Entries of the URL's host, and the patterns. */
    near(url: string): Entry[] {
        return [...(this.byHost.get(new URL(url).hostname) ?? []), ...this.open];
    }

    /** Named Credentials of a name, with and without the namespace of a package. */
    credentials(name: string): Entry[] {
        return namesOf(name).flatMap((one) => this.byName.get(one) ?? []);
    }
}

export const hostOf = (value: string): string | undefined => {
    const text = /^[a-z]+:\/\//i.test(value.trim()) ? value.trim() : `https://${value.trim()}`;
    return URL.canParse(text) ? new URL(text).hostname : undefined;
};
