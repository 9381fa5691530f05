import { exception } from '../../runtime/exceptions.ts';
import { checkSize } from '../../runtime/operations.ts';
import type { ApexValue } from '../../runtime/values.ts';
import type { LibraryTypes } from '../define.ts';
import { escapeXml, qualified } from './xml.ts';

/* XmlStreamWriter: javax.xml.stream.XMLStreamWriter, as the platform has it. */

class StreamWriterValue implements ApexValue {
    readonly apexType = 'XmlStreamWriter';
    private written = '';
    /** How the tag that is still open will end; attributes may be added to it. */
    private tagEnd = '';
    private readonly open: string[] = [];

    /** What stands behind a tag. */
    add(text: string): void {
        checkSize(this.written.length + text.length);
        this.written += this.tagEnd + text;
        this.tagEnd = '';
    }

    /** What belongs to the tag that is open. */
    addToTag(text: string): void {
        if (this.tagEnd === '') {
            throw exception('XmlException', 'Attribute not associated with any element');
        }
        this.written += text;
    }

    start(name: string, isEmpty: boolean): void {
        this.add(`<${name}`);
        this.tagEnd = isEmpty ? '/>' : '>';
        if (!isEmpty) {
            this.open.push(name);
        }
    }

    end(): void {
        const name = this.open.pop();
        if (name === undefined) {
            throw exception(
                'XmlException',
                'No element was found to write: writeEndElement() without writeStartElement()'
            );
        }
        this.add(`</${name}>`);
    }

    endAll(): void {
        while (this.open.length > 0) {
            this.end();
        }
    }

    get text(): string {
        this.add('');
        return this.written;
    }
}

const nameOf = (prefix: string | null, name: string): string => qualified({ prefix: prefix ?? undefined, name });
const attributeText = (name: string, value: string): string =>
    ` ${name}="${escapeXml(value).replaceAll('"', '&quot;')}"`;

export const XML_WRITER: LibraryTypes = {
    XmlStreamWriter: {
        constructors: { '()': () => new StreamWriterValue() },
        methods: {
            'void close()': () => undefined,
            'String getXmlString()': (self: StreamWriterValue) => self.text,
            // Of use to names that are written without a prefix only: those are written as they are.
            'void setDefaultNamespace(String?)': () => undefined,
            'void writeAttribute(String?, String?, String, String)': (
                self: StreamWriterValue,
                prefix: string | null,
                _namespace: string | null,
                name: string,
                value: string
            ) => self.addToTag(attributeText(nameOf(prefix, name), value)),
            'void writeCData(String)': (self: StreamWriterValue, text: string) => self.add(`<![CDATA[${text}]]>`),
            'void writeCharacters(String)': (self: StreamWriterValue, text: string) => self.add(escapeXml(text)),
            'void writeComment(String)': (self: StreamWriterValue, text: string) => self.add(`<!--${text}-->`),
            'void writeDefaultNamespace(String)': (self: StreamWriterValue, uri: string) =>
                self.addToTag(attributeText('xmlns', uri)),
            'void writeNamespace(String?, String)': (self: StreamWriterValue, prefix: string | null, uri: string) =>
                self.addToTag(attributeText(prefix ? `xmlns:${prefix}` : 'xmlns', uri)),
            'void writeStartElement(String?, String, String?)': (
                self: StreamWriterValue,
                prefix: string | null,
                name: string
            ) => self.start(nameOf(prefix, name), false),
            'void writeEmptyElement(String?, String, String?)': (
                self: StreamWriterValue,
                prefix: string | null,
                name: string
            ) => self.start(nameOf(prefix, name), true),
            'void writeEndElement()': (self: StreamWriterValue) => self.end(),
            'void writeEndDocument()': (self: StreamWriterValue) => self.endAll(),
            'void writeProcessingInstruction(String, String?)': (
                self: StreamWriterValue,
                target: string,
                data: string | null
            ) => self.add(`<?${target}${data ? ` ${data}` : ''}?>`),
            'void writeStartDocument(String?, String?)': (
                self: StreamWriterValue,
                encoding: string | null,
                version: string | null
            ) => self.add(`<?xml version="${version ?? '1.0'}"${encoding ? ` encoding="${encoding}"` : ''}?>`)
        }
    }
};
