/** A metadata file as elements with their lines: lists are shallow, so that is all that a scan needs. */
export interface XmlElement {
    name: string;
    value: string;
    line: number;
    children: XmlElement[];
}

import { Parser } from 'htmlparser2';

/** The root element; undefined when the text has none. Comments do not count. */
export function readXmlElements(content: string): XmlElement | undefined {
    const lineStarts = [...content.matchAll(/\n/g)].map(({ index }) => index);
    const lineOf = (offset: number): number => {
        let low = 0;
        let high = lineStarts.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (lineStarts[middle] < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low + 1;
    };
    const top: XmlElement = { name: '', value: '', line: 1, children: [] };
    const open = [top];
    const parser = new Parser(
        {
            onopentag(name) {
                const element: XmlElement = { name, value: '', line: lineOf(parser.startIndex), children: [] };
                open.at(-1)!.children.push(element);
                open.push(element);
            },
            ontext(data) {
                open.at(-1)!.value += data;
            },
            onclosetag() {
                const element = open.length > 1 ? open.pop() : undefined;
                if (element) {
                    element.value = element.value.trim();
                }
            }
        },
        { xmlMode: true, decodeEntities: true }
    );
    parser.end(content);
    return top.children[0];
}

export const childrenNamed = (element: XmlElement, name: string): XmlElement[] =>
    element.children.filter((child) => child.name === name);

export const childText = (element: XmlElement, name: string): string | undefined =>
    childrenNamed(element, name)[0]?.value;
