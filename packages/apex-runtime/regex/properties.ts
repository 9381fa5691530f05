import { byClass, isDigit, isSpace, isWord, not, range } from './char-tests.ts';
import type { PatternReader } from './reader.ts';
import { RegexUnsupported, type CharTest } from './tree.ts';

/* `\p{…}`: what it names, in java.util.regex. */

const ascii = (source: string): CharTest => byClass(`[${source}]`);

/** Of US-ASCII only. */
const POSIX = new Map<string, CharTest>([
    ['Lower', ascii('a-z')],
    ['Upper', ascii('A-Z')],
    ['ASCII', ascii('\\x00-\\x7f')],
    ['Alpha', ascii('a-zA-Z')],
    ['Digit', isDigit],
    ['Alnum', ascii('a-zA-Z0-9')],
    ['Punct', ascii('!-\\/:-@\\[-`\\{-~')],
    ['Graph', ascii('!-~')],
    ['Print', ascii(' -~')],
    ['Blank', ascii(' \\t')],
    ['Cntrl', ascii('\\x00-\\x1f\\x7f')],
    ['XDigit', ascii('0-9a-fA-F')],
    ['Space', isSpace]
]);

/** The same names with `(?U)`. */
const UNICODE_POSIX = new Map<string, string>([
    ['Lower', '\\p{Lowercase}'],
    ['Upper', '\\p{Uppercase}'],
    ['Alpha', '\\p{Alphabetic}'],
    ['Digit', '\\p{Nd}'],
    ['Alnum', '[\\p{Alphabetic}\\p{Nd}]'],
    ['Punct', '\\p{P}'],
    ['Blank', '[\\p{Zs}\\t]'],
    ['Cntrl', '\\p{Cc}'],
    ['XDigit', '[\\p{Nd}\\p{Hex_Digit}]'],
    ['Space', '\\p{White_Space}']
]);

/** Methods of java.lang.Character. */
const JAVA = new Map<string, string>([
    ['LowerCase', '\\p{Lowercase}'],
    ['UpperCase', '\\p{Uppercase}'],
    ['Alphabetic', '\\p{Alphabetic}'],
    ['Ideographic', '\\p{Ideographic}'],
    ['TitleCase', '\\p{Lt}'],
    ['Digit', '\\p{Nd}'],
    ['Defined', '\\P{Cn}'],
    ['Letter', '\\p{L}'],
    ['LetterOrDigit', '[\\p{L}\\p{Nd}]'],
    ['SpaceChar', '\\p{Z}'],
    ['Whitespace', '(?:[\\t-\\r\\x1c-\\x1f]|(?![\\xa0\\u2007\\u202f])\\p{Z})'],
    ['ISOControl', '[\\x00-\\x1f\\x7f-\\x9f]'],
    ['JavaIdentifierStart', '[\\p{L}\\p{Nl}\\p{Sc}\\p{Pc}]'],
    [
        'JavaIdentifierPart',
        '[\\p{L}\\p{Nl}\\p{Sc}\\p{Pc}\\p{Nd}\\p{Mc}\\p{Mn}\\x00-\\x08\\x0e-\\x1b\\x7f-\\x9f\\p{Cf}]'
    ],
    ['UnicodeIdentifierStart', '\\p{ID_Start}'],
    ['UnicodeIdentifierPart', '\\p{ID_Continue}'],
    ['Mirrored', '\\p{Bidi_Mirrored}']
]);

/** Binary properties, after `Is`. */
const BINARY = new Map<string, string>([
    ['ALPHABETIC', '\\p{Alphabetic}'],
    ['LETTER', '\\p{L}'],
    ['IDEOGRAPHIC', '\\p{Ideographic}'],
    ['LOWERCASE', '\\p{Lowercase}'],
    ['UPPERCASE', '\\p{Uppercase}'],
    ['TITLECASE', '\\p{Lt}'],
    ['PUNCTUATION', '\\p{P}'],
    ['CONTROL', '\\p{Cc}'],
    ['WHITE_SPACE', '\\p{White_Space}'],
    ['WHITESPACE', '\\p{White_Space}'],
    ['DIGIT', '\\p{Nd}'],
    ['HEX_DIGIT', '[\\p{Nd}\\p{Hex_Digit}]'],
    ['HEXDIGIT', '[\\p{Nd}\\p{Hex_Digit}]'],
    ['JOIN_CONTROL', '\\p{Join_Control}'],
    ['NONCHARACTER_CODE_POINT', '\\p{Noncharacter_Code_Point}'],
    ['ASSIGNED', '\\P{Cn}'],
    ['EMOJI', '\\p{Emoji}']
]);

