import { withoutComments } from '../apex-methods.ts';
import type { CheckResult, Finding } from '../finding.ts';
import { importsOf } from '../lwc-imports.ts';
import { lineOf, type Project } from '../project.ts';
import { all, first, textOf, type XmlElement } from '../../../packages/project/index.ts';

const MAX_VALUE = 1000;
const MAX_SHORT_DESCRIPTION = 80;

interface Use {
    file: string;
    line: number;
    name: string;
}

/** Every label that a component or a class uses is defined, every label that is defined is used, and an org takes each; no text has a line break. */
export function checkLabels(project: Project): CheckResult {
    const defined = project
        .ofType('CustomLabels')
        .flatMap(({ file, root }) => all(root, 'labels').map((element) => ({ file, element })));
    const names = new Set(defined.map(({ element }) => textOf(element, 'fullName') ?? ''));
    const uses = [...usesInComponents(project), ...usesInApex(project)];
    const used = new Set(uses.map(({ name }) => name));
    return {
        checked: defined.length,
        findings: [
            ...uses
                .filter(({ name }) => !names.has(name))
                .map(({ file, line, name }) => ({
                    file,
                    line,
                    problem: `The label ${name} is not defined.`,
                    remedy: `Add it to CustomLabels.labels-meta.xml, or correct its name.`
                })),
            ...defined.flatMap(({ file, element }) => checkLabel(file, element, used)),
            ...duplicates(defined),
            ...brokenTexts(project)
        ]
    };
}

const usesInComponents = (project: Project): Use[] =>
    project.bundles.flatMap(({ dir }) =>
        importsOf(project, dir).flatMap(({ file, line, specifier }) => {
            const name = /^@salesforce\/label\/c\.(\w+)$/.exec(specifier)?.[1];
            return name ? [{ file, line, name }] : [];
        })
    );

const usesInApex = (project: Project): Use[] =>
    project.classes.flatMap(({ file }) => {
        const text = withoutComments(project.read(file));
        return [...text.matchAll(/\b(?:System\.)?Label\.(\w+)/g)].map(({ 1: name, index }) => ({
            file,
            line: lineOf(text, index),
            name
        }));
    });

function checkLabel(file: string, label: XmlElement, used: Set<string>): Finding[] {
    const name = textOf(label, 'fullName') ?? '';
    const at = (field: string): number => (first(label, field) ?? label).line;
    const findings: Finding[] = [];
    if (!used.has(name)) {
        findings.push({
            file,
            line: label.line,
            problem: `Nothing uses the label ${name}.`,
            remedy: 'Use it or remove it.'
        });
    }
    if ((textOf(label, 'value') ?? '').length > MAX_VALUE) {
        findings.push({
            file,
            line: at('value'),
            problem: `The label ${name} is longer than ${MAX_VALUE} characters, which an org refuses.`,
            remedy: 'Shorten it, or split it in two.'
        });
    }
    if ((textOf(label, 'shortDescription') ?? '').length > MAX_SHORT_DESCRIPTION) {
        findings.push({
            file,
            line: at('shortDescription'),
            problem: `The short description of ${name} is longer than ${MAX_SHORT_DESCRIPTION} characters.`,
            remedy: 'Shorten it.'
        });
    }
    return findings;
}

function duplicates(defined: { file: string; element: XmlElement }[]): Finding[] {
    const seen = new Set<string>();
    return defined.flatMap(({ file, element }) => {
        const name = (textOf(element, 'fullName') ?? '').toLowerCase();
        const isSecond = seen.has(name);
        seen.add(name);
        return isSecond
            ? [
                  {
                      file,
                      line: element.line,
                      problem: `The label ${textOf(element, 'fullName')} is defined twice.`,
                      remedy: 'Keep one.'
                  }
              ]
            : [];
    });
}

/** Texts that an org shows as they stand: a formatter's line breaks and indentation would be in tooltips and messages. */
const SHOWN_TEXTS = new Set(['value', 'shortDescription', 'description', 'label', 'pluralLabel', 'masterLabel']);

function brokenTexts(project: Project): Finding[] {
    return project.metadata.flatMap(({ file, root }) =>
        withDescendants(root)
            .filter(({ name, text, children }) => SHOWN_TEXTS.has(name) && children.length === 0 && /[\r\n]/.test(text))
            .map(({ name, line }) => ({
                file,
                line,
                problem: `<${name}> holds a line break, which an org shows.`,
                remedy: `Write the text of <${name}> in one line.`
            }))
    );
}

const withDescendants = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(withDescendants)];
