import { alwaysEnds } from './always-ends.ts';
import { Body, convert, names, type Numbering } from './body.ts';
import { expression } from './compile-expression.ts';
import { statement } from './compile-statement.ts';
import { Declarer, hasWord, notLoaded, type UserClass } from './declare.ts';
import { ApexLoadError, asLoadError } from './load-error.ts';
import { checkParents, callsFromLibrary } from './supertypes.ts';
import type { Expression, Member, Position, Statement } from './tree.ts';
import type { Method, TypeTable } from './types.ts';

type MemberOf<K extends Member['kind']> = Extract<Member, { kind: K }>;

/** The JavaScript of one class, interface or enum, without its inner ones. */
export class ClassCompiler {
    private readonly userClass: UserClass;
    private readonly types: TypeTable;
    private readonly numbering: Numbering;
    private readonly classIndex: number;
    private readonly declarer: Declarer;
    /** Static methods and constructors, emitted beside the class. */
    private readonly functions: string[] = [];
    private readonly methods: string[] = [];
    private readonly exported: string[] = [];

    private readonly refuse: (subject: string, error: ApexLoadError) => void;

    /** `refuse` is told of each member that is not loaded; the code emitted in its place ends the transaction. */
    constructor(
        userClass: UserClass,
        types: TypeTable,
        numbering: Numbering,
        classIndex: number,
        refuse: (subject: string, error: ApexLoadError) => void
    ) {
        this.refuse = refuse;
        this.userClass = userClass;
        this.types = types;
        this.numbering = numbering;
        this.classIndex = classIndex;
        this.declarer = new Declarer(types, userClass);
    }

    private get name(): string {
        return this.userClass.info.name;
    }

    private get members(): Member[] {
        return this.userClass.declaration.members;
    }

    private get isException(): boolean {
        return this.declarer.isException();
    }

    compile(): string {
        const { info } = this.userClass;
        if (info.kind !== 'class') {
            return '';
        }
        checkParents(this.userClass, this.types);
        this.compileMembers();
        this.compileConstructors();
        this.methods.push(...callsFromLibrary(info, this.types));
        const statics = this.staticState();
        const own = this.instanceFields().map((field) => `${names.stored(field.name)} = null;`);
        const parent = info.superType ? this.parentClass(info.superType) : 'V.ApexObject';
        const typeName = this.isException
            ? `constructor(typeName = ${JSON.stringify(this.name)}) { super(typeName); }`
            : `get apexType() { return ${JSON.stringify(this.name)}; }`;
        return [
            `class ${names.class(this.name)} extends ${parent} {`,
            typeName,
            ...own,
            ...this.methods,
            '}',
            ...this.functions,
            statics,
            `loaded[${JSON.stringify(this.name)}] = { type: ${names.class(this.name)},`,
            `  functions: { ${this.exported.join(', ')} },`,
            `  reset() { ${names.staticsHolder(this.name)} = null; } };`
        ].join('\n');
    }

    private parentClass(parent: string): string {
        return this.types.get(parent)!.isUser ? names.class(parent) : 'V.NamedException';
    }

    private body(member: { isStatic: boolean; returns: string; property?: string }): Body {
        return new Body(this.declarer, this.userClass, this.types, this.numbering, this.classIndex, member);
    }

    private error(position: Position, construct: string, problem: string): ApexLoadError {
        return new ApexLoadError(this.userClass.file, position, construct, problem);
    }

    // ---- members -------------------------------------------------------------------------------------------------

    private compileMembers(): void {
        for (const member of this.members) {
            if (member.kind === 'method' && member.body) {
                this.compileMethod(member, member.body);
            } else if (member.kind === 'property') {
                this.compileProperty(member);
            }
        }
    }

    private compileMethod(member: MemberOf<'method'>, code: Statement): void {
        const method = this.userClass.declared.get(member);
        if (!method) {
            return;
        }
        const body = this.body({ isStatic: method.isStatic, returns: method.returns });
        const parameters = member.parameters.map((p, i) => `v${i}_${p.name.toLowerCase()}`);
        this.define(
            method.isStatic,
            names.method(method.emitted),
            method.emitted,
            parameters,
            member.name,
            body,
            () => {
                member.parameters.forEach((p, i) => body.declare(p.name, method.parameters[i], p.type.at));
                const js = statement(body, code);
                if (method.returns !== 'void' && !alwaysEnds(code)) {
                    throw this.error(member.at, member.name, 'Not all execution paths return a value.');
                }
                return js;
            }
        );
    }

