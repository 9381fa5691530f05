import { exception } from '../runtime/exceptions.ts';
import { parseJson } from '../json/parse.ts';
import { readAs, readUntyped } from '../json/read.ts';
import { scalarJson, writeJson } from '../json/write.ts';
import type { ApexValue, TypeValue, Value } from '../runtime/values.ts';
import type { LibraryTypes, Native } from './define.ts';
import { JSON_PARSER, ParserValue } from './json-parser.ts';

const deserialize = (text: string, type: TypeValue): Value => readAs(parseJson(text.toString()), type.name);

/** Writes JSON piece by piece, as Jackson's generator does. */
class GeneratorValue implements ApexValue {
    private readonly pretty: boolean;
    private text = '';
    /** Of each open object or array: its end, and how many members it has. */
    private readonly open: { end: string; members: number }[] = [];
    private afterName = false;
    isClosed = false;

    constructor(pretty: boolean) {
        this.pretty = pretty;
    }

    get apexType(): string {
        return 'JSONGenerator';
    }

    /** Ends what is open; no more can be written. Gives what was. */
    close(): string {
        while (this.open.length > 0) {
            this.end(this.open.at(-1)!.end);
        }
        this.isClosed = true;
        return this.text;
    }

    private get indent(): string {
        return `\n${'  '.repeat(this.open.filter(({ end }) => end === '}').length)}`;
    }

    private separate(): void {
        if (this.isClosed) {
            throw exception('JSONException', 'JSON generator is closed.');
        }
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
            const context = end === '}' ? 'an object' : 'an ARRAY';
            const found = last ? (last.end === '}' ? 'OBJECT' : 'ARRAY') : 'ROOT';
            throw exception('JSONException', `Current context not ${context} but ${found}`);
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
            [`void write${kind}(${type}?)`, write],
            [`void write${kind}Field(String, ${type}?)`, field]
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
    'void close()': (self: GeneratorValue) => {
        self.close();
    },
    'String getAsString()': (self: GeneratorValue) => self.close(),
    'Boolean isClosed()': (self: GeneratorValue) => self.isClosed,
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
    JSONParser: { methods: JSON_PARSER }
};
