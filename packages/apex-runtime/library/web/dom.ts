import { exception } from '../../runtime/exceptions.ts';
import { identity } from '../../runtime/equality.ts';
import { enumValueOf } from '../../runtime/operations.ts';
import { EnumValue, ListValue, type ApexValue, type Value } from '../../runtime/values.ts';
import type { LibraryTypes } from '../define.ts';
import { isElement, parseXml, writeXml, type XmlAttribute, type XmlElement, type XmlNode } from './xml.ts';

/** `Dom.Document`. */
export class DocumentValue implements ApexValue {
    readonly apexType = 'Dom.Document';
    root: XmlElement | null = null;

    load(text: string | null): this {
        this.root = parseXml(text);
        return this;
    }

    toXml(): string {
        return `<?xml version="1.0" encoding="UTF-8"?>${this.root ? writeXml(this.root) : ''}`;
    }
}

/** `Dom.XmlNode`: an element, or a text or comment inside of one. */
class NodeValue implements ApexValue {
    readonly apexType = 'Dom.XmlNode';
    /** The element itself, or the one around. */
    readonly node: XmlElement;
    /** The text or comment, when it is none itself. */
    readonly leaf: Exclude<XmlNode, XmlElement> | undefined;

    constructor(node: XmlElement, leaf?: Exclude<XmlNode, XmlElement>) {
        this.node = node;
        this.leaf = leaf;
    }

    get equalityKey(): string {
        return `${identity(this.node)}:${this.leaf === undefined ? '' : this.node.children.indexOf(this.leaf)}`;
    }
}

const element = (node: XmlElement | null | undefined): NodeValue | null => (node ? new NodeValue(node) : null);

const childElements = ({ node }: NodeValue): XmlElement[] => node.children.filter(isElement);

const childOf = (parent: XmlElement, child: XmlNode): NodeValue =>
    isElement(child) ? new NodeValue(child) : new NodeValue(parent, child);

const ofName = (self: NodeValue, name: string, namespace: string | null): XmlElement | undefined =>
    childElements(self).find((child) => child.name === name && (child.namespace ?? null) === namespace);

/**
 * Without a prefix the one that the namespace has there, or a new one; with an empty one the namespace is the default. What is
 * declared there already is not declared again.
 */
function addChild(self: NodeValue, name: string, namespace: string | null, prefix: string | null): NodeValue {
    const child: XmlElement = {
        name,
        namespace: namespace ?? undefined,
        attributes: [],
        children: [],
        parent: self.node
    };
    self.node.children.push(child);
    const node = new NodeValue(child);
    if (namespace) {
        child.prefix = prefix ?? declared(node, 'value', namespace) ?? freePrefix(node);
        if (declared(node, 'name', child.prefix) !== namespace) {
            child.attributes.push(declaration(child.prefix, namespace));
        }
    } else {
        child.prefix = prefix ?? undefined;
    }
    return node;
}

const declaration = (prefix: string, namespace: string): XmlAttribute =>
    prefix === '' ? { name: 'xmlns', value: namespace } : { name: prefix, prefix: 'xmlns', value: namespace };

/** `ns1`, or the next that is not taken there. */
function freePrefix(self: NodeValue): string {
    let number = 1;
    while (declared(self, 'name', `ns${number}`) !== null) {
        number++;
    }
    return `ns${number}`;
}

/** The prefix of a namespace for an attribute; it is declared when it has none. */
function prefixOf(self: NodeValue, namespace: string): string {
    const known = declared(self, 'value', namespace) || freePrefix(self);
    if (declared(self, 'name', known) === null) {
        self.node.attributes.push(declaration(known, namespace));
    }
    return known;
}

