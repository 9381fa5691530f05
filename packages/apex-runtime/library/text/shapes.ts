import { exception } from '../../runtime/exceptions.ts';
import { spend } from '../../runtime/fuel.ts';
import { checkSize, whole } from '../../runtime/operations.ts';
import type { Value } from '../../runtime/values.ts';

/* Texts cut to a width, and compared letter by letter: as org.apache.commons.lang.StringUtils has it. */

export const pad = (self: string, length: number, filler: string, atStart: boolean): string => {
    checkSize(length);
    return whole(atStart ? self.padStart(length, filler || ' ') : self.padEnd(length, filler || ' '));
};

export function levenshtein(left: string, right: string): number {
    let row = Array.from({ length: right.length + 1 }, (_, i) => i);
    for (let i = 1; i <= left.length; i++) {
        spend(right.length);
        const next = [i];
        for (let j = 1; j <= right.length; j++) {
            const change = row[j - 1] + (left[i - 1] === right[j - 1] ? 0 : 1);
            next.push(Math.min(next[j - 1] + 1, row[j] + 1, change));
        }
        row = next;
    }
    return row[right.length];
}

/** As org.apache.commons.lang has it, with its least widths. */
export function abbreviate(self: string, width: number, offset = 0): string {
    if (width < 4) {
        throw exception('StringException', 'Minimum abbreviation width is 4');
    }
    if (self.length <= width) {
        return self;
    }
    const start = Math.min(offset, self.length - (width - 3));
    if (start <= 4) {
        return `${self.slice(0, width - 3)}...`;
    }
    if (width < 7) {
        throw exception('StringException', 'Minimum abbreviation width with offset is 7');
    }
    return start + width - 3 < self.length
        ? `...${self.slice(start, start + width - 6)}...`
        : `...${self.slice(self.length - (width - 3))}`;
}

export function center(self: string, size: number, filler = ' '): string {
    const left = Math.floor(Math.max(0, size - self.length) / 2);
    return pad(pad(self, self.length + left, filler, true), size, filler, false);
}

export function differenceIndex(left: string, right: string): number {
    const shorter = Math.min(left.length, right.length);
    for (let i = 0; i < shorter; i++) {
        if (left[i] !== right[i]) {
            return i;
        }
    }
    return left.length === right.length ? -1 : shorter;
}

export const indexOfIgnoreCase = (self: string, part: string, from = 0): number =>
    self.toLowerCase().indexOf(part.toLowerCase(), from);

export const lastIndexOfIgnoreCase = (self: string, part: string, from = self.length): number =>
    from < 0 ? -1 : self.toLowerCase().lastIndexOf(part.toLowerCase(), from);

export function sameStart(items: Value[]): string {
    const [first = '', ...others] = items as string[];
    let length = first.length;
    for (const other of others) {
        const differs = differenceIndex(first, other);
        length = differs < 0 ? length : Math.min(length, differs);
    }
    return first.slice(0, length);
}
