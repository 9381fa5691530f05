import { convert, type Body } from './body.ts';
import { names } from './emitted-names.ts';
import { statement } from './compile-statement.ts';
import { hasWord } from '../semantics/declare.ts';
import { notLoaded } from '../semantics/type-finder.ts';
import type { ClassEmitter } from './emit-class.ts';
import type { Expression, MemberOf, Position, Statement } from '../syntax/tree.ts';
import type { Method } from '../semantics/types.ts';
import { VOID, type ApexType } from '../semantics/apex-type.ts';
import { machineCall, quoted, rt } from './runtime-calls.ts';

// How an object comes to be: its fields, its initialisers, its constructors; and the same of the class, its static state.

export function instanceFields(emitter: ClassEmitter): (MemberOf<'field'> | MemberOf<'property'>)[] {
    return emitter.userClass.declaration.members.filter(
        (member): member is MemberOf<'field'> | MemberOf<'property'> =>
            (member.kind === 'field' || member.kind === 'property') && !hasWord(member.modifiers, 'static')
    );
}

export function compileConstructors(emitter: ClassEmitter): void {
    compileFieldValues(emitter);
    const declared = emitter.userClass.declaration.members.filter((member) => member.kind === 'constructor');
    for (const constructor of emitter.userClass.info.constructors) {
        const member = declared.find((each) => emitter.userClass.declared.get(each) === constructor);
        compileConstructor(emitter, constructor, member);
    }
}

/** Field initialisers and instance blocks, run before the code of a constructor. */
function compileFieldValues(emitter: ClassEmitter): void {
    const body = emitter.body({ isStatic: false, returns: VOID });
    const code = emitter.framed('<init>', body, () => initializers(emitter, body, false));
    emitter.methods.push(`${names.fields(emitter.type)}() {\n${code}\n}`);
}

function initializers(emitter: ClassEmitter, body: Body, isStatic: boolean): string {
    const emitted = emitter.userClass.declaration.members.map((member) => {
        if (member.kind === 'initializer' && member.isStatic === isStatic) {
            return statement(body, member.body);
        }
        if (member.kind !== 'field' || !member.value || hasWord(member.modifiers, 'static') !== isStatic) {
            return '';
        }
        const type = emitter.userClass.info.fields.get(member.name.toLowerCase())?.type;
        if (!type) {
            return '';
        }
        const value = convert(body, body.expression(member.value), type, member.at);
        const holder = isStatic ? names.staticsHolder(emitter.type) : 'this';
        return `${body.count(member.at)} ${holder}.${names.stored(member.name)} = ${value};`;
    });
    return emitted.filter(Boolean).join('\n');
}

function compileConstructor(
    emitter: ClassEmitter,
    constructor: Method,
    member: MemberOf<'constructor'> | undefined
): void {
    const initialize = names.initialize(emitter.type, constructor.emitted);
    const create = names.create(emitter.type, constructor.emitted);
    const values = constructor.parameters.map((_type, i) => `a${i}`).join(', ');
    if (member) {
        emitter.methods.push(constructorCode(emitter, member, constructor, initialize));
    } else {
        const standard = emitter.declarer.isException()
            ? `${rt('initializeException', 'this', `[${values}]`, quoted(constructor.parameters))};`
            : '';
        const start = emitter.orRefused(`${emitter.type}.<init>`, () => standard || superCall(emitter, [], undefined));
        emitter.methods.push(`${initialize}(${values}) { ${start} this.${names.fields(emitter.type)}(); }`);
    }
    emitter.functions.push(
        `function ${create}(${values}) { ${names.statics(emitter.type)}; const o = new ${names.class(emitter.type)}(); o.${initialize}(${values}); return ${emitter.declarer.isException() ? machineCall('located', 'o') : 'o'}; }`
    );
    emitter.exported.push(`${JSON.stringify(create)}: ${create}`);
}

