import type { Node } from '@babel/types';
import { union, unknown, type Value } from '../../values.ts';
import { keyOf } from './js-file.ts';
import { asThings, type Context, type Thing } from './thing.ts';

/** Late bound, because what a name stands for and what an expression stands for ask each other. */
export const resolve = (node: Node, context: Context): Thing[] => context.world.resolve(node, context);

/** The texts that an expression can be. */
export const textsOf = (node: Node, context: Context): Value[] => asTexts(resolve(node, context), node, context);

export function asTexts(things: Thing[], node: Node, { file }: Context): Value[] {
    const texts = things.flatMap((thing) =>
        'text' in thing ? [thing.text] : unknown('an object', thing.in.file.place(thing.node))
    );
    return texts.length > 0 ? union(texts) : unknown('a value that is not set here', file.place(node));
}

/** A property of what an expression stands for. Elements of an array are named by their index, or `*` for any. */
export function propertyOf(things: Thing[], key: string, at: Node, context: Context): Thing[] {
    return things.flatMap((thing) => {
        if ('text' in thing) {
            const [piece] = thing.text.pieces;
            return typeof piece === 'object'
                ? asThings([
                      {
                          pieces: [piece.self ? piece : { hole: withKey(piece.hole, key), key }],
                          at: context.file.place(at)
                      }
                  ])
                : [];
        }
        return propertyOfNode(thing.node, key, thing.in);
    });
}

const withKey = (hole: string, key: string): string => (hole.length < 60 && key !== '*' ? `${hole}.${key}` : hole);

function propertyOfNode(node: Node, key: string, context: Context): Thing[] {
    if (node.type === 'ArrayExpression') {
        const elements = node.elements.filter((element) => element !== null);
        const wanted = /^\d+$/.test(key) ? elements.slice(Number(key), Number(key) + 1) : key === '*' ? elements : [];
        return wanted.flatMap((element) =>
            element.type === 'SpreadElement'
                ? propertyOf(resolve(element.argument, context), '*', element, context)
                : resolve(element, context)
        );
    }
    if (node.type !== 'ObjectExpression') {
        return asThings(unknown(`property ${key}`, context.file.place(node)));
    }
    const spread = node.properties.flatMap((property) =>
        property.type === 'SpreadElement' && key !== '*'
            ? propertyOf(resolve(property.argument, context), key, property, context)
            : []
    );
    const own = node.properties.flatMap((property): Thing[] => {
        if (property.type === 'SpreadElement') {
            return [];
        }
        const name = keyOf(property.key, property.computed);
        if (key !== '*' && name !== key) {
            return [];
        }
        return property.type === 'ObjectProperty'
            ? resolve(property.value, context)
            : property.kind === 'get'
              ? resolve(
                    { type: 'CallExpression', callee: property, arguments: [], loc: property.loc } as never,
                    context
                )
              : [{ node: property, in: context }];
    });
    // What is not known of the rest matters only where nothing else says what the property is.
    const found = [...own, ...spread.filter(isKnown)];
    return found.length > 0 ? found : spread;
}

export const isKnown = (thing: Thing): boolean =>
    !('text' in thing) || thing.text.pieces.some((piece) => typeof piece === 'string' || piece.self);

/** The value of a property of an object literal. */
export function optionOf(node: Node, name: string): Node | undefined {
    const property =
        node.type === 'ObjectExpression'
            ? node.properties.find((candidate) => candidate.type === 'ObjectProperty' && keyOf(candidate.key) === name)
            : undefined;
    return property?.type === 'ObjectProperty' ? property.value : undefined;
}
