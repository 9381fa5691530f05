import { atEntry, type Rule } from '../rule.ts';

const NAME = 'protocol-security-off';

export const protocolSecurityOff: Rule = {
    name: NAME,
    severity: 'warning',
    about: 'A Remote Site has protocol security switched off.',
    why: 'Then data may pass between an https session and an http site. The security review refuses it.',
    wrong: '<disableProtocolSecurity>true</disableProtocolSecurity>',
    right: '<disableProtocolSecurity>false</disableProtocolSecurity>',
    check: ({ entries }) =>
        entries
            .filter(({ list, fields }) => list === 'RemoteSiteSetting' && fields.disableProtocolSecurity === 'true')
            .map((entry) =>
                atEntry(NAME, 'warning', entry, `Remote Site ${entry.name} lets data pass from https to http.`, {
                    element: 'disableProtocolSecurity'
                })
            )
};