    /** Emits a method of the class or, static, a function beside it. */
    private define(
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
        const name = names.function(this.name, emitted);
        this.functions.push(`function ${name}(${parameters.join(', ')}) {\n${names.statics(this.name)};\n${code}\n}`);
        this.exported.push(`${JSON.stringify(String(emitted))}: ${name}`);
    }

    /** The frame of a call: depth, line of the caller, stack of an exception. */
    private framed(displayName: string, body: Body, compile: () => string): string {
        const frame = this.numbering.frame(`${this.name}.${displayName}`);
        const code = this.orRefused(`${this.name}.${displayName}`, compile);
        return `R.enter(${frame}); ${body.temporariesJs}try {\n${code}\n${body.returns === 'void' ? '' : 'return null;'}} catch (e) { throw R.trace(e); } finally { R.leave(); }`;
    }

    /** A member that is outside of the subset is refused alone: whoever calls it is stopped, and nothing can catch that. */
    private orRefused(subject: string, compile: () => string): string {
        try {
            return compile();
        } catch (error) {
            const refusal = asLoadError(error);
            this.refuse(subject, refusal);
            return `throw R.refuse(${JSON.stringify(refusal.message)});`;
        }
    }

    private compileProperty(member: MemberOf<'property'>): void {
        const field = this.userClass.info.fields.get(member.name.toLowerCase());
        if (field?.getter !== 'code') {
            return;
        }
        const stored = field.isStatic
            ? `${names.statics(this.name)}.${names.stored(field.name)}`
            : `this.${names.stored(field.name)}`;
        const get = this.body({ isStatic: field.isStatic, returns: field.type, property: field.name });
        const getter = member.getter?.body;
        this.define(field.isStatic, names.getter(field.name), names.getter(field.name), [], field.name, get, () =>
            getter ? statement(get, getter) : `return ${stored};`
        );
        const set = this.body({ isStatic: field.isStatic, returns: 'void', property: field.name });
        const value = set.declare('value', field.type, member.at);
        const setter = member.setter?.body;
        this.define(field.isStatic, names.setter(field.name), names.setter(field.name), [value], field.name, set, () =>
            setter ? statement(set, setter) : `${stored} = ${value};`
        );
    }

    // ---- construction --------------------------------------------------------------------------------------------

    private instanceFields(): (MemberOf<'field'> | MemberOf<'property'>)[] {
        return this.members.filter(
            (member): member is MemberOf<'field'> | MemberOf<'property'> =>
                (member.kind === 'field' || member.kind === 'property') && !hasWord(member.modifiers, 'static')
        );
    }

    private compileConstructors(): void {
        this.compileFieldValues();
        const declared = this.members.filter((member) => member.kind === 'constructor');
        for (const constructor of this.userClass.info.constructors) {
            const member = declared.find((each) => this.userClass.declared.get(each) === constructor);
            this.compileConstructor(constructor, member);
        }
    }

    /** Field initialisers and instance blocks, run before the code of a constructor. */
    private compileFieldValues(): void {
        const body = this.body({ isStatic: false, returns: 'void' });
        const code = this.framed('<init>', body, () => this.initializers(body, false));
        this.methods.push(`${names.fields(this.name)}() {\n${code}\n}`);
    }

    private initializers(body: Body, isStatic: boolean): string {
        const emitted = this.members.map((member) => {
            if (member.kind === 'initializer' && member.isStatic === isStatic) {
                return statement(body, member.body);
            }
            if (member.kind !== 'field' || !member.value || hasWord(member.modifiers, 'static') !== isStatic) {
                return '';
            }
            const type = this.userClass.info.fields.get(member.name.toLowerCase())?.type;
            if (!type) {
                return '';
            }
            const value = convert(body, expression(body, member.value), type, member.at);
            const holder = isStatic ? names.staticsHolder(this.name) : 'this';
            return `${body.count(member.at)} ${holder}.${names.stored(member.name)} = ${value};`;
        });
        return emitted.filter(Boolean).join('\n');
    }

