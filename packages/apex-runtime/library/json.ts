import { exception } from '../runtime/exceptions.ts';
import { parseJson, type JsonNode } from '../json/parse.ts';
import { readAs, readUntyped } from '../json/read.ts';
import { scalarJson, writeJson } from '../json/write.ts';
import { enumConstant } from '../runtime/operations.ts';
import { BlobValue, type ApexValue, type TypeValue, type Value } from '../runtime/values.ts';
import { Decimal } from '../runtime/decimal.ts';
import type { LibraryTypes, Native } from './define.ts';

const deserialize = (text: string, type: TypeValue): Value => readAs(parseJson(text.toString()), type.name);

/** Writes JSON piece by piece, as Jackson's generator does. */
class GeneratorValue implements ApexValue {
    private readonly pretty: boolean;
    private text = '';
    /** Of each open object or array: its end, and how many members it has. */
    private readonly open: { end: string; members: number }[] = [];
    private afterName = false;

    constructor(pretty: boolean) {
        this.pretty = pretty;
    }

    get apexType(): string {
        return 'JSONGenerator';
    }

    get result(): string {
        return (
            this.text +
            [...this.open]
                .reverse()
                .map(({ end }) => end)
                .join('')
        );
    }

    private get indent(): string {
        return `\n${'  '.repeat(this.open.filter(({ end }) => end === '}').length)}`;
    }

    private separate(): void {
        const parent = this.open.at(-1);
        if (this.afterName || !parent) {
            this.afterName = false;
            return;
        }
        const space = this.pretty ? (parent.end === '}' ? this.indent : ' ') : '';
        this.text += `${parent.members++ > 0 ? ',' : ''}${space}`;
    }

    start(open: string, end: string): void {
        this.separate();
        this.text += open;
        this.open.push({ end, members: 0 });
    }

    end(end: string): void {
        const last = this.open.at(-1);
        if (last?.end !== end) {
            const context = end === '}' ? 'an object' : 'an array';
            throw exception('JSONException', `Current context not ${context} but ${last ? 'another' : 'root'}`);
        }
        this.open.pop();
        this.text += (this.pretty ? (end === '}' ? this.indent : ' ') : '') + end;
    }

    name(name: string): void {
        if (this.open.at(-1)?.end !== '}' || this.afterName) {
            throw exception('JSONException', 'Can not write a field name, expecting a value');
        }
        this.separate();
        this.text += `${JSON.stringify(name)}${this.pretty ? ' : ' : ':'}`;
        this.afterName = true;
    }

    raw(json: string): void {
        if (this.open.at(-1)?.end === '}' && !this.afterName) {
            throw exception('JSONException', 'Can not write value, expecting field name');
        }
        this.separate();
        this.text += json;
    }
}

/** `writeString(String)` and `writeStringField(String, String)` and their like. */
function writers(kind: string, types: string[]): Record<string, Native> {
    const write = (self: GeneratorValue, value: Value): void => self.raw(scalarJson(value)!);
    const field = (self: GeneratorValue, name: string, value: Value): void => {
        self.name(name);
        write(self, value);
    };
    return Object.fromEntries(
        types.flatMap((type) => [
            [`void write${kind}(${type})`, write],
            [`void write${kind}Field(String, ${type})`, field]
        ])
    );
}

const GENERATOR: Record<string, Native> = {
    ...writers('Blob', ['Blob']),
    ...writers('Boolean', ['Boolean']),
    ...writers('Date', ['Date']),
    ...writers('DateTime', ['Datetime']),
    ...writers('Id', ['Id']),
    ...writers('Number', ['Decimal', 'Double', 'Integer', 'Long']),
    ...writers('String', ['String']),
    ...writers('Time', ['Time']),
    'void close()': () => undefined,
    'String getAsString()': (self: GeneratorValue) => self.result,
    'Boolean isClosed()': () => false,
    'void writeStartObject()': (self: GeneratorValue) => self.start('{', '}'),
    'void writeEndObject()': (self: GeneratorValue) => self.end('}'),
    'void writeStartArray()': (self: GeneratorValue) => self.start('[', ']'),
    'void writeEndArray()': (self: GeneratorValue) => self.end(']'),
    'void writeFieldName(String)': (self: GeneratorValue, name: string) => self.name(name),
    'void writeNull()': (self: GeneratorValue) => self.raw('null'),
    'void writeNullField(String)': (self: GeneratorValue, name: string) => {
        self.name(name);
        self.raw('null');
    },
    'void writeObject(Object)': (self: GeneratorValue, value: Value) => self.raw(writeJson(value)),
    'void writeObjectField(String, Object)': (self: GeneratorValue, name: string, value: Value) => {
        self.name(name);
        self.raw(writeJson(value));
    }
};

interface Token {
    type: string;
    text: string | null;
    name: string | null;
    /** The value that begins here. */
    node?: JsonNode;
    /** Index of the token that closes what this one opens. */
    close: number;
}

