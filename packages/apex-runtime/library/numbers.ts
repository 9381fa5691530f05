import { Decimal, type RoundingMode } from '../runtime/numbers/decimal.ts';
import { exception, nullArgument } from '../runtime/exceptions.ts';
import { cast, castNumber, typeOf } from '../runtime/operations.ts';
import {
    compareNumbers,
    isFinite,
    negate,
    toDecimal,
    toDouble,
    truncate,
    wrapLong
} from '../runtime/numbers/numbers.ts';
import { Double, EnumValue, type Numeric, type Value } from '../runtime/values.ts';
import { apexType } from '../semantics/apex-type.ts';
import type { LibraryTypes, Native } from './define.ts';

function parsed<T>(kind: string, value: string | null, parse: (text: string) => T | undefined): T {
    if (value === null) {
        throw nullArgument();
    }
    const result = parse(value);
    if (result === undefined) {
        throw exception('TypeException', `Invalid ${kind}: ${value}`);
    }
    return result;
}

const wholeNumber = (text: string, bits: number): bigint | undefined => {
    const value = /^[+-]?\d+$/.test(text) ? BigInt(text.replace('+', '')) : undefined;
    return value !== undefined && BigInt.asIntN(bits, value) === value ? value : undefined;
};

const integerOf = (value: string | null): number => Number(parsed('integer', value, (text) => wholeNumber(text, 32)));
/** Decimals are cut. */
const longOf = (value: string | null): bigint =>
    parsed('long', value, (text) => wholeNumber(text.replace(/(?<=\d)\.\d*$/, ''), 64));
/** As java.math.BigDecimal reads it: no space around it. */
const decimalOf = (value: string | null): Decimal =>
    parsed('decimal', value, (text) => (/\s/.test(text) ? undefined : Decimal.parse(text)));
/** As java.lang.Double reads it: space around it, the letter of its type, and what is not finite. */
const doubleOf = (value: string | null): Double =>
    parsed('double', value, (text) => {
        const number = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[dDfF]?$/.exec(text.trim());
        const named = /^[+-]?(NaN|Infinity)$/.exec(text.trim());
        return number || named ? new Double(Number(number?.[1] ?? named![0].replace(/^.NaN$/, 'NaN'))) : undefined;
    });

/** Of an Object: text may have decimals then, which are cut. */
const anyNumber =
    (type: string): Native =>
    (value: Value) =>
        castNumber(
            typeof value === 'string' || value === null
                ? parsed(type.toLowerCase(), value, (text) => Decimal.parse(text))
                : cast(value, apexType(typeOf(value)).isNumeric ? typeOf(value) : type),
            type
        );

const mode = (value: EnumValue | undefined): RoundingMode => (value?.name as RoundingMode | undefined) ?? 'HALF_EVEN';

function checkedScale(scale: number): number {
    if (scale < -33 || scale > 33) {
        throw exception('MathException', 'Scale must be between -33 and 33.');
    }
    return scale;
}

const setScale = (self: Decimal, scale: number, rounding?: EnumValue): Decimal =>
    self.setScale(checkedScale(scale), mode(rounding));

const roundToLong = (value: Numeric, rounding?: EnumValue): bigint =>
    isFinite(value) ? wrapLong(toDecimal(value)!.setScale(0, mode(rounding)).unscaled) : truncate(value, 64);
const round = (value: Numeric, rounding?: EnumValue): number =>
    isFinite(value) ? Number(BigInt.asIntN(32, roundToLong(value, rounding))) : Number(truncate(value, 32));

const grouped = (value: Numeric): string => {
    // As the locale en_US shows a number: at most three decimals, none of them a zero at the end.
    const exact = toDecimal(value)!;
    const shown = exact.scale > 3 ? exact.setScale(3, 'HALF_EVEN') : exact;
    const [whole, fraction] = shown.strip().toPlainString().split('.');
    return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '');
};

/** One method for each numeric type: the result has the type of the arguments. */
function overloaded(name: string, parameters: number, types: string[], native: Native): Record<string, Native> {
    return Object.fromEntries(
        types.map((type) => [`static ${type} ${name}(${Array<string>(parameters).fill(type).join(', ')})`, native])
    );
}

const NUMBERS_ALL = ['Integer', 'Long', 'Double', 'Decimal'];
const isNegative = (value: Numeric): boolean => compareNumbers(value, 0) < 0;

/** Functions of one real number, for Decimal and Double. */
function real(names: string[]): Record<string, Native> {
    const functions = Math as unknown as Record<string, (value: number) => number>;
    return Object.assign(
        {},
        ...names.map((name) => ({
            [`static Decimal ${name}(Decimal)`]: (value: Decimal) => {
                const result = functions[name](value.toNumber());
                // A whole result has no decimals.
                return Number.isInteger(result) ? Decimal.of(result) : toDecimal(new Double(result));
            },
            [`static Double ${name}(Double)`]: (value: Double) => new Double(functions[name](value.value))
        }))
    ) as Record<string, Native>;
}

function mod(left: number | bigint, right: number | bigint): number | bigint {
    if (!right) {
        throw exception('MathException', 'Divide by 0');
    }
    return (left as number) % (right as number);
}

function decimalPower(self: Decimal, exponent: number): Decimal {
    if (exponent < 0) {
        throw exception('MathException', 'Invalid operation');
    }
    let result = Decimal.of(1);
    let factor = self;
    for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
        result = rest % 2 === 1 ? result.multiply(factor) : result;
        factor = rest > 1 ? factor.multiply(factor) : factor;
    }
    return result;
}

