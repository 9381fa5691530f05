import * as grammar from '@apexdevtools/apex-parser';
import { ApexLoadError, tooDeep } from './load-error.ts';
import { parseExpression } from './parse-expression.ts';
import { parseStatement } from './parse-statement.ts';
import { annotationValues, at, typeRef, Unsupported } from './parse-type.ts';
import type { Accessor, Member, Modifiers, Parameter, Position, Refused, Statement, TypeDeclaration } from './tree.ts';

/**
 * Parses one class, interface or enum with the ANTLR grammar and reduces the parse tree to ours.
 * Throws an ApexLoadError for a syntax error and for a construct that the runtime has not.
 */
export function parseClass(file: string, text: string): TypeDeclaration {
    const listener = new FirstSyntaxError(file);
    const { parser } = grammar.ApexParserFactory.createLexerAndParser(text, listener);
    refuseEndless(file, parser.getTokenStream() as grammar.ApexTokenStream);
    const unit = parser.compilationUnit();
    if (listener.error) {
        throw listener.error;
    }
    try {
        return typeDeclaration(unit.typeDeclaration());
    } catch (error) {
        throw error instanceof Unsupported ? error.in(file) : error;
    }
}

/** Nobody writes so much between two commas, semicolons or braces, and the time that the grammar takes for it grows with its square. */
const MAX_TOKENS = 10_000;

function refuseEndless(file: string, stream: grammar.ApexTokenStream): void {
    stream.fill();
    let count = 0;
    for (const { text, line, column } of stream.tokens) {
        count = ENDS.has(text) ? 0 : count + 1;
        if (count > MAX_TOKENS) {
            throw tooDeep(file, [line, column + 1]);
        }
    }
}

const ENDS = new Set([',', ';', '{', '}']);

/** The grammar lists every token that could stand there, up to 230 of them. */
const short = (message: string): string => (message.length > 160 ? `${message.slice(0, 160)} …` : message);

class FirstSyntaxError extends grammar.ApexErrorListener {
    error: ApexLoadError | undefined;
    private readonly file: string;

    constructor(file: string) {
        super();
        this.file = file;
    }

    apexSyntaxError(line: number, column: number, message: string): void {
        this.error ??= new ApexLoadError(
            this.file,
            [line, column + 1],
            'syntax error',
            `This is not valid Apex: ${short(message)}.`
        );
    }
}

function typeDeclaration(context: grammar.TypeDeclarationContext): TypeDeclaration {
    const declared = modifiers(context.modifier_list());
    return typeBody(
        declared,
        context.classDeclaration() ?? context.interfaceDeclaration() ?? context.enumDeclaration()
    );
}

function typeBody(
    declared: Modifiers,
    context: grammar.ClassDeclarationContext | grammar.InterfaceDeclarationContext | grammar.EnumDeclarationContext
): TypeDeclaration {
    const base = { name: context.id().getText(), modifiers: declared, at: at(context.id()), constants: [] };
    if (context instanceof grammar.EnumDeclarationContext) {
        const constants = (context.enumConstants()?.id_list() ?? []).map((id) => id.getText());
        return { ...base, kind: 'enum', implements: [], members: [], constants };
    }
    const parents = (context.typeList()?.typeRef_list() ?? []).map(typeRef);
    if (context instanceof grammar.InterfaceDeclarationContext) {
        const members = context.interfaceBody().interfaceMethodDeclaration_list().map(interfaceMethod);
        return { ...base, kind: 'interface', implements: parents, members };
    }
    const superclass = context.EXTENDS() ? typeRef(context.typeRef()) : undefined;
    const members = context.classBody().classBodyDeclaration_list().flatMap(bodyDeclaration);
    return { ...base, kind: 'class', extends: superclass, implements: parents, members };
}

function interfaceMethod(context: grammar.InterfaceMethodDeclarationContext): Member {
    return {
        kind: 'method',
        name: context.id().getText(),
        modifiers: modifiers(context.modifier_list()),
        returns: context.VOID() ? null : typeRef(context.typeRef()),
        parameters: parameters(context.formalParameters()),
        body: null,
        at: at(context.id())
    };
}

