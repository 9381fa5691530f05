import type { ArrayExpression, Expression, Node } from '@babel/types';
import { knownText } from '../../values.ts';
import { calleeName, calleeObject, keyOf, lookup } from './js-file.ts';
import { resolve, textsOf } from './parts.ts';
import type { Context, Thing } from './thing.ts';

/** `Object.entries(object)`: a list of its names and values. */
export const entriesOf = (things: Thing[]): Thing[] =>
    things.flatMap((thing): Thing[] => {
        if (!('node' in thing) || thing.node.type !== 'ObjectExpression') {
            return 'text' in thing ? [thing] : [];
        }
        const pairs = thing.node.properties.flatMap((property) => {
            const name = property.type === 'ObjectProperty' ? keyOf(property.key, property.computed) : undefined;
            return property.type === 'ObjectProperty' && name !== undefined
                ? [
                      listOf(
                          [
                              { type: 'StringLiteral', value: name, loc: property.loc } as Expression,
                              property.value as Expression
                          ],
                          property
                      )
                  ]
                : [];
        });
        return [{ node: listOf(pairs, thing.node), in: thing.in }];
    });

const listOf = (elements: Expression[], { loc }: Node): ArrayExpression =>
    ({ type: 'ArrayExpression', elements, loc }) as ArrayExpression;

/** What a `new Map([[key, value]])` holds under a key, with what `set` puts there; undefined where something else is asked. A key that is not known may be any. */
export function heldInMap(object: Node, key: Node, context: Context): Thing[] | undefined {
    const maps = resolve(object, context).flatMap((thing) =>
        'node' in thing && thing.node.type === 'NewExpression' && calleeName(thing.node) === 'Map'
            ? [{ node: thing.node, in: thing.in }]
            : []
    );
    if (maps.length === 0) {
        return undefined;
    }
    const written = maps.flatMap(
        ({
            node: {
                arguments: [list]
            },
            in: inside
        }) =>
            (list ? resolve(list, inside) : []).flatMap((thing) =>
                'node' in thing && thing.node.type === 'ArrayExpression'
                    ? thing.node.elements.flatMap((pair) =>
                          pair?.type === 'ArrayExpression' && pair.elements[0] && pair.elements[1]
                              ? [{ key: pair.elements[0] as Node, value: pair.elements[1] as Node, in: thing.in }]
                              : []
                      )
                    : []
            )
    );
    const pairs = [...written, ...putLater(object, context)];
    const keys = textsOf(key, context).map(knownText);
    const found = pairs.filter((pair) => {
        const names = textsOf(pair.key, pair.in).map(knownText);
        return keys.includes(undefined) || names.includes(undefined) || names.some((name) => keys.includes(name));
    });
    return found.length > 0 ? found.flatMap((pair) => resolve(pair.value, pair.in)) : undefined;
}

function putLater(object: Node, context: Context): { key: Node; value: Node; in: Context }[] {
    const { file } = context;
    const binding = object.type === 'Identifier' ? lookup(file, object, object.name) : undefined;
    return (file.calls.get('set') ?? []).flatMap((call) => {
        const on = call.type === 'CallExpression' ? calleeObject(call) : undefined;
        const [key, value] = call.arguments;
        return binding && on?.type === 'Identifier' && lookup(file, on, on.name) === binding && key && value
            ? [{ key, value, in: context }]
            : [];
    });
}
