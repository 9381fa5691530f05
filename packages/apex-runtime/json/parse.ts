import { exception } from '../runtime/exceptions.ts';

/** JSON as it was written: numbers keep their text, so that a Decimal or a Long loses nothing. */
export type JsonNode =
    | { kind: 'object'; entries: [string, JsonNode][] }
    | { kind: 'array'; items: JsonNode[] }
    | { kind: 'string' | 'number'; text: string }
    | { kind: 'boolean'; value: boolean }
    | { kind: 'null' };

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_$][\w$]*/y;
const ESCAPES = new Map(
    Object.entries({
        '"': '"',
        '\\': '\\',
        '/': '/',
        b: '\b',
        f: '\f',
        n: '\n',
        r: '\r',
        t: '\t'
    })
);

/** Reads JSON and fails as the platform does: with the texts of Jackson, line and column. */
export function parseJson(text: string): JsonNode {
    return new JsonReader(text).document();
}

export class JsonReader {
    private readonly text: string;
    at = 0;

    constructor(text: string) {
        this.text = text;
    }

    /** The first value of the text: Jackson does not look at what follows. */
    document(): JsonNode {
        this.skipSpace();
        if (this.at >= this.text.length) {
            throw exception('JSONException', 'No content to map to Object due to end of input');
        }
        return this.value();
    }

    get isAtEnd(): boolean {
        return this.at >= this.text.length;
    }

    take(char: string): boolean {
        const isNext = this.peek() === char;
        this.at += isNext ? 1 : 0;
        return isNext;
    }

    private peek(): string {
        return this.text[this.at] ?? '';
    }

    private place(at = this.at): string {
        const before = this.text.slice(0, Math.max(0, at));
        return `[line:${before.split('\n').length}, column:${at - before.lastIndexOf('\n')}]`;
    }

    private fail(problem: string, at = this.at): never {
        throw exception('JSONException', `${problem} at ${this.place(at)}`);
    }

    private unexpected(wanted: string): never {
        const char = this.peek();
        this.fail(`Unexpected character ('${char}' (code ${char.charCodeAt(0)})): ${wanted}`, this.at + 1);
    }

    /** On to the next character inside an object or an array, which is `mayClose` where it could end. */
    skipSpaceInside(kind: string, opened: number, mayClose: boolean): void {
        this.skipSpace();
        if (this.isAtEnd) {
            const unclosed = `: expected close marker for ${kind} (from ${this.place(opened - 1)})`;
            this.ended(mayClose ? unclosed : ` within/between ${kind} entries`);
        }
    }

    private ended(where: string): never {
        // Jackson counts what it has read twice there: the buffer is empty and its start has moved on.
        this.fail(`Unexpected end-of-input${where}`, 2 * this.text.length);
    }

    skipSpace(): void {
        while (/[ \t\r\n]/.test(this.peek())) {
            this.at++;
        }
    }

    value(): JsonNode {
        this.skipSpace();
        switch (this.peek()) {
            case '{':
                return this.object();
            case '[':
                return this.array();
            case '"':
                return { kind: 'string', text: this.string() };
            default:
                return /[-\d]/.test(this.peek()) ? this.number() : this.word();
        }
    }

    private number(): JsonNode {
        NUMBER.lastIndex = this.at;
        const text = NUMBER.exec(this.text)?.[0];
        if (text === undefined) {
            this.at++;
            this.wrongDigit('expected digit (0-9) to follow minus sign, for valid numeric value');
        }
        this.at += text.length;
        const next = this.peek();
        if (/^-?0$/.test(text) && /\d/.test(next)) {
            this.fail('Invalid numeric value: Leading zeroes not allowed', this.at + 1);
        }
        if (next === '.') {
            this.at++;
            this.wrongDigit('Decimal point not followed by a digit');
        }
        if (/[eE]/.test(next)) {
            this.at += /[+-]/.test(this.text[this.at + 1] ?? '') ? 2 : 1;
            this.wrongDigit('Exponent indicator not followed by a digit');
        }
        if (/\w/.test(next)) {
            this.unexpected('Expected space separating root-level values');
        }
        return { kind: 'number', text };
    }

