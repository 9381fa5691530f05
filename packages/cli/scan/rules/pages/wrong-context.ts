import { atCall, callsIn, placeOfEntry, severityOf, type Rule } from '../rule.ts';
import { contextWords } from '../words.ts';

const NAME = 'wrong-context';

export const wrongContext: Rule = {
    name: NAME,
    severity: 'error',
    about: 'The host is a trusted URL, but not in the kind of page that calls it.',
    why: 'A trusted URL feeds the policy of its context only: Lightning Experience, Experience Cloud sites, Visualforce, or all of them.',
    wrong: 'A component of a site calls https://api.example.com; its trusted URL has <context>LEX</context>.',
    right: '<context>Communities</context>, or All when both call it',
    check: (scan) => [
        ...callsIn(scan, 'wrong-context').map((call) => {
            const [entry] = call.judgement.near;
            const { severity, depends } = severityOf(call);
            const message = `The trusted URL ${entry.name} is for the context ${entry.context}; this call is made in ${contextWords(call.contexts)}${depends}`;
            return atCall(NAME, severity, call, message, call.judgement.near.map(placeOfEntry));
        }),
        ...callsIn(scan, 'covered')
            .filter(({ judgement, needs }) => judgement.open.length > 0 && needs !== 'csp:script-src')
            .map((call) => {
                const message = `Where the component stands in ${contextWords(call.judgement.open)}, no trusted URL covers this call.`;
                return atCall(NAME, 'info', call, message, call.judgement.entries.map(placeOfEntry));
            })
    ]
};
