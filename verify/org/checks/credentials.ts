import type { CheckResult, Finding } from '../finding.ts';
import type { MetadataFile, Project } from '../project.ts';
import { all, first, textOf, type XmlElement } from '../../../packages/project/index.ts';

/** Named credential → external credential → principal, and the formulas between them. */
export function checkCredentials(project: Project): CheckResult {
    const named = project.ofType('NamedCredential');
    const external = project.ofType('ExternalCredential');
    return {
        checked: named.length + external.length,
        findings: [
            ...named.flatMap((each) => checkNamed(project, each)),
            ...external.flatMap(checkExternal),
            ...calloutsInApex(project)
        ]
    };
}

function checkNamed(project: Project, { file, root }: MetadataFile): Finding[] {
    const findings: Finding[] = [];
    for (const parameter of all(root, 'namedCredentialParameters')) {
        const reference = first(parameter, 'externalCredential');
        const target = reference && project.named('ExternalCredential', reference.text);
        if (reference && !target) {
            findings.push({
                file,
                line: reference.line,
                problem: `There is no external credential ${reference.text} in the project.`,
                remedy: 'Correct the name, or add the external credential.'
            });
        }
        if (target && formulaHeaders(target.root).length > 0 && textOf(root, 'allowMergeFieldsInHeader') !== 'true') {
            findings.push({
                file,
                line: (first(root, 'allowMergeFieldsInHeader') ?? root).line,
                problem: `${target.name} has a header with a formula, which the platform would send as it is written.`,
                remedy: 'Write <allowMergeFieldsInHeader>true</allowMergeFieldsInHeader>.'
            });
        }
    }
    if (first(root, 'protocol') || first(root, 'endpoint') || textOf(root, 'namedCredentialType') === 'Legacy') {
        findings.push({
            file,
            line: (first(root, 'protocol') ?? first(root, 'endpoint') ?? root).line,
            problem: 'This is a named credential of the old kind, which Salesforce is retiring.',
            remedy: 'Use <namedCredentialType>SecuredEndpoint</namedCredentialType> with an external credential.'
        });
    }
    return findings;
}

const formulaHeaders = (root: XmlElement): XmlElement[] =>
    all(root, 'externalCredentialParameters')
        .filter((parameter) => textOf(parameter, 'parameterType') === 'AuthHeader')
        .filter((parameter) => (textOf(parameter, 'parameterValue') ?? '').includes('{!'));

function checkExternal({ file, name, root }: MetadataFile): Finding[] {
    const parameters = all(root, 'externalCredentialParameters');
    const findings: Finding[] = [];
    if (!parameters.some((parameter) => /Principal$/.test(textOf(parameter, 'parameterType') ?? ''))) {
        findings.push({
            file,
            line: root.line,
            problem: 'The external credential has no principal, so that no permission set can grant it.',
            remedy: 'Add a parameter of the type NamedPrincipal.'
        });
    }
    for (const header of formulaHeaders(root)) {
        const other = /\$Credential\.(\w+)\./.exec(textOf(header, 'parameterValue') ?? '')?.[1];
        if (other && other !== name) {
            findings.push({
                file,
                line: header.line,
                problem: `The formula reads the credential ${other}; it can read only its own, ${name}.`,
                remedy: `Write {!$Credential.${name}.…}.`
            });
        }
    }
    for (const parameter of parameters.filter((each) => textOf(each, 'parameterType') === 'AuthHeader')) {
        const value = textOf(parameter, 'parameterValue') ?? '';
        if (value && !value.includes('{!$Credential.') && !value.includes("{!'")) {
            findings.push({
                file,
                line: parameter.line,
                problem: 'The value of a header of authentication is written into the sources.',
                remedy: 'Write a formula such as {!$Credential.Name.ApiKey}, and enter the secret in Setup.'
            });
        }
    }
    return findings;
}

function calloutsInApex(project: Project): Finding[] {
    return project.classes
        .filter(({ name }) => !name.endsWith('Test'))
        .flatMap(({ file }) =>
            project
                .read(file)
                .split('\n')
                .flatMap((text, index) =>
                    [...text.matchAll(/'callout:(\w+)/g)]
                        .filter(([, name]) => !project.named('NamedCredential', name))
                        .map(([, name]) => ({
                            file,
                            line: index + 1,
                            problem: `There is no named credential ${name} in the project.`,
                            remedy: 'Correct the name, or add the named credential.'
                        }))
                )
        );
}
