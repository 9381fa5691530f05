import { hostOf } from '../../lists/entry-index.ts';
import type { Entry } from '../../model.ts';
import { atEntry, listName, usersOf, type Rule, type Scan } from '../rule.ts';
import { isSharedHost, isSharedParent } from '../shared-hosts.ts';

const NAME = 'over-broad-entry';

export const overBroadEntry: Rule = {
    name: NAME,
    severity: 'warning',
    about: 'An entry allows hosts of other people, or more contexts than call it.',
    why: 'Below a shared domain such as my.site.com or herokuapp.com anybody can have a host: a wildcard there trusts everybody.',
    wrong: '<endpointUrl>https://*.herokuapp.com</endpointUrl>',
    right: '<endpointUrl>https://my-app.herokuapp.com</endpointUrl>',
    check: (scan) => scan.entries.flatMap((entry) => [...wildcard(entry), ...context(scan, entry)])
};

function wildcard(entry: Entry): ReturnType<Rule['check']> {
    const host = hostOf(entry.value.replace(':*', '')) ?? entry.value;
    if (host === '*') {
        return [atEntry(NAME, 'warning', entry, `${listName(entry)} ${entry.name} allows every host.`)];
    }
    if (host.startsWith('*.') && isSharedParent(host.slice(2))) {
        return [
            atEntry(
                NAME,
                'warning',
                entry,
                `${listName(entry)} ${entry.name} allows every host below ${host.slice(2)}, where anybody can have one.`
            )
        ];
    }
    return isSharedHost(host) ? [atEntry(NAME, 'info', entry, `${host} holds files of anybody.`)] : [];
}

/** Context All, though its callers are of one kind. */
function context(scan: Scan, entry: Entry): ReturnType<Rule['check']> {
    const contexts = [...new Set(usersOf(scan, entry).flatMap((call) => call.contexts))];
    return entry.list === 'CspTrustedSite' && entry.context === 'All' && entry.active && contexts.length === 1
        ? [
              atEntry(
                  NAME,
                  'info',
                  entry,
                  `${entry.name} applies to all contexts; its callers are in ${contexts[0]} only.`,
                  { element: 'context' }
              )
          ]
        : [];
}
