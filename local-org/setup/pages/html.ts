/** Markup that is safe to send: every value put into it was escaped, or was such markup itself. */
export class Markup {
    readonly text: string;

    constructor(text: string) {
        this.text = text;
    }
}

type Value = string | number | false | undefined | Markup | Markup[];

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character]);

/** Markup with values: text is escaped, markup is kept, `false` and `undefined` leave nothing. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Markup {
    return new Markup(strings.reduce((done, part, index) => done + render(values[index - 1]) + part));
}

function render(value: Value): string {
    if (value === false || value === undefined) {
        return '';
    }
    if (value instanceof Markup) {
        return value.text;
    }
    return Array.isArray(value) ? value.map(({ text }) => text).join('') : escapeHtml(String(value));
}
