import * as grammar from '@apexdevtools/apex-parser';
import { parseQuery } from './parse-soql.ts';
import { at, createdType, typeRef, unquote, Unsupported } from './parse-type.ts';
import type { Expression, LiteralType, Position } from './tree.ts';

type Binary = grammar.ExpressionContext & { expression(i: number): grammar.ExpressionContext };

const BINARY = [
    grammar.Arth1ExpressionContext,
    grammar.Arth2ExpressionContext,
    grammar.BitExpressionContext,
    grammar.CmpExpressionContext,
    grammar.EqualityExpressionContext,
    grammar.BitAndExpressionContext,
    grammar.BitNotExpressionContext,
    grammar.BitOrExpressionContext,
    grammar.LogAndExpressionContext,
    grammar.LogOrExpressionContext,
    grammar.CoalExpressionContext
];

export function parseExpression(context: grammar.ExpressionContext): Expression {
    const position = at(context);
    if (context instanceof grammar.PrimaryExpressionContext) {
        return primary(context.primary());
    }
    if (context instanceof grammar.SubExpressionContext) {
        return parseExpression(context.expression());
    }
    if (context instanceof grammar.DotExpressionContext) {
        const of = parseExpression(context.expression());
        const safe = Boolean(context.QUESTIONDOT());
        const call = context.dotMethodCall();
        return call
            ? { kind: 'call', of, name: call.anyId().getText(), args: list(call.expressionList()), safe, at: at(call) }
            : { kind: 'field', of, name: context.anyId().getText(), safe, at: at(context.anyId()) };
    }
    if (context instanceof grammar.MethodCallExpressionContext) {
        const call = context.methodCall();
        const name = (call.THIS() ?? call.SUPER() ?? call.id()).getText();
        return { kind: 'call', of: null, name, args: list(call.expressionList()), safe: false, at: position };
    }
    if (context instanceof grammar.ArrayExpressionContext) {
        return {
            kind: 'index',
            of: parseExpression(context.expression(0)),
            index: parseExpression(context.expression(1)),
            at: position
        };
    }
    if (context instanceof grammar.NewExpressionContext) {
        return creator(context.creator(), position);
    }
    if (context instanceof grammar.CastExpressionContext) {
        const of = parseExpression(context.expression());
        return { kind: 'cast', type: typeRef(context.typeRef()), of, at: position };
    }
    if (context instanceof grammar.InstanceOfExpressionContext) {
        const of = parseExpression(context.expression());
        return { kind: 'instanceof', type: typeRef(context.typeRef()), of, at: position };
    }
    if (context instanceof grammar.CondExpressionContext) {
        const [test, then, otherwise] = context.expression_list().map(parseExpression);
        return { kind: 'conditional', test, then, else: otherwise, at: position };
    }
    if (context instanceof grammar.AssignExpressionContext) {
        return {
            kind: 'assign',
            op: operator(context),
            target: parseExpression(context.expression(0)),
            value: parseExpression(context.expression(1)),
            at: position
        };
    }
    if (context instanceof grammar.PostOpExpressionContext) {
        const op = context.INC() ? '++' : '--';
        return { kind: 'postfix', op, of: parseExpression(context.expression()), at: position };
    }
    if (context instanceof grammar.PreOpExpressionContext || context instanceof grammar.NegExpressionContext) {
        return {
            kind: 'unary',
            op: context.getChild(0).getText(),
            of: parseExpression(context.expression()),
            at: position
        };
    }
    if (BINARY.some((type) => context instanceof type)) {
        const binary = context as Binary;
        return {
            kind: 'binary',
            op: operator(binary),
            left: parseExpression(binary.expression(0)),
            right: parseExpression(binary.expression(1)),
            at: position
        };
    }
    throw new Unsupported(position, context.getText(), `The expression ${context.getText()} is not supported.`);
}

export const list = (context: grammar.ExpressionListContext | null): Expression[] =>
    (context?.expression_list() ?? []).map(parseExpression);

/** The tokens between the two operands: `>>` and `<=` come as several. */
function operator(context: grammar.ExpressionContext): string {
    let op = '';
    for (let i = 1; i < context.getChildCount() - 1; i++) {
        op += context.getChild(i).getText();
    }
    return op;
}

function primary(context: grammar.PrimaryContext): Expression {
    const position = at(context);
    if (context instanceof grammar.LiteralPrimaryContext) {
        return literal(context.literal());
    }
    if (context instanceof grammar.IdPrimaryContext) {
        return { kind: 'name', name: context.id().getText(), at: position };
    }
    if (context instanceof grammar.ThisPrimaryContext) {
        return { kind: 'this', at: position };
    }
    if (context instanceof grammar.SuperPrimaryContext) {
        return { kind: 'super', at: position };
    }
    if (context instanceof grammar.TypeRefPrimaryContext) {
        return { kind: 'classLiteral', type: typeRef(context.typeRef()), at: position };
    }
    if (context instanceof grammar.SoqlPrimaryContext) {
        return { kind: 'query', query: parseQuery(context.soqlLiteral().query(), parseExpression), at: position };
    }
    if (/^void\.class$/i.test(context.getText())) {
        return { kind: 'classLiteral', type: { name: 'void', args: [], at: position }, at: position };
    }
    const construct = context instanceof grammar.SoslPrimaryContext ? 'SOSL query' : context.getText();
    throw new Unsupported(position, construct, `${construct}: this runtime has no database.`);
}

function literal(context: grammar.LiteralContext): Expression {
    const text = context.getText();
    const make = (type: LiteralType, value: string): Expression => ({ kind: 'literal', type, value, at: at(context) });
    if (context.StringLiteral() ?? context.MultilineStringLiteral()) {
        return make('String', unquote(text));
    }
    if (context.IntegerLiteral()) {
        return make('Integer', text);
    }
    if (context.LongLiteral()) {
        return make('Long', text.slice(0, -1));
    }
    if (context.NumberLiteral()) {
        return /[dD]$/.test(text) ? make('Double', text.slice(0, -1)) : make('Decimal', text);
    }
    return context.NULL() ? make('null', 'null') : make('Boolean', text.toLowerCase());
}

function creator(context: grammar.CreatorContext, position: Position): Expression {
    const type = createdType(context.createdName());
    const array = context.arrayCreatorRest();
    if (context.classCreatorRest()) {
        const args = list(context.classCreatorRest().arguments().expressionList());
        return { kind: 'new', type, args, at: position };
    }
    if (array) {
        const listType = { name: 'List', args: [type], at: type.at };
        return array.expression()
            ? { kind: 'newSized', type: listType, size: parseExpression(array.expression()), at: position }
            : {
                  kind: 'newItems',
                  type: listType,
                  items: array.arrayInitializer().expression_list().map(parseExpression),
                  at: position
              };
    }
    if (context.mapCreatorRest()) {
        const pairs = context
            .mapCreatorRest()
            .mapCreatorRestPair_list()
            .map((pair): [Expression, Expression] => [
                parseExpression(pair.expression(0)),
                parseExpression(pair.expression(1))
            ]);
        return { kind: 'newMap', type, pairs, at: position };
    }
    const items = (context.setCreatorRest()?.expression_list() ?? []).map(parseExpression);
    return type.name.toLowerCase() === 'map'
        ? { kind: 'newMap', type, pairs: [], at: position }
        : { kind: 'newItems', type, items, at: position };
}
