/**
 * What servers are known to make of a path before they look up who answers it, one step a function. A real server is a few of
 * them in some order; which, and in which order, its callers do not know.
 */
export const STEPS: Record<string, (path: string) => string> = {
    'decodes percent signs': (path) => path.replace(/(?:%[\da-f]{2})+/gi, decoded),
    'decodes %uXXXX, as IIS did': (path) =>
        path.replace(/%u([\da-f]{4})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'takes overlong UTF-8': (path) => path.replace(/(?:%[\da-f]{2})+/gi, carelesslyDecoded),
    'ignores case': (path) => path.toLowerCase(),
    'cuts parameters': (path) => path.replace(/;[^/]*/g, ''),
    'cuts the stream of a file': (path) => path.replace(/::?\$[^/]*/g, ''),
    'takes the backslash for a slash': (path) => path.replace(/\\/g, '/'),
    'merges slashes': (path) => path.replace(/\/{2,}/g, '/'),
    'resolves dots': resolved,
    'cuts blanks and dots at the end of a name': (path) => path.replace(/(?<=[^/.\s])[.\s]+(?=\/|$)/g, ''),
    'trims names': (path) =>
        path
            .split('/')
            .map((name) => name.trim())
            .join('/'),
    'takes a plus for a blank': (path) => path.replace(/\+/g, ' '),
    'cuts endings': (path) => path.replace(/(?<=[^/.])\.[a-z]\w*(?=\/|$)/gi, ''),
    'cuts at NUL': (path) => path.split('\0')[0],
    'cuts at a question mark or number sign that was encoded': (path) => path.split(/[?#]/)[0],
    'cuts at a comma': (path) => path.replace(/,[^/]*/g, ''),
    'takes a colon for a verb': (path) => path.replace(/:[^/]*/g, ''),
    'takes a key in brackets': (path) => path.replace(/(?<=[^/])\([^/]*\)/g, ''),
    'cuts a session in brackets, as ASP.NET does': (path) => path.replace(/\/\((?:[A-Z]\([^/()]*\))+\)/gi, ''),
    'folds to compatible characters': (path) => path.normalize('NFKC'),
    'drops accents': (path) => path.normalize('NFKD').replace(/\p{M}/gu, ''),
    'drops what is invisible': (path) => path.replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, ''),
    'has short names, as Windows does': (path) => path.replace(/admini~1|ad3f2c~1/gi, 'administration')
};

function decoded(escapes: string): string {
    try {
        return decodeURIComponent(escapes);
    } catch {
        return escapes;
    }
}

/** Takes the bits of each sequence without asking whether it is the shortest. */
function carelesslyDecoded(escapes: string): string {
    const bytes = [...Buffer.from(escapes.replace(/%/g, ''), 'hex')];
    let text = '';
    while (bytes.length > 0) {
        const first = bytes.shift()!;
        const more = first < 0xc0 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
        const start = more === 0 ? first : first & (0x3f >> more);
        const point = bytes.splice(0, more).reduce((sum, byte) => sum * 64 + (byte & 0x3f), start);
        text += point <= 0x10ffff ? String.fromCodePoint(point) : '';
    }
    return text;
}

function resolved(path: string): string {
    const names: string[] = [];
    for (const name of path.split('/').slice(1)) {
        if (name === '..') {
            names.pop();
        } else if (name !== '.') {
            names.push(name);
        }
    }
    return `/${names.join('/')}`;
}
