import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import { exception } from '../../runtime/exceptions.ts';
import { spend } from '../../runtime/fuel.ts';
import { machine } from '../../runtime/machine.ts';
import { enumConstant } from '../../runtime/operations.ts';
import type { ApexValue, Value } from '../../runtime/values.ts';
import type { LibraryTypes, Native } from '../define.ts';
import { MAX_DEPTH } from './xml.ts';

/* XmlStreamReader: javax.xml.stream.XMLStreamReader, as the platform has it. */

/** The numbers that `next()` gives, as javax.xml.stream.XMLStreamConstants has them. */
const EVENTS = new Map(
    Object.entries({
        START_ELEMENT: 1,
        END_ELEMENT: 2,
        PROCESSING_INSTRUCTION: 3,
        CHARACTERS: 4,
        COMMENT: 5,
        START_DOCUMENT: 7,
        END_DOCUMENT: 8,
        DTD: 11,
        CDATA: 12
    })
);

interface XmlEvent {
    type: string;
    text?: string;
    tag?: SaxesTagNS;
    instruction?: { target: string; body: string };
    version?: string;
}

const fail = (problem: string): never => {
    throw exception('XmlException', problem);
};

/** What a document consists of, in order; what is wrong with it stands where it was met. */
function eventsOf(source: string): { events: XmlEvent[]; problem?: string } {
    const events: XmlEvent[] = [];
    const parser = new SaxesParser({ xmlns: true });
    const add = (event: XmlEvent): void => {
        spend();
        events.push(event);
    };
    let version = '1.0';
    let depth = 0;
    let problem: string | undefined;
    parser.on('error', (error) => {
        // The parser ends the element that is open before it finds that another was to end.
        if (problem === undefined && /unexpected close tag/.test(error.message)) {
            events.pop();
        }
        problem ??= error.message;
    });
    const on = (event: () => XmlEvent): void => {
        if (problem === undefined) {
            add(event());
        }
    };
    parser.on('xmldecl', (declaration) => {
        version = declaration.version ?? version;
    });
    parser.on('text', (text) => on(() => ({ type: 'CHARACTERS', text })));
    parser.on('cdata', (text) => on(() => ({ type: 'CDATA', text })));
    parser.on('comment', (text) => on(() => ({ type: 'COMMENT', text })));
    parser.on('doctype', (text) => on(() => ({ type: 'DTD', text })));
    parser.on('processinginstruction', (instruction) => on(() => ({ type: 'PROCESSING_INSTRUCTION', instruction })));
    parser.on('opentagstart', () => {
        if (++depth > MAX_DEPTH) {
            throw new TooDeep(`elements are more than ${MAX_DEPTH} deep`);
        }
    });
    parser.on('opentag', (tag) => on(() => ({ type: 'START_ELEMENT', tag })));
    parser.on('closetag', (tag) => {
        depth--;
        on(() => ({ type: 'END_ELEMENT', tag }));
    });
    try {
        parser.write(source).close();
    } catch (error) {
        problem ??= tooDeep(error);
    }
    events.unshift({ type: 'START_DOCUMENT', version });
    return problem === undefined ? { events: [...events, { type: 'END_DOCUMENT' }] } : { events, problem };
}

/** Nothing is read any more: what comes has no end. */
class TooDeep extends Error {}

function tooDeep(error: unknown): string {
    if (error instanceof TooDeep) {
        return error.message;
    }
    throw error;
}

class StreamReaderValue implements ApexValue {
    readonly apexType = 'XmlStreamReader';
    private readonly events: XmlEvent[];
    private readonly problem: string | undefined;
    private at = 0;
    isCoalescing = false;

    constructor(source: string) {
        const { events, problem } = eventsOf(source);
        this.events = events;
        this.problem = problem;
    }

    get event(): XmlEvent {
        return this.events[this.at];
    }

    get hasNext(): boolean {
        return this.event.type !== 'END_DOCUMENT';
    }

    next(): number {
        if (!this.hasNext) {
            fail('END_DOCUMENT reached: no more elements on the stream.');
        }
        if (this.at + 1 >= this.events.length) {
            fail(`ParseError: ${this.problem}`);
        }
        this.at++;
        if (this.isCoalescing && isText(this.event)) {
            this.coalesce();
        }
        return EVENTS.get(this.event.type)!;
    }

    /** One block of text instead of several. */
    private coalesce(): void {
        let end = this.at;
        while (end < this.events.length && isText(this.events[end])) {
            end++;
        }
        const text = this.events
            .slice(this.at, end)
            .map((event) => event.text)
            .join('');
        this.events.splice(this.at, end - this.at, { type: 'CHARACTERS', text });
    }

    /** On to the next tag; between there may be white space, comments and instructions only. */
    nextTag(): number {
        for (;;) {
            const type = this.next();
            const { event } = this;
            if (event.tag) {
                return type;
            }
            const isPassed = isText(event) ? isWhite(event) : /^(COMMENT|PROCESSING_INSTRUCTION|DTD)$/.test(event.type);
            if (!isPassed) {
                fail('expected start or end tag');
            }
        }
    }

    get tag(): SaxesTagNS {
        return (
            this.event.tag ??
            fail(`Current state ${this.event.type} is not among the states START_ELEMENT, END_ELEMENT`)
        );
    }

    /** Without the declarations of namespaces. */
    get attributes(): SaxesAttributeNS[] {
        if (this.event.type !== 'START_ELEMENT') {
            fail('Current state is not among the states START_ELEMENT, ATTRIBUTE valid for getAttributeCount()');
        }
        return Object.values(this.tag.attributes).filter((attribute) => !isDeclaration(attribute));
    }

    attribute(index: number): SaxesAttributeNS | undefined {
        return this.attributes[index];
    }

