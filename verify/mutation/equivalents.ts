const noText = (file: string, why: string) => ({ file, from: "''", to: "'mutated'", why });

/** What is kept of a policy that was read is what reading it again gives. */
const remembered = (from: string, to: string) => ({
    file: 'directives.ts',
    from,
    to,
    why: 'a policy that is read again gives the same; what is kept of it saves time'
});

/** Mutants that no test can tell from the engine, each with the reason. `npm run mutate` counts them apart, and says so if one is killed after all. */
export const EQUIVALENTS = [
    remembered('known', 'false'),
    remembered('remembered.size >= MOST_REMEMBERED', 'true'),
    remembered('remembered.size >= MOST_REMEMBERED', 'false'),
    remembered('>=', '>'),
    remembered('remembered.clear();', ';'),
    remembered('remembered.set(policy, directives);', ';'),
    {
        file: 'obstacles.ts',
        from: '<',
        to: '<=',
        why: 'no call has as many obstacles as the limit, which keeps the list from going on for ever'
    },
    {
        file: 'findRequest.ts',
        from: "'spec'",
        to: "'mutated'",
        why: 'a profile that is no browser’s diverges in nothing, as that of the standards does'
    },
    {
        file: 'request.ts',
        from: "'xmlhttprequest'",
        to: "'mutated'",
        why: 'asked is only whether it is fetch, a beacon or an EventSource'
    },
    {
        file: 'serverLog.ts',
        from: "'loopback'",
        to: "'mutated'",
        why: 'asked is only whether the page is a public one'
    },
    {
        file: 'stop.ts',
        from: 'isAnswer(given)',
        to: 'true',
        why: 'what is not reached stops at the network, where nobody looks at an answer'
    },
    ...[
        ['/^\\w+:\\/\\//.test(url)', 'false'],
        ['/^\\w+:\\/\\//', '/\\w+:\\/\\//'],
        ['/^\\w+:\\/\\//', '/^\\w:\\/\\//']
    ].map(([from, to]) => ({
        file: 'url.ts',
        from,
        to,
        why: 'an address with a scheme and a host is the same with a base; to see that costs less than to parse the base'
    })),
    {
        file: 'ownOrg.ts',
        from: '/\\/(services|cometd)\\//.test(url)',
        to: 'true',
        why: 'an address without them is no API of an org; to see that costs less than to parse it'
    },
    noText('frameAncestors.ts', 'a header that is not there: neither text is one of its values'),
    noText('values.ts', 'a call that no policy stopped: neither text has a directive'),
    noText('url.ts', 'the host of what is no address: neither text is one'),
    noText('named.ts', 'a reason without words around it: neither text has those that are looked for'),
    {
        file: 'named.ts',
        from: "'direct'",
        to: "'mutated'",
        why: 'asked is only whether it is Apex or the proxy: what a lane makes of a request is in the request'
    },
    {
        file: 'named.ts',
        from: "'blocked'",
        to: "'mutated'",
        why: 'with a gate it is blocked, whatever the word'
    },
    noText('advise.ts', 'a verdict without a reason: neither text is the name of one'),
    noText('diagnose.ts', 'a rejection without a message: neither text has the words that are looked for'),
    noText('possible.ts', 'a rejection without a message: neither text has the words that are looked for'),
    noText('salesforce.ts', 'an answer without a body: neither text is JSON'),
    noText('stop.ts', 'a call without a reason or an address: neither text is one'),
    noText(
        'translated.ts',
        'a line without a policy, and the place of a directive: neither text has an address or a directive'
    ),
    {
        file: 'stop.ts',
        from: "'network'",
        to: "'mutated'",
        why: 'of a call that goes through nobody asks for the gate'
    },
    noText('reasons.ts', 'the address of a rule: no text of one has a place for it'),
    {
        file: 'possible.ts',
        from: "'somebody'",
        to: "'mutated'",
        why: 'asked is only whether it is one of the three others'
    },
    {
        file: 'unused-entry.ts',
        from: 'wanted.has(word)',
        to: 'true',
        why: 'a word that no entry has is kept for nothing'
    },
    {
        file: 'matching.ts',
        from: '/\\/+$/',
        to: '/\\/$/',
        why: 'one slash that is left matches each path, as none does'
    },
    { file: 'rule.ts', from: 'known', to: 'false', why: 'the same index, made again' },
    { file: 'rule.ts', from: 'indexes.set(calls, index);', to: ';', why: 'the same index, made again' },
    {
        file: 'credential-without-access.ts',
        from: "!scan.project.text(file).includes('externalCredentialPrincipalAccesses')",
        to: 'false',
        why: 'a file without such an element has none when it is read, either'
    }
];
