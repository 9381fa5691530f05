import { Parser } from 'htmlparser2';

/** An element of markup with where its parts stand, as offsets into the text. */
export interface Element {
    name: string;
    offset: number;
    parent?: Element;
    attributes: Map<string, { value: string; offset: number }>;
    /** The text directly within it: of a script or a style. */
    text: string;
    textOffset: number;
}

/** All elements of a markup text in their order. `xml` keeps the case of names (Aura, Visualforce). Comments are no elements. */
export function readElements(content: string, xml: boolean): Element[] {
    const elements: Element[] = [];
    const open: Element[] = [];
    const parser = new Parser(
        {
            onopentag(name, attributes) {
                const offset = parser.startIndex;
                const element: Element = {
                    name,
                    offset,
                    parent: open.at(-1),
                    attributes: attributesOf(attributes, content, offset, parser.endIndex),
                    text: '',
                    textOffset: parser.endIndex + 1
                };
                elements.push(element);
                open.push(element);
            },
            ontext(data) {
                const element = open.at(-1);
                if (element) {
                    element.textOffset = element.text === '' ? parser.startIndex : element.textOffset;
                    element.text += data;
                }
            },
            onclosetag() {
                open.pop();
            }
        },
        { xmlMode: xml, recognizeSelfClosing: true, recognizeCDATA: true, decodeEntities: true }
    );
    parser.end(content);
    return elements;
}

function attributesOf(
    attributes: Record<string, string>,
    content: string,
    start: number,
    end: number
): Element['attributes'] {
    const tag = content.slice(start, end + 1);
    const found: Element['attributes'] = new Map();
    for (const [name, value] of Object.entries(attributes)) {
        const at = tag.search(new RegExp(`[\\s"']${name.replace(/[^\w-]/g, '\\$&')}\\s*=`, 'i'));
        found.set(name, { value, offset: start + Math.max(at + 1, 0) });
    }
    return found;
}

/** An attribute whatever its case: HTML and Visualforce know none, and XML keeps it. */
export function attributeOf({ attributes }: Element, name: string): { value: string; offset: number } | undefined {
    return attributes.get(name) ?? [...attributes].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

export const isWithin = (element: Element, test: (above: Element) => boolean): boolean => {
    for (let above = element.parent; above; above = above.parent) {
        if (test(above)) {
            return true;
        }
    }
    return false;
};
