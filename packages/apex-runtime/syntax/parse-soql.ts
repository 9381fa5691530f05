import * as grammar from '@apexdevtools/apex-parser';
import { at, unquote, Unsupported } from './parse-type.ts';
import type { Condition, Expression, FieldOrder, LiteralType, QueriedField, Query } from './tree.ts';

/** Parses what stands behind the colon of `:variable`. */
export type ParseBound = (context: grammar.ExpressionContext) => Expression;

/** A query in brackets: fields of one object, conditions on them, order and limit. Throws Unsupported for the rest of SOQL. */
export function parseQuery(context: grammar.QueryContext, parseBound: ParseBound): Query {
    refuseClauses(context);
    const object = context.fromNameList().fieldName_list();
    if (object.length !== 1 || context.fromNameList().soqlId_list().length > 0) {
        throw unsupported(context.fromNameList(), 'SOQL alias', 'a query names one object, without an alias');
    }
    return {
        fields: context.selectList().selectEntry_list().map(selected),
        object: { name: object[0].getText(), args: [], at: at(object[0]) },
        where: context.whereClause() ? logical(context.whereClause().whereLogicalExpression(), parseBound) : null,
        orderBy: (context.orderByClause()?.fieldOrderList().fieldOrder_list() ?? []).map(fieldOrder),
        limit: count(context.limitClause(), parseBound),
        offset: count(context.offsetClause(), parseBound)
    };
}

const unsupported = (context: grammar.ApexParserRuleContext, construct: string, why: string): Unsupported =>
    new Unsupported(at(context), construct, `${construct}: ${why}.`);

function refuseClauses(query: grammar.QueryContext): void {
    const refused: [grammar.ApexParserRuleContext | null, string][] = [
        [query.usingScope(), 'SOQL USING SCOPE'],
        [query.groupByClause(), 'SOQL GROUP BY'],
        [query.allRowsClause(), 'SOQL ALL ROWS'],
        [query.updateList(), 'SOQL UPDATE'],
        [query.forClauses()?.FOR_list().length ? query.forClauses() : null, 'SOQL FOR']
    ];
    for (const [clause, construct] of refused) {
        if (clause) {
            throw unsupported(clause, construct, 'this runtime has not this clause');
        }
    }
    const mode = query.withClause();
    // The running user may see all records here: each of the three modes gives the same rows.
    if (mode && !mode.USER_MODE() && !mode.SYSTEM_MODE() && !mode.SECURITY_ENFORCED()) {
        throw unsupported(mode, 'SOQL WITH', 'only USER_MODE, SYSTEM_MODE and SECURITY_ENFORCED');
    }
}

function selected(entry: grammar.SelectEntryContext): QueriedField {
    if (entry.soqlFunction()) {
        throw unsupported(entry, `SOQL ${entry.soqlFunction().getText()}`, 'this runtime has no functions in queries');
    }
    if (!entry.fieldName() || entry.soqlId()) {
        const construct = entry.subQuery() ? 'SOQL subquery' : entry.typeOf() ? 'SOQL TYPEOF' : 'SOQL alias';
        throw unsupported(entry, construct, 'a query names fields of its object only');
    }
    return ownField(entry.fieldName());
}

function ownField(context: grammar.FieldNameContext): QueriedField {
    const name = context.getText();
    if (name.includes('.')) {
        throw unsupported(context, `SOQL ${name}`, 'fields of other objects are not joined here');
    }
    return { name, at: at(context) };
}

function logical(context: grammar.WhereLogicalExpressionContext, parseBound: ParseBound): Condition {
    const parts = context.whereConditionalExpression_list().map((each) => conditional(each, parseBound));
    if (context.NOT()) {
        return { kind: 'not', of: parts[0] };
    }
    return parts.length === 1 ? parts[0] : { kind: context.SOQLOR_list().length > 0 ? 'any' : 'all', of: parts };
}

function conditional(context: grammar.WhereConditionalExpressionContext, parseBound: ParseBound): Condition {
    if (context.whereLogicalExpression()) {
        return logical(context.whereLogicalExpression(), parseBound);
    }
    const comparison = context.whereFieldExpression().fieldExpression();
    if (!comparison?.fieldName()) {
        throw unsupported(context, 'SOQL function', 'this runtime has no functions in queries');
    }
    const op = operator(comparison.comparisonOperator());
    return {
        kind: 'compare',
        field: ownField(comparison.fieldName()),
        op,
        value: operand(comparison.value(), parseBound)
    };
}

function operator(context: grammar.ComparisonOperatorContext): string {
    if (context.INCLUDES() || context.EXCLUDES()) {
        throw unsupported(context, `SOQL ${context.getText()}`, 'there are no multi-select picklists here');
    }
    const words = Array.from({ length: context.getChildCount() }, (_, i) => context.getChild(i).getText());
    // `<=` comes as two tokens, `NOT IN` too.
    const op = words.join(/\w/.test(words[0]) ? ' ' : '').toLowerCase();
    return op === '<>' ? '!=' : op;
}

function operand(context: grammar.ValueContext, parseBound: ParseBound): Expression | Expression[] {
    if (context.valueList()) {
        return context
            .valueList()
            .value_list()
            .map((value) => single(value, parseBound));
    }
    return single(context, parseBound);
}

function single(context: grammar.ValueContext, parseBound: ParseBound): Expression {
    if (context.boundExpression()) {
        return parseBound(context.boundExpression().expression());
    }
    const literal = literalType(context);
    if (!literal) {
        throw unsupported(context, `SOQL ${context.getText()}`, 'only text, numbers, booleans, null and :variables');
    }
    const text = context.getText();
    return {
        kind: 'literal',
        type: literal,
        value: literal === 'String' ? unquote(text) : text.toLowerCase(),
        at: at(context)
    };
}

function literalType(context: grammar.ValueContext): LiteralType | undefined {
    if (context.StringLiteral()) {
        return 'String';
    }
    if (context.BooleanLiteral()) {
        return 'Boolean';
    }
    return context.NULL() ? 'null' : context.signedNumber() ? 'Decimal' : undefined;
}

function fieldOrder(context: grammar.FieldOrderContext): FieldOrder {
    if (!context.fieldName()) {
        throw unsupported(context, 'SOQL function', 'this runtime has no functions in queries');
    }
    return {
        field: ownField(context.fieldName()),
        isDescending: Boolean(context.DESC()),
        nullsLast: Boolean(context.LAST())
    };
}

function count(
    context: grammar.LimitClauseContext | grammar.OffsetClauseContext | null,
    parseBound: ParseBound
): Expression | null {
    if (!context) {
        return null;
    }
    return context.boundExpression()
        ? parseBound(context.boundExpression().expression())
        : { kind: 'literal', type: 'Integer', value: context.IntegerLiteral().getText(), at: at(context) };
}
