import { secretIn } from '../../address.ts';
import { atCall, atEntry, type Rule } from '../rule.ts';

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
            const name = call.address.kind === 'url' ? call.address.secret : undefined;
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
            const name = secretIn(entry.value);
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
