import { knownText } from '../../values.ts';
import type { ApexContext } from './context.ts';
import { linksOf } from './expression.ts';
import { assignmentsTo, locals } from './syntax/program.ts';
import { branchesOf, type Condition } from './syntax/branches.ts';
import type { ApexType, Method, Range } from './syntax/type.ts';

/* A branch that a constant or a given argument rules out gives no address. */

/** Whether what begins at a token of a method can run. */
export const isReached = (index: number, method: Method, context: ApexContext): boolean =>
    branchesOf(method)
        .filter(({ from, to }) => from < index && index < to)
        .every((branch) => canRun(branch, context.method === method ? context : { ...context, method }));

/** Whether a condition can be met; where its sides are not known for certain it can. */
export function canRun({ subject, labels, isElse }: Condition, context: ApexContext): boolean {
    if (!subject || !isConstant(subject, context.method, context)) {
        return true;
    }
    const inside = { ...context, depth: context.depth + 1 };
    const subjects = context.values(subject, inside).map(knownText);
    const named = labels.map((label) => labelTexts(label, inside));
    if (subjects.length !== 1 || subjects[0] === undefined || named.some((texts) => texts.includes(undefined))) {
        return true;
    }
    return named.flat().some((label) => label === subjects[0]) !== isElse;
}

/** A constant of an enum stands alone in a label. */
function labelTexts({ from, to }: Range, context: ApexContext): (string | undefined)[] {
    const { tokens } = context.method.owner;
    const { kind, text } = tokens[from];
    const isName = kind === 'name' && to === from + 1 && !context.program.declared(text, context.method);
    return isName ? [text] : context.values({ from, to }, context).map(knownText);
}

/** A text, a field that is final, a variable that is set once, an argument of a known call. */
function isConstant({ from, to }: Range, method: Method, context: ApexContext): boolean {
    if (to === from + 1 && method.owner.tokens[from].kind === 'text') {
        return true;
    }
    const links = linksOf({ from, to }, { ...context, method });
    const [name, owner] = links.map((link) => link.name).reverse();
    if (links.length === 0 || links.length > 2 || links.some(({ arguments: given }) => given)) {
        return false;
    }
    if (owner !== undefined && owner !== 'this') {
        const type = context.program.find(owner, method.owner);
        return !!type && (!!type.constants?.has(name) || isFinal(name, type, context));
    }
    const local = owner === 'this' ? undefined : locals(method).find((variable) => variable.name === name);
    if (local) {
        return !!local.init && assignmentsTo(name, method).length < 2 && isConstant(local.init, method, context);
    }
    const isGiven = owner !== 'this' && method === context.method && context.given?.has(name);
    return isGiven ? assignmentsTo(name, method).length === 0 : isFinal(name, method.owner, context);
}

const isFinal = (name: string, type: ApexType, { program }: ApexContext): boolean =>
    !!program.field(name, type)?.field.isFinal;
