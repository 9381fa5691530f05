import { atCall, callsIn, originOf, severityOf, type Rule } from '../rule.ts';

const NAME = 'missing-remote-site';

export const missingRemoteSite: Rule = {
    name: NAME,
    severity: 'error',
    about: 'Apex calls an address that is no Remote Site.',
    why: 'A callout to an address that is neither a Remote Site nor behind a Named Credential ends with "Unauthorized endpoint" before anything is sent.',
    wrong: "request.setEndpoint('https://api.example.com/orders');",
    right: "request.setEndpoint('callout:Example_API/orders'); // or a Remote Site Setting for https://api.example.com",
    check: (scan) =>
        callsIn(scan, 'missing')
            .filter(({ needs }) => needs === 'remoteSite')
            .map((call) => {
                const { severity, depends } = severityOf(call);
                const message = `${originOf(call)} is no Remote Site: this callout ends with "Unauthorized endpoint"${depends}`;
                return atCall(NAME, severity, call, message);
            })
};
