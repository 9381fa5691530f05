import { secretIn, type Address } from '../../address.ts';
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
            const part = (call.address as Extract<Address, { secret?: string }>).secret;
            return part === undefined ? [] : [{ ...atCall(NAME, 'warning', call, textOf(part)), ...call.at }];
        }),
        ...entries.flatMap((entry) => {
            const part = secretIn(entry.value);
            return part === undefined ? [] : [{ ...atEntry(NAME, 'warning', entry, textOf(part)), url: undefined }];
        })
    ]
};

const textOf = (part: string): string =>
    `This address has what looks like a secret in ${part}. Keep it in an External Credential.`;
