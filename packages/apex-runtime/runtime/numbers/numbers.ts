import { Decimal } from './decimal.ts';
import { doubleText } from './double-text.ts';
import { exception, nullPointer } from '../exceptions.ts';
import { Double, type Numeric, type Value } from '../values.ts';

const MIN_INTEGER = -2147483648;

function present<T>(value: T | null): T {
    if (value === null || value === undefined) {
        throw nullPointer();
    }
    return value;
}

const divideByZero = (): never => {
    throw exception('MathException', 'Divide by 0');
};

export const wrapLong = (value: bigint): bigint => BigInt.asIntN(64, value);

export function toDouble(value: Value): Double | null {
    if (value === null || value instanceof Double) {
        return value;
    }
    return new Double(value instanceof Decimal ? value.toNumber() : Number(value));
}

export function toDecimal(value: Value): Decimal | null {
    if (value === null || value instanceof Decimal) {
        return value;
    }
    // As java.math.BigDecimal.valueOf: 4 is 4.0 when it was a Double, and what is not finite is no Decimal.
    return value instanceof Double ? Decimal.parse(doubleText(finite(value)))! : Decimal.of(value as number | bigint);
}

export const isFinite = (value: Numeric): boolean => !(value instanceof Double) || Number.isFinite(value.value);

function finite(value: Double): Double {
    if (!isFinite(value)) {
        throw exception('MathException', 'Infinite or NaN');
    }
    return value;
}

export const toLong = (value: Value): bigint | null => (typeof value === 'number' ? BigInt(value) : (value as bigint));

/** A number cut down to so many bits, as `intValue()` and `longValue()` do: a Double that is too large becomes the largest, others wrap. */
export function truncate(value: Numeric, bits: 32 | 64): bigint {
    if (value instanceof Double) {
        return saturated(value.value, bits);
    }
    return BigInt.asIntN(bits, value instanceof Decimal ? value.setScale(0, 'DOWN').unscaled : BigInt(value));
}

/** As Java casts a double: what is no number is 0. */
function saturated(value: number, bits: number): bigint {
    const limit = 2 ** (bits - 1);
    if (Number.isNaN(value)) {
        return 0n;
    }
    return value >= limit ? BigInt(limit) - 1n : value <= -limit ? -BigInt(limit) : BigInt(Math.trunc(value));
}

// Integer arithmetic: 32 bits, wrapping.
type I = number | null;

export function addInteger(left: I, right: I): number {
    if (left === null || right === null) {
        throw nullPointer();
    }
    return (left + right) | 0;
}

export function subtractInteger(left: I, right: I): number {
    if (left === null || right === null) {
        throw nullPointer();
    }
    return (left - right) | 0;
}

export const multiplyInteger = (left: I, right: I): number => Math.imul(present(left), present(right));

export function divideInteger(left: I, right: I): number {
    const [top, bottom] = [present(left), present(right)];
    return bottom === 0 ? divideByZero() : top === MIN_INTEGER && bottom === -1 ? top : Math.trunc(top / bottom) | 0;
}

/** `+`, `-`, `*`, `/` on two values of one numeric type that is not Integer. */
export function arithmetic(op: string, left: Value, right: Value): Value {
    if (left === null || right === null) {
        throw nullPointer();
    }
    if (left instanceof Decimal) {
        return decimalArithmetic(op, left, right as Decimal);
    }
    if (left instanceof Double) {
        return new Double(doubleArithmetic(op, left.value, (right as Double).value));
    }
    if (typeof left === 'number') {
        const integer = { '+': addInteger, '-': subtractInteger, '*': multiplyInteger, '/': divideInteger }[op]!;
        return integer(left, right as number);
    }
    return wrapLong(longArithmetic(op, left as bigint, right as bigint));
}

function longArithmetic(op: string, left: bigint, right: bigint): bigint {
    switch (op) {
        case '+':
            return left + right;
        case '-':
            return left - right;
        case '*':
            return left * right;
        default:
            return right === 0n ? divideByZero() : left / right;
    }
}

function doubleArithmetic(op: string, left: number, right: number): number {
    switch (op) {
        case '+':
            return left + right;
        case '-':
            return left - right;
        case '*':
            return left * right;
        default:
            return right === 0 ? divideByZero() : left / right;
    }
}

function decimalArithmetic(op: string, left: Decimal, right: Decimal): Decimal {
    switch (op) {
        case '+':
            return left.add(right);
        case '-':
            return left.subtract(right);
        case '*':
            return left.multiply(right);
        default:
            return right.unscaled === 0n ? divideByZero() : left.divide(right);
    }
}

export function negate(value: Value): Value {
    const number = present(value);
    if (number instanceof Decimal) {
        return new Decimal(-number.unscaled, number.scale);
    }
    if (number instanceof Double) {
        return new Double(-number.value);
    }
    return typeof number === 'bigint' ? wrapLong(-number) : -(number as number) | 0;
}

/** Shifts and bitwise operators on Integer, Long or Boolean. */
export function bitwise(op: string, left: Value, right: Value): Value {
    const [a, b] = [present(left), present(right)];
    if (typeof a === 'boolean') {
        return op === '&' ? a && (b as boolean) : op === '|' ? a || (b as boolean) : a !== b;
    }
    if (typeof a === 'number' && typeof b === 'number') {
        return integerBits(op, a, b);
    }
    return wrapLong(longBits(op, BigInt(a as bigint), BigInt(b as bigint)));
}

function integerBits(op: string, a: number, b: number): number {
    switch (op) {
        case '&':
            return a & b;
        case '|':
            return a | b;
        case '^':
            return a ^ b;
        case '<<':
            return a << b;
        case '>>':
            return a >> b;
        default:
            return (a >>> b) | 0;
    }
}

function longBits(op: string, a: bigint, b: bigint): bigint {
    switch (op) {
        case '&':
            return a & b;
        case '|':
            return a | b;
        case '^':
            return a ^ b;
        case '<<':
            return a << (b & 63n);
        case '>>':
            return a >> (b & 63n);
        default:
            return BigInt.asUintN(64, a) >> (b & 63n);
    }
}

/** -1, 0 or 1, for two numbers of any types; as java.lang.Double compares, for which NaN is above all others. */
export function compareNumbers(left: Numeric, right: Numeric): number {
    const isExact = left instanceof Decimal || right instanceof Decimal;
    if (isExact && isFinite(left) && isFinite(right)) {
        return toDecimal(left)!.compare(toDecimal(right)!);
    }
    const [a, b] = [left, right].map((each) =>
        each instanceof Double ? each.value : each instanceof Decimal ? each.toNumber() : each
    );
    return a < b ? -1 : a > b ? 1 : Number(Number.isNaN(a)) - Number(Number.isNaN(b));
}
