import type { CheckResult, Finding } from '../finding.ts';
import type { MetadataFile, Project } from '../project.ts';
import { all, first, textOf, type XmlElement } from '../../../packages/project/index.ts';

const XSD_OF_FIELD: Record<string, string[]> = {
    Checkbox: ['xsd:boolean'],
    Number: ['xsd:double', 'xsd:int'],
    Percent: ['xsd:double'],
    Date: ['xsd:date'],
    DateTime: ['xsd:dateTime']
};

/** Custom metadata records: type, fields, types of the values, required ones, lengths, and what Callout Targets refer to. */
export function checkRecords(project: Project): CheckResult {
    const records = project.ofType('CustomMetadata');
    return { checked: records.length, findings: records.flatMap((record) => checkRecord(project, record)) };
}

function checkRecord(project: Project, record: MetadataFile): Finding[] {
    const { file, name, root } = record;
    const type = `${name.split('.')[0]}__mdt`;
    if (!project.named('CustomObject', type)) {
        return [
            {
                file,
                line: root.line,
                problem: `There is no custom metadata type ${type}.`,
                remedy: 'Correct the first part of the file name.'
            }
        ];
    }
    const fields = project.ofType('CustomField').filter((field) => field.file.includes(`/${type}/fields/`));
    const values = all(root, 'values');
    return [
        ...values.flatMap((value) => checkValue(file, type, value, fields)),
        ...fields
            .filter((field) => textOf(field.root, 'required') === 'true')
            .filter((field) => !values.some((value) => textOf(value, 'field') === field.name && contentOf(value)))
            .map((field) => ({
                file,
                line: root.line,
                problem: `${field.name} is required and has no value.`,
                remedy: `Add <values> for ${field.name}.`
            })),
        ...(type === 'Callout_Target__mdt' ? checkTarget(project, file, values) : [])
    ];
}

const contentOf = (value: XmlElement): string => textOf(value, 'value')?.trim() ?? '';

function checkValue(file: string, type: string, value: XmlElement, fields: MetadataFile[]): Finding[] {
    const name = textOf(value, 'field') ?? '';
    const field = fields.find((each) => each.name === name);
    const wrong = (problem: string, remedy: string): Finding[] => [{ file, line: value.line, problem, remedy }];
    if (!field) {
        return wrong(`${type} has no field ${name}.`, 'Correct the name of the field.');
    }
    const content = first(value, 'value');
    const given = content?.attributes['xsi:type'];
    if (given === undefined) {
        return content?.attributes['xsi:nil'] === 'true'
            ? []
            : wrong(`The value of ${name} has no type.`, 'Write xsi:type="xsd:string", or xsi:nil="true" for none.');
    }
    const expected = XSD_OF_FIELD[textOf(field.root, 'type') ?? ''] ?? ['xsd:string'];
    if (!expected.includes(given)) {
        return wrong(`${name} is written as ${given}.`, `Write xsi:type="${expected[0]}".`);
    }
    const length = Number(textOf(field.root, 'length') ?? Infinity);
    return contentOf(value).length > length
        ? wrong(`The value of ${name} is longer than ${length} characters.`, 'Shorten it, or lengthen the field.')
        : [];
}

function checkTarget(project: Project, file: string, values: XmlElement[]): Finding[] {
    const valueOf = (field: string): XmlElement | undefined => values.find((value) => textOf(value, 'field') === field);
    const credential = valueOf('Named_Credential__c');
    const origin = valueOf('Origin__c');
    const findings: Finding[] = [];
    if (credential && contentOf(credential)) {
        const named = project.named('NamedCredential', contentOf(credential));
        const url = named && urlOf(named.root);
        if (!named) {
            findings.push({
                file,
                line: credential.line,
                problem: `There is no named credential ${contentOf(credential)} in the project.`,
                remedy: 'Correct the name, or add the named credential.'
            });
        } else if (origin && url && new URL(url).origin !== contentOf(origin)) {
            findings.push({
                file,
                line: origin.line,
                problem: `The target's origin is ${contentOf(origin)}; its named credential calls ${url}.`,
                remedy: 'Make the two the same.'
            });
        }
    }
    if (origin && !isOrigin(contentOf(origin))) {
        findings.push({
            file,
            line: origin.line,
            problem: `"${contentOf(origin)}" is not an origin.`,
            remedy: 'Write scheme, host and port only, in lower case: https://api.example.com.'
        });
    }
    return findings;
}

const urlOf = (root: XmlElement): string | undefined =>
    all(root, 'namedCredentialParameters')
        .filter((parameter) => textOf(parameter, 'parameterType') === 'Url')
        .map((parameter) => textOf(parameter, 'parameterValue'))
        .find((url) => url && URL.canParse(url));

export const isOrigin = (value: string): boolean => URL.canParse(value) && new URL(value).origin === value;
