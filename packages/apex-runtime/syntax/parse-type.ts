import type * as grammar from '@apexdevtools/apex-parser';
import { ApexLoadError } from './load-error.ts';
import type { Annotation, Position, TypeRef } from './tree.ts';

/** A construct that parses and that the runtime has not. The file is added on the way out. */
export class Unsupported extends Error {
    readonly at: Position;
    readonly construct: string;

    constructor(at: Position, construct: string, problem: string) {
        super(problem);
        this.at = at;
        this.construct = construct;
    }

    in(file: string): ApexLoadError {
        return new ApexLoadError(file, this.at, this.construct, this.message);
    }
}

export const at = (context: grammar.ApexParserRuleContext): Position => [context.start.line, context.start.column + 1];

export function typeRef(context: grammar.TypeRefContext): TypeRef {
    const names = context.typeName_list();
    const args = names.at(-1)?.typeArguments()?.typeList().typeRef_list() ?? [];
    let type: TypeRef = {
        name: names.map((name) => (name.LIST() ?? name.SET() ?? name.MAP() ?? name.id()).getText()).join('.'),
        args: args.map(typeRef),
        at: at(context)
    };
    for (let i = 0; i < (context.arraySubscripts()?.LBRACK_list().length ?? 0); i++) {
        type = { name: 'List', args: [type], at: type.at };
    }
    return type;
}

export function createdType(context: grammar.CreatedNameContext): TypeRef {
    const pairs = context.idCreatedNamePair_list();
    return {
        name: pairs.map((pair) => pair.anyId().getText()).join('.'),
        args: (pairs.at(-1)?.typeList()?.typeRef_list() ?? []).map(typeRef),
        at: at(context)
    };
}

export function annotationValues(context: grammar.AnnotationContext): Annotation {
    const values: Record<string, string> = {};
    for (const pair of context.elementValuePairs()?.elementValuePair_list() ?? []) {
        values[pair.id().getText().toLowerCase()] = unquote(pair.elementValue().getText());
    }
    if (context.elementValue()) {
        values.value = unquote(context.elementValue().getText());
    }
    return { name: context.id().getText().toLowerCase(), values, at: at(context) };
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** The value of a string literal; other text stays as it is. */
export function unquote(literal: string): string {
    if (!literal.startsWith("'")) {
        return literal;
    }
    const multiline = /^'''[ \t]*\r?\n([\s\S]*)'''$/.exec(literal);
    const body = multiline ? multiline[1] : literal.slice(1, -1);
    return body.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_all, code: string | undefined, char: string) =>
        code ? String.fromCharCode(parseInt(code, 16)) : (ESCAPES[char.toLowerCase()] ?? char)
    );
}
