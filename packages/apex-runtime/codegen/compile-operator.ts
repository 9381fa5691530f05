import { commonType, condition, convertNumeric } from './access.ts';
import { present, type Body, type Emitted } from './body.ts';
import { quoted, rt, type Operation } from './runtime-calls.ts';
import { isNumeric, split, widest } from '../semantics/type-names.ts';
import type { Expression } from '../syntax/tree.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

const ARITHMETIC = ['+', '-', '*', '/'];
const COMPARISON = ['<', '>', '<=', '>='];
const BITS = ['&', '|', '^', '<<', '>>', '>>>'];
const INTEGER: Record<string, Operation> = {
    '+': 'addInteger',
    '-': 'subtractInteger',
    '*': 'multiplyInteger',
    '/': 'divideInteger'
};
const ORDER: Record<string, Operation> = { '<': 'lt', '>': 'gt', '<=': 'le', '>=': 'ge' };

export function binary(body: Body, node: Node<'binary'>): Emitted {
    if (node.op === '&&' || node.op === '||') {
        const js = `(${condition(body, node.left)} ${node.op} ${condition(body, node.right)})`;
        return { js, type: 'Boolean', present: true };
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
        return { js: rt('bitwise', quoted(op), left.js, right.js), type, present: true };
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
                js: `${op === '===' ? '' : '!'}${rt('identical', left.js, right.js)}`,
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
          : { js: rt(ORDER[op], left.js, right.js) };
}

function equality(body: Body, node: Expression, left: Emitted, right: Emitted): string {
    const direct = ['Integer', 'Boolean', 'Long', 'null'];
    if (left.type === 'null' || right.type === 'null' || (left.type === right.type && direct.includes(left.type))) {
        return `(${left.js} === ${right.js})`;
    }
    if ([left.type, right.type].sort().join() === 'Boolean,any') {
        const sides = [left, right].map(({ js, type }) => (type === 'any' ? rt('checkbox', js) : js));
        return `(${sides.join(' === ')})`;
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
    return rt(left.type === 'Id' || right.type === 'Id' ? 'equalId' : 'equal', left.js, right.js);
}

const wrongOperands = (body: Body, node: Expression, op: string, left: Emitted, right: Emitted): Error =>
    body.error(node.at, op, `The operator ${op} cannot be used on ${left.type} and ${right.type}.`);

export function arithmetic(body: Body, node: Expression, op: string, left: Emitted, right: Emitted): Emitted {
    if (
        op === '+' &&
        (left.type === 'String' || right.type === 'String' || left.type === 'Id' || right.type === 'Id')
    ) {
        return { js: rt('cat', string(left), string(right)), type: 'String', present: true };
    }
    if (left.type === 'any' || right.type === 'any') {
        const js = rt('dynamicArithmetic', quoted(op), left.js, right.js);
        const asText = op === '+' ? rt('cat', string(left), string(right)) : undefined;
        return { js, type: 'any', present: true, asText };
    }
    if (['Date', 'Datetime', 'Time'].includes(left.type) && isNumeric(right.type) && (op === '+' || op === '-')) {
        return {
            js: rt('addDays', present(left), right.js, op === '+' ? '1' : '-1'),
            type: left.type,
            present: true
        };
    }
    if (!isNumeric(left.type) || !isNumeric(right.type)) {
        throw wrongOperands(body, node, op, left, right);
    }
    const type = widest(left.type, right.type);
    if (type === 'Integer') {
        return { js: rt(INTEGER[op], left.js, right.js), type, present: true };
    }
    const operands = [left, right].map((value) => convertNumeric(value, type)).join(', ');
    return { js: rt('arithmetic', quoted(op), operands), type, present: true };
}

const string = (value: Emitted): string =>
    value.asText ?? (value.type === 'String' && value.present ? value.js : rt('text', value.js));

export function unary(body: Body, node: Node<'unary'>): Emitted {
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
    const js =
        node.op === '-' ? rt('negate', of.js) : node.op === '~' ? rt('bitwise', quoted('^'), of.js, '-1') : of.js;
    return { js, type: of.type, present: true };
}
