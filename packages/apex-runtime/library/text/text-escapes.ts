import type { Native } from '../define.ts';
import { byCharacter, HTML3, HTML4, XML } from './html-entities.ts';

const CONTROL: Record<string, string> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\b': '\\b', '\f': '\\f' };
const CHARACTERS: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

const unicode = (char: string): string => `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

const escapeJava = (self: string): string =>
    self.replace(/["\\]/g, '\\$&').replace(/[^ -~]/g, (char) => CONTROL[char] ?? unicode(char));

const unescapeJava = (self: string): string =>
    self.replace(
        /\\(?:u+([0-9a-fA-F]{4})|([0-3]?[0-7]{1,2})|(.))/g,
        (_all, hex: string | undefined, octal: string | undefined, char: string) => {
            const code = hex ? parseInt(hex, 16) : octal ? parseInt(octal, 8) : null;
            return code === null ? (CHARACTERS[char] ?? char) : String.fromCharCode(code);
        }
    );

const escaping = (entities: Map<string, string>) => {
    const names = byCharacter(entities);
    return (self: string): string => self.replace(/[^ !#$%(-;=?-~]/g, (char) => names.get(char) ?? char);
};

const unescaping = (entities: Map<string, string>) => (self: string) =>
    self.replace(
        /&(?:#(x?)([0-9a-fA-F]+)|(\w+));/g,
        (all: string, hex: string, code: string | undefined, name: string) => {
            if (code === undefined) {
                return entities.get(name) ?? all;
            }
            const point = parseInt(code, hex ? 16 : 10);
            return point <= 0x10ffff ? String.fromCodePoint(point) : all;
        }
    );

const escapeCsv = (self: string): string => (/[",\n\r]/.test(self) ? `"${self.replaceAll('"', '""')}"` : self);

const unescapeCsv = (self: string): string =>
    /^"[\s\S]*[",\n\r][\s\S]*"$/.test(self) ? self.slice(1, -1).replaceAll('""', '"') : self;

export const escapes: Record<string, Native> = {
    'String escapeCsv()': escapeCsv,
    'String unescapeCsv()': unescapeCsv,
    'String escapeEcmaScript()': (self: string) => escapeJava(self).replace(/['/]/g, '\\$&'),
    'String unescapeEcmaScript()': unescapeJava,
    'String escapeJava()': escapeJava,
    'String unescapeJava()': unescapeJava,
    'String escapeHtml3()': escaping(HTML3),
    'String escapeHtml4()': escaping(HTML4),
    'String unescapeHtml3()': unescaping(HTML3),
    'String unescapeHtml4()': unescaping(HTML4),
    'String escapeXml()': escaping(XML),
    'String unescapeXml()': unescaping(XML),
    'String escapeUnicode()': (self: string) => self.replace(/[^\0-\x7f]/g, unicode),
    'String unescapeUnicode()': (self: string) =>
        self.replace(/\\u([0-9a-fA-F]{4})/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))
};
