import { atCall, atEntry, type Rule } from './rule.ts';

const NAME = 'secret-in-url';

export const secretInUrl: Rule = {
    name: NAME,
    severity: 'warning',
    about: 'An address has what looks like a secret in it.',
    why: 'It is in the repository, in logs, and in the browser of everybody who opens the page. A Named Credential keeps it in the org.',
    wrong: "fetch('https://api.example.com/?api_key=…')",
    right: "request.setEndpoint('callout:Example_API'); // the key is a parameter of the External Credential",
    check: ({ calls, entries }) => [
        ...calls.flatMap((call) => {
            const name = call.address.kind === 'url' ? secretParameter(call.address.whole) : undefined;
            return name === undefined
                ? []
                : [
                      atCall(
                          NAME,
                          'warning',
                          call,
                          `The parameter ${name} of this address has a value that looks like a secret. Keep it in an External Credential.`
                      )
                  ];
        }),
        ...entries.flatMap((entry) => {
            const name = secretParameter(entry.value);
            return name === undefined
                ? []
                : [
                      {
                          ...atEntry(NAME, 'warning', entry, `The address of ${entry.name} has a secret in ${name}.`),
                          url: undefined
                      }
                  ];
        })
    ]
};

const PARAMETER = /[?&]([\w.-]*(?:key|token|secret|passw(?:or)?d|appid|signature|sig|auth)[\w.-]*)=([^&#…\s]{8,})/i;

/** The name of the part that holds it; never the value. */
function secretParameter(url: string): string | undefined {
    if (/^[a-z]+:\/\/[^/@\s]+:[^/@\s]+@/i.test(url)) {
        return 'the user and password';
    }
    const [, name, value] = PARAMETER.exec(url) ?? [];
    return name !== undefined && /\d/.test(value) && !/^(your|my|test|xxx|example|\{)/i.test(value) ? name : undefined;
}
