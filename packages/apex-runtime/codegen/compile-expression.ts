import { names, present, type Body, type Emitted } from './body.ts';
import { call, create, createItems, createMap } from './compile-call.ts';
import { query } from './compile-query.ts';
import { assign, binary, isInstance, cast, step, unary } from './compile-operator.ts';
import type { Expression, Position } from '../syntax/tree.ts';
import { widest, isNumeric, split, type Field } from '../semantics/types.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/** Compiles an expression. Throws an ApexLoadError for what the runtime has not. */
export function expression(body: Body, node: Expression): Emitted {
    const emitted = chain(body, node);
    return emitted.guard ? { js: `(${emitted.guard}${emitted.js})`, type: emitted.type } : emitted;
}

/** An expression whose `?.` guard still waits for the end of the chain of dots. */
export function chain(body: Body, node: Expression): Emitted {
    switch (node.kind) {
        case 'literal':
            return literal(body, node);
        case 'name':
            return name(body, node);
        case 'this':
            return thisValue(body, node.at);
        case 'super':
            // A call on it never comes here: this is a field that the class inherits.
            return { ...thisValue(body, node.at), type: body.userClass.info.superType ?? 'Object' };
        case 'classLiteral':
            return {
                js: body.numbering.constant(`V.type(${JSON.stringify(body.resolve(node.type))})`),
                type: 'Type',
                present: true
            };
        case 'field':
            return field(body, node);
        case 'call':
            return call(body, node);
        case 'index':
            return index(body, node);
        case 'new':
            return create(body, node);
        case 'newSized':
            return {
                js: `V.sizedList(${JSON.stringify(elementType(body, node))}, ${expression(body, node.size).js})`,
                type: body.resolve(node.type),
                present: true
            };
        case 'newItems':
            return createItems(body, node);
        case 'newMap':
            return createMap(body, node);
        case 'unary':
            return unary(body, node);
        case 'postfix':
            return step(body, node, false);
        case 'binary':
            return binary(body, node);
        case 'assign':
            return assign(body, node);
        case 'conditional':
            return conditional(body, node);
        case 'cast':
            return cast(body, node);
        case 'instanceof':
            return isInstance(body, node);
        case 'query':
            return query(body, node);
        case 'refused':
            throw body.error(node.at, node.construct, node.problem);
    }
}

const elementType = (body: Body, node: Node<'newSized'>): string => split(body.resolve(node.type)).args[0];

export function thisValue(body: Body, position: Position): Emitted {
    if (body.isStatic) {
        throw body.error(position, 'this', 'this cannot be used in a static context.');
    }
    return { js: 'this', type: body.type, present: true };
}

function literal(body: Body, { type, value, at }: Node<'literal'>): Emitted {
    switch (type) {
        case 'null':
            return { js: 'null', type: 'null' };
        case 'String':
            return { js: JSON.stringify(value), type, present: true };
        case 'Integer':
            if (Number(value) > 2147483647) {
                throw body.error(at, value, `Illegal integer: ${value}`);
            }
            return { js: `${Number(value)}`, type, present: true };
        case 'Long':
            return { js: `${BigInt(value)}n`, type, present: true };
        case 'Boolean':
            return { js: value, type, present: true };
        default: {
            const make = type === 'Double' ? `V.double(${Number(value)})` : `V.decimal(${JSON.stringify(value)})`;
            return { js: body.numbering.constant(make), type, present: true };
        }
    }
}

