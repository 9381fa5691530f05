import type { Double } from './values.ts';

/** As java.lang.Double prints it: `1.0`, `1.0E10`. */
export function doubleText({ value }: Double): string {
    const size = Math.abs(value);
    if (!Number.isFinite(value)) {
        return String(value);
    }
    if (size !== 0 && (size >= 1e7 || size < 1e-3)) {
        const [mantissa, exponent] = value.toExponential().split('e');
        return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
    }
    return Number.isInteger(value) ? `${value}.0` : String(value);
}