/** An attribute, and perhaps its value, in a namespace. */
function setAttributeNs(
    self: NodeValue,
    key: string,
    value: string | null,
    keyNamespace: string | null,
    valueNamespace: string | null
): void {
    const prefix = keyNamespace ? prefixOf(self, keyNamespace) : undefined;
    const written = valueNamespace ? `${prefixOf(self, valueNamespace)}:${value}` : (value ?? '');
    const known = findAttribute(self, key, keyNamespace);
    if (known) {
        known.value = written;
    } else {
        self.node.attributes.push({ name: key, prefix, namespace: keyNamespace ?? undefined, value: written });
    }
}

/** The namespace of an attribute's value, `prefix:value`. */
function namespaceOfValue(self: NodeValue, key: string, keyNamespace: string | null): string | null {
    const [prefix, ...rest] = (findAttribute(self, key, keyNamespace)?.value ?? '').split(':');
    return rest.length > 0 ? declared(self, 'name', prefix) : null;
}

const ownText = ({ node, leaf }: NodeValue): string =>
    leaf === undefined
        ? node.children.filter((child) => typeof child === 'string').join('')
        : typeof leaf === 'string'
          ? leaf
          : leaf.comment;

const findAttribute = (self: NodeValue, name: string, namespace: string | null): XmlAttribute | undefined =>
    self.node.attributes.find((each) => each.name === name && (each.namespace ?? null) === (namespace || null));

const attribute = (self: NodeValue, name: string, namespace: string | null): string | null =>
    findAttribute(self, name, namespace)?.value ?? null;

const nodeType = (self: NodeValue): EnumValue =>
    enumValueOf(
        'Dom.XmlNodeType',
        self.leaf === undefined ? 'ELEMENT' : typeof self.leaf === 'string' ? 'TEXT' : 'COMMENT'
    ) as EnumValue;

/** Where a child stands among its parent's; an XmlException when it is none of them. */
function indexOf(self: NodeValue, child: NodeValue): number {
    const index = self.node.children.indexOf(child.leaf ?? child.node);
    if (index < 0) {
        throw exception('XmlException', 'Node is not a child of this node');
    }
    return index;
}

function insertBefore(self: NodeValue, added: NodeValue, before: NodeValue | null): NodeValue {
    const index = before ? indexOf(self, before) : self.node.children.length;
    if (added.leaf === undefined) {
        detach(added);
        added.node.parent = self.node;
    }
    self.node.children.splice(index, 0, added.leaf ?? added.node);
    return added.leaf === undefined ? added : new NodeValue(self.node, added.leaf);
}

function detach(node: NodeValue): void {
    const siblings = node.node.parent?.children;
    siblings?.splice(siblings.indexOf(node.node), 1);
    node.node.parent = undefined;
}

function removeChild(self: NodeValue, child: NodeValue): boolean {
    self.node.children.splice(indexOf(self, child), 1);
    if (child.leaf === undefined) {
        child.node.parent = undefined;
    }
    return true;
}

function removeAttribute(self: NodeValue, name: string, namespace: string | null): boolean {
    const { attributes } = self.node;
    const found = attributes.findIndex(
        (each) => each.name === name && (each.namespace ?? null) === (namespace || null)
    );
    if (found >= 0) {
        attributes.splice(found, 1);
    }
    return found >= 0;
}

function setNamespace(self: NodeValue, prefix: string, namespace: string): void {
    const known = self.node.attributes.find((each) => each.prefix === 'xmlns' && each.name === prefix);
    if (known) {
        known.value = namespace;
    } else {
        self.node.attributes.push({ name: prefix, prefix: 'xmlns', value: namespace });
    }
}

/** The nearest declaration of a prefix, or of a namespace; the default namespace has the empty prefix. */
function declared(self: NodeValue, key: 'name' | 'value', wanted: string): string | null {
    for (let scope: XmlElement | undefined = self.node; scope; scope = scope.parent) {
        for (const { name, prefix, value } of scope.attributes) {
            const declares = prefix === 'xmlns' ? name : name === 'xmlns' && !prefix ? '' : undefined;
            if (declares !== undefined && (key === 'name' ? declares : value) === wanted) {
                return key === 'name' ? value : declares;
            }
        }
    }
    return null;
}