    private compileConstructor(constructor: Method, member: MemberOf<'constructor'> | undefined): void {
        const initialize = names.initialize(this.name, constructor.emitted);
        const create = names.create(this.name, constructor.emitted);
        const values = constructor.parameters.map((_type, i) => `a${i}`).join(', ');
        if (member) {
            this.methods.push(this.constructorCode(member, constructor, initialize));
        } else {
            const standard = this.isException
                ? `V.initializeException(this, [${values}], ${JSON.stringify(constructor.parameters)});`
                : '';
            const start = this.orRefused(`${this.name}.<init>`, () => standard || this.superCall([], undefined));
            this.methods.push(`${initialize}(${values}) { ${start} this.${names.fields(this.name)}(); }`);
        }
        this.functions.push(
            `function ${create}(${values}) { ${names.statics(this.name)}; const o = new ${names.class(this.name)}(); o.${initialize}(${values}); return o; }`
        );
        this.exported.push(`${JSON.stringify(create)}: ${create}`);
    }

    private constructorCode(member: MemberOf<'constructor'>, constructor: Method, initialize: string): string {
        const body = this.body({ isStatic: false, returns: 'void' });
        const parameters = member.parameters.map((p, i) => `v${i}_${p.name.toLowerCase()}`);
        const code = this.framed('<init>', body, () => {
            member.parameters.forEach((p, i) => body.declare(p.name, constructor.parameters[i], p.type.at));
            const statements = member.body.kind === 'block' ? member.body.body : [member.body];
            const chained = chainedCall(statements[0]);
            const rest = chained ? statements.slice(1) : statements;
            const start = this.startOf(chained, body);
            return `${start}\n${body.inScope(() => rest.map((each) => statement(body, each)).join('\n'))}`;
        });
        return `${initialize}(${parameters.join(', ')}) {\n${code}\n}`;
    }

    /** `this(…)`, or `super(…)` written or implied and then the fields. */
    private startOf(chained: Extract<Expression, { kind: 'call' }> | undefined, body: Body): string {
        const fields = `this.${names.fields(this.name)}();`;
        const count = chained ? body.count(chained.at) : '';
        if (chained?.name.toLowerCase() === 'this') {
            return `${count} ${this.constructorCall(this.name, chained.args, chained.at, body)}`;
        }
        return `${count} ${this.superCall(chained?.args ?? [], body, chained?.at)} ${fields}`;
    }

    private superCall(args: Expression[], body: Body | undefined, position?: Position): string {
        const parent = this.userClass.info.superType;
        if (!parent || !this.types.get(parent)!.isUser) {
            return '';
        }
        return this.constructorCall(parent, args, position ?? this.userClass.declaration.at, body);
    }

    private constructorCall(type: string, args: Expression[], position: Position, body: Body | undefined): string {
        const refusal = this.types.get(type)!.refusedMembers?.get('<init>');
        if (refusal) {
            throw notLoaded(this.userClass.file, position, type, refusal);
        }
        const values = args.map((arg) => expression(body!, arg));
        const chosen = this.types.choose(
            this.types.get(type)!.constructors,
            values.map((value) => value.type)
        );
        if (!chosen) {
            const signature = values.map((value) => value.type).join(', ');
            throw this.error(
                position,
                `${type}(${signature})`,
                `Constructor not defined: [${type}].<Constructor>(${signature})`
            );
        }
        const converted = values.map((value, i) => convert(body!, value, chosen.parameters[i], position));
        return `this.${names.initialize(type, chosen.emitted)}(${converted.join(', ')});`;
    }

    // ---- static state --------------------------------------------------------------------------------------------

    private staticState(): string {
        const body = this.body({ isStatic: true, returns: 'void' });
        const holder = names.staticsHolder(this.name);
        const fields = this.members
            .filter(
                (member) =>
                    (member.kind === 'field' || member.kind === 'property') && hasWord(member.modifiers, 'static')
            )
            .map((member) => `${names.stored((member as MemberOf<'field'>).name)}: null`);
        const code = this.framed('<clinit>', body, () => this.initializers(body, true));
        return [
            `let ${holder} = null;`,
            `function ${names.staticsFunction(this.name)}() { if (${holder} === null) { ${holder} = { ${fields.join(', ')} }; ${names.staticsFunction(this.name)}$init(); } return ${holder}; }`,
            `function ${names.staticsFunction(this.name)}$init() {\n${code}\n}`
        ].join('\n');
    }
}

function chainedCall(first: Statement | undefined): Extract<Expression, { kind: 'call' }> | undefined {
    const value = first?.kind === 'expression' ? first.value : undefined;
    return value?.kind === 'call' && value.of === null && /^(this|super)$/i.test(value.name) ? value : undefined;
}
