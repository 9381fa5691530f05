const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escape = (text: string | number): string =>
    String(text).replace(/[&<>"']/g, (character) => ESCAPES[character]);

/** An element around markup, or empty. Attributes are escaped; those that are undefined are left out. */
export function element(
    name: string,
    attributes: Record<string, string | number | undefined> = {},
    ...content: string[]
): string {
    const written = Object.entries(attributes)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => ` ${key}="${escape(value ?? '')}"`);
    return `<${name}${written.join('')}>${content.join('')}</${name}>`;
}
