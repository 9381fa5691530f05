import { apexType, argumentTexts, type ApexType } from '../semantics/apex-type.ts';
import { TypeTable, type Method, type TypeInfo } from '../semantics/types.ts';

/* Library functions take and give Apex values whose types their signatures state. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Native = (...args: any[]) => unknown;

/**
 * A type of the platform. Keys are Apex signatures, `static String join(Iterable<Object>, String)`; a question mark stands behind
 * the type of a parameter that may be null (`String?`), as one of type Object always may. An instance method gets the instance as its first argument. The constructor of a generic type gets the created type's name first.
 */
export interface LibraryType {
    kind?: 'class' | 'interface';
    typeParameters?: string[];
    /** The platform says which argument is null: `Argument 2 cannot be null`. */
    numbersArguments?: boolean;
    extends?: string;
    implements?: string[];
    isAbstract?: boolean;
    isVirtual?: boolean;
    constructors?: Record<string, Native>;
    /** Of an interface: signatures that a user's class implements, called by name and number of parameters. */
    calls?: string[];
    methods?: Record<string, Native>;
    /** `Integer statusCode` or `static Integer MAX_VALUE` → how to read it and, where it can be set, to store it. */
    fields?: Record<string, [read: Native, write?: Native]>;
    constants?: string[];
}

export type LibraryTypes = Record<string, LibraryType>;

const SIGNATURE = /^(static )?(?:([\w.<>,]+) )?(\w*)\((.*)\)$/;

/** How a library function or emitted code calls a method of an interface of the platform. */
export const callName = (name: string, parameters: number): string => `${name}$${parameters}`;

/** Adds the types to a table and their functions to the list that emitted code indexes. */
export function addLibrary(types: LibraryTypes, table: TypeTable, functions: Native[]): void {
    const index = (native: Native): number => functions.push(native) - 1;
    for (const [name, type] of Object.entries(types)) {
        const info: TypeInfo = {
            type: apexType(name),
            kind: type.constants ? 'enum' : (type.kind ?? 'class'),
            typeParameters: (type.typeParameters ?? []).map(apexType),
            superType: type.extends === undefined ? undefined : apexType(type.extends),
            interfaces: (type.implements ?? []).map(apexType),
            methods: new Map(),
            fields: new Map(),
            constructors: [],
            inner: new Map(),
            constants: type.constants ?? [],
            isAbstract: type.isAbstract ?? type.kind === 'interface',
            isVirtual: type.isVirtual ?? false,
            isUser: false
        };
        for (const [signature, native] of Object.entries(type.constructors ?? {})) {
            info.constructors.push(parseSignature(info.type, signature, index(native), type.numbersArguments));
        }
        for (const [signature, native] of Object.entries(type.methods ?? {})) {
            addMethod(info, parseSignature(info.type, signature, index(native), type.numbersArguments));
        }
        for (const signature of type.calls ?? []) {
            const method = parseSignature(info.type, signature, 0);
            const emitted = callName(method.name, method.parameters.length);
            // What a user's class takes is its own affair.
            addMethod(info, { ...method, nullProblems: undefined, emitted, isAbstract: true });
        }
        for (const [declaration, [read, write]] of Object.entries(type.fields ?? {})) {
            const words = declaration.split(' ');
            const fieldName = words.at(-1)!;
            info.fields.set(fieldName.toLowerCase(), {
                name: fieldName,
                type: apexType(words.at(-2)!),
                isStatic: words[0] === 'static',
                owner: info.type,
                access: 'public',
                read: index(read),
                write: write && index(write)
            });
        }
        table.addPlatform(info);
    }
}

function addMethod(info: TypeInfo, method: Method): void {
    const key = method.name.toLowerCase();
    info.methods.set(key, [...(info.methods.get(key) ?? []), method]);
}

/** Types whose values are checked for null; of the others null is a value. */
const CHECKED =
    /^(String|Integer|Long|Double|Decimal|Boolean|Date|Datetime|Time|Blob|Id|Type|Pattern|List|Set|Map|Iterable)\b/;

/** What a null argument gives, when its signature does not allow it. */
function nullProblem(parameter: string, index: number, isNumbered: boolean): string | undefined {
    const mayBeNull = parameter.endsWith('?') || !CHECKED.test(parameter);
    return mayBeNull ? undefined : isNumbered ? `Argument ${index + 1} cannot be null` : 'Argument cannot be null.';
}

function parseSignature(owner: ApexType, signature: string, emitted: number, isNumbered = false): Method {
    const match = SIGNATURE.exec(signature);
    if (!match) {
        throw new Error(`${owner}: not a signature: ${signature}`);
    }
    const [, isStatic, returns = 'void', name, parameters] = match;
    const written = parameters ? argumentTexts(parameters) : [];
    return {
        name: name || owner.name,
        isStatic: Boolean(isStatic),
        parameters: written.map((parameter) => apexType(parameter.replace(/\?$/, ''))),
        nullProblems: written.map((parameter, i) => nullProblem(parameter, i, isNumbered)),
        returns: apexType(returns),
        owner,
        access: 'public',
        emitted
    };
}
