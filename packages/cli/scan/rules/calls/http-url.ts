import { atCall, atEntry, type Rule } from '../rule.ts';

const NAME = 'http-url';

export const httpUrl: Rule = {
    name: NAME,
    severity: 'warning',
    about: 'A call or an entry has an http address.',
    why: 'A page of an org is https: browsers refuse most http loads there, and no trusted URL can allow them. Apex may call http, with all that it sends readable on the way.',
    wrong: "fetch('http://api.example.com')",
    right: "fetch('https://api.example.com')",
    check: ({ calls, entries }) => [
        ...calls
            .filter(
                ({ address }) => address.kind === 'url' && /^(http|ws):/.test(address.url) && !isLoopback(address.host)
            )
            .map((call) => {
                const isPage = call.needs.startsWith('csp:');
                const message = isPage
                    ? 'A page of an org cannot load this: its address is http, and no trusted URL allows that.'
                    : 'This goes over http: what is sent can be read on the way.';
                return atCall(
                    NAME,
                    isPage ? 'error' : call.judgement.state === 'nothing-needed' ? 'info' : 'warning',
                    call,
                    message
                );
            }),
        ...entries
            .filter(({ list, value }) => list !== 'CorsWhitelistOrigin' && /^(http|ws):/i.test(value))
            .map((entry) => atEntry(NAME, 'warning', entry, `${entry.name} is for an http address.`))
    ]
};

/** A host whose last part is a number is an IPv4 address. */
const isLoopback = (host: string): boolean =>
    host === 'localhost' || host === '[::1]' || (host.startsWith('127.') && /\.\d+$/.test(host));
