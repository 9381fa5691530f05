import { all, first, textOf, type XmlElement } from '../../../../project/index.ts';
import type { Project } from '../../project.ts';
import { text, unknown, type Place, type Value } from '../../values.ts';

/** What flows hand to Apex actions, and what is called by name in them. */

/** A flow that can matter, by its file. */
export interface Flow {
    file: string;
    root: XmlElement;
}

export const flowsWith = (project: Project, words: RegExp): Flow[] =>
    project.ofKind('flow').flatMap(({ path: file }) => {
        const root = words.test(project.text(file)) ? project.xml(file) : undefined;
        return root ? [{ file, root }] : [];
    });

/** What flows give to the input `field` of the invocable action of the class `className`; names in lower case. */
export function flowInputs(project: Project, className: string, field: string): Value[] {
    const inputs = project.once('flow inputs', () => {
        const found = new Map<string, Value[]>();
        for (const flow of flowsWith(project, /<actionType>\s*apex\s*</)) {
            for (const action of all(flow.root, 'actionCalls')) {
                addInputs(flow, action, found);
            }
        }
        return found;
    });
    return inputs.get(`${className}.${field}`) ?? [];
}

function addInputs(flow: Flow, action: XmlElement, found: Map<string, Value[]>): void {
    const name = textOf(action, 'actionName')?.toLowerCase();
    if (textOf(action, 'actionType') !== 'apex' || !name) {
        return;
    }
    for (const input of all(action, 'inputParameters')) {
        const value = first(input, 'value');
        if (value) {
            const key = `${name}.${textOf(input, 'name')?.toLowerCase()}`;
            found.set(key, [...(found.get(key) ?? []), ...valueOf(flow, value, 0)]);
        }
    }
}

/** `<stringValue>…` with merge fields, or a reference to a constant, variable, formula or text template of the flow. */
function valueOf(flow: Flow, value: XmlElement, depth: number): Value[] {
    const literal = first(value, 'stringValue');
    if (literal) {
        return merged(flow, literal.text, { file: flow.file, line: literal.line, column: 1 }, depth);
    }
    const reference = textOf(value, 'elementReference');
    return reference === undefined ? [] : named(flow, reference, placeOf(flow, value), depth);
}

const placeOf = ({ file }: Flow, { line }: XmlElement): Place => ({ file, line, column: 1 });

const KINDS = ['constants', 'variables', 'formulas', 'textTemplates'];
const DEEPEST = 4;

function named(flow: Flow, name: string, at: Place, depth: number): Value[] {
    const element = KINDS.flatMap((kind) => all(flow.root, kind)).find(
        (candidate) => textOf(candidate, 'name') === name
    );
    if (!element || depth > DEEPEST) {
        return unknown(`the flow's ${name}`, at);
    }
    const value = first(element, 'value');
    if (value) {
        return valueOf(flow, value, depth + 1);
    }
    const template = first(element, 'text');
    if (template) {
        return merged(flow, template.text, placeOf(flow, template), depth + 1);
    }
    const expression = first(element, 'expression');
    const literal = /^\s*(["'])(.*?)\1\s*(&|\+|$)/s.exec(expression?.text ?? '');
    return expression && literal
        ? [
              {
                  pieces: literal[3] === '' ? [literal[2]] : [literal[2], { hole: `the flow's ${name}` }],
                  at: placeOf(flow, expression)
              }
          ]
        : unknown(`the flow's ${name}`, at);
}

function merged(flow: Flow, content: string, at: Place, depth: number): Value[] {
    const [start, reference] = content.split(/\{!\s*([^}]*)\}/, 2);
    if (reference === undefined) {
        return text(content, at);
    }
    return start.trim() === ''
        ? named(flow, reference, at, depth)
        : [{ pieces: [start, { hole: `the flow's ${reference}` }], at }];
}
