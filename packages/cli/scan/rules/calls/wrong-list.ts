import { atCall, callsIn, listName, originOf, placeOfEntry, severityOf, type Rule } from '../rule.ts';

const NAME = 'wrong-list';

export const wrongList: Rule = {
    name: NAME,
    severity: 'error',
    about: 'The host is on one of the lists, but not on the one that this call is held against.',
    why: "Trusted URLs are for the user's browser, Remote Sites for Apex with an address, Named Credentials for Apex with `callout:`. None of them stands in for another.",
    wrong: "request.setEndpoint('https://api.example.com'); // the host is a trusted URL",
    right: "request.setEndpoint('callout:Example_API'); // or a Remote Site Setting",
    check: (scan) =>
        callsIn(scan, 'wrong-list').map((call) => {
            const [entry] = call.judgement.near;
            const { severity, depends } = severityOf(call);
            const needed =
                call.needs === 'remoteSite'
                    ? 'a Remote Site Setting, or callout: with a Named Credential'
                    : 'a Trusted URL';
            return atCall(
                NAME,
                severity,
                call,
                `${originOf(call)} is here only as ${listName(entry)} ${entry.name}; this call needs ${needed}${depends}`,
                call.judgement.near.map(placeOfEntry)
            );
        })
};
