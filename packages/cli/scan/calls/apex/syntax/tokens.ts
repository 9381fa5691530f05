import { ApexLexer, ApexParserFactory } from '@apexdevtools/apex-parser';

/**
 * The tokens of an Apex source. The library's grammar parses some 100 KB a second, its lexer 6 MB: what a scan asks of a class
 * (members, assignments, calls and the texts in them) can be read from the tokens, also when the source has errors.
 */
export interface Token {
    /** Lower-case for names and keywords, which know no case; as written for text literals. */
    text: string;
    kind: 'name' | 'text' | 'number' | 'sign';
    line: number;
    column: number;
}

export function readTokens(source: string): Token[] {
    const lexer = ApexParserFactory.createLexer(source);
    // The lexer goes on behind what it does not know.
    lexer.removeErrorListeners();
    return lexer
        .getAllTokens()
        .filter(({ channel }) => channel === 0)
        .map(({ type, text, line, column }) => {
            const content = text ?? '';
            const kind = kindOf(type, content);
            return { kind, line, column: column + 1, text: kind === 'text' ? unquote(content) : content.toLowerCase() };
        });
}

function kindOf(type: number, content: string): Token['kind'] {
    if (type === ApexLexer.StringLiteral || content.startsWith("'")) {
        return 'text';
    }
    return /^[a-z_]/i.test(content) ? 'name' : /^\d/.test(content) ? 'number' : 'sign';
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

const unquote = (literal: string): string =>
    literal
        .replace(/^'''|^'|'''$|'$/g, '')
        .replace(/\\u([0-9a-f]{4})/gi, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))
        .replace(/\\(.)/g, (_all, sign: string) => ESCAPES[sign] ?? sign);
