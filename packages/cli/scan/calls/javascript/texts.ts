import type { Node } from '@babel/types';
import { concat, text, unknown, type Value } from '../../values.ts';
import { calleeName, calleeObject } from './js-file.ts';
import { textsOf } from './parts.ts';
import type { Context, Thing } from './thing.ts';

/* What the methods of texts make of them. */

/** `text.split('{host}').join(host)` puts the one in the place of the other. */
export function splitAndJoined(split: Node, by: Node | undefined, context: Context): Value[] | undefined {
    const object = split.type === 'CallExpression' && calleeName(split) === 'split' ? calleeObject(split) : undefined;
    const [what] = split.type === 'CallExpression' ? split.arguments : [];
    return object && what ? replaced(textsOf(object, context), what, by, context) : undefined;
}

/** The text that a text or a plain pattern such as `/HOST/g` means. */
const plainText = (what: Node | undefined): string | undefined =>
    what?.type === 'StringLiteral'
        ? what.value
        : what?.type === 'RegExpLiteral' && !/[.*+?^$()[\]|]|\\[a-z]/i.test(what.pattern)
          ? what.pattern.replace(/\\(.)/g, '$1')
          : undefined;

export function replaced(values: Value[], what: Node | undefined, by: Node | undefined, context: Context): Value[] {
    const plain = plainText(what);
    if (plain === undefined || plain === '' || !by) {
        return values;
    }
    const [replacement] = textsOf(by, context);
    return values.flatMap((value) => {
        const [start, ...others] = value.pieces;
        if (typeof start !== 'string' || !start.includes(plain)) {
            return [value];
        }
        const index = start.indexOf(plain);
        const rest = { pieces: [start.slice(index + plain.length), ...others], at: value.at };
        return concat(concat(text(start.slice(0, index), value.at), [replacement]), [rest]);
    });
}

export function joined(things: Thing[], separator: string, call: Node, context: Context): Value[] {
    return things.flatMap((thing) => {
        if (!('node' in thing) || thing.node.type !== 'ArrayExpression') {
            return unknown('a joined list', context.file.place(call));
        }
        return thing.node.elements
            .filter((element) => element !== null)
            .flatMap((element, position) => [
                ...(position > 0 ? [text(separator, context.file.place(call))] : []),
                textsOf(element, thing.in)
            ])
            .reduce((left, right) => concat(left, right), text('', context.file.place(call)));
    });
}