    get declarations(): SaxesAttributeNS[] {
        return Object.values(this.tag.attributes).filter(isDeclaration);
    }

    get text(): string {
        return (
            this.event.text ??
            fail(
                `Current state ${this.event.type} is not among the states CHARACTERS, COMMENT, CDATA, SPACE, ENTITY_REFERENCE, DTD valid for getText()`
            )
        );
    }

    namespaceOf(prefix: string): string | null {
        const open: SaxesTagNS[] = [];
        for (const { type, tag } of this.events.slice(0, this.at + 1)) {
            if (type === 'START_ELEMENT') {
                open.push(tag!);
            } else if (type === 'END_ELEMENT') {
                open.pop();
            }
        }
        return (
            [...open]
                .reverse()
                .map((tag) => tag.ns[prefix])
                .find((uri) => uri !== undefined) ?? null
        );
    }
}

const isDeclaration = ({ name, prefix }: SaxesAttributeNS): boolean => name === 'xmlns' || prefix === 'xmlns';
const isText = ({ type }: XmlEvent): boolean => type === 'CHARACTERS' || type === 'CDATA';
const isWhite = ({ text }: XmlEvent): boolean => /^\s*$/.test(text ?? '');

/** `Boolean isX()`: whether the reader stands on one of these. */
const standsOn =
    (...types: string[]): Native =>
    (self: StreamReaderValue) =>
        types.includes(self.event.type);

const attributeValue = (self: StreamReaderValue, namespace: string | null, name: string): string | null =>
    self.attributes.find((each) => each.local === name && (!namespace || each.uri === namespace))?.value ?? null;

export const XML_READER: LibraryTypes = {
    XmlTag: {
        constants:
            `ATTRIBUTE CDATA CHARACTERS COMMENT DTD END_DOCUMENT END_ELEMENT ENTITY_DECLARATION ENTITY_REFERENCE NAMESPACE
            NOTATION_DECLARATION PROCESSING_INSTRUCTION SPACE START_DOCUMENT START_ELEMENT`.split(/\s+/)
    },
    XmlStreamReader: {
        constructors: { '(String)': (source: string) => new StreamReaderValue(source) },
        methods: {
            'XmlTag getEventType()': (self: StreamReaderValue): Value => enumConstant('XmlTag', self.event.type),
            'Boolean hasNext()': (self: StreamReaderValue) => self.hasNext,
            'Integer next()': (self: StreamReaderValue) => self.next(),
            'Integer nextTag()': (self: StreamReaderValue) => self.nextTag(),
            'Boolean hasName()': standsOn('START_ELEMENT', 'END_ELEMENT'),
            'Boolean hasText()': standsOn('CHARACTERS', 'CDATA', 'COMMENT', 'DTD'),
            'Boolean isCharacters()': standsOn('CHARACTERS'),
            'Boolean isEndElement()': standsOn('END_ELEMENT'),
            'Boolean isStartElement()': standsOn('START_ELEMENT'),
            'Boolean isWhiteSpace()': ({ event }: StreamReaderValue) => isText(event) && isWhite(event),
            'String getLocalName()': (self: StreamReaderValue) => self.tag.local,
            'String getPrefix()': (self: StreamReaderValue) => self.tag.prefix || null,
            'String getNamespace()': (self: StreamReaderValue) => self.tag.uri || null,
            'String getText()': (self: StreamReaderValue) => self.text,
            'Integer getAttributeCount()': (self: StreamReaderValue) => self.attributes.length,
            'String getAttributeLocalName(Integer)': (self: StreamReaderValue, index: number) =>
                self.attribute(index)?.local ?? '',
            'String getAttributeNamespace(Integer)': (self: StreamReaderValue, index: number) =>
                self.attribute(index)?.uri || null,
            'String getAttributePrefix(Integer)': (self: StreamReaderValue, index: number) =>
                self.attribute(index)?.prefix || null,
            'String getAttributeType(Integer)': (self: StreamReaderValue, index: number) =>
                self.attribute(index) ? 'CDATA' : null,
            'String getAttributeValueAt(Integer)': (self: StreamReaderValue, index: number) =>
                self.attribute(index)?.value ?? null,
            'String getAttributeValue(String?, String)': attributeValue,
            'Integer getNamespaceCount()': (self: StreamReaderValue) => self.declarations.length,
            'String getNamespacePrefix(Integer)': (self: StreamReaderValue, index: number) => {
                const declaration = self.declarations[index] as SaxesAttributeNS | undefined;
                return declaration && declaration.name !== 'xmlns' ? declaration.local : null;
            },
            'String getNamespaceURI(String)': (self: StreamReaderValue, prefix: string) => self.namespaceOf(prefix),
            'String getNamespaceURIAt(Integer)': (self: StreamReaderValue, index: number) =>
                (self.declarations[index] as SaxesAttributeNS | undefined)?.value ?? null,
            'String getPIData()': ({ event }: StreamReaderValue) => event.instruction?.body ?? null,
            'String getPITarget()': ({ event }: StreamReaderValue) => event.instruction?.target ?? null,
            'String getVersion()': ({ event }: StreamReaderValue) => event.version ?? null,
            'void setCoalescing(Boolean)': (self: StreamReaderValue, isCoalescing: boolean) => {
                self.isCoalescing = isCoalescing;
            },
            'void setNamespaceAware(Boolean)': (_self: StreamReaderValue, isAware: boolean) => {
                if (!isAware) {
                    throw machine.refuse('XmlStreamReader.setNamespaceAware(false) is outside of this runtime.');
                }
            }
        }
    }
};

export const newStreamReader = (source: string): ApexValue => new StreamReaderValue(source);
