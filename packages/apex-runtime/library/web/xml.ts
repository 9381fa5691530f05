import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import { exception } from '../../runtime/exceptions.ts';
import { spend } from '../../runtime/fuel.ts';

/* The XML that web services answer with. Document types are passed over: no entities but the predefined ones. */

export interface XmlAttribute {
    name: string;
    prefix?: string;
    namespace?: string;
    value: string;
}

export interface XmlElement {
    name: string;
    prefix?: string;
    namespace?: string;
    attributes: XmlAttribute[];
    children: XmlNode[];
    parent?: XmlElement;
}

export interface XmlComment {
    comment: string;
}

export type XmlNode = XmlElement | XmlComment | string;

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string' && 'children' in node;

/** How many elements may stand in each other, as the documentation of Dom and of XmlStreamReader says. */
export const MAX_DEPTH = 50;

const fail = (problem: string): never => {
    throw exception('XmlException', `Failed to parse XML due to: ${problem}`);
};

/** The root element. Throws an XmlException for text that is not well formed. */
export function parseXml(text: string | null): XmlElement {
    const source = (text ?? '').trim();
    if (source === '') {
        return fail('input contained no data');
    }
    const parser = new SaxesParser({ xmlns: true });
    let root: XmlElement | undefined;
    let open: XmlElement | undefined;
    let depth = 0;
    const add = (node: XmlNode): void => {
        spend();
        open?.children.push(node);
    };
    parser.on('error', (error) => fail(error.message));
    parser.on('text', add);
    parser.on('cdata', add);
    parser.on('comment', (comment) => add({ comment }));
    parser.on('opentag', (tag) => {
        if (++depth > MAX_DEPTH) {
            fail(`elements are more than ${MAX_DEPTH} deep`);
        }
        const element = elementOf(tag, open);
        add(element);
        root ??= element;
        open = element;
    });
    parser.on('closetag', () => {
        depth--;
        open = open?.parent;
    });
    parser.write(source).close();
    return root ?? fail('input contained no data');
}

const elementOf = (tag: SaxesTagNS, parent: XmlElement | undefined): XmlElement => ({
    name: tag.local,
    prefix: tag.prefix || undefined,
    namespace: tag.uri || undefined,
    attributes: Object.values(tag.attributes).map(attributeOf),
    children: [],
    parent
});

/** `xmlns="…"` has no prefix here, as it is written. */
const attributeOf = ({ local, prefix, uri, value, name }: SaxesAttributeNS): XmlAttribute =>
    name === 'xmlns'
        ? { name, value }
        : {
              name: local,
              prefix: prefix || undefined,
              namespace: prefix === 'xmlns' ? undefined : uri || undefined,
              value
          };

export const qualified = ({ prefix, name }: { prefix?: string; name: string }): string =>
    prefix ? `${prefix}:${name}` : name;

export const escapeXml = (text: string): string =>
    text.replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char]!);

export function writeXml(element: XmlElement): string {
    const attributes = element.attributes
        .map((each) => ` ${qualified(each)}="${escapeXml(each.value).replaceAll('"', '&quot;')}"`)
        .join('');
    const content = element.children.map(writeNode).join('');
    const name = qualified(element);
    return content === '' ? `<${name}${attributes} />` : `<${name}${attributes}>${content}</${name}>`;
}

function writeNode(node: XmlNode): string {
    if (typeof node === 'string') {
        return escapeXml(node);
    }
    return isElement(node) ? writeXml(node) : `<!--${node.comment}-->`;
}
