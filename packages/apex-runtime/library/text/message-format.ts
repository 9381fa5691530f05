import { exception } from '../../runtime/exceptions.ts';
import { checkSize } from '../../runtime/operations.ts';
import { text } from '../../runtime/text.ts';
import type { ListValue } from '../../runtime/values.ts';

const fail = (problem: string): never => {
    throw exception('IllegalArgumentException', problem);
};

/** java.text.MessageFormat, as far as String.format goes: every argument is text, which is made once. */
export function messageFormat(template: string, list: ListValue): string {
    const items = list.items.map((item) => (item === null ? null : text(item)));
    let result = '';
    let isQuoted = false;
    for (let i = 0; i < template.length; i++) {
        const char = template[i];
        if (char === "'" && template[i + 1] === "'") {
            result += "'";
            i++;
        } else if (char === "'") {
            isQuoted = !isQuoted;
        } else if (char === '{' && !isQuoted) {
            const end = endOfArgument(template, i + 1);
            result += argument(template.slice(i + 1, end), items);
            i = end;
        } else {
            result += char;
        }
    }
    checkSize(result.length);
    return result;
}

/** Braces inside of an argument stand in pairs, those in quotes do not count. */
function endOfArgument(template: string, start: number): number {
    let depth = 1;
    let isQuoted = false;
    for (let i = start; i < template.length; i++) {
        const char = template[i];
        isQuoted = char === "'" ? !isQuoted : isQuoted;
        depth += isQuoted ? 0 : char === '{' ? 1 : char === '}' ? -1 : 0;
        if (depth === 0) {
            return i;
        }
    }
    return fail('Unmatched braces in the pattern.');
}

function argument(source: string, items: (string | null)[]): string {
    const [index, kind = ''] = source.split(',');
    if (!/^\s*[+-]?\d+\s*$/.test(index)) {
        fail(`can't parse argument number: ${index}`);
    }
    const position = Number(index);
    if (position < 0) {
        fail(`negative argument number: ${index}`);
    }
    const value = position < items.length ? items[position] : undefined;
    const shown = value === undefined ? `{${position}}` : String(value);
    switch (kind.trim().toLowerCase()) {
        case '':
            return shown;
        case 'number':
        case 'choice':
            return value === undefined || value === null ? shown : fail('Cannot format given Object as a Number');
        case 'date':
        case 'time':
            return value === undefined || value === null ? shown : fail('Cannot format given Object as a Date');
        default:
            return fail(`unknown format type: ${kind}`);
    }
}
