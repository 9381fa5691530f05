import { exception } from '../../runtime/exceptions.ts';

/* Characters that take two places in a text, as java.lang.String counts them. */

function check(isInside: boolean, index: number): void {
    if (!isInside) {
        throw exception('StringException', `String index out of range: ${index}`);
    }
}

export function charAt(self: string, index: number): number {
    check(index >= 0 && index < self.length, index);
    return self.charCodeAt(index);
}

export function codePointAt(self: string, index: number): number {
    check(index >= 0 && index < self.length, index);
    return self.codePointAt(index)!;
}

export function codePointBefore(self: string, index: number): number {
    check(index > 0 && index <= self.length, index);
    return [...self.slice(Math.max(0, index - 2), index)].at(-1)!.codePointAt(0)!;
}

export function codePointCount(self: string, from: number, to: number): number {
    check(from >= 0 && from <= to, from);
    check(to <= self.length, to);
    return [...self.slice(from, to)].length;
}

/** The place that lies so many characters further, or back when the number is negative. */
export function offsetByCodePoints(self: string, from: number, count: number): number {
    check(from >= 0 && from <= self.length, from);
    const way = count < 0 ? [...self.slice(0, from)].reverse() : [...self.slice(from)];
    check(way.length >= Math.abs(count), count);
    const passed = way.slice(0, Math.abs(count)).join('').length;
    return count < 0 ? from - passed : from + passed;
}
