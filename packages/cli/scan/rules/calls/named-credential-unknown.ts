import { atCall, callsIn, severityOf, type Rule } from '../rule.ts';

const NAME = 'named-credential-unknown';

export const namedCredentialUnknown: Rule = {
    name: NAME,
    severity: 'error',
    about: 'Apex calls through a Named Credential that the project does not have.',
    why: 'Without it the callout ends with "The callout couldn\'t access the endpoint". A credential that only an admin\'s org has is missing in every new org.',
    wrong: "request.setEndpoint('callout:Orders/v1'); // no namedCredentials/Orders.namedCredential-meta.xml",
    right: 'namedCredentials/Orders.namedCredential-meta.xml in the project',
    check: (scan) => {
        const made = madeAtRuntime(scan.project);
        return callsIn(scan, 'missing').flatMap((call) => {
            const { address } = call;
            if (address.kind !== 'named-credential' || made.has(address.name.toLowerCase())) {
                return [];
            }
            // No name has two low lines but that of a package.
            const isPackaged = address.name.includes('__');
            const { severity, depends } = severityOf(call);
            const message = isPackaged
                ? `The Named Credential ${address.name} is that of a package, which the project does not have.`
                : `The project has no Named Credential ${address.name}${depends}`;
            return [atCall(NAME, isPackaged ? 'info' : severity, call, message)];
        });
    }
};

/** Names that Apex itself gives to credentials which it makes with the Connect API. */
function madeAtRuntime(project: Parameters<Rule['check']>[0]['project']): Set<string> {
    const names = project
        .ofKind('apex')
        .map(({ path }) => project.text(path))
        .filter((content) => /createNamedCredential/i.test(content))
        .flatMap((content) => [...content.matchAll(/'(\w+)'/g)].map(([, name]) => name.toLowerCase()));
    return new Set(names);
}
