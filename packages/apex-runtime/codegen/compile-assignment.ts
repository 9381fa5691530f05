import { convert, present, type Body, type Emitted } from './body.ts';
import { names } from './emitted-names.ts';
import { asType, checkAccess, isOwnProperty, libraryFunction, thisValue } from './access.ts';
import { arithmetic, operate } from './compile-operator.ts';
import { quoted, rt } from './runtime-calls.ts';
import type { Field } from '../semantics/types.ts';
import { ANY, DOUBLE, INTEGER, type ApexType } from '../semantics/apex-type.ts';
import type { Expression, Position } from '../syntax/tree.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/** A place that can be read and written. */
interface Target {
    type: ApexType;
    /** Evaluates what the place stands in, once; empty when there is nothing to evaluate. */
    before: string;
    get: string;
    set: (value: string) => string;
}

export function assign(body: Body, node: Node<'assign'>): Emitted {
    const isCompound = node.op !== '=';
    const target = place(body, node.target, isCompound);
    const value = body.expression(node.value);
    const result = isCompound
        ? operate(body, node, node.op.slice(0, -1), { js: target.get, type: target.type }, value)
        : value;
    const converted = narrowing(body, result, target.type, node, isCompound);
    return { js: `(${target.before}${target.set(converted)})`, type: target.type, present: result.present };
}

/** `i += 1.5` on an Integer is refused as the platform refuses it; `i += 1L` too. */
function narrowing(body: Body, result: Emitted, type: ApexType, node: Node<'assign'>, isCompound: boolean): string {
    if (isCompound && type.isNumeric && result.type.numericRank > type.numericRank) {
        if (type === DOUBLE) {
            return rt('toDouble', result.js);
        }
        throw body.error(node.at, node.op, `Illegal assignment from ${result.type} to ${type}`);
    }
    return convert(body, result, type, node.at);
}

/** `++` and `--`, before or after the variable. */
export function step(body: Body, node: Node<'unary' | 'postfix'>, isPrefix: boolean): Emitted {
    const target = place(body, node.of, true);
    const op = node.op[0];
    const one: Emitted = { js: '1', type: INTEGER, present: true };
    if (isPrefix) {
        const result = arithmetic(body, node, op, { js: target.get, type: target.type }, one);
        return { js: `(${target.before}${target.set(result.js)})`, type: target.type, present: true };
    }
    const old = body.temporary();
    const result = arithmetic(body, node, op, { js: old, type: target.type }, one);
    const js = `(${target.before}${old} = ${target.get}, ${target.set(result.js)}, ${old})`;
    return { js, type: target.type, present: true };
}

function place(body: Body, node: Expression, readsFirst: boolean): Target {
    if (node.kind === 'name') {
        return namedPlace(body, node);
    }
    if (node.kind === 'field' && !node.safe) {
        const type = asType(body, node.of, node.name);
        if (type) {
            body.checkMember(type, node.name, node.at);
        }
        const member = type && body.types.field(type, node.name);
        if (member) {
            checkAccess(body, member, node.at);
            return staticPlace(body, member, node.at);
        }
        return fieldPlace(body, node, body.chain(node.of), readsFirst);
    }
    if (node.kind === 'index') {
        const of = body.expression(node.of);
        const index = body.expression(node.index);
        const [list, position] = [body.temporary(), body.temporary()];
        return {
            type: of.type.element ?? ANY,
            before: `${list} = ${present(of)}, ${position} = ${index.js}, `,
            get: rt('listGet', list, position),
            set: (value) => rt('listSet', list, position, value)
        };
    }
    throw body.error(node.at, node.kind, 'Only a variable, a field or a list element can be assigned.');
}

function namedPlace(body: Body, node: Node<'name'>): Target {
    const local = body.variable(node.name);
    if (local) {
        return { type: local.type, before: '', get: local.js, set: (value) => `${local.js} = ${value}` };
    }
    for (const scope of body.types.scopes(body.type)) {
        body.checkMember(scope, node.name, node.at);
        const member = body.types.field(scope, node.name);
        if (member?.isStatic) {
            return staticPlace(body, member, node.at);
        }
        if (member && scope === body.type) {
            return instancePlace(body, thisValue(body, node.at).js, '', member, node.at);
        }
    }
    thisValue(body, node.at);
    throw body.error(node.at, node.name, `Variable does not exist: ${node.name}`);
}

function staticPlace(body: Body, member: Field, position: Position): Target {
    if (member.read !== undefined) {
        const write = writer(body, member, position);
        return {
            type: member.type,
            before: '',
            get: `${libraryFunction(body, member.read)}()`,
            set: (value) => `${write}(${value})`
        };
    }
    if (member.setter === 'code' && !isOwnProperty(body, member)) {
        return {
            type: member.type,
            before: '',
            get: `${names.function(member.owner, names.getter(member.name))}()`,
            set: (value) => `${names.function(member.owner, names.setter(member.name))}(${value})`
        };
    }
    const stored = `${names.statics(member.owner)}.${names.stored(member.name)}`;
    return { type: member.type, before: '', get: stored, set: (value) => `${stored} = ${value}` };
}

function writer(body: Body, member: Field, position: Position): string {
    if (member.write === undefined) {
        throw body.error(position, member.name, `Field is not writeable: ${member.name}`);
    }
    return libraryFunction(body, member.write);
}

function fieldPlace(body: Body, node: Node<'field'>, of: Emitted, readsFirst: boolean): Target {
    const isSimple = !readsFirst || of.js === 'this' || /^\w+$/.test(of.js);
    const temporary = isSimple ? '' : body.temporary();
    const receiver = isSimple ? present(of) : temporary;
    const before = isSimple ? '' : `${temporary} = ${present(of)}, `;
    body.checkMember(of.type, node.name, node.at);
    const member = body.types.field(of.type, node.name);
    if (member) {
        checkAccess(body, member.setAccess ? { ...member, access: member.setAccess } : member, node.at);
        return member.isStatic
            ? staticPlace(body, member, node.at)
            : instancePlace(body, receiver, before, member, node.at);
    }
    if (body.types.isSObject(of.type) || of.type === ANY) {
        const name = quoted(node.name);
        return {
            type: ANY,
            before,
            get: rt('getField', receiver, name),
            set: (value) => rt('setField', receiver, name, value)
        };
    }
    throw body.error(node.at, `${of.type}.${node.name}`, `Variable does not exist: ${node.name} on type ${of.type}`);
}

function instancePlace(body: Body, receiver: string, before: string, member: Field, position: Position): Target {
    if (member.read !== undefined) {
        const write = writer(body, member, position);
        const get = `${libraryFunction(body, member.read)}(${receiver})`;
        return { type: member.type, before, get, set: (value) => `${write}(${receiver}, ${value})` };
    }
    if (member.setter === 'code' && !isOwnProperty(body, member)) {
        return {
            type: member.type,
            before,
            get: `${receiver}.${names.getter(member.name)}()`,
            set: (value) => `${receiver}.${names.setter(member.name)}(${value})`
        };
    }
    const stored = `${receiver}.${names.stored(member.name)}`;
    return { type: member.type, before, get: stored, set: (value) => `${stored} = ${value}` };
}
