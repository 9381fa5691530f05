/** The syntax tree of an Apex class: plain data, so that it can be kept in a cache file. */

/** Line (from 1) and column (from 1, as the platform counts). */
export type Position = [line: number, column: number];

export interface TypeRef {
    /** As written, dots included, arguments not; an array `T[]` is `List<T>`. */
    name: string;
    args: TypeRef[];
    at: Position;
}

export interface Annotation {
    /** Lower case, without the @. */
    name: string;
    /** Lower-case parameter → its literal's text. */
    values: Record<string, string>;
    at: Position;
}

export interface Modifiers {
    /** Lower case: `public`, `static`, `virtual`, `with sharing`, … */
    words: string[];
    annotations: Annotation[];
}

export interface Parameter {
    name: string;
    type: TypeRef;
}

export interface TypeDeclaration {
    kind: 'class' | 'interface' | 'enum';
    name: string;
    modifiers: Modifiers;
    extends?: TypeRef;
    /** Of an interface: what it extends. */
    implements: TypeRef[];
    members: Member[];
    /** Of an enum. */
    constants: string[];
    at: Position;
}

export type Member =
    | { kind: 'type'; type: TypeDeclaration }
    | {
          kind: 'method';
          name: string;
          modifiers: Modifiers;
          returns: TypeRef | null;
          parameters: Parameter[];
          body: Statement | null;
          at: Position;
      }
    | { kind: 'constructor'; modifiers: Modifiers; parameters: Parameter[]; body: Statement; at: Position }
    | {
          kind: 'field';
          name: string;
          modifiers: Modifiers;
          type: TypeRef;
          value: Expression | null;
          at: Position;
      }
    | {
          kind: 'property';
          name: string;
          modifiers: Modifiers;
          type: TypeRef;
          getter: Accessor | null;
          setter: Accessor | null;
          at: Position;
      }
    | { kind: 'initializer'; isStatic: boolean; body: Statement; at: Position };

export type MemberOf<K extends Member['kind']> = Extract<Member, { kind: K }>;

/** `body` null: an automatic one. */
export interface Accessor {
    modifiers: Modifiers;
    body: Statement | null;
}

export type LiteralType = 'Integer' | 'Long' | 'Double' | 'Decimal' | 'String' | 'Boolean' | 'null';

/** A construct that the runtime has not: its member is refused when the class is compiled. */
export interface Refused {
    kind: 'refused';
    construct: string;
    problem: string;
}

export type Expression = { at: Position } & (
    | { kind: 'literal'; type: LiteralType; value: string }
    | { kind: 'name'; name: string }
    | { kind: 'this' }
    | { kind: 'super' }
    | { kind: 'classLiteral'; type: TypeRef }
    | { kind: 'field'; of: Expression; name: string; safe: boolean }
    | { kind: 'call'; of: Expression | null; name: string; args: Expression[]; safe: boolean }
    | { kind: 'index'; of: Expression; index: Expression }
    | { kind: 'new'; type: TypeRef; args: Expression[] }
    | { kind: 'newSized'; type: TypeRef; size: Expression }
    | { kind: 'newItems'; type: TypeRef; items: Expression[] }
    | { kind: 'newMap'; type: TypeRef; pairs: [Expression, Expression][] }
    | { kind: 'unary'; op: string; of: Expression }
    | { kind: 'postfix'; op: string; of: Expression }
    | { kind: 'binary'; op: string; left: Expression; right: Expression }
    | { kind: 'assign'; op: string; target: Expression; value: Expression }
    | { kind: 'conditional'; test: Expression; then: Expression; else: Expression }
    | { kind: 'cast'; type: TypeRef; of: Expression }
    | { kind: 'instanceof'; type: TypeRef; of: Expression }
    | { kind: 'query'; query: Query }
    | Refused
);

/** `[SELECT fields FROM object …]`. */
export interface Query {
    fields: QueriedField[];
    object: TypeRef;
    where: Condition | null;
    orderBy: FieldOrder[];
    limit: Expression | null;
    offset: Expression | null;
}

export interface QueriedField {
    name: string;
    at: Position;
}

export type Condition =
    | { kind: 'all' | 'any'; of: Condition[] }
    | { kind: 'not'; of: Condition }
    /** `op` in lower case: `=`, `!=`, `<`, `<=`, `>`, `>=`, `like`, `in`, `not in`. */
    | { kind: 'compare'; field: QueriedField; op: string; value: Expression | Expression[] };

export interface FieldOrder {
    field: QueriedField;
    isDescending: boolean;
    nullsLast: boolean;
}

export type Statement = { at: Position } & (
    | { kind: 'block'; body: Statement[] }
    | { kind: 'local'; type: TypeRef; names: { name: string; value: Expression | null; at: Position }[] }
    | { kind: 'expression'; value: Expression }
    | { kind: 'if'; test: Expression; then: Statement; else: Statement | null }
    | { kind: 'while'; test: Expression; body: Statement }
    | { kind: 'do'; test: Expression; body: Statement }
    | {
          kind: 'for';
          init: Statement[];
          test: Expression | null;
          update: Expression[];
          body: Statement | null;
      }
    | { kind: 'forEach'; type: TypeRef; name: string; of: Expression; body: Statement | null }
    | { kind: 'switch'; on: Expression; cases: SwitchCase[] }
    | { kind: 'try'; body: Statement; catches: CatchClause[]; finally: Statement | null }
    | { kind: 'return'; value: Expression | null }
    | { kind: 'throw'; value: Expression }
    | { kind: 'break' }
    | { kind: 'continue' }
    | { kind: 'runAs'; user: Expression[]; body: Statement }
    | { kind: 'insert'; value: Expression }
    | Refused
);

export interface SwitchCase {
    /** Empty for `when else`. */
    values: Expression[];
    /** `when Account a`. */
    type?: TypeRef;
    name?: string;
    body: Statement;
    at: Position;
}

export interface CatchClause {
    type: TypeRef;
    name: string;
    body: Statement;
    at: Position;
}
