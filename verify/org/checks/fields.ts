import type { CheckResult, Finding } from '../finding.ts';
import { MetadataTypes, type Field } from '../metadata-types.ts';
import type { Project } from '../project.ts';
import { all, type XmlElement } from '../../../packages/project/index.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
/** Enumerations longer than this are not written out in a message. */
const LONG = 16;

let types: MetadataTypes | undefined;

/** Every element of every -meta.xml is a field of its type, once if it is single, with a value that the type takes. */
export function checkFields(project: Project): CheckResult {
    types ??= new MetadataTypes();
    const known = types;
    const findings: Finding[] = project.malformed.map(({ file, line, message }) => ({
        file,
        line,
        problem: `This is not well-formed XML: ${message}`,
        remedy: 'Close or escape what the message names.'
    }));
    for (const { file, root } of project.metadata) {
        if (!known.has(root.name)) {
            findings.push({
                file,
                line: root.line,
                problem: `The Metadata API has no type ${root.name}.`,
                remedy: 'Correct the name of the root element.'
            });
            continue;
        }
        if (root.attributes.xmlns !== NAMESPACE) {
            findings.push({
                file,
                line: root.line,
                problem: `The root element is not in the namespace of the Metadata API.`,
                remedy: `Write xmlns="${NAMESPACE}".`
            });
        }
        findings.push(...checkObject(known, root, root.name, file));
    }
    return { checked: project.metadata.length + project.malformed.length, findings };
}

function checkObject(known: MetadataTypes, element: XmlElement, type: string, file: string): Finding[] {
    const fields = known.fields(type);
    const findings: Finding[] = [];
    for (const child of element.children) {
        const field = fields.get(child.name);
        if (!field) {
            findings.push({
                file,
                line: child.line,
                problem: `${type} has no field <${child.name}>.`,
                remedy: nearest(child.name, [...fields.keys()])
            });
        } else {
            findings.push(...checkValue(known, child, field, file));
        }
    }
    for (const [name, field] of fields) {
        const found = all(element, name);
        if (found.length > 1 && !field.repeats) {
            findings.push({
                file,
                line: found[1].line,
                problem: `<${name}> of ${type} stands here more than once.`,
                remedy: 'Keep one.'
            });
        }
        // The content of a class or a resource is the file beside its -meta.xml.
        if (found.length === 0 && field.required && name !== 'content') {
            findings.push({
                file,
                line: element.line,
                problem: `<${name}> is missing; ${type} requires it.`,
                remedy: `Add <${name}> to <${element.name}>.`
            });
        }
    }
    return findings;
}

function checkValue(known: MetadataTypes, element: XmlElement, { type }: Field, file: string): Finding[] {
    const value = element.text.trim();
    const wrong = (problem: string, remedy: string): Finding[] => [{ file, line: element.line, problem, remedy }];
    switch (type.kind) {
        case 'object':
            return checkObject(known, element, type.type, file);
        case 'boolean':
            return /^(true|false)$/.test(value)
                ? []
                : wrong(`<${element.name}> is "${value}", not a boolean.`, 'Write true or false.');
        case 'number':
            return /^-?\d+(\.\d+)?$/.test(value)
                ? []
                : wrong(`<${element.name}> is "${value}", not a number.`, 'Write a number.');
        case 'enum':
            return type.values.includes(value)
                ? []
                : wrong(`<${element.name}> cannot be "${value}".`, nearest(value, type.values));
        case 'text':
            return element.children.length === 0
                ? []
                : wrong(`<${element.name}> holds elements, where text belongs.`, 'Write its value as text.');
        default:
            return [];
    }
}

function nearest(name: string, candidates: string[]): string {
    const same = candidates.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
    const start = candidates.find((candidate) => candidate.toLowerCase().startsWith(name.toLowerCase().slice(0, 4)));
    if (same ?? start) {
        return `Write ${same ?? start}, or remove it.`;
    }
    return candidates.length > LONG ? 'Correct or remove it.' : `Use one of ${candidates.join(', ')}.`;
}
