import type { CheckResult, Finding } from '../finding.ts';
import { apexImports } from '../lwc-imports.ts';
import type { MetadataFile, Project } from '../project.ts';
import { all, first, textOf, type XmlElement } from '../../../packages/project/index.ts';

/**
 * The permission sets name only what exists, and together grant all that is needed: app, tab, custom metadata type, credential
 * principal, and each class whose methods a component calls. Principals stand in a set of their own.
 */
export function checkPermissions(project: Project): CheckResult {
    const sets = project.ofType('PermissionSet');
    return {
        checked: sets.length,
        findings: [...sets.flatMap((set) => [...namesOf(project, set), ...mixed(set)]), ...notGranted(project, sets)]
    };
}

interface Grant {
    list: string;
    field: string;
    exists(project: Project, name: string): boolean;
    what: string;
}

const GRANTS: Grant[] = [
    {
        list: 'classAccesses',
        field: 'apexClass',
        what: 'Apex class',
        exists: (project, name) => project.classes.some((each) => each.name === name)
    },
    {
        list: 'tabSettings',
        field: 'tab',
        what: 'tab',
        exists: (project, name) => name.startsWith('standard-') || project.named('CustomTab', name) !== undefined
    },
    {
        list: 'applicationVisibilities',
        field: 'application',
        what: 'app',
        exists: (project, name) =>
            name.startsWith('standard__') || project.named('CustomApplication', name) !== undefined
    },
    {
        list: 'customMetadataTypeAccesses',
        field: 'name',
        what: 'custom metadata type',
        exists: (project, name) => project.named('CustomObject', name) !== undefined
    },
    {
        list: 'externalCredentialPrincipalAccesses',
        field: 'externalCredentialPrincipal',
        what: 'principal of an external credential',
        exists: (project, name) => principals(project).includes(name)
    },
    {
        list: 'objectPermissions',
        field: 'object',
        what: 'object',
        exists: (project, name) => !name.endsWith('__c') || project.named('CustomObject', name) !== undefined
    },
    {
        list: 'fieldPermissions',
        field: 'field',
        what: 'field',
        exists: (project, name) => !name.endsWith('__c') || fieldNames(project).includes(name)
    },
    {
        list: 'customPermissions',
        field: 'name',
        what: 'custom permission',
        exists: (project, name) => project.named('CustomPermission', name) !== undefined
    }
];

function namesOf(project: Project, { file, root }: MetadataFile): Finding[] {
    return GRANTS.flatMap((grant) => {
        const seen = new Set<string>();
        return all(root, grant.list).flatMap((entry) => {
            const name = textOf(entry, grant.field)?.trim() ?? '';
            if (!grant.exists(project, name)) {
                return [
                    {
                        file,
                        line: entry.line,
                        problem: `There is no ${grant.what} ${name} in the project.`,
                        remedy: `Correct the name, or remove this <${grant.list}>.`
                    }
                ];
            }
            if (seen.has(name)) {
                return [
                    { file, line: entry.line, problem: `${name} is listed twice.`, remedy: `Keep one <${grant.list}>.` }
                ];
            }
            seen.add(name);
            return [];
        });
    });
}

/** Whoever sees the page needs no keys; and one set with both fails in some orgs: forcedotcom/cli#1781. */
function mixed({ file, root }: MetadataFile): Finding[] {
    const [principal] = all(root, 'externalCredentialPrincipalAccesses');
    return principal && all(root, 'classAccesses').length > 0
        ? [
              {
                  file,
                  line: principal.line,
                  problem: 'Apex classes and principals of external credentials are granted together.',
                  remedy: 'Move <externalCredentialPrincipalAccesses> to a permission set of its own.'
              }
          ]
        : [];
}