function constructorCode(
    emitter: ClassEmitter,
    member: MemberOf<'constructor'>,
    constructor: Method,
    initialize: string
): string {
    const body = emitter.body({ isStatic: false, returns: VOID });
    const parameters = member.parameters.map((p, i) => `v${i}_${p.name.toLowerCase()}`);
    const code = emitter.framed('<init>', body, () => {
        member.parameters.forEach((p, i) => body.declare(p.name, constructor.parameters[i], p.type.at));
        const statements = member.body.kind === 'block' ? member.body.body : [member.body];
        const chained = chainedCall(statements[0]);
        const rest = chained ? statements.slice(1) : statements;
        const start = startOf(emitter, chained, body);
        return `${start}\n${body.inScope(() => rest.map((each) => statement(body, each)).join('\n'))}`;
    });
    return `${initialize}(${parameters.join(', ')}) {\n${code}\n}`;
}

/** `this(…)`, or `super(…)` written or implied and then the fields. */
function startOf(
    emitter: ClassEmitter,
    chained: Extract<Expression, { kind: 'call' }> | undefined,
    body: Body
): string {
    const fields = `this.${names.fields(emitter.type)}();`;
    const count = chained ? body.count(chained.at) : '';
    if (chained?.name.toLowerCase() === 'this') {
        return `${count} ${constructorCall(emitter, emitter.type, chained.args, chained.at, body)}`;
    }
    return `${count} ${superCall(emitter, chained?.args ?? [], body, chained?.at)} ${fields}`;
}

function superCall(emitter: ClassEmitter, args: Expression[], body: Body | undefined, position?: Position): string {
    const parent = emitter.userClass.info.superType;
    if (!parent || !emitter.types.get(parent)!.isUser) {
        return '';
    }
    return constructorCall(emitter, parent, args, position ?? emitter.userClass.declaration.at, body);
}

function constructorCall(
    emitter: ClassEmitter,
    type: ApexType,
    args: Expression[],
    position: Position,
    body: Body | undefined
): string {
    const refusal = emitter.types.get(type)!.refusedMembers?.get('<init>');
    if (refusal) {
        throw notLoaded(emitter.userClass.file, position, type.name, refusal);
    }
    const values = args.map((arg) => body!.expression(arg));
    const chosen = emitter.types.choose(
        emitter.types.get(type)!.constructors,
        values.map((value) => value.type)
    );
    if (!chosen) {
        const signature = values.map((value) => value.type).join(', ');
        throw emitter.error(
            position,
            `${type}(${signature})`,
            `Constructor not defined: [${type}].<Constructor>(${signature})`
        );
    }
    const converted = values.map((value, i) => convert(body!, value, chosen.parameters[i], position));
    return `this.${names.initialize(type, chosen.emitted)}(${converted.join(', ')});`;
}

function chainedCall(first: Statement | undefined): Extract<Expression, { kind: 'call' }> | undefined {
    const value = first?.kind === 'expression' ? first.value : undefined;
    return value?.kind === 'call' && value.of === null && /^(this|super)$/i.test(value.name) ? value : undefined;
}

// ---- static state --------------------------------------------------------------------------------------------

/** The static fields with their initialisers, which run when the class is first used. */
export function staticState(emitter: ClassEmitter): string {
    const body = emitter.body({ isStatic: true, returns: VOID });
    const holder = names.staticsHolder(emitter.type);
    const fields = emitter.userClass.declaration.members
        .filter(
            (member) => (member.kind === 'field' || member.kind === 'property') && hasWord(member.modifiers, 'static')
        )
        .map((member) => `${names.stored((member as MemberOf<'field'>).name)}: null`);
    const code = emitter.framed('<clinit>', body, () => initializers(emitter, body, true));
    return [
        `let ${holder} = null;`,
        `function ${names.staticsFunction(emitter.type)}() { if (${holder} === null) { ${holder} = { ${fields.join(', ')} }; ${names.staticsFunction(emitter.type)}$init(); } return ${holder}; }`,
        `function ${names.staticsFunction(emitter.type)}$init() {\n${code}\n}`
    ].join('\n');
}
