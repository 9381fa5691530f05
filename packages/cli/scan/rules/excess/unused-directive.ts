import { FLAGS } from '../../lists/read-entries.ts';
import type { Directive, Entry } from '../../model.ts';
import { atEntry, callsIn, nearOf, usersOf, type Rule, type Scan } from '../rule.ts';
import { unusedEntry } from './unused-entry.ts';

const NAME = 'unused-directive';

export const unusedDirective: Rule = {
    name: NAME,
    severity: 'warning',
    about: 'A trusted URL has boxes ticked that no call needs.',
    why: 'Each box opens one more directive of the policy to the host, and makes the header longer. A wss:// address can be used by connect-src alone.',
    wrong: 'All six boxes for an API that fetch calls.',
    right: '<isApplicableToConnectSrc>true</isApplicableToConnectSrc> alone',
    check: (scan) => {
        const unused = new Set(unusedEntry.check(scan).map(({ file }) => file));
        return scan.entries.flatMap((entry) => findingOf(scan, entry, unused.has(entry.file)));
    }
};

function findingOf(scan: Scan, entry: Entry, isUnused: boolean): ReturnType<Rule['check']> {
    const needed = new Set(
        [
            ...usersOf(scan, entry),
            ...nearOf(scan, entry).filter(({ judgement }) => judgement.state === 'wrong-context')
        ].map(({ needs }) => needs.replace('csp:', '') as Directive)
    );
    const idle = entry.directives.filter((directive) => !needed.has(directive));
    if (idle.length === 0 || (needed.size === 0 && !isUnused)) {
        return [];
    }
    const possible = isWebSocket(entry)
        ? []
        : idle.filter((directive) => possibleDirectives(scan, needed).has(directive));
    const sure = idle.filter((directive) => !possible.includes(directive));
    const shown = sure.length > 0 ? sure : possible;
    const elements = Object.keys(FLAGS).filter(
        (flag) => shown.includes(FLAGS[flag]) && entry.lines[flag] !== undefined
    );
    const [first] = elements.sort((one, other) => entry.lines[one] - entry.lines[other]);
    const severity = isUnused || sure.length === 0 ? 'info' : 'warning';
    const message = isWebSocket(entry)
        ? `${entry.name} is for WebSockets: only connect-src can apply, not ${shown.filter((directive) => directive !== 'connect-src').join(', ')}.`
        : `No call needs ${shown.join(', ')} of the trusted URL ${entry.name}.`;
    return [atEntry(NAME, severity, entry, message, { element: first })];
}

/** Of loads whose address is not known; and of a stylesheet the fonts and images beside it, of which it alone tells. */
export const possibleDirectives = (scan: Scan, needed: Set<Directive>): Set<Directive> =>
    new Set([
        ...callsIn(scan, 'unknown').map(({ needs }) => needs.replace('csp:', '') as Directive),
        ...(needed.has('style-src') ? (['font-src', 'img-src'] as const) : [])
    ]);

const isWebSocket = ({ value }: Entry): boolean => /^wss?:/i.test(value);
