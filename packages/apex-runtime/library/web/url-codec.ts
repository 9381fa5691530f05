import { exception, nullArgument } from '../../runtime/exceptions.ts';

/* java.net.URLEncoder and URLDecoder. */

type Charset = 'utf8' | 'latin1' | 'ascii' | 'utf16le';

const CHARSETS = new Map<string, Charset>([
    ['utf-8', 'utf8'],
    ['utf8', 'utf8'],
    ['iso-8859-1', 'latin1'],
    ['latin1', 'latin1'],
    ['us-ascii', 'ascii'],
    ['ascii', 'ascii'],
    ['utf-16le', 'utf16le']
]);

function charsetOf(name: string | null): Charset {
    if (name === null) {
        throw nullArgument();
    }
    const found = CHARSETS.get(name.toLowerCase());
    if (!found) {
        throw exception('IllegalArgumentException', name);
    }
    return found;
}

/** What a charset cannot say, and half of a surrogate pair, becomes a question mark. */
function bytesOf(text: string, charset: Charset): Buffer {
    const whole = text.replace(/\p{Surrogate}/gu, '?');
    const last = charset === 'latin1' ? 0xff : charset === 'ascii' ? 0x7f : 0x10ffff;
    const shown = [...whole].map((char) => (char.codePointAt(0)! > last ? '?' : char)).join('');
    return Buffer.from(shown, charset === 'ascii' ? 'latin1' : charset);
}

export function urlEncode(text: string, charsetName: string): string {
    const charset = charsetOf(charsetName);
    return text.replace(/[^A-Za-z0-9.\-*_]+/g, (run) =>
        [...run.matchAll(/ |[^ ]+/g)]
            .map(([part]) => (part === ' ' ? '+' : [...bytesOf(part, charset)].map(escaped).join('')))
            .join('')
    );
}

const escaped = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;

export function urlDecode(text: string, charsetName: string): string {
    const charset = charsetOf(charsetName);
    return text.replaceAll('+', ' ').replace(/(?:%[^%]?[^%]?)+/g, (run) => decodedRun(run, charset));
}

/** `%C3%A9x`: the bytes that stand side by side are one text. */
function decodedRun(run: string, charset: Charset): string {
    const bytes: number[] = [];
    let rest = run;
    for (; rest.startsWith('%'); rest = rest.slice(3)) {
        const digits = rest.slice(1, 3);
        if (digits.length < 2) {
            throw exception('IllegalArgumentException', 'URLDecoder: Incomplete trailing escape (%) pattern');
        }
        if (!/^[0-9a-fA-F]{2}$/.test(digits)) {
            const index = /^[0-9a-fA-F]/.test(digits) ? 1 : 0;
            const problem = 'URLDecoder: Illegal hex characters in escape (%) pattern';
            throw exception('IllegalArgumentException', `${problem} - Error at index ${index} in: "${digits}"`);
        }
        bytes.push(parseInt(digits, 16));
    }
    const decoded = Buffer.from(bytes).toString(charset === 'ascii' ? 'latin1' : charset);
    return (charset === 'ascii' ? decoded.replace(/[\x80-\xff]/g, '\ufffd') : decoded) + rest;
}
