import type { Address } from '../../address.ts';
import { atCall, callsIn, type Rule } from '../rule.ts';

const NAME = 'dynamic-url';

export const dynamicUrl: Rule = {
    name: NAME,
    severity: 'info',
    about: 'The address of a call cannot be known from the sources.',
    why: 'The scan does not guess: what comes from a record, an answer or a parameter can be any host, so whether a list covers it shows only at run time.',
    wrong: 'request.setEndpoint(settings.Url__c);',
    right: "request.setEndpoint('callout:Orders'); // the address belongs to the Named Credential",
    check: (scan) => {
        const seen = new Set<string>();
        return callsIn(scan, 'unknown').flatMap((call) => {
            const key = `${call.sink.file}:${call.sink.line}`;
            if (seen.has(key)) {
                return [];
            }
            seen.add(key);
            const { missing } = call.address as Extract<Address, { kind: 'dynamic' }>;
            return [atCall(NAME, 'info', call, `Where this goes is not known: it depends on ${missing}.`)];
        });
    }
};
