import { concat, isHole, text, unknown, type Value } from '../../values.ts';
import type { Link } from './context.ts';
import { asOwn } from './platform.ts';
import type { Token } from './syntax/tokens.ts';
import type { Range } from './syntax/type.ts';

/** What an argument can be, which resolve.ts knows. */
type ValuesOf = (argument: Range) => Value[];

/** `.trim()` and what else keeps a text, or says that it does not. */
export function methodsOfText(values: Value[], links: Link[], tokens: Token[], valuesOf: ValuesOf): Value[] {
    return links.reduce((left, link) => {
        if (
            link.arguments &&
            /^(trim|removeend|removestart|normalizespace|escapehtml4|toexternalform|geturl|stripend|tostring|deletewhitespace|get|values|remove|iterator|next)$/.test(
                link.name
            )
        ) {
            return left;
        }
        if (link.arguments && /^to(lower|upper)case$/.test(link.name)) {
            return left;
        }
        if (link.arguments && /^replace(all|first)?$/.test(link.name)) {
            return replaced(left, link.arguments, tokens, valuesOf);
        }
        return left.every((value) => asOwn(value)) ? left : left.flatMap((value) => described(value, link.name));
    }, values);
}

const described = ({ pieces: [piece], at }: Value, name: string): Value[] =>
    isHole(piece) ? [{ pieces: [{ ...piece, hole: `${piece.hole}.${name}` }], at }] : unknown(`a text's ${name}`, at);

function replaced(values: Value[], given: Range[], tokens: Token[], valuesOf: ValuesOf): Value[] {
    const what =
        given[0] && tokens[given[0].from].kind === 'text' && given[0].to === given[0].from + 1
            ? tokens[given[0].from].text
            : undefined;
    if (what === undefined || !given[1]) {
        return values;
    }
    const replacements = valuesOf(given[1]);
    return values.flatMap((value) => {
        const [start, ...others] = value.pieces;
        if (typeof start !== 'string' || !start.includes(what)) {
            return [value];
        }
        const index = start.indexOf(what);
        const rest: Value = { pieces: [start.slice(index + what.length), ...others], at: value.at };
        return concat(concat(text(start.slice(0, index), value.at), replacements), [rest]);
    });
}
