import type { Fix } from 'c/crossOrigin';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** The part of a Setup path that names the list → the list in the local org's Setup. */
const LISTS: [name: string, slug: string][] = [
    ['Trusted URLs', 'trusted-urls'],
    ['Remote Site Settings', 'remote-sites'],
    ['CORS', 'cors'],
    ['Named Credentials', 'named-credentials'],
    ['Callout Target', 'callout-targets']
];

/** The form of a fix in the local org's Setup, filled in as its metadata says. An org has no such address. */
export function setupLink({ setupPath, code }: Fix, hostname = location.hostname): string | undefined {
    const list = LISTS.find(([name]) => setupPath?.split(' > ').includes(name));
    if (!list || !LOOPBACK.includes(hostname)) {
        return undefined;
    }
    const values = code?.language === 'xml' ? [...nameIn(code.file), ...valuesIn(code.text)] : [];
    const query = new URLSearchParams(values).toString();
    return values.length > 0 ? `/setup/${list[1]}/new?${query}` : `/setup/${list[1]}`;
}

/** `…/Api.remoteSite-meta.xml` and `…/Callout_Target.Api.md-meta.xml` are both of the entry `Api`. */
function nameIn(file = ''): [string, string][] {
    const name = /([^/.]+)\.[A-Za-z]+-meta\.xml$/.exec(file)?.[1];
    return name ? [['name', name]] : [];
}

/** Each element with a text, and each value of custom metadata under the name of its field. */
function valuesIn(xml: string): [string, string][] {
    const fields = [...xml.matchAll(/<field>([^<]*)<\/field>\s*<value[^>/]*>([^<]*)<\/value>/g)];
    const elements = [...xml.replace(/<values>[\s\S]*?<\/values>/g, '').matchAll(/<(\w+)>([^<]+)<\/\1>/g)];
    return [...fields, ...elements].map(([, name, value]) => [name, unescapeXml(value)]);
}

const unescapeXml = (text: string): string =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
