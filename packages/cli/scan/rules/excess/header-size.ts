import type { Context, Entry } from '../../model.ts';
import { feeds } from '../../lists/matching.ts';
import { atEntry, type Rule } from '../rule.ts';

const NAME = 'header-size';
/** Salesforce's advice: keep the header under 12 KB. */
const ADVISED = 12 * 1024;
/** What the platform's own sources take. */
const BASE = 2500;

export const headerSize: Rule = {
    name: NAME,
    severity: 'warning',
    about: 'The trusted URLs make the policy header longer than advised.',
    why: 'Above 12 KB proxies and servers begin to refuse the page; trouble is reported near 16 KB.',
    wrong: 'Hundreds of trusted URLs with all boxes ticked and context All.',
    right: 'Only the directives and contexts that calls need.',
    check: ({ entries }) =>
        (['LEX', 'Communities', 'VisualForce'] as const).flatMap((context) => {
            const bytes = headerBytes(entries, context);
            const bySize = entries
                .filter((entry) => isCounted(entry, context))
                .sort((one, other) => cost(other) - cost(one));
            return (bytes > ADVISED ? bySize.slice(0, 1) : []).map((largest) =>
                atEntry(
                    NAME,
                    'warning',
                    largest,
                    `The policy of ${context} takes about ${bytes} bytes; keep it under ${ADVISED}. This entry alone takes ${cost(largest)}.`
                )
            );
        })
};

const isCounted = (entry: Entry, context: Context): boolean =>
    entry.list === 'CspTrustedSite' && entry.active && feeds(entry, context);

const cost = ({ value, directives }: Entry): number => directives.length * (Buffer.byteLength(value) + 1);

/** About how long the Content-Security-Policy of a context is. */
export const headerBytes = (entries: Entry[], context: Context): number =>
    BASE + entries.filter((entry) => isCounted(entry, context)).reduce((sum, entry) => sum + cost(entry), 0);