function tokensOf(node: JsonNode, name: string | null, tokens: Token[]): Token[] {
    const add = (type: string, text: string | null): Token => {
        const token = { type, text, name, node, close: tokens.length };
        tokens.push(token);
        return token;
    };
    switch (node.kind) {
        case 'object': {
            const start = add('START_OBJECT', '{');
            for (const [field, value] of node.entries) {
                tokens.push({ type: 'FIELD_NAME', text: field, name: field, close: tokens.length });
                tokensOf(value, field, tokens);
            }
            start.close = tokens.length;
            add('END_OBJECT', '}').node = undefined;
            break;
        }
        case 'array': {
            const start = add('START_ARRAY', '[');
            node.items.forEach((item) => tokensOf(item, null, tokens));
            start.close = tokens.length;
            add('END_ARRAY', ']').node = undefined;
            break;
        }
        case 'string':
            add('VALUE_STRING', node.text);
            break;
        case 'number':
            add(/[.eE]/.test(node.text) ? 'VALUE_NUMBER_FLOAT' : 'VALUE_NUMBER_INT', node.text);
            break;
        case 'boolean':
            add(node.value ? 'VALUE_TRUE' : 'VALUE_FALSE', String(node.value));
            break;
        default:
            add('VALUE_NULL', 'null');
    }
    return tokens;
}

class ParserValue implements ApexValue {
    private readonly tokens: Token[];
    private at = -1;
    private cleared = false;

    constructor(text: string) {
        this.tokens = tokensOf(parseJson(text), null, []);
    }

    get apexType(): string {
        return 'JSONParser';
    }

    get current(): Token | undefined {
        return this.cleared ? undefined : this.tokens[this.at];
    }

    token(): Value {
        return this.current ? enumConstant('JSONToken', this.current.type) : null;
    }

    next(): Value {
        this.cleared = false;
        this.at = Math.min(this.at + 1, this.tokens.length);
        return this.token();
    }

    nextValue(): Value {
        this.next();
        return this.current?.type === 'FIELD_NAME' ? this.next() : this.token();
    }

    skip(): void {
        this.at = this.current?.close ?? this.at;
    }

    clear(): void {
        this.cleared = true;
    }

    read(type: string): Value {
        if (this.at < 0 || this.current?.type === 'FIELD_NAME') {
            this.next();
        }
        const { current } = this;
        if (!current?.node) {
            throw exception('JSONException', `Can not read ${type} from ${current?.type ?? 'the end of the input'}`);
        }
        this.skip();
        return readAs(current.node, type);
    }
}

const readers = (types: string[]): Record<string, Native> =>
    Object.fromEntries(
        types.map((type) => [
            `${type} get${type === 'Datetime' ? 'DateTime' : type}Value()`,
            (self: ParserValue) => readAs(self.current?.node ?? { kind: 'null' }, type)
        ])
    );

const decimalOf = (self: ParserValue): Value => Decimal.parse(self.current?.text ?? '') ?? null;

export const JSON_TYPES: LibraryTypes = {
    JSON: {
        methods: {
            'static String serialize(Object)': (value: Value) => writeJson(value),
            'static String serialize(Object, Boolean)': (value: Value, suppressNulls: boolean) =>
                writeJson(value, { suppressNulls }),
            'static String serializePretty(Object)': (value: Value) => writeJson(value, { pretty: true }),
            'static String serializePretty(Object, Boolean)': (value: Value, suppressNulls: boolean) =>
                writeJson(value, { suppressNulls, pretty: true }),
            'static Object deserialize(String, Type)': deserialize,
            'static Object deserializeStrict(String, Type)': (text: string, type: TypeValue) =>
                readAs(parseJson(text.toString()), type.name, { strict: true }),
            'static Object deserializeUntyped(String)': (text: string) => readUntyped(parseJson(text.toString())),
            'static JSONGenerator createGenerator(Boolean)': (pretty: boolean) => new GeneratorValue(pretty),
            'static JSONParser createParser(String)': (text: string) => new ParserValue(text.toString())
        }
    },
    JSONGenerator: { methods: GENERATOR },
    JSONToken: {
        constants: [
            'END_ARRAY',
            'END_OBJECT',
            'FIELD_NAME',
            'NOT_AVAILABLE',
            'START_ARRAY',
            'START_OBJECT',
            'VALUE_EMBEDDED_OBJECT',
            'VALUE_FALSE',
            'VALUE_NULL',
            'VALUE_NUMBER_FLOAT',
            'VALUE_NUMBER_INT',
            'VALUE_STRING',
            'VALUE_TRUE'
        ]
    },
    JSONParser: {
        methods: {
            ...readers(['Boolean', 'Date', 'Datetime', 'Double', 'Id', 'Integer', 'Long', 'Time']),
            'Blob getBlobValue()': (self: ParserValue) =>
                new BlobValue(Buffer.from(self.current?.text ?? '', 'base64')),
            'Decimal getDecimalValue()': decimalOf,
            'void clearCurrentToken()': (self: ParserValue) => self.clear(),
            'String getCurrentName()': (self: ParserValue) => self.current?.name ?? null,
            'JSONToken getCurrentToken()': (self: ParserValue) => self.token(),
            'String getText()': (self: ParserValue) => self.current?.text ?? null,
            'Boolean hasCurrentToken()': (self: ParserValue) => self.current !== undefined,
            'JSONToken nextToken()': (self: ParserValue) => self.next(),
            'JSONToken nextValue()': (self: ParserValue) => self.nextValue(),
            'Object readValueAs(Type)': (self: ParserValue, type: TypeValue) => self.read(type.name),
            'void skipChildren()': (self: ParserValue) => self.skip()
        }
    }
};
