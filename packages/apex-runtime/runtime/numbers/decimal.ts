import type { ApexValue } from '../apex-value.ts';
import { exception } from '../exceptions.ts';
import { spend } from '../fuel.ts';

export type RoundingMode = 'CEILING' | 'DOWN' | 'FLOOR' | 'HALF_DOWN' | 'HALF_EVEN' | 'HALF_UP' | 'UNNECESSARY' | 'UP';

const DIVISION_DIGITS = 33;
const SMALL = 2n ** 1024n;

export const powerOfTen = (exponent: number): bigint => 10n ** BigInt(exponent);
const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/** An exact decimal number, `unscaled × 10^-scale`, as java.math.BigDecimal has it. */
export class Decimal implements ApexValue {
    readonly unscaled: bigint;
    readonly scale: number;

    constructor(unscaled: bigint, scale: number) {
        this.unscaled = unscaled;
        this.scale = scale;
    }

    get apexType(): string {
        return 'Decimal';
    }

    /** From text such as `-1.50` or `1e3`; undefined when it is no number. */
    static parse(text: string): Decimal | undefined {
        const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text.trim());
        if (!match || !(match[2] || match[3])) {
            return undefined;
        }
        const [, sign, whole, fraction = '', exponent = '0'] = match;
        if (Math.abs(Number(exponent)) > 400) {
            return undefined;
        }
        const scale = fraction.length - Number(exponent);
        const digits = BigInt(whole + fraction);
        const unscaled = sign === '-' ? -digits : digits;
        return new Decimal(unscaled, scale);
    }

    static of(value: number | bigint): Decimal {
        return typeof value === 'bigint' || Number.isInteger(value)
            ? new Decimal(BigInt(value), 0)
            : (Decimal.parse(String(value)) ?? new Decimal(0n, 0));
    }

    toNumber(): number {
        return Number(this.toString());
    }

    /**
     * As java.math.BigDecimal: with an exponent when the scale is negative, or the first digit stands more than six places behind
     * the point.
     */
    toString(): string {
        const digits = absolute(this.unscaled).toString();
        const exponent = digits.length - 1 - this.scale;
        if (this.scale >= 0 && exponent >= -6) {
            return this.toPlainString();
        }
        const rest = digits.length > 1 ? `.${digits.slice(1)}` : '';
        return `${this.unscaled < 0n ? '-' : ''}${digits[0]}${rest}E${exponent < 0 ? '' : '+'}${exponent}`;
    }

    toPlainString(): string {
        const digits = absolute(this.unscaled * (this.scale < 0 ? powerOfTen(-this.scale) : 1n))
            .toString()
            .padStart(this.scale + 1, '0');
        const sign = this.unscaled < 0n ? '-' : '';
        return this.scale <= 0 ? sign + digits : `${sign}${digits.slice(0, -this.scale)}.${digits.slice(-this.scale)}`;
    }

    private at(scale: number): bigint {
        return this.unscaled * powerOfTen(scale - this.scale);
    }

    add(other: Decimal): Decimal {
        const scale = Math.max(this.scale, other.scale);
        return new Decimal(this.at(scale) + other.at(scale), scale);
    }

    subtract(other: Decimal): Decimal {
        return this.add(new Decimal(-other.unscaled, other.scale));
    }

    multiply(other: Decimal): Decimal {
        checkDigits(this.unscaled, other.unscaled);
        return new Decimal(this.unscaled * other.unscaled, this.scale + other.scale);
    }

    /** To 33 digits, trailing zeros cut down to the scale that the operands suggest. */
    divide(other: Decimal): Decimal {
        const preferred = Math.max(this.scale - other.scale, 0);
        // The quotient is between 0.1 and 10 of these tens.
        const tens = this.precision - this.scale - (other.precision - other.scale);
        const quotient = this.divideTo(other, DIVISION_DIGITS - tens, 'HALF_UP');
        const isLonger = quotient.precision > DIVISION_DIGITS;
        return (isLonger ? this.divideTo(other, DIVISION_DIGITS - tens - 1, 'HALF_UP') : quotient).strip(preferred);
    }

    divideTo(other: Decimal, scale: number, mode: RoundingMode): Decimal {
        if (other.unscaled === 0n) {
            throw exception('MathException', 'Divide by 0');
        }
        const shift = scale + other.scale - this.scale;
        const top = shift >= 0 ? this.unscaled * powerOfTen(shift) : this.unscaled;
        const bottom = shift >= 0 ? other.unscaled : other.unscaled * powerOfTen(-shift);
        return new Decimal(roundedQuotient(top, bottom, mode), scale);
    }

    remainder(other: Decimal): Decimal {
        const scale = Math.max(this.scale, other.scale);
        return new Decimal(this.at(scale) % other.at(scale), scale);
    }

    setScale(scale: number, mode: RoundingMode): Decimal {
        if (scale < 0) {
            const tens = powerOfTen(-scale);
            return this.scale < scale
                ? this
                : new Decimal(roundedQuotient(this.unscaled, powerOfTen(this.scale - scale), mode) * tens, 0);
        }
        return scale >= this.scale
            ? new Decimal(this.at(scale), scale)
            : new Decimal(roundedQuotient(this.unscaled, powerOfTen(this.scale - scale), mode), scale);
    }

    /** Without trailing zeros, but not below a scale. */
    strip(least = 0): Decimal {
        let { unscaled, scale } = this;
        while (scale > least && unscaled % 10n === 0n) {
            unscaled /= 10n;
            scale--;
        }
        return new Decimal(unscaled, scale);
    }

    compare(other: Decimal): number {
        const scale = Math.max(this.scale, other.scale);
        const [left, right] = [this.at(scale), other.at(scale)];
        return left < right ? -1 : left > right ? 1 : 0;
    }

    get precision(): number {
        return absolute(this.unscaled).toString().length;
    }
}

/** More digits than the heap of a transaction has room for. */
const MAX_BITS = 2_000_000;

function checkDigits(left: bigint, right: bigint): void {
    const isSmall = (value: bigint): boolean => value < SMALL && value > -SMALL;
    if (isSmall(left) && isSmall(right)) {
        return;
    }
    const bits = 4 * (absolute(left).toString(16).length + absolute(right).toString(16).length);
    spend(bits / 64);
    if (bits > MAX_BITS) {
        throw new RangeError('Invalid string length: a number of too many digits');
    }
}

function roundedQuotient(top: bigint, bottom: bigint, mode: RoundingMode): bigint {
    const quotient = top / bottom;
    const rest = absolute(top % bottom);
    if (rest === 0n) {
        return quotient;
    }
    if (mode === 'UNNECESSARY') {
        throw exception('MathException', 'Rounding necessary');
    }
    const sign = top < 0n !== bottom < 0n ? -1n : 1n;
    const half = rest * 2n - absolute(bottom);
    const away =
        mode === 'UP' ||
        (mode === 'CEILING' && sign > 0n) ||
        (mode === 'FLOOR' && sign < 0n) ||
        (mode === 'HALF_UP' && half >= 0n) ||
        (mode === 'HALF_DOWN' && half > 0n) ||
        (mode === 'HALF_EVEN' && (half > 0n || (half === 0n && quotient % 2n !== 0n)));
    return away ? quotient + sign : quotient;
}
