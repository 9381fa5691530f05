import type { CallExpression, Class, Decorator, Node, ObjectExpression } from '@babel/types';
import { calleeName, keyOf } from './js-file.ts';
import type { Context, Thing } from './thing.ts';

/** What `@wire(adapter, …)` gives to a property or a method: an object whose `data` is what the adapter gives. */
export function wiredThing(member: Node, context: Context): Thing | undefined {
    const decorators = ('decorators' in member && (member.decorators as Decorator[] | undefined)) || [];
    const wire = decorators
        .map(({ expression }) => expression)
        .find((expression) => expression.type === 'CallExpression' && calleeName(expression) === 'wire');
    const [adapter] = wire?.type === 'CallExpression' ? wire.arguments : [];
    if (adapter?.type !== 'Identifier') {
        return undefined;
    }
    const { loc } = adapter;
    const data = { type: 'CallExpression', callee: adapter, arguments: [], loc } as unknown as CallExpression;
    const property = { type: 'ObjectProperty', key: { type: 'Identifier', name: 'data' }, value: data, loc };
    return { node: { type: 'ObjectExpression', properties: [property], loc } as ObjectExpression, in: context };
}

/** Whether a member of a component is one that others set or call: `@api`. */
export function isPublic(owner: Class, key: string): boolean {
    return owner.body.body.some(
        (member) =>
            'key' in member &&
            keyOf(member.key) === key &&
            'decorators' in member &&
            !!member.decorators?.some(({ expression }) => expression.type === 'Identifier' && expression.name === 'api')
    );
}
