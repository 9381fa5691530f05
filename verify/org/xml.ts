import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element with the line it begins on. The local org's reader has no positions; findings need them. */
export interface Element {
    name: string;
    line: number;
    attributes: Record<string, string>;
    text: string;
    children: Element[];
}

export class XmlProblem extends Error {
    readonly line: number;

    constructor(message: string, line: number) {
        super(message);
        this.line = line;
    }
}

type Parsed = Record<string, unknown> & { ':@'?: Record<string, string> };

const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    captureMetaData: true
});
const POSITION = XMLParser.getMetaDataSymbol() as unknown as string;

/** Text → root element: many checks, and many tests, read the same files. */
const known = new Map<string, Element>();

/** The root element. Throws an XmlProblem when the text is not well-formed. */
export function parseXml(text: string): Element {
    const element = known.get(text) ?? parse(text);
    known.set(text, element);
    return element;
}

function parse(text: string): Element {
    const valid = XMLValidator.validate(text);
    if (valid !== true) {
        throw new XmlProblem(valid.err.msg, valid.err.line);
    }
    const root = (parser.parse(text) as Parsed[]).find((node) => !tagOf(node).startsWith('?'));
    if (!root) {
        throw new XmlProblem('There is no root element.', 1);
    }
    return toElement(root, lineCounter(text));
}

/** Elements are asked for in document order, so that the text is counted through once. */
function lineCounter(text: string): (index: number) => number {
    let line = 1;
    let done = 0;
    return (index) => {
        for (; done < index; done += 1) {
            if (text.charCodeAt(done) === 10) {
                line += 1;
            }
        }
        return line;
    };
}

const tagOf = (node: Parsed): string => Object.keys(node).find((key) => key !== ':@') ?? '';

function toElement(node: Parsed, lineAt: (index: number) => number): Element {
    const name = tagOf(node);
    const content = node[name] as Parsed[];
    const { startIndex = 0 } = (node[POSITION] ?? {}) as { startIndex?: number };
    return {
        name,
        line: lineAt(startIndex),
        attributes: node[':@'] ?? {},
        text: content.map((child) => (typeof child['#text'] === 'string' ? child['#text'] : '')).join(''),
        children: content.filter((child) => tagOf(child) !== '#text').map((child) => toElement(child, lineAt))
    };
}

export const all = (element: Element, name: string): Element[] =>
    element.children.filter((child) => child.name === name);

export const first = (element: Element, name: string): Element | undefined =>
    element.children.find((child) => child.name === name);

export const textOf = (element: Element, name: string): string | undefined => first(element, name)?.text;
