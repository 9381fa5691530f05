import { concat, text, union, unknown, type Value } from '../../values.ts';
import type { ApexContext, Link } from './context.ts';
import { collectionValues, isCollection, opening } from './collections.ts';
import { linksOf, split } from './expression.ts';
import { canRun } from './branches.ts';
import { called, isGet, linkValues, memberValuesOf } from './members.ts';
import { writtenUnderKey } from './map-lookups.ts';
import { isOfTest } from './syntax/test-branches.ts';
import { placeOf } from './syntax/program.ts';
import { comparison } from './syntax/branches.ts';
import { closing, readTypedName } from './syntax/brackets.ts';
import type { Range } from './syntax/type.ts';

const DEEPEST = 12;

/** What an Apex expression can be as text. */
export function valuesOf(range: Range, context: ApexContext): Value[] {
    const { tokens } = context.method.owner;
    const at = placeOf(context.method.owner, range.from);
    if (range.to <= range.from || context.depth > DEEPEST || context.budget.left-- <= 0) {
        return unknown('a long way', at);
    }
    const question = tokens[range.from]?.text === '(' && closing(tokens, range.from) === range.to - 1;
    if (question) {
        return valuesOf({ from: range.from + 1, to: range.to - 1 }, context);
    }
    const condition = split(context, range, '?');
    if (condition.length > 1) {
        const compared = comparison(condition[0], tokens);
        const branches = split(context, { from: condition[1].from, to: range.to }, ':').filter(
            (_branch, place) =>
                !isOfTest(tokens, condition[0], place === 0) &&
                canRun(place === 0 ? compared : { ...compared, isElse: !compared.isElse }, context)
        );
        return union(...branches.map((branch) => valuesOf(branch, context)));
    }
    const fallback = split(context, range, '??');
    if (fallback.length > 1) {
        return union(...fallback.map((part) => valuesOf(part, context)));
    }
    const parts = split(context, range, '+');
    if (parts.length > 1) {
        return parts.map((part) => valuesOf(part, context)).reduce((left, right) => concat(left, right));
    }
    return chainValues(range, context);
}

function chainValues(range: Range, context: ApexContext): Value[] {
    const { owner } = context.method;
    const { tokens } = owner;
    const first = tokens[range.from];
    const at = placeOf(owner, range.from);
    if (first.kind === 'text' && range.to === range.from + 1) {
        return text(first.text, at);
    }
    if (first.kind === 'number' && range.to === range.from + 1) {
        return text(first.text, at);
    }
    if (first.text === '(') {
        // A cast, or a whole expression in brackets with something behind it.
        const close = closing(tokens, range.from);
        return /^\??\.$/.test(tokens[close + 1]?.text ?? '')
            ? inBrackets({ from: range.from + 1, to: close }, range, context)
            : valuesOf({ from: close + 1, to: range.to }, context);
    }
    if (first.text === 'null') {
        return [];
    }
    if (first.text === '[') {
        return context.records.queried(range, context) ?? unknown('a query', at);
    }
    if (isCollection(range, tokens)) {
        const [link] = linksBehind(closing(tokens, opening(range, tokens)), range, context);
        const found = isGet(link) && writtenUnderKey(range, link.arguments[0], context);
        return found || collectionValues(range, context);
    }
    const links = linksOf(range, context);
    if (first.kind === 'text') {
        return called(text(first.text, at), links.slice(1), context);
    }
    return links.length === 0 ? unknown('an expression', at) : linkValues(links, context);
}

/** `((Settings__c) record).Url__c`, `(flag ? a : b).trim()`: members of what stands in the brackets. */
function inBrackets(inner: Range, range: Range, context: ApexContext): Value[] {
    const { tokens } = context.method.owner;
    const links = linksBehind(inner.to, range, context);
    const cast = tokens[inner.from].text === '(' ? readTypedName(tokens, inner.from + 1) : undefined;
    const isCast = cast !== undefined && tokens[cast.next - 1]?.text === ')' && cast.next - 1 < inner.to - 1;
    const ofType = isCast && cast.type !== 'string' && links.length > 0;
    const [link] = links;
    const found = ofType
        ? memberValuesOf(cast.type, links, links, context)
        : isGet(link) && isCollection(inner, tokens)
          ? writtenUnderKey(inner, link.arguments[0], context)
          : undefined;
    return (
        found ??
        (links.length === 0 || ofType
            ? unknown('part of an expression', placeOf(context.method.owner, range.from))
            : called(valuesOf(inner, context), links, context))
    );
}

/** The links of a chain behind a bracket. */
const linksBehind = (close: number, { to }: Range, context: ApexContext): Link[] =>
    close + 2 < to && /^\??\.$/.test(context.method.owner.tokens[close + 1].text)
        ? linksOf({ from: close + 2, to }, context)
        : [];
