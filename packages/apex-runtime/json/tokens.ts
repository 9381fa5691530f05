import { JsonReader, type JsonNode } from './parse.ts';

/** What JSONParser stands on. */
export interface Token {
    type: string;
    text: string;
    /** Of the field that holds it. */
    name: string | null;
    /** Where the value begins, of one that has begun. */
    start: number;
    /** The value, of one that is whole. */
    node?: JsonNode;
}

/** An object or array that has begun. */
interface Open {
    kind: 'OBJECT' | 'ARRAY';
    start: number;
    name: string | null;
    members: number;
    /** Of the field whose name was read and whose value comes next. */
    field: string | null;
}

const END = { OBJECT: '}', ARRAY: ']' };

/** Goes through JSON token by token: what is wrong further on is not seen before. */
export class JsonTokens {
    private readonly reader: JsonReader;
    private readonly open: Open[] = [];

    constructor(text: string) {
        this.reader = new JsonReader(text);
    }

    /** Undefined at the end. Throws a JSONException where the text goes wrong. */
    next(): Token | undefined {
        const { reader } = this;
        reader.skipSpace();
        const inside = this.open.at(-1);
        if (!inside) {
            return reader.isAtEnd ? undefined : this.value(null);
        }
        const { kind, start, members } = inside;
        if (inside.field !== null) {
            const name = inside.field;
            inside.field = null;
            reader.skipSpaceInside(kind, start, false);
            return this.value(name);
        }
        reader.skipSpaceInside(kind, start, true);
        if (members === 0 ? reader.take(END[kind]) : reader.closes(END[kind], kind, start)) {
            return this.close();
        }
        inside.members++;
        reader.skipSpaceInside(kind, start, false);
        if (kind === 'ARRAY') {
            return this.value(null);
        }
        inside.field = reader.fieldName(start);
        return { type: 'FIELD_NAME', text: inside.field, name: inside.field, start: -1 };
    }

    /** The whole value that a token begins; the next token is the one behind it. Gives the token that ends it too. */
    whole(token: Token): { node: JsonNode; last: Token } | undefined {
        if (token.node) {
            return { node: token.node, last: token };
        }
        if (!token.type.startsWith('START_')) {
            return undefined;
        }
        this.reader.at = token.start;
        const node = this.reader.value();
        return { node, last: this.close() };
    }

    /** Goes on to the end of what the token begins. */
    skip(token: Token): Token {
        const depth = this.open.length;
        let last: Token | undefined = token;
        while (token.type.startsWith('START_') && last && this.open.length >= depth) {
            last = this.next();
        }
        return last ?? token;
    }

    private close(): Token {
        const { kind, name } = this.open.pop()!;
        return { type: `END_${kind}`, text: END[kind], name, start: -1 };
    }

    private value(name: string | null): Token {
        const { reader } = this;
        const start = reader.at;
        const kind = reader.take('{') ? 'OBJECT' : reader.take('[') ? 'ARRAY' : undefined;
        if (kind) {
            this.open.push({ kind, start, name, members: 0, field: null });
            return { type: `START_${kind}`, text: kind === 'OBJECT' ? '{' : '[', name, start };
        }
        return { ...scalar(reader.value()), name, start };
    }
}

function scalar(node: JsonNode): Pick<Token, 'type' | 'text' | 'node'> {
    switch (node.kind) {
        case 'string':
            return { type: 'VALUE_STRING', text: node.text, node };
        case 'number':
            return { type: /[.eE]/.test(node.text) ? 'VALUE_NUMBER_FLOAT' : 'VALUE_NUMBER_INT', text: node.text, node };
        case 'boolean':
            return { type: node.value ? 'VALUE_TRUE' : 'VALUE_FALSE', text: String(node.value), node };
        default:
            return { type: 'VALUE_NULL', text: 'null', node };
    }
}
