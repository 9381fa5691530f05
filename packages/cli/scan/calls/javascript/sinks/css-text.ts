import type { Piece, Place, Value } from '../../../values.ts';
import type { Sink } from './sink.ts';

const LOAD = /url\(\s*['"]?([^'")]*)|@import\s+['"]([^'"]*)/gi;

/** Each `url(…)` in the text of a style, and each `@import`. */
export function cssSinks(values: Value[]): Pick<Sink, 'kind' | 'values'>[] {
    const found = values.flatMap((value) =>
        value.pieces.flatMap((piece, index) =>
            typeof piece !== 'string'
                ? []
                : [...piece.matchAll(LOAD)].map((match) => ({
                      isImport: match[2] !== undefined,
                      // What follows belongs to the address only where nothing has ended it.
                      value: addressOf(match, piece, value.pieces.slice(index + 1), value.at)
                  }))
        )
    );
    const addresses = found.filter(({ isImport }) => !isImport).map(({ value }) => value);
    const sheets = found.filter(({ isImport }) => isImport).map(({ value }) => value);
    return [
        ...(addresses.length > 0 ? [{ kind: 'css-url' as const, values: addresses }] : []),
        ...(sheets.length > 0 ? [{ kind: 'link' as const, values: sheets }] : [])
    ];
}

function addressOf(match: RegExpExecArray, content: string, rest: Piece[], at: Place): Value {
    const isWhole = match.index + match[0].length < content.length;
    const pieces = [match[1] ?? match[2], ...(isWhole ? [] : rest)];
    return { pieces: pieces.filter((piece, index, all) => piece !== '' || all.length === 1), at };
}