/** A local variable, or a field of this class, of its outer classes or of what they inherit. */
function name(body: Body, node: Node<'name'>): Emitted {
    const found = variableOrField(body, node.name, node.at);
    if (found) {
        return found;
    }
    throw body.error(node.at, node.name, `Variable does not exist: ${node.name}`);
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
export function asType(body: Body, node: Expression, member: string): string | undefined {
    const path = dottedName(node);
    if (!path) {
        return undefined;
    }
    if (variableOrFieldExists(body, path.split('.')[0])) {
        return path.includes('.') ? undefined : typeBehind(body, path, member, node.at);
    }
    return body.findType(path, node.at);
}

function typeBehind(body: Body, name: string, member: string, position: Position): string | undefined {
    const variable = variableOrField(body, name, position);
    const type = body.findType(name, position);
    const isOfType = (of: string): boolean =>
        Boolean(body.types.field(of, member)) || body.types.methods(of, member).length > 0;
    const isOfVariable = variable && (isOfType(variable.type) || body.types.isSObject(variable.type));
    const isConstant =
        type &&
        body.types.isEnum(type) &&
        [...body.types.get(type)!.constants, 'values', 'valueOf'].some((each) => same(each, member));
    return type && !isOfVariable && (isConstant || isOfType(type)) ? type : undefined;
}

const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

function variableOrFieldExists(body: Body, variable: string): boolean {
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

export function dottedName(node: Expression): string | undefined {
    if (node.kind === 'name') {
        return node.name;
    }
    const before = node.kind === 'field' && !node.safe ? dottedName(node.of) : undefined;
    return before && node.kind === 'field' ? `${before}.${node.name}` : undefined;
}

function field(body: Body, node: Node<'field'>): Emitted {
    const label = /^(?:system\.)?label\.(\w+)$/i.exec(dottedName(node) ?? '');
    if (label && !variableOrFieldExists(body, 'label')) {
        return {
            js: `V.label(${JSON.stringify(label[1])}, ${JSON.stringify(node.at)})`,
            type: 'String',
            present: true
        };
    }
    const type = asType(body, node.of, node.name);
    if (type) {
        return staticField(body, type, node);
    }
    checkRoot(body, node.of, node.name);
    const of = asRow(chain(body, node.of), node.safe);
    const { receiver, guard } = safe(body, of, node.safe);
    return { ...instanceField(body, receiver, node), guard };
}

/** A field of a query is one of its only row. */
const asRow = (of: Emitted, isSafe: boolean): Emitted =>
    of.rowOf ? { js: `V.${isSafe ? 'rowOrNull' : 'row'}(${of.js})`, type: of.rowOf } : of;

/** A name that is neither a variable nor a type: says so before anything else does. */
export function checkRoot(body: Body, node: Expression, member: string): void {
    const path = dottedName(node);
    const root = path?.split('.')[0];
    if (path && root && !variableOrFieldExists(body, root) && !body.findType(root, node.at)) {
        throw body.unknownType(`${path}.${member}`, node.at);
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

function staticField(body: Body, type: string, node: Node<'field'>): Emitted {
    const info = body.types.get(type)!;
    if (info.kind === 'enum') {
        const constant = info.constants.find((each) => each.toLowerCase() === node.name.toLowerCase());
        if (constant) {
            return { js: enumConstant(body, type, constant), type, present: true };
        }
    }
    if (/^sobjecttype$/i.test(node.name) && body.types.isSObject(type)) {
        return { js: `V.sobjectType(${JSON.stringify(type)})`, type: 'SObjectType', present: true };
    }
    if (body.types.isSObject(type) && type !== 'SObject') {
        const token = `V.sobjectField(${JSON.stringify(type)}, ${JSON.stringify(node.name)})`;
        return { js: body.numbering.constant(token), type: 'SObjectField', present: true };
    }
    body.checkMember(type, node.name, node.at);
    const member = body.types.field(type, node.name);
    if (!member?.isStatic) {
        throw body.error(node.at, `${type}.${node.name}`, `Variable does not exist: ${type}.${node.name}`);
    }
    checkAccess(body, member, node.at);
    return readStatic(body, member);
}

export function enumConstant(body: Body, type: string, constant: string): string {
    return body.numbering.constant(`V.enumConstant(${JSON.stringify(type)}, ${JSON.stringify(constant)})`);
}

function instanceField(body: Body, of: Emitted, node: Node<'field'>): Emitted {
    body.checkMember(of.type, node.name, node.at);
    const found = body.types.field(of.type, node.name);
    if (found) {
        checkAccess(body, found, node.at);
        return found.isStatic ? readStatic(body, found) : readField(body, of, found);
    }
    if (body.types.isSObject(of.type) || of.type === 'any') {
        return { js: `V.getField(${present(of)}, ${JSON.stringify(node.name)})`, type: fieldType(node.name) };
    }
    throw body.error(node.at, `${of.type}.${node.name}`, `Variable does not exist: ${node.name} on type ${of.type}`);
}

/** Standard fields whose type their name tells; any other is known when the code runs. */
const fieldType = (field: string): string =>
    /^(name|developername|masterlabel|qualifiedapiname)$/i.test(field) ? 'String' : 'any';

function index(body: Body, node: Node<'index'>): Emitted {
    const of = expression(body, node.of);
    const position = expression(body, node.index);
    const list = split(of.type);
    if (list.base !== 'List' && of.type !== 'any') {
        throw body.error(node.at, `${of.type}[]`, `Expression must be a list type: ${of.type}`);
    }
    return { js: `V.listGet(${present(of)}, ${position.js})`, type: list.args[0] ?? 'any' };
}

function conditional(body: Body, node: Node<'conditional'>): Emitted {
    const test = condition(body, node.test);
    const then = expression(body, node.then);
    const otherwise = expression(body, node.else);
    const type = commonType(body, then.type, otherwise.type);
    const convertBranch = (value: Emitted): string => convertNumeric(value, type);
    return {
        js: `(${test} ? ${convertBranch(then)} : ${convertBranch(otherwise)})`,
        type,
        present: then.present && otherwise.present
    };
}

/** A Boolean that decides: null is a NullPointerException. */
export function condition(body: Body, node: Expression): string {
    const value = expression(body, node);
    if (value.type !== 'Boolean' && value.type !== 'any') {
        throw body.error(node.at, value.type, `Condition expression must be of type Boolean, not ${value.type}.`);
    }
    return present(value);
}

export function commonType(body: Body, left: string, right: string): string {
    if (left === right || right === 'null') {
        return left;
    }
    if (left === 'null') {
        return right;
    }
    if (isNumeric(left) && isNumeric(right)) {
        return widest(left, right);
    }
    if (left === 'any' || right === 'any') {
        return 'any';
    }
    return (
        body.types.ancestry(left).find((ancestor) => body.types.isAssignable(right, ancestor)) ??
        (body.types.isAssignable(left, right) ? right : 'Object')
    );
}

export function convertNumeric(value: Emitted, type: string): string {
    return value.type !== type && isNumeric(value.type) && isNumeric(type) ? `V.to${type}(${value.js})` : value.js;
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
    const type = memberType(body, of.type, member);
    if (member.read !== undefined) {
        return { js: `${libraryFunction(body, member.read)}(${present(of)})`, type };
    }
    return member.getter === 'code' && !isOwnProperty(body, member)
        ? { js: `${present(of)}.${names.getter(member.name)}()`, type }
        : { js: `${present(of)}.${names.stored(member.name)}`, type };
}

const memberType = (_body: Body, _of: string, member: Field): string => member.type;

export const isOwnProperty = (body: Body, member: Field): boolean =>
    body.property === member.name.toLowerCase() && member.owner === body.type;

export function libraryFunction(body: Body, native: number): string {
    body.numbering.library.add(native);
    return names.library(native);
}

/** Private members are seen in their top-level class and, when `@TestVisible`, in tests. */
export function checkAccess(
    body: Body,
    member: { name: string; access: string; owner: string; isTestVisible?: boolean },
    position: Position
): void {
    const inside = member.owner.split('.')[0] === body.type.split('.')[0];
    const inherits = member.access === 'protected' && body.types.ancestry(body.type).includes(member.owner);
    const isOpen = member.access === 'public' || member.access === 'global';
    if (!inside && !isOpen && !inherits && !(member.isTestVisible && body.userClass.isTest)) {
        const qualified = `${member.owner}.${member.name}`;
        throw body.error(position, qualified, `${qualified} is ${member.access}: it is not visible here.`);
    }
}
