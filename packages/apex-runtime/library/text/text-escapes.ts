import type { Native } from '../define.ts';

const XML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const CONTROL: Record<string, string> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\b': '\\b', '\f': '\\f' };
const CHARACTERS: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

const unicode = (char: string): string => `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

const escapeJava = (self: string): string =>
    self.replace(/["\\]/g, '\\$&').replace(/[^ -~]/g, (char) => CONTROL[char] ?? unicode(char));

const unescapeJava = (self: string): string =>
    self.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_all, code: string | undefined, char: string) =>
        code ? String.fromCharCode(parseInt(code, 16)) : (CHARACTERS[char] ?? char)
    );

const escapeXml = (self: string, chars: RegExp): string => self.replace(chars, (char) => XML[char]);

const escapeHtml = (self: string): string =>
    escapeXml(self, /[&<>"]/g).replace(/[\u00a0-\u00ff]/g, (char) => LATIN[char.charCodeAt(0) - 0xa0]);

const LATIN = `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3
acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig
Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave
Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave
iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`
    .split(/\s+/)
    .map((name) => `&${name};`);

const unescapeEntities = (self: string): string =>
    self.replace(/&(?:#(x?)([0-9a-fA-F]+)|(\w+));/g, (all: string, hex: string, code: string | undefined) => {
        if (code) {
            const point = parseInt(code, hex ? 16 : 10);
            return point <= 0x10ffff ? String.fromCodePoint(point) : all;
        }
        const known = Object.entries(XML).find(([, entity]) => entity === all);
        const latin = LATIN.indexOf(all);
        return known?.[0] ?? (latin >= 0 ? String.fromCharCode(0xa0 + latin) : all);
    });

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
    'String escapeHtml3()': escapeHtml,
    'String escapeHtml4()': escapeHtml,
    'String unescapeHtml3()': unescapeEntities,
    'String unescapeHtml4()': unescapeEntities,
    'String escapeXml()': (self: string) => escapeXml(self, /[&<>"']/g),
    'String unescapeXml()': unescapeEntities,
    'String escapeUnicode()': (self: string) => self.replace(/[^\0-\x7f]/g, unicode),
    'String unescapeUnicode()': (self: string) =>
        self.replace(/\\u([0-9a-fA-F]{4})/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))
};
