import * as grammar from '@apexdevtools/apex-parser';
import { parseExpression } from '../syntax/parse-expression.ts';
import { parseQuery } from '../syntax/parse-soql.ts';
import { Unsupported } from '../syntax/parse-type.ts';
import { spelling, type RecordStore, type StoredRecord } from './records.ts';
import { select, type BoundCondition, type BoundQuery } from './select.ts';
import type { Condition, Expression, Query } from '../syntax/tree.ts';
import type { Value } from '../runtime/values.ts';

/** Why a query given as text is refused, by the code that the REST API has for it. */
export class SoqlError extends Error {
    readonly code: 'MALFORMED_QUERY' | 'INVALID_TYPE' | 'INVALID_FIELD';

    constructor(code: SoqlError['code'], message: string) {
        super(message);
        this.code = code;
    }
}

/** Runs a query given as text: what a query in brackets may ask, without variables. Throws a SoqlError. */
export function runQuery(
    soql: string,
    store: RecordStore
): { object: string; fields: string[]; records: StoredRecord[] } {
    const query = bind(parse(soql), store);
    return { ...query, records: select(store.of(query.object), query) };
}

function parse(soql: string): Query {
    const listener = new FirstProblem();
    const { parser } = grammar.ApexParserFactory.createLexerAndParser(soql, listener);
    const context = parser.query();
    const rest = parser.getCurrentToken().text;
    if (listener.problem ?? rest !== '<EOF>') {
        throw new SoqlError('MALFORMED_QUERY', listener.problem ?? `unexpected token: '${rest}'`);
    }
    try {
        return parseQuery(context, parseExpression);
    } catch (error) {
        throw error instanceof Unsupported ? new SoqlError('MALFORMED_QUERY', error.message) : error;
    }
}

class FirstProblem extends grammar.ApexErrorListener {
    problem: string | undefined;

    apexSyntaxError(_line: number, _column: number, message: string): void {
        this.problem ??= message;
    }
}

function bind({ object, fields, where, orderBy, limit, offset }: Query, store: RecordStore): BoundQuery {
    const type = spelling(Object.keys(store.fields), object.name);
    if (!type) {
        throw new SoqlError('INVALID_TYPE', `sObject type '${object.name}' is not supported.`);
    }
    const field = ({ name }: { name: string }): string => {
        const known = spelling(store.fields[type], name);
        if (!known) {
            throw new SoqlError('INVALID_FIELD', `No such column '${name}' on entity '${type}'.`);
        }
        return known;
    };
    return {
        object: type,
        fields: fields.map(field),
        where: where && bindCondition(where, field),
        orderBy: orderBy.map((order) => ({ ...order, field: field(order.field) })),
        limit: limit && Number(valueOf(limit)),
        offset: offset && Number(valueOf(offset))
    };
}

function bindCondition(condition: Condition, field: (named: { name: string }) => string): BoundCondition {
    switch (condition.kind) {
        case 'compare': {
            const { op, value } = condition;
            return { kind: 'compare', field: field(condition.field), op, value: operand(op, value) };
        }
        case 'not':
            return { kind: 'not', of: bindCondition(condition.of, field) };
        default:
            return { kind: condition.kind, of: condition.of.map((each) => bindCondition(each, field)) };
    }
}

function operand(op: string, value: Expression | Expression[]): Value | Value[] {
    if (Array.isArray(value) !== op.endsWith('in')) {
        throw new SoqlError('MALFORMED_QUERY', `unexpected value after ${op.toUpperCase()}`);
    }
    return Array.isArray(value) ? value.map(valueOf) : valueOf(value);
}

function valueOf(node: Expression): Value {
    if (node.kind !== 'literal') {
        throw new SoqlError('MALFORMED_QUERY', "unexpected token: ':'");
    }
    switch (node.type) {
        case 'null':
            return null;
        case 'Boolean':
            return node.value === 'true';
        case 'String':
            return node.value;
        default:
            return Number(node.value);
    }
}
