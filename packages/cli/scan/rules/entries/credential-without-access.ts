import { all, textOf } from '../../../../project/index.ts';
import { atEntry, usersOf, type Rule, type Scan } from '../rule.ts';

const NAME = 'credential-without-access';

export const credentialWithoutAccess: Rule = {
    name: NAME,
    severity: 'warning',
    about: 'No permission set or profile opens the principal of an External Credential that callouts use.',
    why: 'Without externalCredentialPrincipalAccesses the callout of a user ends with "We couldn\'t access the credential(s)".',
    wrong: 'An External Credential and a Named Credential, and no permission set for its principal.',
    right: '<externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>Example-Default</externalCredentialPrincipal></externalCredentialPrincipalAccesses>',
    check: (scan) => {
        const files = scan.project
            .ofKind('metadata')
            .filter(({ path }) => /\.(permissionset|profile)(-meta\.xml)?$/.test(path));
        const opened = new Set(files.flatMap(({ path }) => openedBy(scan, path)));
        return scan.entries
            .filter(({ list, name }) => list === 'ExternalCredential' && !opened.has(name.toLowerCase()))
            .flatMap((entry) => {
                const users = callersOf(scan, entry.name);
                return users.length === 0
                    ? []
                    : [
                          atEntry(
                              NAME,
                              files.length > 0 ? 'warning' : 'info',
                              entry,
                              `No permission set of the project opens a principal of the External Credential ${entry.name}.`,
                              'authenticationProtocol',
                              users
                          )
                      ];
            });
    }
};

/** External Credentials of which a permission set or profile opens a principal: `Credential-Principal`, switched on. */
function openedBy(scan: Scan, file: string): string[] {
    if (!scan.project.text(file).includes('externalCredentialPrincipalAccesses')) {
        return [];
    }
    const root = scan.project.xml(file);
    return (root ? all(root, 'externalCredentialPrincipalAccesses') : [])
        .filter((access) => textOf(access, 'enabled') !== 'false')
        .flatMap((access) => {
            const [credential, ...principal] = (textOf(access, 'externalCredentialPrincipal') ?? '').split('-');
            return principal.length === 0
                ? []
                : [
                      credential
                          .trim()
                          .replace(/^\w+?__/, '')
                          .toLowerCase()
                  ];
        });
}

const callersOf = (scan: Scan, credential: string): { file: string; line: number }[] =>
    scan.entries
        .filter((entry) => entry.list === 'NamedCredential' && entry.externalCredential === credential)
        .flatMap((entry) => usersOf(scan, entry))
        .map(({ sink }) => ({ file: sink.file, line: sink.line }));
