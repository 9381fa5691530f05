import { convert, present, type Body, type Emitted } from './body.ts';
import { names } from './emitted-names.ts';
import {
    asType,
    checkAccess,
    commonType,
    condition,
    convertNumeric,
    isOwnProperty,
    libraryFunction,
    thisValue
} from './access.ts';
import type { Expression, Position } from '../syntax/tree.ts';
import { type Field } from '../semantics/types.ts';
import { isNumeric, numericRank, split, widest } from '../semantics/type-names.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

const ARITHMETIC = ['+', '-', '*', '/'];
const COMPARISON = ['<', '>', '<=', '>='];
const BITS = ['&', '|', '^', '<<', '>>', '>>>'];
const INTEGER: Record<string, string> = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide' };

export function binary(body: Body, node: Node<'binary'>): Emitted {
    if (node.op === '&&' || node.op === '||') {
        const js = `(${condition(body, node.left)} ${node.op} ${condition(body, node.right)})`;
        return { js, type: 'Boolean', present: true };
    }
    return operate(body, node, node.op, body.expression(node.left), body.expression(node.right));
}

function operate(body: Body, node: Expression, op: string, left: Emitted, right: Emitted): Emitted {
    if (ARITHMETIC.includes(op)) {
        return arithmetic(body, node, op, left, right);
    }
    if (COMPARISON.includes(op)) {
        return {
            js: `V.ordered(${JSON.stringify(op)}, ${left.js}, ${right.js})`,
            type: 'Boolean',
            present: true,
            ...fast(op, left, right)
        };
    }
    if (BITS.includes(op)) {
        const type = left.type === 'Long' || right.type === 'Long' ? 'Long' : left.type;
        if (!['Integer', 'Long', 'Boolean', 'any'].includes(type)) {
            throw wrongOperands(body, node, op, left, right);
        }
        return { js: `V.bitwise(${JSON.stringify(op)}, ${left.js}, ${right.js})`, type, present: true };
    }
    switch (op) {
        case '==':
        case '!=':
        case '<>':
            return {
                js: `${op === '==' ? '' : '!'}${equality(body, node, left, right)}`,
                type: 'Boolean',
                present: true
            };
        case '===':
        case '!==':
            return {
                js: `${op === '===' ? '' : '!'}V.identical(${left.js}, ${right.js})`,
                type: 'Boolean',
                present: true
            };
        case '??': {
            const type = commonType(body, left.type, right.type);
            return {
                js: `(${convertNumeric(left, type)} ?? ${convertNumeric(right, type)})`,
                type,
                present: right.present
            };
        }
        default:
            throw body.error(node.at, op, `The operator ${op} is not supported.`);
    }
}

/** Two Integers that are not null compare as JavaScript numbers do. */
function fast(op: string, left: Emitted, right: Emitted): { js?: string } {
    const integers = left.type === 'Integer' && right.type === 'Integer';
    return !integers
        ? {}
        : left.present && right.present
          ? { js: `(${left.js} ${op} ${right.js})` }
          : { js: `${{ '<': 'lt', '>': 'gt', '<=': 'le', '>=': 'ge' }[op]}(${left.js}, ${right.js})` };
}

function equality(body: Body, node: Expression, left: Emitted, right: Emitted): string {
    const direct = ['Integer', 'Boolean', 'Long', 'null'];
    if (left.type === 'null' || right.type === 'null' || (left.type === right.type && direct.includes(left.type))) {
        return `(${left.js} === ${right.js})`;
    }
    const comparable =
        (isNumeric(left.type) && isNumeric(right.type)) ||
        body.types.isAssignable(left.type, right.type) ||
        body.types.isAssignable(right.type, left.type) ||
        body.types.get(left.type)?.kind === 'interface' ||
        body.types.get(right.type)?.kind === 'interface' ||
        split(left.type).base === split(right.type).base;
    if (!comparable) {
        const problem = `Comparison arguments must be compatible types: ${left.type}, ${right.type}`;
        throw body.error(node.at, '==', problem);
    }
    return `V.${left.type === 'Id' || right.type === 'Id' ? 'equalId' : 'equal'}(${left.js}, ${right.js})`;
}

const wrongOperands = (body: Body, node: Expression, op: string, left: Emitted, right: Emitted): Error =>
    body.error(node.at, op, `The operator ${op} cannot be used on ${left.type} and ${right.type}.`);

