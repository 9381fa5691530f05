import type { JSXAttribute, JSXOpeningElement, Node } from '@babel/types';
import { loadsByName } from '../../markup/load-attributes.ts';
import { cssSinks } from './css-text.ts';
import { resolve, textsOf } from '../parts.ts';
import type { Sink } from './sink.ts';
import type { Context } from '../thing.ts';

/** What an HTML element in JSX loads: `<img src={url}/>`, `<div style={{ backgroundImage: … }}/>`. A component's own are its own affair. */
export function jsxSinks(element: JSXOpeningElement, context: Context): Sink[] {
    const { name } = element;
    if (name.type !== 'JSXIdentifier' || !/^[a-z]/.test(name.name)) {
        return [];
    }
    const attributes = attributesOf(element);
    const rel = attributes.get('rel');
    const loads = loadsByName(name.name, rel?.type === 'StringLiteral' ? rel.value : '');
    return [
        ...loads.flatMap(({ kind, attribute }): Sink[] => {
            const value = attributes.get(attribute);
            return value ? [{ kind, node: value, values: textsOf(value, context) }] : [];
        }),
        ...styleSinks(attributes.get('style'), context)
    ];
}

/** React writes `srcSet` and `xlinkHref`; as names of HTML they have no capitals. */
const attributesOf = ({ attributes }: JSXOpeningElement): Map<string, Node> =>
    new Map(
        attributes.flatMap((attribute): [string, Node][] => {
            const value = attribute.type === 'JSXAttribute' ? valueOf(attribute) : undefined;
            const name = attribute.type === 'JSXAttribute' ? attribute.name : undefined;
            return value && name?.type === 'JSXIdentifier' ? [[name.name.toLowerCase(), value]] : [];
        })
    );

const valueOf = ({ value }: JSXAttribute): Node | undefined =>
    value?.type === 'JSXExpressionContainer' ? value.expression : (value ?? undefined);

const styleSinks = (style: Node | undefined, context: Context): Sink[] =>
    (style ? resolve(style, context) : []).flatMap((thing) =>
        'node' in thing && thing.node.type === 'ObjectExpression'
            ? thing.node.properties.flatMap((property) =>
                  property.type === 'ObjectProperty'
                      ? cssSinks(textsOf(property.value, thing.in)).map((found) => ({ ...found, node: style! }))
                      : []
              )
            : []
    );
