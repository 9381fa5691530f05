import fs from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { MetadataError } from './errors.ts';

export type XmlNode = { [name: string]: XmlValue };
export type XmlValue = string | XmlNode | (string | XmlNode)[] | undefined;

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false });

/** The content of a metadata file's root element, which must be `rootName`. Values stay text, as written. */
export function readXml(file: string, rootName: string, transform: (file: string, text: string) => string): XmlNode {
    const text = transform(file, fs.readFileSync(file, 'utf8'));
    const valid = XMLValidator.validate(text);
    if (valid !== true) {
        throw new MetadataError(`${file}:${valid.err.line}`, `is not well-formed XML: ${valid.err.msg}`);
    }
    const root = (parser.parse(text) as XmlNode)[rootName];
    if (root === undefined) {
        throw new MetadataError(file, `must have <${rootName}> as its root element`);
    }
    return typeof root === 'object' && !Array.isArray(root) ? root : {};
}

/** The text of a child element; an element with attributes keeps its text under `#text`. */
export function text(node: XmlNode, name: string): string | undefined {
    const value = node[name];
    if (typeof value === 'object' && !Array.isArray(value)) {
        const inner = value['#text'];
        return typeof inner === 'string' ? inner : undefined;
    }
    return typeof value === 'string' ? value : undefined;
}

export const flag = (node: XmlNode, name: string): boolean => text(node, name) === 'true';

/** The child elements of that name: none, one or many. */
export function children(node: XmlNode, name: string): XmlNode[] {
    const value = node[name];
    const list = value === undefined ? [] : Array.isArray(value) ? value : [value];
    return list.filter((item): item is XmlNode => typeof item === 'object');
}
