import { atEntry, listName, nearOf, type Rule } from '../rule.ts';

const NAME = 'inactive-entry';

export const inactiveEntry: Rule = {
    name: NAME,
    severity: 'error',
    about: 'An entry that calls need is switched off.',
    why: 'An entry that is not active allows nothing.',
    wrong: '<isActive>false</isActive>',
    right: '<isActive>true</isActive>',
    check: (scan) => {
        return scan.entries
            .filter(({ active }) => !active)
            .map((entry) => {
                const callers = nearOf(scan, entry).filter(({ judgement }) => judgement.state === 'inactive');
                const message =
                    callers.length > 0
                        ? `${listName(entry)} ${entry.name} is not active, and ${callers.length} call${callers.length > 1 ? 's need' : ' needs'} it.`
                        : `${listName(entry)} ${entry.name} is not active.`;
                return atEntry(NAME, callers.length > 0 ? 'error' : 'info', entry, message, {
                    element: 'isActive',
                    related: callers.map(({ sink }) => ({ file: sink.file, line: sink.line }))
                });
            });
    }
};
