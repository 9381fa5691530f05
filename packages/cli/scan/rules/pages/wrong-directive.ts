import { atCall, callsIn, placeOfEntry, severityOf, type Rule } from '../rule.ts';
import { directiveOf } from '../words.ts';

const NAME = 'wrong-directive';

export const wrongDirective: Rule = {
    name: NAME,
    severity: 'error',
    about: 'The host is a trusted URL, but not for this kind of load.',
    why: 'Each box of a trusted URL feeds one directive of the policy: connect-src for fetch and WebSocket, img-src for images, and so on. The others stay closed.',
    wrong: "fetch('https://api.example.com') // the trusted URL has img-src only",
    right: '<isApplicableToConnectSrc>true</isApplicableToConnectSrc>',
    check: (scan) =>
        callsIn(scan, 'wrong-directive').map((call) => {
            const { severity, depends } = severityOf(call);
            const [entry] = call.judgement.near;
            const message = `The trusted URL ${entry.name} does not apply to ${directiveOf(call)}, which this ${call.kind} needs${depends}`;
            return atCall(NAME, severity, call, message, call.judgement.near.map(placeOfEntry));
        })
};
