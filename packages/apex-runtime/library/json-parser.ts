import type { JsonNode } from '../json/parse.ts';
import { readAs } from '../json/read.ts';
import { JsonTokens, type Token } from '../json/tokens.ts';
import { exception } from '../runtime/exceptions.ts';
import { Decimal } from '../runtime/numbers/decimal.ts';
import { enumConstant } from '../runtime/operations.ts';
import { BlobValue, type ApexValue, type TypeValue, type Value } from '../runtime/values.ts';
import type { Native } from './define.ts';

/** JSONParser. */
export class ParserValue implements ApexValue {
    private readonly tokens: JsonTokens;
    current: Token | undefined;
    private lastCleared: Token | undefined;
    private hasBegun = false;

    constructor(text: string) {
        this.tokens = new JsonTokens(text);
    }

    get apexType(): string {
        return 'JSONParser';
    }

    next(): Value {
        this.hasBegun = true;
        this.current = this.tokens.next();
        return tokenType(this.current);
    }

    nextValue(): Value {
        const type = this.next();
        return this.current?.type === 'FIELD_NAME' ? this.next() : type;
    }

    skip(): void {
        this.current = this.current && this.tokens.skip(this.current);
    }

    clear(): void {
        this.lastCleared = this.current ?? this.lastCleared;
        this.current = undefined;
    }

    get lastClearedType(): Value {
        return tokenType(this.lastCleared);
    }

    /** The value that begins here, whole. Before the first token and at a name the next token is meant. */
    read(type: string, strict: boolean): Value {
        if (!this.hasBegun || this.current?.type === 'FIELD_NAME') {
            this.next();
        }
        const whole = this.current && this.tokens.whole(this.current);
        if (!whole) {
            const at = this.current?.type ?? 'the end of the input';
            throw exception('JSONException', `Can not read ${type} from ${at}`);
        }
        this.current = whole.last;
        return readAs(whole.node, type, { strict });
    }

    /** The value of the current token; an object or array has none. */
    scalar(type: string): Value {
        const node: JsonNode = this.current?.node ?? { kind: this.current ? 'object' : 'null', entries: [] };
        return readAs(node, type);
    }
}

const tokenType = (token: Token | undefined): Value => (token ? enumConstant('JSONToken', token.type) : null);

const readers = (types: string[]): Record<string, Native> =>
    Object.fromEntries(
        types.map((type) => [
            `${type} get${type === 'Datetime' ? 'DateTime' : type}Value()`,
            (self: ParserValue) => self.scalar(type)
        ])
    );

export const JSON_PARSER: Record<string, Native> = {
    ...readers(['Boolean', 'Date', 'Datetime', 'Double', 'Id', 'Integer', 'Long', 'Time']),
    'Blob getBlobValue()': (self: ParserValue) => new BlobValue(Buffer.from(self.current?.text ?? '', 'base64')),
    'Decimal getDecimalValue()': (self: ParserValue) => Decimal.parse(self.current?.text ?? '') ?? null,
    'void clearCurrentToken()': (self: ParserValue) => self.clear(),
    'String getCurrentName()': (self: ParserValue) => self.current?.name ?? null,
    'JSONToken getCurrentToken()': (self: ParserValue) => tokenType(self.current),
    'JSONToken getLastClearedToken()': (self: ParserValue) => self.lastClearedType,
    'String getText()': (self: ParserValue) => self.current?.text ?? null,
    'Boolean hasCurrentToken()': (self: ParserValue) => self.current !== undefined,
    'JSONToken nextToken()': (self: ParserValue) => self.next(),
    'JSONToken nextValue()': (self: ParserValue) => self.nextValue(),
    'Object readValueAs(Type)': (self: ParserValue, type: TypeValue) => self.read(type.name, false),
    'Object readValueAsStrict(Type)': (self: ParserValue, type: TypeValue) => self.read(type.name, true),
    'void skipChildren()': (self: ParserValue) => self.skip()
};
