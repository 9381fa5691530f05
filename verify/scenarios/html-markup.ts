/** HTML that needs no escaping any more. */
export class Markup {
    readonly text: string;

    constructor(text: string) {
        this.text = text;
    }
}

type Value = string | number | Markup | Markup[] | undefined | false;

/** A template whose values are escaped, unless they are markup themselves; `undefined` and `false` are nothing. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Markup {
    return new Markup(
        strings.map((string, index) => string + (index < values.length ? textOf(values[index]) : '')).join('')
    );
}

function textOf(value: Value): string {
    if (value === undefined || value === false) {
        return '';
    }
    if (value instanceof Markup) {
        return value.text;
    }
    return Array.isArray(value) ? value.map(({ text }) => text).join('\n') : escapeHtml(String(value));
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character]);
