import { Body, type Numbering } from './body.ts';
import { chain } from './compile-expression.ts';
import { names } from './emitted-names.ts';
import { Declarer } from '../semantics/declare.ts';
import type { UserClass } from '../semantics/user-class.ts';
import { ApexLoadError, asLoadError } from '../syntax/load-error.ts';
import type { Position } from '../syntax/tree.ts';
import { ownName } from '../syntax/own-name.ts';
import type { TypeTable } from '../semantics/types.ts';
import { VOID, type ApexType } from '../semantics/apex-type.ts';
import { machineCall, quoted } from './runtime-calls.ts';

/** Told of each member that is not loaded; the code emitted in its place ends the transaction. */
export type Refuse = (subject: string, error: ApexLoadError) => void;

/** What the parts of a class are emitted into, and the frame that each piece of its code gets. */
export class ClassEmitter {
    readonly userClass: UserClass;
    readonly types: TypeTable;
    readonly declarer: Declarer;
    /** Of the class itself. */
    readonly methods: string[] = [];
    /** Static methods and constructors, emitted beside the class. */
    readonly functions: string[] = [];
    /** Entries of the object by which the runtime calls `functions`. */
    readonly exported: string[] = [];
    private readonly numbering: Numbering;
    private readonly classIndex: number;
    private readonly refuse: Refuse;

    constructor(userClass: UserClass, types: TypeTable, numbering: Numbering, classIndex: number, refuse: Refuse) {
        this.userClass = userClass;
        this.types = types;
        this.numbering = numbering;
        this.classIndex = classIndex;
        this.refuse = refuse;
        this.declarer = new Declarer(types, userClass);
    }

    get type(): ApexType {
        return this.userClass.info.type;
    }

    body(member: { isStatic: boolean; returns: ApexType; property?: string }): Body {
        return new Body(this.declarer, this.userClass, this.types, this.numbering, this.classIndex, member, chain);
    }

    error(position: Position, construct: string, problem: string): ApexLoadError {
        return new ApexLoadError(this.userClass.file, position, construct, problem);
    }

    /** Emits a method of the class or, static, a function beside it. */
    define(
        isStatic: boolean,
        methodName: string,
        emitted: string | number,
        parameters: string[],
        displayName: string,
        body: Body,
        compile: () => string
    ): void {
        const code = this.framed(displayName, body, compile);
        if (!isStatic) {
            this.methods.push(`${methodName}(${parameters.join(', ')}) {\n${code}\n}`);
            return;
        }
        const name = names.function(this.type, emitted);
        this.functions.push(`function ${name}(${parameters.join(', ')}) {\n${names.statics(this.type)};\n${code}\n}`);
        this.exported.push(`${JSON.stringify(String(emitted))}: ${name}`);
    }

    /** The frame of a call: depth, line of the caller, stack of an exception. */
    framed(displayName: string, body: Body, compile: () => string): string {
        const frame = this.numbering.frame(`${ownName(this.type.name)}.${displayName}`);
        const code = this.orRefused(`${this.type}.${displayName}`, compile);
        const ends = body.returns === VOID ? '' : 'return null;';
        return (
            `${machineCall('enter', String(frame))}; ${body.temporariesJs}try {\n${code}\n${ends}} ` +
            `catch (e) { throw ${machineCall('trace', 'e')}; } finally { ${machineCall('leave')}; }`
        );
    }

    /** A member that is outside of the subset is refused alone: whoever calls it is stopped, and nothing can catch that. */
    orRefused(subject: string, compile: () => string): string {
        try {
            return compile();
        } catch (error) {
            const refusal = asLoadError(error, this.userClass.file, this.userClass.declaration.at);
            this.refuse(subject, refusal);
            return `throw ${machineCall('refuse', quoted(refusal.message))};`;
        }
    }
}
