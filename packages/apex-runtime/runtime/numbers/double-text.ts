import type { Double } from '../values.ts';

/** As java.lang.Double prints it: `1.0`, `-0.0`, `1.0E10`. */
export function doubleText({ value }: Double): string {
    const size = Math.abs(value);
    if (!Number.isFinite(value)) {
        return String(value);
    }
    if (size !== 0 && (size >= 1e7 || size < 1e-3)) {
        const [mantissa, exponent] = value.toExponential().split('e');
        return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
    }
    const digits = Object.is(value, -0) ? '-0' : String(value);
    return Number.isInteger(value) ? `${digits}.0` : digits;
}
