import { exception } from '../runtime/exceptions.ts';
import { enumValueOf } from '../runtime/operations.ts';
import { EnumValue, ListValue, type ApexValue, type Value } from '../runtime/values.ts';
import type { LibraryTypes } from './define.ts';
import { parseXml, writeXml, type XmlElement } from './xml.ts';

/** `Dom.Document`. */
export class DocumentValue implements ApexValue {
    readonly apexType = 'Dom.Document';
    root: XmlElement | null = null;

    load(text: string): this {
        this.root = parseXml(text);
        return this;
    }

    toXml(): string {
        return `<?xml version="1.0" encoding="UTF-8"?>${this.root ? writeXml(this.root) : ''}`;
    }
}

/** `Dom.XmlNode`: an element, a text or a comment. */
class NodeValue implements ApexValue {
    readonly apexType = 'Dom.XmlNode';
    readonly node: XmlElement;
    readonly text: string | undefined;

    constructor(node: XmlElement, text?: string) {
        this.node = node;
        this.text = text;
    }
}

const element = (node: XmlElement | null | undefined): NodeValue | null => (node ? new NodeValue(node) : null);

const childElements = ({ node }: NodeValue): XmlElement[] =>
    node.children.filter((child): child is XmlElement => typeof child !== 'string');

const ofName = (self: NodeValue, name: string, namespace: string | null): XmlElement | undefined =>
    childElements(self).find((child) => child.name === name && (child.namespace ?? null) === namespace);

function addChild(self: NodeValue, name: string, namespace: string | null, prefix: string | null): NodeValue {
    const child: XmlElement = {
        name,
        namespace: namespace ?? undefined,
        prefix: prefix ?? undefined,
        attributes: namespace && prefix ? [{ name: prefix, prefix: 'xmlns', value: namespace }] : [],
        children: [],
        parent: self.node
    };
    self.node.children.push(child);
    return new NodeValue(child);
}

const ownText = ({ node, text }: NodeValue): string =>
    text ?? node.children.filter((child) => typeof child === 'string').join('');

const attribute = (self: NodeValue, name: string, namespace: string | null): string | null =>
    self.node.attributes.find((each) => each.name === name && (each.namespace ?? null) === (namespace || null))
        ?.value ?? null;

function setAttribute(self: NodeValue, name: string, value: string): void {
    const known = self.node.attributes.find((each) => each.name === name && !each.namespace);
    if (known) {
        known.value = value;
    } else {
        self.node.attributes.push({ name, value });
    }
}

const nodeType = (self: NodeValue): EnumValue =>
    enumValueOf('Dom.XmlNodeType', self.text === undefined ? 'ELEMENT' : 'TEXT') as EnumValue;

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
            'void load(String)': (self: DocumentValue, text: string) => {
                self.load(text);
            },
            'Dom.XmlNode getRootElement()': (self: DocumentValue) => element(self.root),
            'Dom.XmlNode createRootElement(String, String, String)': createRoot,
            'String toXmlString()': (self: DocumentValue) => self.toXml()
        }
    },
    'Dom.XmlNode': {
        methods: {
            'Dom.XmlNode addChildElement(String, String, String)': addChild,
            'Dom.XmlNode addTextNode(String)': (self: NodeValue, text: string) => {
                self.node.children.push(text);
                return new NodeValue(self.node, text);
            },
            'String getAttribute(String, String)': attribute,
            'String getAttributeValue(String, String)': attribute,
            'Integer getAttributeCount()': (self: NodeValue) => self.node.attributes.length,
            'Dom.XmlNode getChildElement(String, String)': (self: NodeValue, name: string, namespace: string | null) =>
                element(ofName(self, name, namespace)),
            'List<Dom.XmlNode> getChildElements()': (self: NodeValue) =>
                new ListValue('Dom.XmlNode', childElements(self).map(element) as Value[]),
            'List<Dom.XmlNode> getChildren()': (self: NodeValue) =>
                new ListValue(
                    'Dom.XmlNode',
                    self.node.children.map((child) =>
                        typeof child === 'string' ? new NodeValue(self.node, child) : new NodeValue(child)
                    )
                ),
            'String getName()': (self: NodeValue) => (self.text === undefined ? self.node.name : null),
            'String getNamespace()': (self: NodeValue) => self.node.namespace ?? null,
            'Dom.XmlNodeType getNodeType()': (self: NodeValue) => nodeType(self),
            'Dom.XmlNode getParent()': (self: NodeValue) =>
                element(self.text === undefined ? self.node.parent : self.node),
            'String getText()': ownText,
            'void setAttribute(String, String)': setAttribute
        }
    },
    'Dom.XmlNodeType': { constants: ['COMMENT', 'ELEMENT', 'TEXT'] }
};
