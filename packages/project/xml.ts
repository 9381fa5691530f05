import fs from 'node:fs';
import { XMLValidator } from 'fast-xml-parser';
import { Parser } from 'htmlparser2';
import { MetadataError } from './errors.ts';

/** An element of a metadata file with the line it begins on, counted from 1. Text is trimmed; comments are left out. */
export interface XmlElement {
    name: string;
    line: number;
    attributes: Record<string, string>;
    text: string;
    children: XmlElement[];
}

/** A text that is not well-formed. */
export class XmlProblem extends Error {
    readonly line: number;

    constructor(message: string, line: number) {
        super(message);
        this.line = line;
    }
}

/** Text → root element: many checks, and many tests, read the same files. */
const known = new Map<string, XmlElement>();
const LONGEST_KEPT = 100_000;

/** The root element. Throws an XmlProblem when the text is not well-formed. */
export function parseXml(text: string): XmlElement {
    const element = known.get(text) ?? parse(text);
    if (text.length < LONGEST_KEPT) {
        known.set(text, element);
    }
    return element;
}

function parse(text: string): XmlElement {
    const valid = XMLValidator.validate(text);
    if (valid !== true) {
        throw new XmlProblem(valid.err.msg, valid.err.line);
    }
    const lineOf = lineCounter(text);
    const top: XmlElement = { name: '', line: 1, attributes: {}, text: '', children: [] };
    const open = [top];
    const parser = new Parser(
        {
            onopentag(name, attributes) {
                const element = { name, line: lineOf(parser.startIndex), attributes, text: '', children: [] };
                open.at(-1)!.children.push(element);
                open.push(element);
            },
            ontext(data) {
                open.at(-1)!.text += data;
            },
            onclosetag() {
                const element = open.pop()!;
                element.text = element.text.trim();
            }
        },
        { xmlMode: true, decodeEntities: true }
    );
    parser.end(text);
    const [root] = top.children;
    if (!root) {
        throw new XmlProblem('There is no root element.', 1);
    }
    return root;
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

export const all = (element: XmlElement, name: string): XmlElement[] =>
    element.children.filter((child) => child.name === name);

export const first = (element: XmlElement, name: string): XmlElement | undefined =>
    element.children.find((child) => child.name === name);

export const textOf = (element: XmlElement, name: string): string | undefined => first(element, name)?.text;

export const flag = (element: XmlElement, name: string): boolean => textOf(element, name) === 'true';

/** The root element of a metadata file, which must be `rootName`. */
export function readXml(file: string, rootName: string, transform: (file: string, text: string) => string): XmlElement {
    const root = parseFile(file, transform(file, fs.readFileSync(file, 'utf8')));
    if (root.name !== rootName) {
        throw new MetadataError(file, `must have <${rootName}> as its root element`);
    }
    return root;
}

function parseFile(file: string, text: string): XmlElement {
    try {
        return parseXml(text);
    } catch (error) {
        throw error instanceof XmlProblem
            ? new MetadataError(`${file}:${error.line}`, `is not well-formed XML: ${error.message}`)
            : error;
    }
}
