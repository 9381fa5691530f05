/** An element of a metadata file: text, or the elements inside, or attributes alone. */
export type XmlElement =
    | [name: string, content: string | boolean | XmlElement[]]
    | [name: string, content: string | boolean | undefined, attributes: string];

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** A metadata file in the format of force-app. */
export const metadataFile = (root: string, elements: XmlElement[], attributes = ` ${NAMESPACE}`): string =>
    `<?xml version="1.0" encoding="UTF-8" ?>\n<${root}${attributes}>\n${elements.map((each) => render(each, '    ')).join('')}</${root}>\n`;

/** Custom metadata values are typed: the root declares the two namespaces of XML Schema too. */
export const TYPED_VALUES = `
    ${NAMESPACE}
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:xsd="http://www.w3.org/2001/XMLSchema"`;

/** An element only where there is something to write. */
export const optional = (name: string, content: string | boolean | undefined): XmlElement[] =>
    content === undefined || content === '' ? [] : [[name, content]];

function render([name, content, attributes]: XmlElement, indent: string): string {
    const open = attributes ? `${name} ${attributes}` : name;
    if (content === undefined || content === '') {
        return `${indent}<${open} />\n`;
    }
    return Array.isArray(content)
        ? `${indent}<${open}>\n${content.map((each) => render(each, `${indent}    `)).join('')}${indent}</${name}>\n`
        : `${indent}<${open}>${escapeXml(String(content))}</${name}>\n`;
}

const escapeXml = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
