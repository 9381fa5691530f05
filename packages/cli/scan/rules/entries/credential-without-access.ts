import { all, textOf as fieldOf } from '../../../../project/index.ts';
import type { Entry } from '../../model.ts';
import { atEntry, usersOf, type Rule, type Scan } from '../rule.ts';

const NAME = 'credential-without-access';

export const credentialWithoutAccess: Rule = {
    name: NAME,
    severity: 'warning',
    about: 'No permission set or profile opens a principal of an External Credential that callouts use.',
    why: 'Without externalCredentialPrincipalAccesses the callout of a user ends with "We couldn\'t access the credential(s)".',
    wrong: 'An External Credential and a Named Credential, and no permission set for its principal.',
    right: '<externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>Example-Default</externalCredentialPrincipal></externalCredentialPrincipalAccesses>',
    check: (scan) => {
        const files = scan.project.ofKind('metadata').filter(({ path }) => /\.(permissionset|profile)\b/.test(path));
        const opened = files.flatMap(({ path }) => openedBy(scan, path));
        return scan.entries
            .filter(({ list }) => list === 'ExternalCredential')
            .flatMap((entry) => {
                const users = callersOf(scan, entry.name);
                const principals = principalsOf(scan, entry);
                const isOpened =
                    principals.some(({ isGiven }) => isGiven) ||
                    opened.some(
                        ({ credential, principal }) =>
                            credential === entry.name.toLowerCase() &&
                            (principals.length === 0 || principals.some(({ name }) => name.toLowerCase() === principal))
                    );
                const severity = files.length > 0 ? 'warning' : 'info';
                return users.length === 0 || isOpened
                    ? []
                    : [atEntry(NAME, severity, entry, textOf(entry.name, principals), { related: users })];
            });
    }
};

const textOf = (credential: string, principals: Principal[]): string =>
    `No permission set of the project opens ${
        principals.length === 0 ? 'a principal' : `the principal ${principals.map(({ name }) => name).join(' or ')}`
    } of the External Credential ${credential}.`;

interface Principal {
    name: string;
    /** Its first form, of API 56, names the permission set that may use it in the credential itself. */
    isGiven: boolean;
}

/** The principals that a credential declares. */
function principalsOf({ project }: Scan, { file }: Entry): Principal[] {
    // An entry is of a file that can be read.
    return all(project.xml(file)!, 'externalCredentialParameters')
        .filter((parameter) => fieldOf(parameter, 'parameterType')?.endsWith('Principal'))
        .map((parameter) => ({
            name: fieldOf(parameter, 'parameterName') ?? '',
            isGiven: fieldOf(parameter, 'principal') !== undefined
        }));
}

/** `Credential-Principal` of each access that a permission set or profile switches on; a package's name before it says nothing. */
function openedBy(scan: Scan, file: string): { credential: string; principal: string }[] {
    if (!scan.project.text(file).includes('externalCredentialPrincipalAccesses')) {
        return [];
    }
    const root = scan.project.xml(file);
    return (root ? all(root, 'externalCredentialPrincipalAccesses') : [])
        .filter((access) => fieldOf(access, 'enabled') !== 'false')
        .flatMap((access) => {
            const text = fieldOf(access, 'externalCredentialPrincipal');
            const [, credential, principal] = /^\s*(?:\w+__)?(\w+)\s*-\s*(.*\S)/.exec(`${text}`) ?? [];
            return credential === undefined
                ? []
                : [{ credential: credential.toLowerCase(), principal: principal.toLowerCase() }];
        });
}

const callersOf = (scan: Scan, credential: string): { file: string; line: number }[] =>
    scan.entries
        .filter(({ externalCredential }) => externalCredential === credential)
        .flatMap((entry) => usersOf(scan, entry))
        .map(({ sink }) => ({ file: sink.file, line: sink.line }));
