import * as grammar from '@apexdevtools/apex-parser';
import { list, parseExpression } from './parse-expression.ts';
import { at, typeRef, unquote, Unsupported } from './parse-type.ts';
import type { CatchClause, Expression, Position, Statement, SwitchCase } from './tree.ts';

export function parseStatement(context: grammar.StatementContext | grammar.BlockContext): Statement {
    if (context instanceof grammar.BlockContext) {
        return { kind: 'block', body: context.statement_list().map(parseStatement), at: at(context) };
    }
    const statement = context.getChild(0) as grammar.ApexParserRuleContext;
    const position = at(statement);
    if (statement instanceof grammar.BlockContext) {
        return parseStatement(statement);
    }
    if (statement instanceof grammar.LocalVariableDeclarationStatementContext) {
        return local(statement.localVariableDeclaration());
    }
    if (statement instanceof grammar.ExpressionStatementContext) {
        return { kind: 'expression', value: parseExpression(statement.expression()), at: position };
    }
    if (statement instanceof grammar.IfStatementContext) {
        const [then, otherwise] = statement.statement_list().map(parseStatement);
        const test = parseExpression(statement.parExpression().expression());
        return { kind: 'if', test, then, else: otherwise ?? null, at: position };
    }
    if (statement instanceof grammar.ReturnStatementContext) {
        const value = statement.expression() ? parseExpression(statement.expression()) : null;
        return { kind: 'return', value, at: position };
    }
    if (statement instanceof grammar.ThrowStatementContext) {
        return { kind: 'throw', value: parseExpression(statement.expression()), at: position };
    }
    if (statement instanceof grammar.BreakStatementContext) {
        return { kind: 'break', at: position };
    }
    if (statement instanceof grammar.ContinueStatementContext) {
        return { kind: 'continue', at: position };
    }
    if (statement instanceof grammar.TryStatementContext) {
        return tryStatement(statement, position);
    }
    if (statement instanceof grammar.ForStatementContext) {
        return forStatement(statement, position);
    }
    if (statement instanceof grammar.WhileStatementContext) {
        const body = statement.statement();
        return {
            kind: 'while',
            test: parseExpression(statement.parExpression().expression()),
            body: body ? parseStatement(body) : { kind: 'block', body: [], at: position },
            at: position
        };
    }
    if (statement instanceof grammar.DoWhileStatementContext) {
        const test = parseExpression(statement.parExpression().expression());
        return { kind: 'do', test, body: parseStatement(statement.block()), at: position };
    }
    if (statement instanceof grammar.SwitchStatementContext) {
        const cases = statement.whenControl_list().map(switchCase);
        return { kind: 'switch', on: parseExpression(statement.expression()), cases, at: position };
    }
    if (statement instanceof grammar.RunAsStatementContext) {
        const user = list(statement.expressionList());
        return { kind: 'runAs', user, body: parseStatement(statement.block()), at: position };
    }
    if (statement instanceof grammar.InsertStatementContext) {
        return { kind: 'insert', value: parseExpression(statement.expression()), at: position };
    }
    const construct = `${statement.start.text.toLowerCase()} (DML statement)`;
    throw new Unsupported(position, construct, `${construct}: this runtime has no database.`);
}

function local(context: grammar.LocalVariableDeclarationContext): Statement {
    const names = context
        .variableDeclarators()
        .variableDeclarator_list()
        .map((variable) => ({
            name: variable.id().getText(),
            value: variable.expression() ? parseExpression(variable.expression()) : null,
            at: at(variable)
        }));
    return { kind: 'local', type: typeRef(context.typeRef()), names, at: at(context) };
}

function tryStatement(context: grammar.TryStatementContext, position: Position): Statement {
    const catches = context.catchClause_list().map((clause): CatchClause => {
        const name = clause.qualifiedName().getText();
        return {
            type: { name, args: [], at: at(clause.qualifiedName()) },
            name: clause.id().getText(),
            body: parseStatement(clause.block()),
            at: at(clause)
        };
    });
    const last = context.finallyBlock();
    return {
        kind: 'try',
        body: parseStatement(context.block()),
        catches,
        finally: last ? parseStatement(last.block()) : null,
        at: position
    };
}

function forStatement(context: grammar.ForStatementContext, position: Position): Statement {
    const control = context.forControl();
    const body = context.statement() ? parseStatement(context.statement()) : null;
    const each = control.enhancedForControl();
    if (each) {
        const type = typeRef(each.typeRef());
        const of = parseExpression(each.expression());
        return { kind: 'forEach', type, name: each.id().getText(), of, body, at: position };
    }
    const init = control.forInit();
    const expressions = list(init?.expressionList() ?? null);
    return {
        kind: 'for',
        init: init?.localVariableDeclaration()
            ? [local(init.localVariableDeclaration())]
            : expressions.map((value) => ({ kind: 'expression', value, at: value.at })),
        test: control.expression() ? parseExpression(control.expression()) : null,
        update: list(control.forUpdate()?.expressionList() ?? null),
        body,
        at: position
    };
}

function switchCase(context: grammar.WhenControlContext): SwitchCase {
    const value = context.whenValue();
    const base = { values: [], body: parseStatement(context.block()), at: at(context) };
    if (value.ELSE()) {
        return base;
    }
    return value.typeRef()
        ? { ...base, type: typeRef(value.typeRef()), name: value.id().getText() }
        : { ...base, values: value.whenLiteral_list().map(whenLiteral) };
}

function whenLiteral(context: grammar.WhenLiteralContext): Expression {
    if (context.whenLiteral()) {
        return whenLiteral(context.whenLiteral());
    }
    const position = at(context);
    const name = context.qualifiedName();
    if (name) {
        const [first, ...rest] = name.id_list().map((id) => id.getText());
        return rest.reduce<Expression>((of, part) => ({ kind: 'field', of, name: part, safe: false, at: position }), {
            kind: 'name',
            name: first,
            at: position
        });
    }
    const sign = context.SUB_list().length % 2 ? '-' : '';
    const text = context.getText().replace(/^[+-]+/, '');
    const type = context.IntegerLiteral()
        ? 'Integer'
        : context.LongLiteral()
          ? 'Long'
          : context.NULL()
            ? 'null'
            : 'String';
    const plain = type === 'Long' ? text.slice(0, -1) : type === 'String' ? unquote(text) : text;
    return { kind: 'literal', type, value: sign + plain, at: position };
}
