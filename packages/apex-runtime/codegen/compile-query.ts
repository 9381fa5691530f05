import { convert, present, type Body, type Emitted } from './body.ts';
import { spelling } from '../soql/records.ts';
import type { Condition, Expression, QueriedField, Query } from '../syntax/tree.ts';
import { ANY, BOOLEAN, ID, INTEGER, listOf, NULL, OBJECT, STRING, type ApexType } from '../semantics/apex-type.ts';
import { rt } from './runtime-calls.ts';

/** Types of a value that a field can be compared with. */
const COMPARABLE = new Set([STRING, ID, BOOLEAN, OBJECT, NULL, ANY]);

const isComparable = (type: ApexType): boolean => COMPARABLE.has(type) || type.isNumeric;

/** A query in brackets: a call of `query` with its conditions as data, the values of its variables filled in. */
export function query(body: Body, node: Extract<Expression, { kind: 'query' }>): Emitted {
    const { objects } = body.types;
    const object = spelling(Object.keys(objects), node.query.object.name);
    if (!object) {
        const problem = `SOQL query: this org has no records of ${node.query.object.name}.`;
        throw body.error(node.at, 'SOQL query', problem);
    }
    const type = body.resolve({ ...node.query.object, name: object });
    const parts = new QueryCompiler(body, object, objects[object]).parts(node.query);
    return { js: rt('query', parts), type: listOf(type), present: true, rowOf: type };
}

class QueryCompiler {
    private readonly body: Body;
    private readonly object: string;
    private readonly known: readonly string[];

    constructor(body: Body, object: string, known: readonly string[]) {
        this.body = body;
        this.object = object;
        this.known = known;
    }

    parts({ fields, where, orderBy, limit, offset }: Query): string {
        const names = fields.map((field) => JSON.stringify(this.field(field)));
        const order = orderBy.map(({ field, isDescending, nullsLast }) =>
            JSON.stringify({ field: this.field(field), isDescending, nullsLast })
        );
        return `{ object: ${JSON.stringify(this.object)}, fields: [${names.join(', ')}], where: ${
            where ? this.condition(where) : 'null'
        }, orderBy: [${order.join(', ')}], limit: ${this.count(limit)}, offset: ${this.count(offset)} }`;
    }

    private field({ name, at }: QueriedField): string {
        const known = spelling(this.known, name);
        if (!known) {
            throw this.body.error(at, `${this.object}.${name}`, `No such column '${name}' on entity '${this.object}'.`);
        }
        return known;
    }

    private condition(condition: Condition): string {
        switch (condition.kind) {
            case 'compare': {
                const field = JSON.stringify(this.field(condition.field));
                const isList = condition.op.endsWith('in');
                const value = isList ? this.values(condition.value) : this.value(condition.value);
                return `{ kind: 'compare', field: ${field}, op: ${JSON.stringify(condition.op)}, value: ${value} }`;
            }
            case 'not':
                return `{ kind: 'not', of: ${this.condition(condition.of)} }`;
            default:
                return `{ kind: '${condition.kind}', of: [${condition.of.map((each) => this.condition(each)).join(', ')}] }`;
        }
    }

    private value(node: Expression | Expression[]): string {
        const value = Array.isArray(node) ? undefined : this.body.expression(node);
        if (!value || !isComparable(value.type)) {
            const [{ at }] = [node].flat();
            const type = value?.type ?? 'a list';
            throw this.body.error(at, `SOQL with ${type}`, `A field cannot be compared with ${type} here.`);
        }
        return value.js;
    }

    /** `IN ('a', 'b')`, or `IN :list`. */
    private values(node: Expression | Expression[]): string {
        if (Array.isArray(node)) {
            return `[${node.map((each) => this.value(each)).join(', ')}]`;
        }
        const value = this.body.expression(node);
        const { isList, isSet, element } = value.type;
        if (!(isList || isSet) || !element || !isComparable(element)) {
            throw this.body.error(node.at, `SOQL IN ${value.type}`, `IN takes a list or set of values here.`);
        }
        return `[...V.each(${present(value)})]`;
    }

    private count(node: Expression | null): string {
        return node ? rt('nn', convert(this.body, this.body.expression(node), INTEGER, node.at)) : 'null';
    }
}