    /** A number goes on with no digit: the text's last character is named where nothing follows. */
    private wrongDigit(problem: string): never {
        const char = this.peek() || this.text[this.at - 1];
        this.fail(
            `Unexpected character ('${char}' (code ${char.charCodeAt(0)})) in numeric value: ${problem}`,
            this.at + 1
        );
    }

    private word(): JsonNode {
        WORD.lastIndex = this.at;
        const word = WORD.exec(this.text)?.[0];
        if (this.peek() === '/') {
            this.unexpected(
                "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)"
            );
        }
        if (word === undefined) {
            const wanted = "expected a valid value (number, String, array, object, 'true', 'false' or 'null')";
            return this.at >= this.text.length ? this.fail('Unexpected end-of-input') : this.unexpected(wanted);
        }
        this.at += word.length;
        switch (word) {
            case 'true':
            case 'false':
                return { kind: 'boolean', value: word === 'true' };
            case 'null':
                return { kind: 'null' };
            case 'NaN':
                return this.fail(
                    "Non-standard token 'NaN': enable JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS to allow"
                );
            default:
                return this.fail(
                    `Unrecognized token '${word}': was expecting 'null', 'true', 'false' or NaN`,
                    this.at < this.text.length ? this.at : 2 * this.text.length
                );
        }
    }

    private string(closing = 'quote for a string value'): string {
        this.at++;
        let result = '';
        for (;;) {
            const char = this.peek();
            if (char === '') {
                this.ended(`: was expecting closing ${closing}`);
            } else if (char === '"') {
                this.at++;
                return result;
            } else if (char === '\\') {
                result += this.escape();
            } else if (char < ' ') {
                const code = `(CTRL-CHAR, code ${char.charCodeAt(0)})`;
                this.fail(
                    `Illegal unquoted character (${code}): has to be escaped using backslash to be included in string value`,
                    this.at + 1
                );
            } else {
                result += char;
                this.at++;
            }
        }
    }

    private escape(): string {
        const letter = this.text[this.at + 1] ?? '';
        const code = /^[0-9a-fA-F]{4}/.exec(this.text.slice(this.at + 2, this.at + 6))?.[0];
        if (letter === 'u' && code) {
            this.at += 6;
            return String.fromCharCode(parseInt(code, 16));
        }
        const escaped = ESCAPES.get(letter);
        if (escaped === undefined) {
            return this.fail(`Unrecognized character escape '${letter}' (code ${letter.charCodeAt(0)})`, this.at + 2);
        }
        this.at += 2;
        return escaped;
    }

    private object(): JsonNode {
        const opened = this.at++;
        const entries: [string, JsonNode][] = [];
        this.skipSpaceInside('OBJECT', opened, true);
        if (this.take('}')) {
            return { kind: 'object', entries };
        }
        do {
            const name = this.fieldName(opened);
            this.skipSpaceInside('OBJECT', opened, false);
            entries.push([name, this.value()]);
        } while (!this.closes('}', 'OBJECT', opened));
        return { kind: 'object', entries };
    }

    /** A name and its colon. */
    fieldName(opened: number): string {
        this.skipSpaceInside('OBJECT', opened, false);
        if (this.peek() !== '"') {
            this.unexpected('was expecting double-quote to start field name');
        }
        const name = this.string(`'"' for name`);
        this.skipSpaceInside('OBJECT', opened, false);
        if (!this.take(':')) {
            this.unexpected('was expecting a colon to separate field name and value');
        }
        return name;
    }

    private array(): JsonNode {
        const opened = this.at++;
        const items: JsonNode[] = [];
        this.skipSpaceInside('ARRAY', opened, true);
        if (this.take(']')) {
            return { kind: 'array', items };
        }
        do {
            this.skipSpaceInside('ARRAY', opened, false);
            items.push(this.value());
        } while (!this.closes(']', 'ARRAY', opened));
        return { kind: 'array', items };
    }

    /** After an entry: a comma, or the end of what was opened. */
    closes(end: string, kind: string, opened: number): boolean {
        this.skipSpaceInside(kind, opened, true);
        const char = this.peek();
        if (char !== ',' && char !== end) {
            this.unexpected(`was expecting comma to separate ${kind} entries`);
        }
        this.at++;
        return char === end;
    }
}
