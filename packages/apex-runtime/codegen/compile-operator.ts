import { commonType, condition, convertNumeric } from './access.ts';
import { present, type Body, type Emitted } from './body.ts';
import { quoted, rt, type Operation } from './runtime-calls.ts';
import { ANY, BOOLEAN, DATE, DATETIME, ID, INTEGER, LONG, NULL, STRING, TIME, widest } from '../semantics/apex-type.ts';
import type { Expression } from '../syntax/tree.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

const ARITHMETIC = ['+', '-', '*', '/'];
const COMPARISON = ['<', '>', '<=', '>='];
const BITS = ['&', '|', '^', '<<', '>>', '>>>'];
const ON_INTEGERS: Record<string, Operation> = {
    '+': 'addInteger',
    '-': 'subtractInteger',
    '*': 'multiplyInteger',
    '/': 'divideInteger'
};
/** Types of operands of `&` and its like. */
const BITWISE = new Set([INTEGER, LONG, BOOLEAN, ANY]);
/** Whose values JavaScript compares as Apex does. */
const DIRECT = new Set([INTEGER, BOOLEAN, LONG, NULL]);
const TEXT = new Set([STRING, ID]);
const DATES = new Set([DATE, DATETIME, TIME]);
const ORDER: Record<string, Operation> = { '<': 'lt', '>': 'gt', '<=': 'le', '>=': 'ge' };

export function binary(body: Body, node: Node<'binary'>): Emitted {
    if (node.op === '&&' || node.op === '||') {
        const js = `(${condition(body, node.left)} ${node.op} ${condition(body, node.right)})`;
        return { js, type: BOOLEAN, present: true };
    }
    return operate(body, node, node.op, body.expression(node.left), body.expression(node.right));
}

/** The operator on two values that are compiled already. */
export function operate(body: Body, node: Expression, op: string, left: Emitted, right: Emitted): Emitted {
    if (ARITHMETIC.includes(op)) {
        return arithmetic(body, node, op, left, right);
    }
    if (COMPARISON.includes(op)) {
        return {
            js: rt('ordered', quoted(op), left.js, right.js),
            type: BOOLEAN,
            present: true,
            ...fast(op, left, right)
        };
    }
    if (BITS.includes(op)) {
        const type = left.type === LONG || right.type === LONG ? LONG : left.type;
        if (!BITWISE.has(type)) {
            throw wrongOperands(body, node, op, left, right);
        }
        return { js: rt('bitwise', quoted(op), left.js, right.js), type, present: true };
    }
    switch (op) {
        case '==':
        case '!=':
        case '<>':
            return {
                js: `${op === '==' ? '' : '!'}${equality(body, node, left, right)}`,
                type: BOOLEAN,
                present: true
            };
        case '===':
        case '!==':
            return {
                js: `${op === '===' ? '' : '!'}${rt('identical', left.js, right.js)}`,
                type: BOOLEAN,
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
    const integers = left.type === INTEGER && right.type === INTEGER;
    return !integers
        ? {}
        : left.present && right.present
          ? { js: `(${left.js} ${op} ${right.js})` }
          : { js: rt(ORDER[op], left.js, right.js) };
}

function equality(body: Body, node: Expression, left: Emitted, right: Emitted): string {
    if (left.type === NULL || right.type === NULL || (left.type === right.type && DIRECT.has(left.type))) {
        return `(${left.js} === ${right.js})`;
    }
    const isCheckbox = left.type === BOOLEAN ? right.type === ANY : left.type === ANY && right.type === BOOLEAN;
    if (isCheckbox) {
        const sides = [left, right].map(({ js, type }) => (type === ANY ? rt('checkbox', js) : js));
        return `(${sides.join(' === ')})`;
    }
    const comparable =
        (left.type.isNumeric && right.type.isNumeric) ||
        body.types.isAssignable(left.type, right.type) ||
        body.types.isAssignable(right.type, left.type) ||
        body.types.get(left.type)?.kind === 'interface' ||
        body.types.get(right.type)?.kind === 'interface' ||
        left.type.raw === right.type.raw;
    if (!comparable) {
        const problem = `Comparison arguments must be compatible types: ${left.type}, ${right.type}`;
        throw body.error(node.at, '==', problem);
    }
    return rt(left.type === ID || right.type === ID ? 'equalId' : 'equal', left.js, right.js);
}

const wrongOperands = (body: Body, node: Expression, op: string, left: Emitted, right: Emitted): Error =>
    body.error(node.at, op, `The operator ${op} cannot be used on ${left.type} and ${right.type}.`);

export function arithmetic(body: Body, node: Expression, op: string, left: Emitted, right: Emitted): Emitted {
    if (op === '+' && (TEXT.has(left.type) || TEXT.has(right.type))) {
        return { js: rt('cat', string(left), string(right)), type: STRING, present: true };
    }
    if (left.type === ANY || right.type === ANY) {
        const js = rt('dynamicArithmetic', quoted(op), left.js, right.js);
        const asText = op === '+' ? rt('cat', string(left), string(right)) : undefined;
        return { js, type: ANY, present: true, asText };
    }
    if (DATES.has(left.type) && right.type.isNumeric && (op === '+' || op === '-')) {
        return {
            js: rt('addDays', present(left), right.js, op === '+' ? '1' : '-1'),
            type: left.type,
            present: true
        };
    }
    if (!left.type.isNumeric || !right.type.isNumeric) {
        throw wrongOperands(body, node, op, left, right);
    }
    const type = widest(left.type, right.type);
    if (type === INTEGER) {
        return { js: rt(ON_INTEGERS[op], left.js, right.js), type, present: true };
    }
    const operands = [left, right].map((value) => convertNumeric(value, type)).join(', ');
    return { js: rt('arithmetic', quoted(op), operands), type, present: true };
}

const string = (value: Emitted): string =>
    value.asText ?? (value.type === STRING && value.present ? value.js : rt('text', value.js));

export function unary(body: Body, node: Node<'unary'>): Emitted {
    if (node.op === '!') {
        return { js: `!${condition(body, node.of)}`, type: BOOLEAN, present: true };
    }
    if (node.op === '-' && node.of.kind === 'literal' && node.of.value === '2147483648') {
        return { js: '-2147483648', type: INTEGER, present: true };
    }
    const of = body.expression(node.of);
    if (node.op === '+' && of.type === STRING) {
        return of;
    }
    if (!of.type.isNumeric && of.type !== ANY) {
        throw body.error(node.at, node.op, `The operator ${node.op} cannot be used on ${of.type}.`);
    }
    if (node.op === '-' && node.of.kind === 'literal' && of.type === INTEGER) {
        return { js: `-${of.js}`, type: of.type, present: true };
    }
    const js =
        node.op === '-' ? rt('negate', of.js) : node.op === '~' ? rt('bitwise', quoted('^'), of.js, '-1') : of.js;
    return { js, type: of.type, present: true };
}
