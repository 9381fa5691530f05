import type { Value } from '../../../values.ts';
import type { Sink } from './sink.ts';

/** `url(…)` in the text of a style. */
export function cssSinks(values: Value[]): Pick<Sink, 'kind' | 'values'>[] {
    const addresses = values.flatMap((value) => {
        const [start, ...rest] = value.pieces;
        const match = typeof start === 'string' ? /url\(\s*['"]?([^'")]*)/i.exec(start) : undefined;
        if (!match) {
            return [];
        }
        const whole = match.index + match[0].length < (start as string).length;
        return [
            {
                pieces: [match[1], ...(whole ? [] : rest)].filter(
                    (piece, index, all) => piece !== '' || all.length === 1
                ),
                at: value.at
            }
        ];
    });
    return addresses.length > 0 ? [{ kind: 'css-url', values: addresses }] : [];
}
