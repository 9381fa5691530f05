import { knownText } from '../../values.ts';
import type { ApexContext } from './context.ts';
import { argumentsAt } from './program.ts';
import { endOfExpression, type Range } from './type.ts';

/**
 * Which records an expression takes, by the names that it asks for: `Config__mdt.getInstance('Orders')`, `getAll().get('Orders')`,
 * `[SELECT … WHERE DeveloperName = 'Orders']`, `= :name`. Undefined where it does not name them, or by a name that is not known.
 */
export function namesOfRecords({ from, to }: Range, context: ApexContext): string[] | undefined {
    const { tokens } = context.method.owner;
    for (let index = from; index < to; index++) {
        const { text: word, kind } = tokens[index];
        const isCall = kind === 'name' && /^(getinstance|getvalues|get)$/.test(word) && tokens[index + 1]?.text === '(';
        const isName = kind === 'name' && /^(developername|qualifiedapiname|masterlabel|label)$/.test(word);
        if (isCall) {
            const [name] = argumentsAt(tokens, index + 1);
            return name && knownNames(name, context);
        }
        if (isName && tokens[index + 1]?.text === '=') {
            const start = tokens[index + 2]?.text === ':' ? index + 3 : index + 2;
            return knownNames({ from: start, to: endOfCondition(start, to, context) }, context);
        }
    }
    return undefined;
}

/** The name of one operand: up to the next word of the query, or its end. */
function endOfCondition(start: number, to: number, { method: { owner } }: ApexContext): number {
    const end = endOfExpression(owner.tokens, start, to, /^[\]);]$/);
    const next = owner.tokens.slice(start, end).findIndex(({ text }) => /^(and|or|limit|order|with|all)$/.test(text));
    return next < 0 ? end : start + next;
}

function knownNames(range: Range, context: ApexContext): string[] | undefined {
    const names = context.values(range, { ...context, depth: context.depth + 1 }).map(knownText);
    return names.length > 0 && names.every((name) => name !== undefined) ? names : undefined;
}

/** A label has blanks where the name of its record has a low line. */
const bare = (name: string): string => name.toLowerCase().replace(/[\s_]+/g, '');

/** Whether a record is one of those that are asked for; what is no record's own is all of theirs. */
export const isOneOf = (record: string | undefined, names: string[] | undefined): boolean =>
    record === undefined || names === undefined || names.some((name) => bare(name) === bare(record));
