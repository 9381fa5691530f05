import { present, type Body, type Emitted } from './body.ts';
import { names } from './emitted-names.ts';
import type { Expression, Position } from '../syntax/tree.ts';
import { type Field } from '../semantics/types.ts';
import { ANY, BOOLEAN, DECIMAL, DOUBLE, LONG, NULL, OBJECT, widest, type ApexType } from '../semantics/apex-type.ts';
import { quoted, rt, type Operation } from './runtime-calls.ts';

/* Names, members and conversions: what the compilers of every kind of expression share. */

export function thisValue(body: Body, position: Position): Emitted {
    if (body.isStatic) {
        throw body.error(position, 'this', 'this cannot be used in a static context.');
    }
    return { js: 'this', type: body.type, present: true };
}

export function variableOrField(body: Body, variable: string, position: Position): Emitted | undefined {
    const local = body.variable(variable);
    if (local) {
        return local;
    }
    for (const scope of body.types.scopes(body.type)) {
        body.checkMember(scope, variable, position);
        const member = body.types.field(scope, variable);
        if (member?.isStatic) {
            return readStatic(body, member);
        }
        if (member && scope === body.type) {
            return readField(body, thisValue(body, position), member);
        }
    }
    return undefined;
}

/**
 * The type that a chain of names means, when its first name is no variable. A variable that has its type's name,
 * `Status status`, does not hide what only the type has: `Status.OPEN`.
 */
export function asType(body: Body, node: Expression, member: string): ApexType | undefined {
    const path = dottedNames(node);
    if (!path) {
        return undefined;
    }
    if (variableOrFieldExists(body, path[0])) {
        const isVariable = path.length === 1;
        return isVariable
            ? typeBehind(body, body.findType(path[0], node.at), variableOrField(body, path[0], node.at), member)
            : undefined;
    }
    const type = body.findType(path.join('.'), node.at);
    return typeBehind(body, type, type === undefined ? undefined : staticField(body, node), member);
}

/** The field that `Type.name` means beside the inner class of that name. */
function staticField(body: Body, node: Expression): { type: ApexType } | undefined {
    const owner = node.kind === 'field' ? dottedName(node.of) : undefined;
    const type = owner && body.findType(owner, node.at);
    const field = type && node.kind === 'field' ? body.types.field(type, node.name) : undefined;
    return field && field.isStatic ? field : undefined;
}

/** The type, unless the variable of the same name has the member. */
function typeBehind(
    body: Body,
    type: ApexType | undefined,
    variable: { type: ApexType } | undefined,
    member: string
): ApexType | undefined {
    const isOfType = (of: ApexType): boolean =>
        Boolean(body.types.field(of, member)) || body.types.methods(of, member).length > 0;
    const isOfVariable = variable && (isOfType(variable.type) || body.types.isSObject(variable.type));
    const isConstant =
        type &&
        body.types.isEnum(type) &&
        [...body.types.get(type)!.constants, 'values', 'valueOf'].some((each) => same(each, member));
    return type && !isOfVariable && (!variable || isConstant || isOfType(type)) ? type : undefined;
}

export const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

export function variableOrFieldExists(body: Body, variable: string): boolean {
    if (body.variable(variable)) {
        return true;
    }
    for (const scope of body.types.scopes(body.type)) {
        const member = body.types.field(scope, variable);
        const isReached = member && (member.isStatic || (scope === body.type && !body.isStatic));
        if (isReached || body.types.refusedMember(scope, variable)) {
            return true;
        }
    }
    return false;
}

/** `a.b.c` as its names; undefined for what is more than names and dots. */
function dottedNames(node: Expression): string[] | undefined {
    if (node.kind === 'name') {
        return [node.name];
    }
    const before = node.kind === 'field' && !node.safe ? dottedNames(node.of) : undefined;
    return before && node.kind === 'field' ? [...before, node.name] : undefined;
}

export const dottedName = (node: Expression): string | undefined => dottedNames(node)?.join('.');

/** A name that is neither a variable nor a type: says so before anything else does. */
export function checkRoot(body: Body, node: Expression, member: string): void {
    const names = dottedNames(node) ?? [];
    // `Schema.Account.SObjectType`: the type may end at any dot.
    const isType = names.some((_name, i) => body.findType(names.slice(0, i + 1).join('.'), node.at));
    if (names.length > 0 && !variableOrFieldExists(body, names[0]) && !isType) {
        throw body.unknownType(`${names.join('.')}.${member}`, node.at);
    }
}

