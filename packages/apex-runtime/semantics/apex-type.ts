/** From narrow to wide: each converts into those after it. */
const NUMERIC = ['Integer', 'Long', 'Double', 'Decimal'];
const PRIMITIVES = new Set([...NUMERIC, 'String', 'Id', 'Boolean', 'Date', 'Datetime', 'Time', 'Blob', 'void']);
const NONE: readonly ApexType[] = [];

/**
 * A static type by its canonical name: `Integer`, `List<String>`, `Outer.Inner`, `Account`. There is one object of each, made by
 * `apexType` and `generic` alone, so that types are the same when they are identical; `toString` is the only way back to text.
 * What has a declaration behind its name is known by the table of types.
 */
export class ApexType {
    /** Without type arguments: `Map`, `Outer.Inner`. */
    readonly name: string;
    readonly args: readonly ApexType[];
    /** The type without its arguments. */
    readonly raw: ApexType;
    /** Place among the numbers, from narrow to wide; -1 for what is no number. */
    readonly numericRank: number;
    readonly isPrimitive: boolean;
    private readonly text: string;

    constructor(name: string, args: readonly ApexType[], text: string) {
        this.name = name;
        this.args = args;
        this.text = text;
        this.raw = args.length > 0 ? apexType(name) : this;
        this.numericRank = NUMERIC.indexOf(text);
        this.isPrimitive = PRIMITIVES.has(text);
    }

    get isNumeric(): boolean {
        return this.numericRank >= 0;
    }

    get isList(): boolean {
        return this.raw === LIST;
    }

    get isSet(): boolean {
        return this.raw === SET;
    }

    get isMap(): boolean {
        return this.raw === MAP;
    }

    /** Of a list, a set or what else is iterated: what it holds. Undefined for a type without arguments. */
    get element(): ApexType | undefined {
        return this.args[0];
    }

    /** This type with the values of type parameters filled in: `T` by `String` in `List<T>`. */
    substitute(parameters: readonly ApexType[], args: readonly ApexType[]): ApexType {
        if (parameters.length === 0 || args.length === 0) {
            return this;
        }
        const index = parameters.indexOf(this);
        if (index >= 0) {
            return args[index] ?? OBJECT;
        }
        return this.args.length === 0
            ? this
            : generic(
                  this.raw,
                  this.args.map((arg) => arg.substitute(parameters, args))
              );
    }

    /** Canonical, as emitted code and messages name it: `Map<String,List<Id>>`. */
    toString(): string {
        return this.text;
    }

    /** The text, so that a type may stand in what is emitted as data. */
    toJSON(): string {
        return this.text;
    }
}

const KNOWN = new Map<string, ApexType>();

/** The type of a canonical name with its type arguments: the only place that reads such text. */
export function apexType(text: string): ApexType {
    let type = KNOWN.get(text);
    if (!type) {
        const { base, args } = typeParts(text);
        type = args.length > 0 ? interned(base, args.map(apexType)) : interned(text, NONE);
        KNOWN.set(text, type);
    }
    return type;
}

/** A type with its arguments: `Map` and `String`, `Id` → `Map<String,Id>`; without any, the type itself. */
export const generic = (raw: ApexType, args: readonly ApexType[]): ApexType =>
    args.length > 0 ? interned(raw.name, args) : raw;

export const listOf = (element: ApexType): ApexType => generic(LIST, [element]);

function interned(name: string, args: readonly ApexType[]): ApexType {
    const text = args.length > 0 ? `${name}<${args.join(',')}>` : name;
    let type = KNOWN.get(text);
    if (!type) {
        type = new ApexType(name, args, text);
        KNOWN.set(text, type);
    }
    return type;
}

/** What a type is written of, whatever the case: `map<string,list<Id>>` → `map`, and `string` and `list<Id>`. */
export function typeParts(text: string): { base: string; args: string[] } {
    const open = text.indexOf('<');
    return open < 0
        ? { base: text, args: [] }
        : { base: text.slice(0, open), args: argumentTexts(text.slice(open + 1, -1)) };
}

/** Splits at the commas that stand in no angle brackets. */
export function argumentTexts(text: string): string[] {
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

/** The wider one of two numeric types. */
export const widest = (left: ApexType, right: ApexType): ApexType =>
    left.numericRank >= right.numericRank ? left : right;

export const OBJECT = apexType('Object');
export const SOBJECT = apexType('SObject');
export const EXCEPTION = apexType('Exception');
export const BOOLEAN = apexType('Boolean');
export const INTEGER = apexType('Integer');
export const LONG = apexType('Long');
export const DOUBLE = apexType('Double');
export const DECIMAL = apexType('Decimal');
export const STRING = apexType('String');
export const ID = apexType('Id');
export const DATE = apexType('Date');
export const DATETIME = apexType('Datetime');
export const TIME = apexType('Time');
export const TYPE = apexType('Type');
export const LIST = apexType('List');
export const SET = apexType('Set');
export const MAP = apexType('Map');
export const ITERABLE = apexType('Iterable');
export const ITERATOR = apexType('Iterator');
export const COMPARATOR = apexType('Comparator');
export const VOID = apexType('void');
/** Not of Apex: the type of the literal `null`. */
export const NULL = apexType('null');
/** Not of Apex: of a field of an SObject, known only when the code runs. */
export const ANY = apexType('any');