/** `<external credential>-<principal>`, as a permission set names it. */
export function principals(project: Project): string[] {
    return project.ofType('ExternalCredential').flatMap(({ name, root }) =>
        all(root, 'externalCredentialParameters')
            .filter((parameter) => /Principal$/.test(textOf(parameter, 'parameterType') ?? ''))
            .map((parameter) => `${name}-${textOf(parameter, 'parameterName')}`)
    );
}

const fieldNames = (project: Project): string[] =>
    project.ofType('CustomField').map(({ file, name }) => `${file.split('/').at(-3)}.${name}`);

function notGranted(project: Project, sets: MetadataFile[]): Finding[] {
    const [set] = sets;
    if (!set) {
        return [
            {
                file: 'force-app/main/default/permissionsets',
                problem: 'There is no permission set, so that nobody sees the app.',
                remedy: 'Bring Callout_Lab.permissionset-meta.xml back.'
            }
        ];
    }
    const missing = (list: string, entry: string, why: string): Finding => ({
        file: set.file,
        line: set.root.line,
        problem: `${why}, but no permission set grants it.`,
        remedy: `Add <${list}> with ${entry}.`
    });
    const granted = (list: string, field: string, flag: string): Set<string | undefined> =>
        new Set(
            sets
                .flatMap(({ root }) => all(root, list))
                .filter((entry) => isOn(entry, flag))
                .map((entry) => textOf(entry, field))
        );
    const classes = granted('classAccesses', 'apexClass', 'enabled');
    const called = new Map(
        project.bundles.flatMap(({ name, dir }) =>
            apexImports(project, dir).map((each): [string, string] => [each.className, name])
        )
    );
    const tabs = granted('tabSettings', 'tab', 'visibility');
    const apps = granted('applicationVisibilities', 'application', 'visible');
    const types = granted('customMetadataTypeAccesses', 'name', 'enabled');
    const credentials = granted('externalCredentialPrincipalAccesses', 'externalCredentialPrincipal', 'enabled');
    const findings = [
        ...[...called]
            .filter(([className]) => !classes.has(className))
            .map(([className, bundle]) =>
                missing('classAccesses', `<apexClass>${className}</apexClass>`, `c/${bundle} calls ${className}`)
            ),
        ...project
            .ofType('CustomTab')
            .filter(({ name }) => !tabs.has(name))
            .map(({ name }) => missing('tabSettings', `<tab>${name}</tab>`, `The tab ${name} is in the project`)),
        ...project
            .ofType('CustomApplication')
            .filter(({ name }) => !apps.has(name))
            .map(({ name }) =>
                missing(
                    'applicationVisibilities',
                    `<application>${name}</application>`,
                    `The app ${name} is in the project`
                )
            ),
        ...project
            .ofType('CustomObject')
            .filter(({ name }) => name.endsWith('__mdt') && !types.has(name))
            .map(({ name }) =>
                missing('customMetadataTypeAccesses', `<name>${name}</name>`, `The Apex reads ${name} for its user`)
            ),
        ...principals(project)
            .filter((name) => !credentials.has(name))
            .map((name) =>
                missing(
                    'externalCredentialPrincipalAccesses',
                    `<externalCredentialPrincipal>${name}</externalCredentialPrincipal>`,
                    `A named credential calls with the principal ${name}`
                )
            )
    ];
    const readsCredentials = sets
        .flatMap(({ root }) => all(root, 'objectPermissions'))
        .some((entry) => textOf(entry, 'object') === 'UserExternalCredential' && textOf(entry, 'allowRead') === 'true');
    if (principals(project).length > 0 && !readsCredentials) {
        findings.push(
            missing(
                'objectPermissions',
                '<object>UserExternalCredential</object> and <allowRead>true</allowRead>',
                'A callout with a named credential reads UserExternalCredential'
            )
        );
    }
    return findings;
}

function isOn(entry: XmlElement, flag: string): boolean {
    const value = first(entry, flag)?.text.trim();
    return value === 'true' || value === 'Visible' || value === 'Available';
}
