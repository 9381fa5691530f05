import { union, unknown, type Value } from '../../values.ts';
import type { ApexContext, Link } from './context.ts';
import { methodsCalled } from './expression.ts';
import { valuesUnderKey } from './map-lookups.ts';
import { asOwn, platformCall, platformName } from './platform.ts';
import { sourceOf } from './record-names.ts';
import { methodsOfText } from './text-methods.ts';
import { placeOf } from './syntax/program.ts';
import type { ApexType, Range } from './syntax/type.ts';
import { fieldValues, nameValues, returnsOf } from './variables.ts';

/* What a chain of names and calls can be as text: each part is looked for in the type that the one before it has. */

export const isGet = (link: Link | undefined): link is Link & { arguments: Range[] } =>
    link?.name === 'get' && link.arguments?.length === 1;

export function linkValues(links: Link[], context: ApexContext): Value[] {
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
        return calledFirst({ ...first, arguments: first.arguments }, rest, links, context);
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
    const underKey = isGet(next) ? valuesUnderKey(first.name, isOwn, next.arguments[0], context) : undefined;
    const values = underKey ?? nameValues(first.name, isOwn, context) ?? unknown(first.name, at);
    return called(values, rest, context);
}

/** `new Name(…).url`, `config().url`, `urlOf(name)` */
function calledFirst(first: Link & { arguments: Range[] }, rest: Link[], links: Link[], context: ApexContext): Value[] {
    const { owner } = context.method;
    const [method] = first.isNew ? [] : methodsCalled(first.name, first.arguments, owner, context);
    const members = membersOf(first.isNew ? first.name : method?.type, rest, links, context, method?.owner ?? owner);
    return (
        members ??
        called(
            platformCall(first, undefined, context) ??
                (first.isNew ? undefined : calledValues(first.name, first.arguments, owner, context)) ??
                unknown(`what ${first.name}() gives`, placeOf(owner, links[0].index)),
            rest,
            context
        )
    );
}

/** The members of what a method gives or a field holds: of a record, or of a type of the project. */
function membersOf(
    typeName: string | undefined,
    rest: Link[],
    links: Link[],
    context: ApexContext,
    from: ApexType
): Value[] | undefined {
    const element = typeName === undefined ? '' : (elementOf(typeName) ?? typeName);
    return rest.length > 0 && (IS_RECORD.test(element) || context.program.find(element, from))
        ? memberValuesOf(typeName!, rest, links, context, from)
        : undefined;
}

const IS_RECORD = /__(mdt|c)$/;

/** What a list or a map holds. */
function elementOf(typeName: string): string | undefined {
    const [, list, values, array] = /^(?:list|set|iterable)<(.*)>$|^map<[\w.]+,(.*)>$|^(.*)\[\]$/.exec(typeName) ?? [];
    return list ?? values ?? array;
}

/** `list[0].member` and `map.get(key).member` are members of what the collection holds; records know their lists themselves. */
export function memberValuesOf(
    typeName: string,
    rest: Link[],
    links: Link[],
    context: ApexContext,
    from?: ApexType
): Value[] | undefined {
    const element = elementOf(typeName);
    if (element === undefined || IS_RECORD.test(element)) {
        return memberValues(typeName, rest, links, context, from);
    }
    const members = rest.slice(
        rest.findIndex(({ name, arguments: given }) => !given || !OF_COLLECTION.test(name)) >>> 0
    );
    return members.length > 0 ? memberValues(element, members, links, context, from) : undefined;
}

const OF_COLLECTION = /^(get|values|remove|iterator|next|clone|deepclone)$/;

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
    const recordValues = records.field(typeName, rest, context, sourceBefore(rest, links, context));
    if (recordValues) {
        return recordValues;
    }
    const type = program.find(typeName, from);
    if (!type) {
        const values = member.arguments ? platformCall(member, typeName, context) : undefined;
        return values && called(values, others, context);
    }
    if (member.arguments) {
        const [first] = methodsCalled(member.name, member.arguments, type, context);
        const members = first && membersOf(first.type, others, links, context, first.owner);
        const values = members ?? calledValues(member.name, member.arguments, type, context);
        return values && (members ?? called(values, others, context));
    }
    if (type.constants?.has(member.name)) {
        return called([{ pieces: [member.name], at }], others, context);
    }
    const inner = type.inner.find(({ name }) => name === member.name);
    const field = program.field(member.name, type);
    if (inner && !field && others.length > 0) {
        return memberValues(inner.name, others, links, context, inner);
    }
    const values =
        (field && membersOf(field.field.type, others, links, context, field.owner)) ??
        underKeyOf(member.name, type, others, context);
    if (values) {
        return values;
    }
    const ofField = fieldValues(member.name, type, context);
    return ofField ? called(ofField, others, context) : unknown(`${typeName}.${member.name}`, at);
}

/** `Config.URLS.get('eu')` */
function underKeyOf(name: string, type: ApexType, [next, ...more]: Link[], context: ApexContext): Value[] | undefined {
    const values = isGet(next) ? valuesUnderKey(name, true, next.arguments[0], context, type) : undefined;
    return values && called(values, more, context);
}

/** Where the record has its value from that a chain takes a member of: a variable's one source, or the chain up to there. */
function sourceBefore([member]: Link[], links: Link[], context: ApexContext): Range | undefined {
    const before = links.slice(0, links.indexOf(member)).filter(({ name }) => name !== 'this');
    const [first, ...more] = before;
    return !first || (more.length === 0 && !first.arguments)
        ? sourceOf((first ?? links[0]).name, context)
        : { from: first.index, to: member.index - 1 };
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
                context.values(given[index], { ...context, depth: context.depth + 1 })
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

export const called = (values: Value[], links: Link[], context: ApexContext): Value[] =>
    methodsOfText(values, links, (argument) => context.values(argument, context));
