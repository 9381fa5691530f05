import { concat, isHole, knownText, text, unknown, type Value } from '../../values.ts';
import type { Link } from './context.ts';
import { asOwn } from './platform.ts';
import type { Range } from './syntax/type.ts';

/** What an argument can be, which resolve.ts knows. */
type ValuesOf = (argument: Range) => Value[];

/** `.trim()` and what else keeps a text, or says that it does not. */
export function methodsOfText(values: Value[], links: Link[], valuesOf: ValuesOf): Value[] {
    return links.reduce((left, link) => {
        if (
            link.arguments &&
            /^(trim|removeend|removestart|normalizespace|escapehtml4|toexternalform|geturl|stripend|tostring|deletewhitespace|get|values|remove|iterator|next|name)$/.test(
                link.name
            )
        ) {
            return left;
        }
        if (link.arguments && /^to(lower|upper)case$/.test(link.name)) {
            return left;
        }
        if (link.arguments && /^replace(all|first)?$/.test(link.name)) {
            return replaced(left, link.arguments, valuesOf);
        }
        return left.every((value) => asOwn(value)) ? left : left.flatMap((value) => described(value, link.name));
    }, values);
}

const described = ({ pieces: [piece], at }: Value, name: string): Value[] =>
    isHole(piece) ? [{ pieces: [{ ...piece, hole: `${piece.hole}.${name}` }], at }] : unknown(`a text's ${name}`, at);

function replaced(values: Value[], given: Range[], valuesOf: ValuesOf): Value[] {
    const [what, ...others] = given[0] ? valuesOf(given[0]).map(knownText) : [];
    if (what === undefined || others.length > 0 || !given[1]) {
        return values;
    }
    const replacements = valuesOf(given[1]);
    return values.flatMap((value) => {
        const [start, ...rest] = value.pieces;
        if (typeof start !== 'string' || !start.includes(what)) {
            return [value];
        }
        const index = start.indexOf(what);
        const end: Value = { pieces: [start.slice(index + what.length), ...rest], at: value.at };
        return concat(concat(text(start.slice(0, index), value.at), replacements), [end]);
    });
}
