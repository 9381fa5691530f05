import { convert, present, type Body, type Emitted } from './body.ts';
import { condition, enumConstant } from './access.ts';
import type { Expression, Statement, SwitchCase } from '../syntax/tree.ts';
import { INSERTABLE } from '../soql/insertable.ts';
import {
    ANY,
    apexType,
    EXCEPTION,
    ITERABLE,
    ITERATOR,
    LIST,
    SET,
    VOID,
    type ApexType
} from '../semantics/apex-type.ts';
import { machineCall, machineState, quoted, rt } from './runtime-calls.ts';

type Node<K extends Statement['kind']> = Extract<Statement, { kind: K }>;

const USER = apexType('User');
/** What a loop goes over. */
const ITERATED = new Set([LIST, SET, ITERABLE, ITERATOR]);

/** One turn of a loop. */
const TICK = `${rt('tick')};`;

/** Compiles a statement to JavaScript. */
export function statement(body: Body, node: Statement): string {
    const count = node.kind === 'block' || node.kind === 'try' ? '' : body.count(node.at);
    switch (node.kind) {
        case 'block':
            return `{\n${body.inScope(() => node.body.map((each) => statement(body, each)).join('\n'))}\n}`;
        case 'local':
            return `${count} ${locals(body, node)}`;
        case 'expression':
            return `${count} ${effect(body, node.value)};`;
        case 'if': {
            const otherwise = node.else ? ` else {${statement(body, node.else)}}` : '';
            return `${count} if (${condition(body, node.test)}) {${nested(body, node.then)}}${otherwise}`;
        }
        case 'while':
            return `${count} while (${condition(body, node.test)}) { ${TICK} ${turn(body, node.body)} }`;
        case 'do':
            return `${count} do { ${TICK} ${turn(body, node.body)} } while (${condition(body, node.test)});`;
        case 'for':
            return `${count} ${body.inScope(() => forLoop(body, node))}`;
        case 'forEach':
            return `${count} ${body.inScope(() => forEach(body, node))}`;
        case 'switch':
            return `${count} ${switchOn(body, node)}`;
        case 'try':
            return tryCatch(body, node);
        case 'return':
            return `${count} return ${returned(body, node)};`;
        case 'throw':
            return `${count} throw ${thrown(body, node.value)};`;
        case 'break':
        case 'continue':
            if (body.loops === 0) {
                throw body.error(node.at, node.kind, `A ${node.kind} stands outside of a loop.`);
            }
            return `${count} ${node.kind};`;
        case 'runAs':
            return `${count} ${runAs(body, node)}`;
        case 'insert':
            return `${count} ${insert(body, node)}`;
        case 'refused':
            throw body.error(node.at, node.construct, node.problem);
    }
}

/** As a user whose record need not be in a database. */
function runAs(body: Body, node: Node<'runAs'>): string {
    const user = node.user.length === 1 ? body.expression(node.user[0]) : undefined;
    if (user?.type !== USER) {
        throw body.error(node.at, 'System.runAs', 'System.runAs takes a User here.');
    }
    return `${rt('runAs', present(user))}; try ${nested(body, node.body)} finally { ${rt('endRunAs')}; }`;
}

/** Of the objects that a test may insert, when the org has them. */
function insert(body: Body, node: Node<'insert'>): string {
    const records = body.expression(node.value);
    const object = (records.type.isList ? records.type.element : records.type.raw)?.name ?? '';
    if (!INSERTABLE.has(object) || !Object.hasOwn(body.types.objects, object)) {
        const construct = 'insert (DML statement)';
        throw body.error(node.at, construct, `${construct} of ${object}: this runtime has no database.`);
    }
    return `${rt('insert', present(records))};`;
}

const nested = (body: Body, node: Statement): string => body.inScope(() => statement(body, node));

/** What a loop does again and again. */
function turn(body: Body, node: Statement): string {
    body.loops++;
    const js = nested(body, node);
    body.loops--;
    return js;
}

function effect(body: Body, node: Expression): string {
    const allowed = ['assign', 'call', 'new', 'postfix', 'unary', 'newItems', 'newMap', 'newSized'];
    if (!allowed.includes(node.kind)) {
        throw body.error(node.at, node.kind, 'Expression cannot be a statement.');
    }
    return body.expression(node).js;
}

function locals(body: Body, node: Node<'local'>): string {
    const type = body.resolve(node.type);
    const declared = node.names.map((local) => {
        const value = local.value ? convert(body, body.expression(local.value), type, local.at) : 'null';
        return `${body.declare(local.name, type, local.at)} = ${value}`;
    });
    return `let ${declared.join(', ')};`;
}

