import type { CheckResult, Finding } from '../finding.ts';
import type { MetadataFile, Project } from '../project.ts';
import { all, textOf, type XmlElement } from '../../../packages/project/index.ts';

/** Fields that each record of a custom metadata type has, beside those of its type. */
const STANDARD = new Set([
    'MasterLabel',
    'DeveloperName',
    'IsProtected',
    'NamespacePrefix',
    'CreatedById',
    'LastModifiedById'
]);

/**
 * Each field of a type whose records an admin edits in Setup is on a layout: one that is deployed without goes on none,
 * and the form for a new record lacks it. What layouts and list views name is a field, and a required one is required there.
 */
export function checkLayouts(project: Project): CheckResult {
    const types = project.ofType('CustomObject').filter(({ name }) => name.endsWith('__mdt'));
    return {
        checked: types.reduce((sum, type) => sum + 1 + fieldsOf(project, type).length, 0),
        findings: types.flatMap((type) => checkType(project, type))
    };
}

const fieldsOf = (project: Project, type: MetadataFile): MetadataFile[] =>
    project.ofType('CustomField').filter(({ file }) => file.includes(`/${type.name}/fields/`));

function checkType(project: Project, type: MetadataFile): Finding[] {
    const layouts = project.ofType('Layout').filter(({ name }) => name.startsWith(`${type.name}-`));
    if (layouts.length === 0) {
        return [
            {
                file: type.file,
                line: type.root.line,
                problem: `${type.name} has no layout: the form for its records would lack its fields.`,
                remedy: `Add layouts/${type.name}-${textOf(type.root, 'label') ?? type.name} Layout.layout-meta.xml with every field.`
            }
        ];
    }
    const fields = fieldsOf(project, type);
    return [
        ...layouts.flatMap((layout) => checkLayout(layout, fields)),
        ...project
            .ofType('ListView')
            .filter(({ file }) => file.includes(`/${type.name}/listViews/`))
            .flatMap(({ file, root }) => unknownFields(file, all(root, 'columns'), ({ text }) => text, fields))
    ];
}

function checkLayout({ file, root }: MetadataFile, fields: MetadataFile[]): Finding[] {
    const items = all(root, 'layoutSections')
        .flatMap((section) => all(section, 'layoutColumns'))
        .flatMap((column) => all(column, 'layoutItems'));
    const itemOf = (name: string): XmlElement | undefined => items.find((item) => textOf(item, 'field') === name);
    return [
        ...unknownFields(file, items, (item) => textOf(item, 'field') ?? '', fields),
        ...fields.flatMap(({ name, root: field }) => {
            const item = itemOf(name);
            const isRequired = textOf(field, 'required') === 'true';
            const behavior = item && textOf(item, 'behavior');
            if (item && (isRequired ? behavior === 'Required' : behavior !== 'Readonly')) {
                return [];
            }
            return [
                {
                    file,
                    line: item?.line ?? root.line,
                    problem: item
                        ? `${name} is ${behavior} on the layout; the field is ${isRequired ? 'required' : 'to be edited'}.`
                        : `${name} is not on the layout, so that no admin can fill it in.`,
                    remedy: `Write <layoutItems> with <behavior>${isRequired ? 'Required' : 'Edit'}</behavior> for ${name}.`
                }
            ];
        })
    ];
}

function unknownFields(
    file: string,
    elements: XmlElement[],
    nameOf: (element: XmlElement) => string,
    fields: MetadataFile[]
): Finding[] {
    return elements
        .filter((element) => !STANDARD.has(nameOf(element)) && !fields.some(({ name }) => name === nameOf(element)))
        .map((element) => ({
            file,
            line: element.line,
            problem: `The type has no field ${nameOf(element)}.`,
            remedy: 'Correct the name of the field, or remove it.'
        }));
}
