import { convert, type Body, type Emitted } from './body.ts';
import { quoted, rt } from './runtime-calls.ts';
import { isNumeric, split } from '../semantics/type-names.ts';
import type { Expression } from '../syntax/tree.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

export function cast(body: Body, node: Node<'cast'>): Emitted {
    const type = body.resolve(node.type);
    const of = body.expression(node.of);
    if (of.type === type || of.type === 'null') {
        return { ...of, type };
    }
    if (isNumeric(of.type) && isNumeric(type)) {
        return { js: rt('castNumber', of.js, quoted(type)), type, present: of.present };
    }
    const known = of.type !== 'any' && body.types.isAssignable(of.type, type);
    if (known) {
        return { js: convert(body, of, type, node.at), type, present: of.present };
    }
    const kind = (name: string): string | undefined => body.types.get(name)?.kind;
    const possible =
        of.type === 'Object' ||
        of.type === 'any' ||
        kind(of.type) === 'interface' ||
        kind(type) === 'interface' ||
        split(of.type).base === split(type).base ||
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
        type: 'Boolean',
        present: true
    };
}