function forLoop(body: Body, node: Node<'for'>): string {
    const init = node.init.map((each) => statement(body, each)).join('\n');
    const test = node.test ? condition(body, node.test) : 'true';
    const update = node.update.map((each) => effect(body, each)).join(', ');
    const loop = node.body ? turn(body, node.body) : '';
    return `{ ${init}\nfor (; ${test}; ${update}) { ${TICK} ${loop} } }`;
}

function forEach(body: Body, node: Node<'forEach'>): string {
    const type = body.resolve(node.type);
    const of = body.expression(node.of);
    const element = elementOf(body, of, node);
    const source = body.temporary();
    const variable = body.declare(node.name, type, node.at);
    const value = convert(body, { js: source, type: element }, type, node.at);
    const loop = node.body ? turn(body, node.body) : '';
    const each = body.userClass.apiVersion >= 62 ? 'guarded' : 'each';
    return `for (${source} of ${rt(each, present(of))}) { ${TICK} let ${variable} = ${value}; ${loop} }`;
}

function elementOf(body: Body, of: Emitted, node: Node<'forEach'>): ApexType {
    const iterable = body.types.ancestry(of.type).find((type) => ITERATED.has(type.raw) && type.element);
    if (!iterable && of.type !== ANY) {
        throw body.error(node.at, String(of.type), `Loop must iterate over a collection, not ${of.type}.`);
    }
    return iterable?.element ?? ANY;
}

function switchOn(body: Body, node: Node<'switch'>): string {
    const on = body.expression(node.on);
    const value = body.temporary();
    const cases = node.cases.map((each, i) => {
        if (!each.type && each.values.length === 0) {
            return `${i > 0 ? 'else ' : ''}{ ${nested(body, each.body)} }`;
        }
        return `${i > 0 ? 'else ' : ''}if (${caseTest(body, each, on, value)}) { ${caseBody(body, each, value)} }`;
    });
    return `${value} = ${on.js};\n${cases.join('\n')}`;
}

function caseTest(body: Body, each: SwitchCase, on: Emitted, value: string): string {
    if (each.type) {
        return rt('isInstance', value, quoted(body.resolve(each.type)));
    }
    return each.values
        .map((node) => {
            const name = node.kind === 'name' ? node.name : node.kind === 'field' ? node.name : undefined;
            const constants = body.types.get(on.type)?.constants ?? [];
            const constant = constants.find((one) => one.toLowerCase() === name?.toLowerCase());
            if (name !== undefined && !constant) {
                throw body.error(node.at, name, `${name} is no value of ${on.type}.`);
            }
            const js = constant ? enumConstant(body, on.type, constant) : body.expression(node).js;
            return rt('switchEqual', value, js);
        })
        .join(' || ');
}

function caseBody(body: Body, each: SwitchCase, value: string): string {
    return body.inScope(() => {
        const variable = each.type && body.declare(each.name!, body.resolve(each.type), each.at);
        return `${variable ? `let ${variable} = ${value};` : ''} ${statement(body, each.body)}`;
    });
}

function tryCatch(body: Body, node: Node<'try'>): string {
    const caught = body.temporary();
    const clauses = node.catches.map((clause) =>
        body.inScope(() => {
            const type = body.resolve(clause.type);
            if (!body.types.isAssignable(type, EXCEPTION)) {
                throw body.error(clause.at, String(type), `Only exceptions can be caught, not ${type}.`);
            }
            const variable = body.declare(clause.name, type, clause.at);
            return `if (${rt('isInstance', caught, quoted(type))}) { let ${variable} = ${caught}; ${statement(body, clause.body)} } else`;
        })
    );
    const handler = `catch (e) { ${caught} = ${machineCall('caught', 'e')}; ${clauses.join('\n')} throw ${caught}; }`;
    const last = node.finally
        ? ` finally { if (${machineState('fatal')} === null) ${nested(body, node.finally)} }`
        : '';
    return `try ${nested(body, node.body)} ${handler}${last}`;
}

function returned(body: Body, { value, at }: Node<'return'>): string {
    if (!value && body.returns !== VOID) {
        throw body.error(at, 'return', `A method that returns ${body.returns} needs a value here.`);
    }
    if (value && body.returns === VOID) {
        throw body.error(value.at, 'return', 'A void method cannot return a value.');
    }
    return value ? convert(body, body.expression(value), body.returns, value.at) : '';
}

function thrown(body: Body, node: Expression): string {
    const value = body.expression(node);
    if (!body.types.isAssignable(value.type, EXCEPTION)) {
        throw body.error(node.at, String(value.type), `Throw expression must be of type exception: ${value.type}`);
    }
    return present(value);
}