/** Blocks that patterns name; JavaScript knows none. Source: Unicode, Blocks.txt. */
const BLOCKS = new Map<string, [first: number, last: number]>([
    ['basiclatin', [0, 0x7f]],
    ['latin1supplement', [0x80, 0xff]],
    ['latinextendeda', [0x100, 0x17f]],
    ['latinextendedb', [0x180, 0x24f]],
    ['ipaextensions', [0x250, 0x2af]],
    ['spacingmodifierletters', [0x2b0, 0x2ff]],
    ['combiningdiacriticalmarks', [0x300, 0x36f]],
    ['greek', [0x370, 0x3ff]],
    ['greekandcoptic', [0x370, 0x3ff]],
    ['cyrillic', [0x400, 0x4ff]],
    ['cyrillicsupplement', [0x500, 0x52f]],
    ['armenian', [0x530, 0x58f]],
    ['hebrew', [0x590, 0x5ff]],
    ['arabic', [0x600, 0x6ff]],
    ['devanagari', [0x900, 0x97f]],
    ['thai', [0xe00, 0xe7f]],
    ['hanguljamo', [0x1100, 0x11ff]],
    ['latinextendedadditional', [0x1e00, 0x1eff]],
    ['greekextended', [0x1f00, 0x1fff]],
    ['generalpunctuation', [0x2000, 0x206f]],
    ['superscriptsandsubscripts', [0x2070, 0x209f]],
    ['currencysymbols', [0x20a0, 0x20cf]],
    ['letterlikesymbols', [0x2100, 0x214f]],
    ['numberforms', [0x2150, 0x218f]],
    ['arrows', [0x2190, 0x21ff]],
    ['mathematicaloperators', [0x2200, 0x22ff]],
    ['boxdrawing', [0x2500, 0x257f]],
    ['dingbats', [0x2700, 0x27bf]],
    ['cjksymbolsandpunctuation', [0x3000, 0x303f]],
    ['hiragana', [0x3040, 0x309f]],
    ['katakana', [0x30a0, 0x30ff]],
    ['cjkunifiedideographs', [0x4e00, 0x9fff]],
    ['hangulsyllables', [0xac00, 0xd7af]],
    ['privateusearea', [0xe000, 0xf8ff]],
    ['halfwidthandfullwidthforms', [0xff00, 0xffef]]
]);

/** The test for `\p{name}` or `\P{name}`, the reader behind the letter. */
export function property(reader: PatternReader, isNegative: boolean): CharTest {
    const name = reader.take('{') ? nameInBraces(reader) : reader.raw();
    const test = named(reader, name);
    return isNegative ? not(test) : test;
}

function nameInBraces(reader: PatternReader): string {
    const end = reader.pattern.indexOf('}', reader.at);
    if (end < 0) {
        reader.at = reader.pattern.length;
        return reader.fail('Unclosed character family', 0);
    }
    const name = reader.pattern.slice(reader.at, end);
    reader.at = end + 1;
    return name === '' ? reader.fail('Empty character family') : name;
}

function named(reader: PatternReader, name: string): CharTest {
    const [key, value] = name.includes('=') ? name.split('=') : ['', name];
    switch (key.toLowerCase()) {
        case 'sc':
        case 'script':
            return script(value) ?? reader.fail(`Unknown character property name {${value}} in script`);
        case 'blk':
        case 'block':
            return block(value);
        case 'gc':
        case 'general_category':
            return category(value) ?? unknown(reader, name);
        case '':
            return plain(reader, value) ?? unknown(reader, value);
        default:
            return unknown(reader, name);
    }
}

const unknown = (reader: PatternReader, name: string): never =>
    reader.fail(`Unknown character property name {${name}}`);

/** Where case does not count, a class of one case is one of all. */
const CASED = /^(?:(?:java|Is)?(?:Lower|Upper|Title)(?:case)?|(?:Is)?L[ult])$/i;

function plain(reader: PatternReader, name: string): CharTest | undefined {
    if (reader.has('i') && CASED.test(name)) {
        return /^(Lower|Upper)$/.test(name) && !reader.has('U') ? ascii('a-zA-Z') : byClass('[\\p{Lu}\\p{Ll}\\p{Lt}]');
    }
    if (name.startsWith('In')) {
        return block(name.slice(2));
    }
    if (name.startsWith('Is')) {
        const own = name.slice(2);
        const binary = BINARY.get(own.toUpperCase());
        return binary ? byClass(binary) : (category(own) ?? script(own));
    }
    if (name.startsWith('java')) {
        const source = JAVA.get(name.slice(4));
        return source ? byClass(source) : undefined;
    }
    const unicode = reader.has('U') ? UNICODE_POSIX.get(name) : undefined;
    return unicode ? byClass(unicode) : (POSIX.get(name) ?? category(name));
}

function category(name: string): CharTest | undefined {
    switch (name) {
        case 'L1':
            return range(0, 0xff, undefined);
        case 'all':
            return () => true;
        case 'LD':
            return byClass('[\\p{L}\\p{Nd}]');
        default:
            return /^(LC|[CLMNPSZ][a-z]?)$/.test(name) ? tried(`\\p{${name}}`) : undefined;
    }
}

/** Scripts are named in any case: `\p{IsLatin}`, `\p{script=GREEK}`. */
function script(name: string): CharTest | undefined {
    const proper = name.toLowerCase().replace(/(^|_)[a-z]/g, (letter) => letter.toUpperCase());
    return tried(`\\p{Script=${proper}}`);
}

function block(name: string): CharTest {
    const found = BLOCKS.get(name.toLowerCase().replace(/[ _-]/g, ''));
    if (!found) {
        throw new RegexUnsupported(`\\p{In${name}}: this block of Unicode is not known here.`);
    }
    return range(found[0], found[1], undefined);
}

function tried(source: string): CharTest | undefined {
    try {
        return byClass(source);
    } catch {
        return undefined;
    }
}

/** `\w` and `\b` with `(?U)`. */
export const isUnicodeWord: CharTest = (code) =>
    code < 128 ? isWord(code) : UNICODE_WORD.test(String.fromCodePoint(code));
const UNICODE_WORD = /^[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]$/u;
