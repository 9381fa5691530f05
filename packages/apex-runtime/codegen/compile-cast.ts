import { convert, type Body, type Emitted } from './body.ts';
import { quoted, rt } from './runtime-calls.ts';
import { ANY, BOOLEAN, NULL, OBJECT, type ApexType } from '../semantics/apex-type.ts';
import type { Expression } from '../syntax/tree.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

export function cast(body: Body, node: Node<'cast'>): Emitted {
    const type = body.resolve(node.type);
    const of = body.expression(node.of);
    if (of.type === type || of.type === NULL) {
        return { ...of, type };
    }
    if (of.type.isNumeric && type.isNumeric) {
        return { js: rt('castNumber', of.js, quoted(type)), type, present: of.present };
    }
    const known = of.type !== ANY && body.types.isAssignable(of.type, type);
    if (known) {
        return { js: convert(body, of, type, node.at), type, present: of.present };
    }
    const isInterface = (each: ApexType): boolean => body.types.get(each)?.kind === 'interface';
    const possible =
        of.type === OBJECT ||
        of.type === ANY ||
        isInterface(of.type) ||
        isInterface(type) ||
        of.type.raw === type.raw ||
        body.types.isAssignable(type, of.type);
    if (!possible) {
        const problem = `Incompatible types since an instance of ${of.type} is never an instance of ${type}`;
        throw body.error(node.at, `(${type})`, problem);
    }
    return { js: rt('cast', of.js, quoted(type)), type };
}

export function isInstance(body: Body, node: Node<'instanceof'>): Emitted {
    const type = body.resolve(node.type);
    return {
        js: rt('isInstance', body.expression(node.of).js, quoted(type)),
        type: BOOLEAN,
        present: true
    };
}
