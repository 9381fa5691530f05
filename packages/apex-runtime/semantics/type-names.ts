const SPLIT = new Map<string, { base: string; args: string[] }>();

/** `Map<String,List<Id>>` → base `Map`, args `String` and `List<Id>`. */
export function split(type: string): { base: string; args: string[] } {
    let parts = SPLIT.get(type);
    if (!parts) {
        const open = type.indexOf('<');
        parts =
            open < 0
                ? { base: type, args: [] }
                : { base: type.slice(0, open), args: splitArguments(type.slice(open + 1, -1)) };
        SPLIT.set(type, parts);
    }
    return parts;
}

function splitArguments(text: string): string[] {
    const args: string[] = [];
    let depth = 0;
    let start = 0;
    for (let i = 0; i < text.length; i++) {
        if (text[i] === '<') {
            depth++;
        } else if (text[i] === '>') {
            depth--;
        } else if (text[i] === ',' && depth === 0) {
            args.push(text.slice(start, i).trim());
            start = i + 1;
        }
    }
    return [...args, text.slice(start).trim()];
}

export const generic = (base: string, args: string[]): string => (args.length ? `${base}<${args.join(',')}>` : base);

/** Replaces type parameters: `T` by `String` in `List<T>`. */
export function substitute(type: string, names: string[], args: string[]): string {
    if (names.length === 0 || args.length === 0) {
        return type;
    }
    const index = names.indexOf(type);
    if (index >= 0) {
        return args[index] ?? 'Object';
    }
    const parts = split(type);
    return generic(
        parts.base,
        parts.args.map((arg) => substitute(arg, names, args))
    );
}

/** From narrow to wide: each converts into those after it. */
const NUMERIC = ['Integer', 'Long', 'Double', 'Decimal'];

export const numericRank = (type: string): number => NUMERIC.indexOf(type);
export const isNumeric = (type: string): boolean => NUMERIC.includes(type);
export const widest = (left: string, right: string): string => NUMERIC[Math.max(numericRank(left), numericRank(right))];

const PRIMITIVES = new Set([...NUMERIC, 'String', 'Id', 'Boolean', 'Date', 'Datetime', 'Time', 'Blob', 'void']);
export const isPrimitive = (type: string): boolean => PRIMITIVES.has(type);
