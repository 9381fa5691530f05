import { exception } from '../runtime/exceptions.ts';

/* Just the XML that web services answer with: no document types, no entities but the predefined ones. */

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
    children: (XmlElement | string)[];
    parent?: XmlElement;
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const TOKEN =
    /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<!DOCTYPE[^>]*>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)|</g;

const fail = (problem: string): never => {
    throw exception('XmlException', `Failed to parse XML due to: ${problem}`);
};

const character = (point: number): string =>
    point <= 0x10ffff ? String.fromCodePoint(point) : fail('character reference is not a character');

const entity = (name: string): string =>
    Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : fail(`the entity "${name}" was referenced, but not declared`);

const unescape = (text: string): string =>
    text.replace(/&(?:#(x?)([0-9a-fA-F]+)|(\w+));/g, (_all, hex: string, code: string | undefined, name: string) =>
        code ? character(parseInt(code, hex ? 16 : 10)) : entity(name)
    );

/** The root element. Throws an XmlException for text that is not well formed. */
export function parseXml(text: string): XmlElement {
    const document: XmlElement = { name: '', attributes: [], children: [] };
    let open = document;
    for (const [token, data, closed, opened, attributes, empty, content] of text.trim().matchAll(TOKEN)) {
        if (token === '<') {
            fail('markup in the document is not well-formed');
        } else if (data !== undefined || content !== undefined) {
            addText(open, data ?? unescape(content));
        } else if (closed !== undefined) {
            open = close(open, closed);
        } else if (opened !== undefined) {
            const child = elementOf(opened, attributes, open);
            open.children.push(child);
            open = empty ? open : child;
        }
    }
    if (open !== document) {
        fail(
            `the element type "${qualified(open)}" must be terminated by the matching end-tag "</${qualified(open)}>"`
        );
    }
    const root = document.children.find((child): child is XmlElement => typeof child !== 'string');
    if (!root) {
        return fail('input contained no data');
    }
    root.parent = undefined;
    return root;
}

const qualified = ({ prefix, name }: { prefix?: string; name: string }): string =>
    prefix ? `${prefix}:${name}` : name;

function addText(open: XmlElement, text: string): void {
    if (open.name === '' && text.trim() !== '') {
        fail('content is not allowed in prolog');
    }
    open.children.push(text);
}

function close(open: XmlElement, name: string): XmlElement {
    if (qualified(open) !== name || !open.parent) {
        fail(`end tag name </${name}> must match start tag name <${qualified(open)}>`);
    }
    return open.parent!;
}

function elementOf(tag: string, attributes: string, parent: XmlElement): XmlElement {
    const [name, prefix] = tag.split(':').reverse();
    const created: XmlElement = { name, prefix, attributes: [], children: [], parent };
    for (const [, attribute, double, single] of attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
        const [own, space] = attribute.split(':').reverse();
        created.attributes.push({ name: own, prefix: space, value: unescape(double ?? single) });
    }
    created.namespace = namespaceOf(created, prefix);
    for (const attribute of created.attributes.filter((each) => each.prefix && each.prefix !== 'xmlns')) {
        attribute.namespace = namespaceOf(created, attribute.prefix);
    }
    return created;
}

function namespaceOf(element: XmlElement, prefix: string | undefined): string | undefined {
    for (let scope: XmlElement | undefined = element; scope; scope = scope.parent) {
        const declared = scope.attributes.find((each) =>
            prefix ? each.prefix === 'xmlns' && each.name === prefix : each.name === 'xmlns' && !each.prefix
        );
        if (declared) {
            return declared.value || undefined;
        }
    }
    return undefined;
}

const escape = (text: string): string =>
    text.replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char]!);

export function writeXml(element: XmlElement): string {
    const attributes = element.attributes
        .map((each) => ` ${qualified(each)}="${escape(each.value).replaceAll('"', '&quot;')}"`)
        .join('');
    const content = element.children
        .map((child) => (typeof child === 'string' ? escape(child) : writeXml(child)))
        .join('');
    const name = qualified(element);
    return content === '' ? `<${name}${attributes} />` : `<${name}${attributes}>${content}</${name}>`;
}
