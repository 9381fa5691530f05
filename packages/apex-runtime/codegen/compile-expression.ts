import { present, type Body, type Emitted } from './body.ts';
import {
    asType,
    checkAccess,
    checkRoot,
    commonType,
    condition,
    convertNumeric,
    dottedName,
    enumConstant,
    readField,
    readStatic,
    safe,
    thisValue,
    variableOrField,
    variableOrFieldExists
} from './access.ts';
import { call, create, createItems, createMap } from './compile-call.ts';
import { query } from './compile-query.ts';
import { assign, step } from './compile-assignment.ts';
import { cast, isInstance } from './compile-cast.ts';
import { binary, unary } from './compile-operator.ts';
import type { Expression } from '../syntax/tree.ts';
import { isIdField } from '../semantics/names.ts';
import {
    ANY,
    apexType,
    BOOLEAN,
    DECIMAL,
    DOUBLE,
    ID,
    INTEGER,
    LONG,
    NULL,
    OBJECT,
    SOBJECT,
    STRING,
    TYPE,
    type ApexType
} from '../semantics/apex-type.ts';
import { quoted, rt } from './runtime-calls.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

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
            return { ...thisValue(body, node.at), type: body.userClass.info.superType ?? OBJECT };
        case 'classLiteral':
            return {
                js: body.numbering.constant(
                    rt('type', quoted(node.type.name === 'void' ? 'void' : body.resolve(node.type)))
                ),
                type: TYPE,
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
                js: rt('sizedList', quoted(elementType(body, node)), body.expression(node.size).js),
                type: body.resolve(node.type),
                present: true
            };
        case 'newItems':
            return createItems(body, node);
        case 'newMap':
            return createMap(body, node);
        case 'unary':
            return node.op === '++' || node.op === '--' ? step(body, node, true) : unary(body, node);
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

const elementType = (body: Body, node: Node<'newSized'>): ApexType => body.resolve(node.type).element!;

function literal(body: Body, { type, value, at }: Node<'literal'>): Emitted {
    switch (type) {
        case 'null':
            return { js: 'null', type: NULL };
        case 'String':
            return { js: JSON.stringify(value), type: STRING, present: true };
        case 'Integer':
            if (Number(value) > 2147483647) {
                throw body.error(at, value, `Illegal integer: ${value}`);
            }
            return { js: `${Number(value)}`, type: INTEGER, present: true };
        case 'Long':
            return { js: `${BigInt(value)}n`, type: LONG, present: true };
        case 'Boolean':
            return { js: value, type: BOOLEAN, present: true };
        default: {
            const isDouble = type === 'Double';
            const make = isDouble ? rt('double', String(Number(value))) : rt('decimal', quoted(value));
            return { js: body.numbering.constant(make), type: isDouble ? DOUBLE : DECIMAL, present: true };
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

function field(body: Body, node: Node<'field'>): Emitted {
    const label = /^(?:system\.)?label\.(\w+)$/i.exec(dottedName(node) ?? '');
    if (label && !variableOrFieldExists(body, 'label')) {
        return {
            js: rt('label', quoted(label[1]), quoted(node.at)),
            type: STRING,
            present: true
        };
    }
    const described = /^(?:schema\.)?sobjecttype\.(\w+)$/i.exec(dottedName(node) ?? '');
    const object = described && !variableOrFieldExists(body, 'sobjecttype') && body.findType(described[1], node.at);
    if (object && body.types.isSObject(object)) {
        return { js: rt('describe', quoted(object)), type: apexType('DescribeSObjectResult'), present: true };
    }
    const type = asType(body, node.of, node.name);
    if (type) {
        return staticField(body, type, node);
    }
    checkRoot(body, node.of, node.name);
    const of = asRow(body.chain(node.of), node.safe);
    const { receiver, guard } = safe(body, of, node.safe);
    return { ...instanceField(body, receiver, node), guard };
}

/** A field of a query is one of its only row. */
const asRow = (of: Emitted, isSafe: boolean): Emitted =>
    of.rowOf ? { js: rt(isSafe ? 'rowOrNull' : 'row', of.js), type: of.rowOf } : of;

function staticField(body: Body, type: ApexType, node: Node<'field'>): Emitted {
    const info = body.types.get(type)!;
    if (info.kind === 'enum') {
        const constant = info.constants.find((each) => each.toLowerCase() === node.name.toLowerCase());
        if (constant) {
            return { js: enumConstant(body, type, constant), type, present: true };
        }
    }
    const isToken = /^sobjecttype$/i.test(node.name);
    if (isToken && body.types.isSObject(type)) {
        return { js: rt('sobjectType', quoted(type)), type: apexType('SObjectType'), present: true };
    }
    if (body.types.isSObject(type) && type !== SOBJECT) {
        const token = rt('sobjectField', quoted(type), quoted(node.name));
        return { js: body.numbering.constant(token), type: apexType('SObjectField'), present: true };
    }
    body.checkMember(type, node.name, node.at);
    const member = body.types.field(type, node.name);
    if (!member?.isStatic) {
        throw body.error(node.at, `${type}.${node.name}`, `Variable does not exist: ${type}.${node.name}`);
    }
    checkAccess(body, member, node.at);
    return readStatic(body, member);
}

function instanceField(body: Body, of: Emitted, node: Node<'field'>): Emitted {
    body.checkMember(of.type, node.name, node.at);
    const found = body.types.field(of.type, node.name);
    if (found) {
        checkAccess(body, found, node.at);
        return found.isStatic ? readStatic(body, found) : readField(body, of, found);
    }
    if (body.types.isSObject(of.type) || of.type === ANY) {
        const isParent = of.type === ANY && node.of.kind === 'field';
        const value = isParent
            ? rt('fieldOfParent', of.js, quoted(node.name))
            : rt('getField', present(of), quoted(node.name));
        const type = fieldType(node.name);
        return { js: type === ID ? rt('storedId', value) : value, type };
    }
    throw body.error(node.at, `${of.type}.${node.name}`, `Variable does not exist: ${node.name} on type ${of.type}`);
}

/** Standard fields whose type their name tells; any other is known when the code runs. */
const fieldType = (field: string): ApexType =>
    /^(name|developername|masterlabel|qualifiedapiname)$/i.test(field) ? STRING : isIdField(field) ? ID : ANY;

function index(body: Body, node: Node<'index'>): Emitted {
    // `a?.list[0]`: what stands in brackets is not evaluated either when `a` is null.
    const of = body.chain(node.of);
    const position = body.expression(node.index);
    if (!of.type.isList && of.type !== ANY) {
        throw body.error(node.at, `${of.type}[]`, `Expression must be a list type: ${of.type}`);
    }
    return { js: rt('listGet', present(of), position.js), type: of.type.element ?? ANY, guard: of.guard };
}

function conditional(body: Body, node: Node<'conditional'>): Emitted {
    const test = condition(body, node.test);
    const then = body.expression(node.then);
    const otherwise = body.expression(node.else);
    const type = commonType(body, then.type, otherwise.type);
    const convertBranch = (value: Emitted): string => convertNumeric(value, type);
    return {
        js: `(${test} ? ${convertBranch(then)} : ${convertBranch(otherwise)})`,
        type,
        present: then.present && otherwise.present
    };
}