function addLeaf(self: NodeValue, leaf: Exclude<XmlNode, XmlElement>): NodeValue {
    self.node.children.push(leaf);
    return new NodeValue(self.node, leaf);
}

function createRoot(self: DocumentValue, name: string, namespace: string | null, prefix: string | null): NodeValue {
    if (self.root) {
        throw exception('XmlException', 'Document already has a root element');
    }
    const holder: XmlElement = { name: '', attributes: [], children: [] };
    const root = addChild(new NodeValue(holder), name, namespace, prefix);
    root.node.parent = undefined;
    self.root = root.node;
    return root;
}

export const DOM: LibraryTypes = {
    'Dom.Document': {
        constructors: { '()': () => new DocumentValue() },
        methods: {
            'void load(String?)': (self: DocumentValue, text: string) => {
                self.load(text);
            },
            'Dom.XmlNode getRootElement()': (self: DocumentValue) => element(self.root),
            'Dom.XmlNode createRootElement(String, String?, String?)': createRoot,
            'String toXmlString()': (self: DocumentValue) => self.toXml()
        }
    },
    'Dom.XmlNode': {
        methods: {
            'Dom.XmlNode addChildElement(String, String?, String?)': addChild,
            'Dom.XmlNode addTextNode(String)': (self: NodeValue, text: string) => addLeaf(self, text),
            'Dom.XmlNode addCommentNode(String)': (self: NodeValue, comment: string) => addLeaf(self, { comment }),
            'Dom.XmlNode insertBefore(Dom.XmlNode, Dom.XmlNode)': insertBefore,
            'Boolean removeChild(Dom.XmlNode)': removeChild,
            'Boolean removeAttribute(String, String?)': removeAttribute,
            'String getAttributeKeyAt(Integer)': (self: NodeValue, index: number) =>
                self.node.attributes[index]?.name ?? null,
            'String getAttributeKeyNsAt(Integer)': (self: NodeValue, index: number) =>
                self.node.attributes[index]?.namespace ?? null,
            'String getNamespaceFor(String)': (self: NodeValue, prefix: string) => declared(self, 'name', prefix),
            'String getPrefixFor(String)': (self: NodeValue, namespace: string) => declared(self, 'value', namespace),
            'void setNamespace(String, String)': setNamespace,
            'String getAttribute(String, String?)': attribute,
            'String getAttributeValue(String, String?)': attribute,
            'Integer getAttributeCount()': (self: NodeValue) => self.node.attributes.length,
            'Dom.XmlNode getChildElement(String, String?)': (self: NodeValue, name: string, namespace: string | null) =>
                element(ofName(self, name, namespace)),
            'List<Dom.XmlNode> getChildElements()': (self: NodeValue) =>
                new ListValue('Dom.XmlNode', childElements(self).map(element) as Value[]),
            'List<Dom.XmlNode> getChildren()': (self: NodeValue) =>
                new ListValue(
                    'Dom.XmlNode',
                    self.node.children.map((child) => childOf(self.node, child))
                ),
            'String getName()': (self: NodeValue) => (self.leaf === undefined ? self.node.name : null),
            'String getNamespace()': (self: NodeValue) => self.node.namespace ?? null,
            'Dom.XmlNodeType getNodeType()': (self: NodeValue) => nodeType(self),
            'Dom.XmlNode getParent()': (self: NodeValue) =>
                element(self.leaf === undefined ? self.node.parent : self.node),
            'String getText()': ownText,
            'void setAttribute(String, String?)': (self: NodeValue, key: string, value: string | null) =>
                setAttributeNs(self, key, value, null, null),
            'void setAttributeNs(String, String?, String?, String?)': setAttributeNs,
            'String getAttributeValueNs(String, String?)': namespaceOfValue
        }
    },
    'Dom.XmlNodeType': { constants: ['COMMENT', 'ELEMENT', 'TEXT'] }
};
