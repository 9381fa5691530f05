import { firstAdvice, type Row, LEX, VF, OUTSIDE, token, answer, answered, asked, get, soap, MISSING } from './variant';

const ROWS: Row[] = [
    // Salesforce as the API.
    [
        'the SOAP API of another org',
        OUTSIDE,
        soap('acme.my.salesforce.com'),
        asked(answer(403)),
        'preflight',
        `Preflight${MISSING}`,
        'developer',
        'use-rest'
    ],
    [
        'the SOAP API of the own org',
        LEX,
        soap('acme.my.salesforce.com'),
        asked(answer(403)),
        'preflight',
        `Preflight${MISSING}`,
        'developer',
        'own-org-by-apex'
    ],
    [
        'REST at login.salesforce.com',
        OUTSIDE,
        get('https://login.salesforce.com/services/data/v60.0/', { headers: token }),
        asked(answer(403)),
        'preflight',
        `Preflight${MISSING}`,
        'developer',
        'use-my-domain'
    ],
    [
        'REST at an instance',
        LEX,
        get('https://eu45.salesforce.com/services/data/v60.0/', { headers: token }),
        asked(answer(403)),
        'preflight',
        `Preflight${MISSING}`,
        'developer',
        'use-my-domain'
    ],
    [
        'REST at api.salesforce.com',
        OUTSIDE,
        get('https://api.salesforce.com/einstein/platform/v1/models', { headers: token }),
        asked(answer(403)),
        'preflight',
        `Preflight${MISSING}`,
        'admin',
        'cors-allowlist'
    ],
    [
        'a page of Salesforce by fetch',
        LEX,
        get(`${VF}/apex/Data`),
        answered(200),
        'cors',
        MISSING,
        'developer',
        'use-apex'
    ]
];

describe('calls like the real cases, of Salesforce’s own APIs', () => {
    it.each(ROWS)('%s', (...row) => {
        const [, , , , gate, reason, owner, fix, says = /./] = row;
        expect(firstAdvice(row)).toEqual([gate, reason, owner, fix, expect.stringMatching(says)]);
    });
});