export const NUMBERS: LibraryTypes = {
    RoundingMode: {
        constants: ['CEILING', 'DOWN', 'FLOOR', 'HALF_DOWN', 'HALF_EVEN', 'HALF_UP', 'UNNECESSARY', 'UP']
    },
    Integer: {
        methods: {
            'static Integer valueOf(String)': integerOf,
            'static Integer valueOf(Object)': anyNumber('Integer'),
            'String format()': grouped
        },
        fields: {
            'static Integer MAX_VALUE': [() => 2147483647],
            'static Integer MIN_VALUE': [() => -2147483648]
        }
    },
    Long: {
        methods: {
            'static Long valueOf(String)': longOf,
            'Integer intValue()': (self: bigint) => castNumber(self, 'Integer'),
            'String format()': grouped
        },
        fields: {
            'static Long MAX_VALUE': [() => 9223372036854775807n],
            'static Long MIN_VALUE': [() => -9223372036854775808n]
        }
    },
    Double: {
        methods: {
            'static Double valueOf(String)': doubleOf,
            'static Double valueOf(Object)': anyNumber('Double'),
            'String format()': grouped,
            'Integer intValue()': (self: Double) => castNumber(self, 'Integer'),
            'Long longValue()': (self: Numeric) => truncate(self, 64),
            'Long round()': (self: Double) => roundToLong(self)
        }
    },
    Decimal: {
        methods: {
            'static Decimal valueOf(String)': decimalOf,
            'static Decimal valueOf(Double?)': toDecimal,
            'static Decimal valueOf(Long?)': toDecimal,
            'Decimal abs()': (self: Decimal) => (isNegative(self) ? negate(self) : self),
            'Decimal divide(Decimal, Integer)': (self: Decimal, by: Decimal, scale: number) =>
                self.divideTo(by, checkedScale(scale), 'HALF_UP'),
            'Decimal divide(Decimal, Integer, RoundingMode)': (
                self: Decimal,
                by: Decimal,
                scale: number,
                rounding: EnumValue
            ) => self.divideTo(by, checkedScale(scale), mode(rounding)),
            'Double doubleValue()': toDouble,
            'String format()': grouped,
            'Integer intValue()': (self: Decimal) => castNumber(self, 'Integer'),
            'Long longValue()': (self: Numeric) => truncate(self, 64),
            'Decimal pow(Integer)': decimalPower,
            'Integer precision()': (self: Decimal) => self.precision,
            'Long round()': (self: Decimal) => roundToLong(self),
            'Long round(RoundingMode)': roundToLong,
            'Integer scale()': (self: Decimal) => self.scale,
            'Decimal setScale(Integer)': setScale,
            'Decimal setScale(Integer, RoundingMode)': setScale,
            'Decimal stripTrailingZeros()': (self: Decimal) =>
                self.unscaled === 0n ? Decimal.of(0) : self.strip(-self.precision),
            'String toPlainString()': (self: Decimal) => self.toPlainString()
        }
    },
    Math: {
        methods: {
            ...overloaded('abs', 1, NUMBERS_ALL, (value: Numeric) => (isNegative(value) ? negate(value) : value)),
            ...overloaded('max', 2, NUMBERS_ALL, (a: Numeric, b: Numeric) => (compareNumbers(a, b) < 0 ? b : a)),
            ...overloaded('min', 2, NUMBERS_ALL, (a: Numeric, b: Numeric) => (compareNumbers(a, b) > 0 ? b : a)),
            ...overloaded('mod', 2, ['Integer', 'Long'], mod),
            ...real([
                'acos',
                'asin',
                'atan',
                'cbrt',
                'cos',
                'cosh',
                'exp',
                'log',
                'log10',
                'sin',
                'sinh',
                'sqrt',
                'tan',
                'tanh'
            ]),
            'static Decimal atan2(Decimal, Decimal)': (y: Decimal, x: Decimal) =>
                toDecimal(new Double(Math.atan2(y.toNumber(), x.toNumber()))),
            'static Double atan2(Double, Double)': (y: Double, x: Double) => new Double(Math.atan2(y.value, x.value)),
            'static Decimal ceil(Decimal)': (value: Decimal) => value.setScale(0, 'CEILING'),
            'static Double ceil(Double)': (value: Double) => new Double(Math.ceil(value.value)),
            'static Decimal floor(Decimal)': (value: Decimal) => value.setScale(0, 'FLOOR'),
            'static Double floor(Double)': (value: Double) => new Double(Math.floor(value.value)),
            'static Double pow(Double, Double)': (base: Double, exponent: Double) =>
                new Double(base.value ** exponent.value),
            'static Decimal rint(Decimal)': (value: Decimal) => value.setScale(0, 'HALF_EVEN'),
            'static Double rint(Double)': (value: Double) =>
                new Double(toDecimal(value)!.setScale(0, 'HALF_EVEN').toNumber()),
            'static Double random()': () => new Double(Math.random()),
            'static Integer round(Decimal)': (value: Decimal) => round(value),
            'static Integer round(Double)': (value: Double) => round(value),
            'static Long roundToLong(Decimal)': (value: Decimal) => roundToLong(value),
            'static Long roundToLong(Double)': (value: Double) => roundToLong(value),
            'static Decimal signum(Decimal)': (value: Decimal) => Decimal.of(compareNumbers(value, 0)),
            'static Double signum(Double)': (value: Double) => new Double(Math.sign(value.value))
        },
        fields: {
            'static Double PI': [() => new Double(Math.PI)],
            'static Double E': [() => new Double(Math.E)]
        }
    }
};