function arithmetic(body: Body, node: Expression, op: string, left: Emitted, right: Emitted): Emitted {
    if (
        op === '+' &&
        (left.type === 'String' || right.type === 'String' || left.type === 'Id' || right.type === 'Id')
    ) {
        return { js: `cat(${string(left)}, ${string(right)})`, type: 'String', present: true };
    }
    if (left.type === 'any' || right.type === 'any') {
        return {
            js: `V.dynamicArithmetic(${JSON.stringify(op)}, ${left.js}, ${right.js})`,
            type: 'any',
            present: true
        };
    }
    if (['Date', 'Datetime', 'Time'].includes(left.type) && isNumeric(right.type) && (op === '+' || op === '-')) {
        return {
            js: `V.addDays(${present(left)}, ${right.js}, ${op === '+' ? 1 : -1})`,
            type: left.type,
            present: true
        };
    }
    if (!isNumeric(left.type) || !isNumeric(right.type)) {
        throw wrongOperands(body, node, op, left, right);
    }
    const type = widest(left.type, right.type);
    if (type === 'Integer') {
        return { js: `${INTEGER[op]}Integer(${left.js}, ${right.js})`, type, present: true };
    }
    const operands = [left, right].map((value) => convertNumeric(value, type)).join(', ');
    return { js: `V.arithmetic(${JSON.stringify(op)}, ${operands})`, type, present: true };
}

const string = (value: Emitted): string =>
    value.type === 'String' && value.present ? value.js : `V.text(${value.js})`;

export function unary(body: Body, node: Node<'unary'>): Emitted {
    if (node.op === '++' || node.op === '--') {
        return step(body, node, true);
    }
    if (node.op === '!') {
        return { js: `!${condition(body, node.of)}`, type: 'Boolean', present: true };
    }
    if (node.op === '-' && node.of.kind === 'literal' && node.of.value === '2147483648') {
        return { js: '-2147483648', type: 'Integer', present: true };
    }
    const of = body.expression(node.of);
    if (node.op === '+' && of.type === 'String') {
        return of;
    }
    if (!isNumeric(of.type) && of.type !== 'any') {
        throw body.error(node.at, node.op, `The operator ${node.op} cannot be used on ${of.type}.`);
    }
    if (node.op === '-' && node.of.kind === 'literal' && of.type === 'Integer') {
        return { js: `-${of.js}`, type: of.type, present: true };
    }
    const js = node.op === '-' ? `V.negate(${of.js})` : node.op === '~' ? `V.bitwise('^', ${of.js}, -1)` : of.js;
    return { js, type: of.type, present: true };
}

// ---- assignment --------------------------------------------------------------------------------------------------

/** A place that can be read and written. */
interface Target {
    type: string;
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
function narrowing(body: Body, result: Emitted, type: string, node: Node<'assign'>, isCompound: boolean): string {
    if (isCompound && isNumeric(result.type) && isNumeric(type) && numericRank(result.type) > numericRank(type)) {
        if (type === 'Double') {
            return `V.toDouble(${result.js})`;
        }
        throw body.error(node.at, node.op, `Illegal assignment from ${result.type} to ${type}`);
    }
    return convert(body, result, type, node.at);
}

/** `++` and `--`, before or after the variable. */
export function step(body: Body, node: Node<'unary' | 'postfix'>, isPrefix: boolean): Emitted {
    const target = place(body, node.of, true);
    const op = node.op[0];
    const one: Emitted = { js: '1', type: 'Integer', present: true };
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
            type: split(of.type).args[0] ?? 'any',
            before: `${list} = ${present(of)}, ${position} = ${index.js}, `,
            get: `V.listGet(${list}, ${position})`,
            set: (value) => `V.listSet(${list}, ${position}, ${value})`
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
            return instancePlace(body, 'this', '', member, node.at);
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
    if (body.types.isSObject(of.type) || of.type === 'any') {
        const name = JSON.stringify(node.name);
        return {
            type: 'any',
            before,
            get: `V.getField(${receiver}, ${name})`,
            set: (value) => `V.setField(${receiver}, ${name}, ${value})`
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

// ---- casts -------------------------------------------------------------------------------------------------------

export function cast(body: Body, node: Node<'cast'>): Emitted {
    const type = body.resolve(node.type);
    const of = body.expression(node.of);
    if (of.type === type || of.type === 'null') {
        return { ...of, type };
    }
    if (isNumeric(of.type) && isNumeric(type)) {
        return { js: `V.castNumber(${of.js}, ${JSON.stringify(type)})`, type, present: of.present };
    }
    const known = of.type !== 'any' && body.types.isAssignable(of.type, type);
    if (known) {
        return { js: convert(body, of, type, node.at), type, present: of.present };
    }
    const kind = (name: string): string | undefined => body.types.get(name)?.kind;
    const possible =
        of.type === 'Object' ||
        of.type === 'any' ||
        kind(of.type) === 'interface' ||
        kind(type) === 'interface' ||
        split(of.type).base === split(type).base ||
        body.types.isAssignable(type, of.type);
    if (!possible) {
        const problem = `Incompatible types since an instance of ${of.type} is never an instance of ${type}`;
        throw body.error(node.at, `(${type})`, problem);
    }
    return { js: `V.cast(${of.js}, ${JSON.stringify(type)})`, type };
}

export function isInstance(body: Body, node: Node<'instanceof'>): Emitted {
    const type = body.resolve(node.type);
    return {
        js: `V.isInstance(${body.expression(node.of).js}, ${JSON.stringify(type)})`,
        type: 'Boolean',
        present: true
    };
}