/** With `?.`: keeps the value in a temporary, and the guard that ends the chain when it is null. */
export function safe(body: Body, of: Emitted, isSafe: boolean): { receiver: Emitted; guard?: string } {
    if (!isSafe) {
        return { receiver: { ...of, guard: undefined }, guard: of.guard };
    }
    const temporary = body.temporary();
    const guard = `${of.guard ?? ''}(${temporary} = ${of.js}) === null ? null : `;
    return { receiver: { js: temporary, type: of.type, present: true }, guard };
}

export function enumConstant(body: Body, type: ApexType, constant: string): string {
    return body.numbering.constant(rt('enumConstant', quoted(type), quoted(constant)));
}

/** A Boolean that decides: null is a NullPointerException. */
export function condition(body: Body, node: Expression): string {
    const value = body.expression(node);
    if (value.type !== BOOLEAN && value.type !== ANY) {
        throw body.error(
            node.at,
            String(value.type),
            `Condition expression must be of type Boolean, not ${value.type}.`
        );
    }
    return value.type === ANY ? rt('checkbox', value.js) : present(value);
}

export function commonType(body: Body, left: ApexType, right: ApexType): ApexType {
    if (left === right || right === NULL) {
        return left;
    }
    if (left === NULL) {
        return right;
    }
    if (left.isNumeric && right.isNumeric) {
        return widest(left, right);
    }
    if (left === ANY || right === ANY) {
        return ANY;
    }
    return (
        body.types.ancestry(left).find((ancestor) => body.types.isAssignable(right, ancestor)) ??
        (body.types.isAssignable(left, right) ? right : OBJECT)
    );
}

/** Numeric type → what makes a number of a narrower type one of it. */
const NUMERIC = new Map<ApexType, Operation>([
    [LONG, 'toLong'],
    [DOUBLE, 'toDouble'],
    [DECIMAL, 'toDecimal']
]);

export function convertNumeric(value: Emitted, type: ApexType): string {
    const operation = value.type !== type && value.type.isNumeric ? NUMERIC.get(type) : undefined;
    return operation ? rt(operation, value.js) : value.js;
}

// ---- reading fields ----------------------------------------------------------------------------------------------

export function readStatic(body: Body, member: Field): Emitted {
    if (member.read !== undefined) {
        return { js: `${libraryFunction(body, member.read)}()`, type: member.type };
    }
    if (member.getter === 'code' && !isOwnProperty(body, member)) {
        return { js: `${names.function(member.owner, names.getter(member.name))}()`, type: member.type };
    }
    return { js: `${names.statics(member.owner)}.${names.stored(member.name)}`, type: member.type };
}

export function readField(body: Body, of: Emitted, member: Field): Emitted {
    const { type } = member;
    if (member.read !== undefined) {
        return { js: `${libraryFunction(body, member.read)}(${present(of)})`, type };
    }
    return member.getter === 'code' && !isOwnProperty(body, member)
        ? { js: `${present(of)}.${names.getter(member.name)}()`, type }
        : { js: `${present(of)}.${names.stored(member.name)}`, type };
}

export const isOwnProperty = (body: Body, member: Field): boolean =>
    body.property === member.name.toLowerCase() && member.owner === body.type;

export function libraryFunction(body: Body, native: number): string {
    body.numbering.library.add(native);
    return names.library(native);
}

/** Private members are seen in their top-level class and, when `@TestVisible`, in tests. */
export function checkAccess(
    body: Body,
    member: { name: string; access: string; owner: ApexType; isTestVisible?: boolean },
    position: Position
): void {
    const inside = body.types.topLevel(member.owner) === body.types.topLevel(body.type);
    const inherits = member.access === 'protected' && body.types.ancestry(body.type).includes(member.owner);
    const isOpen = member.access === 'public' || member.access === 'global';
    if (!inside && !isOpen && !inherits && !(member.isTestVisible && body.userClass.isTest)) {
        const qualified = `${member.owner}.${member.name}`;
        throw body.error(position, qualified, `${qualified} is ${member.access}: it is not visible here.`);
    }
}
