import { concat, text, union, unknown, type Value } from '../../values.ts';
import type { ApexContext, Link } from './context.ts';
import { collectionValues, isCollection, opening } from './collections.ts';
import { linksOf, methodsCalled, split } from './expression.ts';
import { valuesUnderKey, writtenUnderKey } from './map-lookups.ts';
import { asOwn, platformCall, platformName } from './platform.ts';
import { sourceOf } from './record-names.ts';
import { isOfTest } from './syntax/test-branches.ts';
import { placeOf } from './syntax/program.ts';
import { methodsOfText } from './text-methods.ts';
import { closing, readTypedName } from './syntax/brackets.ts';
import type { ApexType, Range } from './syntax/type.ts';
import { fieldValues, nameValues, returnsOf } from './variables.ts';

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
        const branches = split(context, { from: condition[1].from, to: range.to }, ':').filter(
            (_branch, place) => !isOfTest(tokens, condition[0], place === 0)
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
        const found = link && isGet(link) && writtenUnderKey(range, link.arguments[0], context);
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
        : link && isGet(link) && isCollection(inner, tokens)
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

const isGet = (link: Link): link is Link & { arguments: Range[] } =>
    link.name === 'get' && link.arguments?.length === 1;

function linkValues(links: Link[], context: ApexContext): Value[] {
    const { method, program } = context;
    const at = placeOf(method.owner, links[0].index);
    const known = platformName(links, at, context);
    if (known) {
        const isOrg = known.some(asOwn);
        return isOrg ? known : called(known, links.slice(links.findIndex((link) => link.arguments) >>> 0), context);
    }
    const [first, ...rest] = links[0].name === 'this' || links[0].name === 'super' ? links.slice(1) : links;
    if (!first) {
        return unknown('this', at);
    }
    const isOwn = first !== links[0];
    if (first.arguments) {
        const values =
            platformCall(first, undefined, context) ?? calledValues(first.name, first.arguments, method.owner, context);
        return called(values ?? unknown(`what ${first.name}() gives`, at), rest, context);
    }
    const variable = isOwn ? undefined : program.declared(first.name, method);
    if (rest.length > 0 && (!variable || !/^string$/.test(variable.type))) {
        const typeName =
            variable?.type ?? (isOwn ? program.field(first.name, method.owner)?.field.type : undefined) ?? first.name;
        const values = memberValuesOf(typeName, rest, links, context);
        if (values) {
            return values;
        }
    }
    const [next] = rest;
    const underKey = next && isGet(next) ? valuesUnderKey(first.name, isOwn, next.arguments[0], context) : undefined;
    const values = underKey ?? nameValues(first.name, isOwn, context) ?? unknown(first.name, at);
    return called(values, rest, context);
}

/** `list[0].member` and `map.get(key).member` are members of what the collection holds; records know their lists themselves. */
function memberValuesOf(typeName: string, rest: Link[], links: Link[], context: ApexContext): Value[] | undefined {
    const [, list, values, array] = /^(?:list|set|iterable)<(.*)>$|^map<[\w.]+,(.*)>$|^(.*)\[\]$/.exec(typeName) ?? [];
    const element = list ?? values ?? array;
    if (element === undefined || /__(mdt|c)$/.test(element)) {
        return memberValues(typeName, rest, links, context);
    }
    const isGet = rest[0].arguments !== undefined && rest[0].name === 'get';
    const members = isGet ? rest.slice(1) : rest;
    return members.length > 0 ? memberValues(element, members, links, context) : undefined;
}

/** `Type.member`, `variable.member`, `Outer.Inner.member` */
function memberValues(
    typeName: string,
    rest: Link[],
    links: Link[],
    context: ApexContext,
    from: ApexType = context.method.owner
): Value[] | undefined {
    const { program, method, records } = context;
    const [member, ...others] = rest;
    const at = placeOf(method.owner, links[0].index);
    const recordValues = records.field(
        typeName,
        rest,
        context,
        sourceOf(links.find(({ name }) => name !== 'this')?.name ?? '', context)
    );
    if (recordValues) {
        return recordValues;
    }
    const type = program.find(typeName, from);
    if (!type) {
        const values = member.arguments ? platformCall(member, typeName, context) : undefined;
        return values && called(values, others, context);
    }
    if (member.arguments) {
        const values = calledValues(member.name, member.arguments, type, context);
        return values && called(values, others, context);
    }
    const inner = type.inner.find(({ name }) => name === member.name);
    if (inner && others.length > 0) {
        return memberValues(inner.name, others, links, context, inner);
    }
    const values = fieldValues(member.name, type, context);
    return values ? called(values, others, context) : unknown(`${typeName}.${member.name}`, at);
}

/** What a method of a class returns for these arguments; undefined when the project has no such method. */
function calledValues(name: string, given: Range[], type: ApexType, context: ApexContext): Value[] | undefined {
    const methods = methodsCalled(name, given, type, context);
    if (methods.length === 0) {
        return undefined;
    }
    const values = methods.flatMap((method) => {
        const key = `${method.owner.file}:${method.from}()`;
        if (context.open.has(key)) {
            return [];
        }
        const parameters = new Map(
            method.parameters.map((parameter, index) => [
                parameter.name,
                valuesOf(given[index], { ...context, depth: context.depth + 1 })
            ])
        );
        return returnsOf(method, {
            ...context,
            given: parameters,
            open: new Set([...context.open, key]),
            depth: context.depth + 1
        });
    });
    return values.length > 0 ? union(values) : undefined;
}

const called = (values: Value[], links: Link[], context: ApexContext): Value[] =>
    methodsOfText(values, links, context.method.owner.tokens, (argument) => valuesOf(argument, context));
