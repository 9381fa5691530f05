import type { CallExpression, Node, ObjectExpression } from '@babel/types';
import { concat, ownOrigin, text, unknown, type Place } from '../../values.ts';
import { bindingThings } from './bindings.ts';
import { callThings } from './function-calls.ts';
import { isFunction, keyOf, lookup, type JsFile } from './js-file.ts';
import { memberThings } from './members.ts';
import { resolve, textsOf } from './parts.ts';
import { asThings, contextOf, DEEPEST, type Context, type Thing } from './thing.ts';

/** What an expression stands for. */
export function resolveNode(node: Node, context: Context): Thing[] {
    if (context.depth > DEEPEST || context.open.has(node)) {
        return [];
    }
    if (context.budget.left-- <= 0) {
        return asThings(unknown('a long way', context.file.place(node)));
    }
    context.open.add(node);
    try {
        return resolveOnce(node, { ...context, depth: context.depth + 1 });
    } finally {
        context.open.delete(node);
    }
}

function resolveOnce(node: Node, context: Context): Thing[] {
    const at = context.file.place(node);
    switch (node.type) {
        case 'StringLiteral':
        case 'DirectiveLiteral':
            return asThings(text(node.value, at));
        case 'NumericLiteral':
            return asThings(text(String(node.value), at));
        case 'TemplateLiteral':
            return asThings(
                node.quasis
                    .flatMap((quasi, index) => [
                        text(quasi.value.cooked ?? quasi.value.raw, context.file.place(quasi)),
                        ...(node.expressions[index] ? [textsOf(node.expressions[index], context)] : [])
                    ])
                    .reduce((left, right) => concat(left, right))
            );
        case 'ImportExpression':
            return moduleThing(node.source, at, context);
        case 'TaggedTemplateExpression':
            return /^(raw|html|svg|css)$/.test(tagName(node.tag))
                ? resolve(node.quasi, context)
                : asThings(unknown('a template with a tag', at));
        case 'BinaryExpression':
            return node.operator === '+'
                ? asThings(concat(textsOf(node.left, context), textsOf(node.right, context)))
                : asThings(unknown('a calculation', at));
        case 'ConditionalExpression':
            if (asksForHttps(node.test) !== undefined) {
                return resolve(asksForHttps(node.test) ? node.consequent : node.alternate, context);
            }
            return [...resolve(node.consequent, context), ...resolve(node.alternate, context)];
        case 'LogicalExpression':
            return [...(node.operator === '&&' ? [] : resolve(node.left, context)), ...resolve(node.right, context)];
        case 'AssignmentExpression':
            return resolve(node.right, context);
        case 'SequenceExpression':
            return resolve(node.expressions.at(-1)!, context);
        case 'AwaitExpression':
        case 'ParenthesizedExpression':
        case 'TSAsExpression':
        case 'TSNonNullExpression':
        case 'TSSatisfiesExpression':
            return resolve(
                (node as { argument?: Node; expression?: Node }).argument ?? (node as { expression: Node }).expression,
                context
            );
        case 'Identifier':
            return identifier(node, node.name, context);
        case 'MemberExpression':
        case 'OptionalMemberExpression':
            return memberThings(node, context);
        case 'CallExpression':
        case 'OptionalCallExpression':
        case 'NewExpression':
            if ((node.callee.type as string) === 'Import') {
                return moduleThing(node.arguments[0], at, context);
            }
            return callThings(node as CallExpression, context);
        case 'NullLiteral':
        case 'BooleanLiteral':
            return [];
        case 'ObjectExpression':
        case 'ArrayExpression':
        case 'ClassExpression':
        case 'ClassDeclaration':
            return [{ node, in: context }];
        default:
            return isFunction(node) ? [{ node, in: context }] : asThings(unknown(`an expression (${node.type})`, at));
    }
}

/** `import('c/config')`: an object of what the module exports. */
function moduleThing(source: Node | undefined, at: Place, context: Context): Thing[] {
    const path =
        source?.type === 'StringLiteral' ? context.world.moduleFile(source.value, context.file.path) : undefined;
    const file = path === undefined ? undefined : context.world.js(path);
    return file
        ? [{ node: moduleObject(file), in: { ...contextOf(context.world, file), depth: context.depth } }]
        : asThings(unknown('a module', at));
}

function moduleObject({ ast: { program } }: JsFile): ObjectExpression {
    const property = (name: string, value: Node): Node =>
        ({ type: 'ObjectProperty', key: { type: 'Identifier', name }, value, loc: value.loc }) as Node;
    const properties = program.body.flatMap((statement): Node[] => {
        if (statement.type === 'ExportDefaultDeclaration') {
            return [property('default', statement.declaration)];
        }
        const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : undefined;
        return declaration?.type === 'VariableDeclaration'
            ? declaration.declarations.flatMap(({ id, init }) =>
                  id.type === 'Identifier' && init ? [property(id.name, init)] : []
              )
            : declaration && isFunction(declaration) && declaration.id
              ? [property(declaration.id.name, declaration)]
              : [];
    });
    return { type: 'ObjectExpression', properties, loc: program.loc } as ObjectExpression;
}

/** `String.raw`, `html` of lit and its like. */
const tagName = (tag: Node): string =>
    (tag.type === 'MemberExpression' ? keyOf(tag.property, tag.computed) : tag.type === 'Identifier' && tag.name) || '';

/** `location.protocol === 'https:'`: a page of an org is https. Undefined for any other question. */
function asksForHttps(test: Node): boolean | undefined {
    if (test.type !== 'BinaryExpression' || !/^[!=]==?$/.test(test.operator)) {
        return undefined;
    }
    const sides = [test.left, test.right];
    const scheme = sides.find((side) => side.type === 'StringLiteral')?.value;
    const isProtocol = sides.some(
        (side) =>
            side.type === 'MemberExpression' && side.property.type === 'Identifier' && side.property.name === 'protocol'
    );
    return isProtocol && /^https?:$/.test(scheme ?? '')
        ? (scheme === 'https:') === test.operator.startsWith('=')
        : undefined;
}

function identifier(node: Node, name: string, context: Context): Thing[] {
    const binding = lookup(context.file, node, name);
    if (binding) {
        return bindingThings(binding, name, node, context);
    }
    const at = context.file.place(node);
    if (name === 'undefined') {
        return [];
    }
    return asThings(name === 'location' || name === 'origin' ? ownOrigin('the page', at) : unknown(name, at));
}