function bodyDeclaration(context: grammar.ClassBodyDeclarationContext): Member[] {
    if (context.block()) {
        const isStatic = Boolean(context.STATIC());
        return [{ kind: 'initializer', isStatic, body: bodyOf(context.block()), at: at(context) }];
    }
    const member = context.memberDeclaration();
    return member ? memberDeclaration(modifiers(context.modifier_list()), member) : [];
}

function memberDeclaration(declared: Modifiers, context: grammar.MemberDeclarationContext): Member[] {
    const nested = context.classDeclaration() ?? context.interfaceDeclaration() ?? context.enumDeclaration();
    if (nested) {
        return [{ kind: 'type', type: typeBody(declared, nested) }];
    }
    if (context.methodDeclaration()) {
        return [methodDeclaration(declared, context.methodDeclaration())];
    }
    if (context.constructorDeclaration()) {
        const constructor = context.constructorDeclaration();
        return [
            {
                kind: 'constructor',
                modifiers: declared,
                parameters: parameters(constructor.formalParameters()),
                body: bodyOf(constructor.block()),
                at: at(constructor)
            }
        ];
    }
    if (context.propertyDeclaration()) {
        return [propertyDeclaration(declared, context.propertyDeclaration())];
    }
    const field = context.fieldDeclaration();
    return field
        .variableDeclarators()
        .variableDeclarator_list()
        .map((variable) => ({
            kind: 'field',
            name: variable.id().getText(),
            modifiers: declared,
            type: typeRef(field.typeRef()),
            value: variable.expression() ? orRefused(() => parseExpression(variable.expression())) : null,
            at: at(variable)
        }));
}

/** What cannot be parsed stands in the tree as refused, so that the other members of the class can be judged too. */
function orRefused<T>(parse: () => T): T | (Refused & { at: Position }) {
    try {
        return parse();
    } catch (error) {
        if (!(error instanceof Unsupported)) {
            throw error;
        }
        return { kind: 'refused', construct: error.construct, problem: error.message, at: error.at };
    }
}

const bodyOf = (block: grammar.BlockContext): Statement => orRefused(() => parseStatement(block));

function methodDeclaration(declared: Modifiers, context: grammar.MethodDeclarationContext): Member {
    return {
        kind: 'method',
        name: context.id().getText(),
        modifiers: declared,
        returns: context.VOID() ? null : typeRef(context.typeRef()),
        parameters: parameters(context.formalParameters()),
        body: context.block() ? bodyOf(context.block()) : null,
        at: at(context.id())
    };
}

function propertyDeclaration(declared: Modifiers, context: grammar.PropertyDeclarationContext): Member {
    let getter: Accessor | null = null;
    let setter: Accessor | null = null;
    for (const accessor of context.propertyBlock_list()) {
        const block = (accessor.getter() ?? accessor.setter()).block();
        const parsed = { modifiers: modifiers(accessor.modifier_list()), body: block ? bodyOf(block) : null };
        if (accessor.getter()) {
            getter = parsed;
        } else {
            setter = parsed;
        }
    }
    const type = typeRef(context.typeRef());
    return {
        kind: 'property',
        name: context.id().getText(),
        modifiers: declared,
        type,
        getter,
        setter,
        at: at(context.id())
    };
}

const parameters = (context: grammar.FormalParametersContext): Parameter[] =>
    (context.formalParameterList()?.formalParameter_list() ?? []).map((parameter) => ({
        name: parameter.id().getText(),
        type: typeRef(parameter.typeRef())
    }));

function modifiers(contexts: grammar.ModifierContext[]): Modifiers {
    const words = contexts
        .filter((context) => !context.annotation())
        .map((context) =>
            Array.from({ length: context.getChildCount() }, (_, i) => context.getChild(i).getText().toLowerCase()).join(
                ' '
            )
        );
    const annotations = contexts
        .filter((context) => context.annotation())
        .map((context) => annotationValues(context.annotation()));
    return { words, annotations };
}
