import { notLoaded, type TypeFinder } from '../semantics/type-finder.ts';
import type { UserClass } from '../semantics/user-class.ts';
import { ApexLoadError } from '../syntax/load-error.ts';
import type { Expression, Position, TypeRef } from '../syntax/tree.ts';
import type { TypeTable } from '../semantics/types.ts';
import { quoted, rt } from './runtime-calls.ts';
import {
    ANY,
    BOOLEAN,
    DATETIME,
    DECIMAL,
    DOUBLE,
    ID,
    LONG,
    NULL,
    OBJECT,
    SOBJECT,
    STRING,
    type ApexType
} from '../semantics/apex-type.ts';

/** An expression as JavaScript, with its static type. */
export interface Emitted {
    js: string;
    type: ApexType;
    /** True when the value is known not to be null. */
    present?: boolean;
    /** `(t = a) === null ? null : ` of a `?.` further left: it goes before the whole chain. */
    guard?: string;
    /** Of a query in brackets: the object of its rows. Where one record is wanted, it stands for its only row. */
    rowOf?: ApexType;
    /** Of a sum of fields whose types no schema tells: the same as text, where text is wanted. */
    asText?: string;
}

/** Numbers that all classes of a program share. */
export class Numbering {
    readonly frames: string[] = [];
    readonly lines: number[] = [0];
    readonly lineClasses: number[] = [-1];
    readonly library = new Set<number>();
    private readonly constants = new Map<string, string>();

    statement(line: number, classIndex: number): number {
        this.lineClasses.push(classIndex);
        return this.lines.push(line) - 1;
    }

    frame(name: string): number {
        return this.frames.push(name) - 1;
    }

    /** A value made once, when the program loads. */
    constant(js: string): string {
        const name = this.constants.get(js) ?? `k${this.constants.size}`;
        this.constants.set(js, name);
        return name;
    }

    get constantsJs(): string {
        return [...this.constants].map(([js, name]) => `const ${name} = ${js};`).join('\n');
    }
}

/** A local variable: its name in JavaScript and its type. */
interface Variable {
    js: string;
    type: ApexType;
}

/** Compiles an expression whose `?.` guard still waits for the end of the chain of dots. */
export type CompileChain = (body: Body, node: Expression) => Emitted;

/** What is in force while one method, accessor or initialiser is compiled. */
export class Body {
    readonly userClass: UserClass;
    readonly types: TypeTable;
    readonly numbering: Numbering;
    readonly classIndex: number;
    readonly isStatic: boolean;
    readonly returns: ApexType;
    /** Lower-case name of the property whose accessor this is: there it means the stored value. */
    readonly property: string | undefined;
    private readonly declarer: TypeFinder;
    private readonly scopes: Map<string, Variable>[] = [new Map()];
    private readonly compileChain: CompileChain;
    /** How many loops are around. */
    loops = 0;
    private temporaries = 0;
    private locals = 0;

    constructor(
        declarer: TypeFinder,
        userClass: UserClass,
        types: TypeTable,
        numbering: Numbering,
        classIndex: number,
        member: { isStatic: boolean; returns: ApexType; property?: string },
        compileChain: CompileChain
    ) {
        this.compileChain = compileChain;
        this.declarer = declarer;
        this.userClass = userClass;
        this.types = types;
        this.numbering = numbering;
        this.classIndex = classIndex;
        this.isStatic = member.isStatic;
        this.returns = member.returns;
        this.property = member.property?.toLowerCase();
    }

    /** Compiles an expression. Throws an ApexLoadError for what the runtime has not. */
    expression(node: Expression): Emitted {
        const emitted = this.chain(node);
        return emitted.guard ? { js: `(${emitted.guard}${emitted.js})`, type: emitted.type } : emitted;
    }

    chain(node: Expression): Emitted {
        return this.compileChain(this, node);
    }

    get type(): ApexType {
        return this.userClass.info.type;
    }

    error(position: Position, construct: string, problem: string): ApexLoadError {
        return new ApexLoadError(this.userClass.file, position, construct, problem);
    }

    resolve(type: TypeRef): ApexType {
        return this.declarer.resolve(type);
    }

    findType(name: string, position: Position): ApexType | undefined {
        return this.declarer.find(name, position);
    }

    /** Throws when a member of that name was refused. */
    checkMember(type: ApexType, name: string, position: Position): void {
        const refusal = this.types.refusedMember(type, name);
        if (refusal) {
            throw notLoaded(this.userClass.file, position, `${type}.${name}`, refusal);
        }
    }

    unknownType(name: string, position: Position): ApexLoadError {
        return this.declarer.unknownType(name, position);
    }

    inScope<T>(compile: () => T): T {
        this.scopes.push(new Map());
        const result = compile();
        this.scopes.pop();
        return result;
    }

    /** Declares a local variable and gives its JavaScript name. */
    declare(name: string, type: ApexType, position: Position): string {
        const key = name.toLowerCase();
        if (this.scopes.some((scope) => scope.has(key))) {
            throw this.error(position, name, `Duplicate variable: ${name}`);
        }
        const js = `v${this.locals++}_${key}`;
        this.scopes.at(-1)!.set(key, { js, type });
        return js;
    }

    variable(name: string): Variable | undefined {
        const key = name.toLowerCase();
        return this.scopes.findLast((scope) => scope.has(key))?.get(key);
    }

    temporary(): string {
        return `t${this.temporaries++}`;
    }

    /** The declarations of the temporaries that were used. */
    get temporariesJs(): string {
        const names = Array.from({ length: this.temporaries }, (_, i) => `t${i}`);
        return names.length > 0 ? `let ${names.join(', ')};\n` : '';
    }

    /** Marks a statement as run and keeps its line for stack traces. */
    count(position: Position): string {
        return `${rt('h', String(this.numbering.statement(position[0], this.classIndex)))};`;
    }
}

/** The conversion that an assignment makes, when it makes one. */
export function convert(body: Body, value: Emitted, to: ApexType, position: Position): string {
    if (value.rowOf && (to === value.rowOf || to === SOBJECT)) {
        return rt('row', value.js);
    }
    const { js, type } = value;
    if (type === to || type === NULL || to === ANY) {
        return js;
    }
    if (!body.types.isAssignable(type, to)) {
        throw body.error(position, `${type} to ${to}`, `Illegal assignment from ${type} to ${to}`);
    }
    if (type === ID && to === OBJECT) {
        return rt('boxId', js);
    }
    if (value.asText && to === STRING) {
        return value.asText;
    }
    if (type === ANY && to === BOOLEAN) {
        return rt('checkbox', js);
    }
    if (type === ANY) {
        return to === OBJECT ? js : rt('coerce', js, quoted(to));
    }
    switch (to) {
        case LONG:
            return rt('toLong', js);
        case DOUBLE:
            return rt('toDouble', js);
        case DECIMAL:
            return rt('toDecimal', js);
        case DATETIME:
            return rt('toDatetime', js);
        case ID:
            return rt('toId', js);
        default:
            return js;
    }
}

/** The value, or a NullPointerException. */
export const present = (value: Emitted): string => (value.present ? value.js : rt('nn', value.js));
