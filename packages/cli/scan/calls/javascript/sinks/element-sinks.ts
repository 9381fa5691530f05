import type { CallExpression, MemberExpression, Node } from '@babel/types';
import type { CallKind } from '../../../model.ts';
import { knownText } from '../../../values.ts';
import { tagOfHandler, tagOfSelector, tagWith } from '../../markup/find-element.ts';
import { loadsByName } from '../../markup/load-attributes.ts';
import { assignmentsTo } from '../bindings.ts';
import { functionName } from '../callers.ts';
import { calleeName, calleeObject, keyOf, lookup, type Binding, type JsFile } from '../js-file.ts';
import { optionOf, resolve, textsOf } from '../parts.ts';
import type { Sink } from './sink.ts';
import type { Context } from '../thing.ts';

/* The elements that scripts make or look up, and what they make them load. */

/** What an element of a tag loads by an attribute; a `<link>` for its stylesheet. */
const loadOf = (tag: string, attribute: string): CallKind | undefined =>
    loadsByName(tag, 'stylesheet').find((load) => load.attribute === attribute)?.kind;

/** `$A.createComponent('aura:html', { tag: 'iframe', HTMLAttributes: { src: url } }, …)` */
export function auraHtmlSinks(call: CallExpression, options: Node, context: Context): Sink[] {
    const tag = optionOf(options, 'tag');
    const attributes = optionOf(options, 'HTMLAttributes');
    return tag?.type === 'StringLiteral' && attributes?.type === 'ObjectExpression'
        ? attributes.properties.flatMap((property) =>
              property.type === 'ObjectProperty'
                  ? tagSinks(call, keyOf(property.key, property.computed) ?? '', tag.value, property.value, context)
                  : []
          )
        : [];
}

/** `element.src = …`, `element.setAttribute('src', …)` */
export function elementSinks(
    node: Node,
    attribute: string,
    element: Node | undefined,
    address: Node,
    context: Context
): Sink[] {
    return element && LOADING.test(attribute)
        ? tagSinks(node, attribute, createdTag(element, context), address, context)
        : [];
}

const LOADING = /^(src|href|srcset|poster|data|action)$/;

/** What an element of a tag loads by an attribute. */
export function tagSinks(
    node: Node,
    attribute: string,
    tag: string | undefined,
    address: Node,
    context: Context
): Sink[] {
    const kind = tag && loadOf(tag, attribute);
    return kind ? [{ kind, node, values: textsOf(address, context) }] : [];
}

/** The tag of an element that is made in code or looked up: `document.createElement('img')`, `new Image()`, `querySelector('.map')`. */
export function createdTag(element: Node, context: Context): string | undefined {
    for (const thing of resolve(element, context)) {
        const node = 'node' in thing ? thing.node : undefined;
        const made = node?.type === 'NewExpression' ? calleeName(node) : '';
        if (/^(Image|Audio)$/.test(made)) {
            return made === 'Image' ? 'img' : 'audio';
        }
    }
    const source = sourceOf(element, context);
    return source?.type === 'CallExpression'
        ? calledTag(source, context)
        : source?.type === 'MemberExpression'
          ? (refTag(source, context) ?? targetTag(source, context))
          : undefined;
}

function calledTag(call: CallExpression, context: Context): string | undefined {
    const { project } = context.world;
    const { path } = context.file;
    const name = calleeName(call);
    const inner = calleeObject(call);
    if (name === 'getElement' && inner?.type === 'CallExpression') {
        return calleeName(inner) === 'find' && inner.arguments[0]?.type === 'StringLiteral'
            ? tagWith(project, path, 'aura:id', inner.arguments[0].value)
            : undefined;
    }
    const [first] = call.arguments;
    if (first && /^(assign|appendChild|insertBefore)$/.test(name)) {
        return createdTag(first, context);
    }
    if (name === 'createElement' && first) {
        return textsOf(first, context).map(knownText).find(Boolean)?.toLowerCase();
    }
    if (first?.type !== 'StringLiteral') {
        return undefined;
    }
    switch (name) {
        case 'createElementNS':
            return call.arguments[1]?.type === 'StringLiteral' ? call.arguments[1].value.toLowerCase() : undefined;
        case 'getElementsByTagName':
            return first.value.toLowerCase();
        case 'querySelector':
        case 'querySelectorAll':
            return tagOfSelector(project, path, first.value);
        case 'getElementById':
            return tagWith(project, path, 'id', first.value);
        default:
            return undefined;
    }
}

/** `this.refs.frame` */
function refTag({ object, property, computed }: MemberExpression, { world, file }: Context): string | undefined {
    const name = keyOf(property, computed);
    return object.type === 'MemberExpression' &&
        keyOf(object.property, object.computed) === 'refs' &&
        name !== undefined
        ? tagWith(world.project, file.path, 'lwc:ref', name)
        : undefined;
}

/** `event.target` in the method that an element of the markup names as its handler. */
function targetTag({ object, property, computed }: MemberExpression, { world, file }: Context): string | undefined {
    const binding =
        /^(target|currentTarget)$/.test(keyOf(property, computed) ?? '') && object.type === 'Identifier'
            ? lookup(file, object, object.name)
            : undefined;
    const handler = binding?.owner && functionName(binding.owner, file);
    return handler === undefined ? undefined : tagOfHandler(world.project, file.path, handler);
}

/** What a variable or a property of the component holds, where one place says it; of an element of a list what the list is. */
function sourceOf(element: Node, { file }: Context): Node | undefined {
    if (element.type === 'Identifier') {
        const binding = lookup(file, element, element.name);
        const list = binding && listOf(binding, file);
        return binding?.kind === 'parameter' ? list : (list ?? binding?.init ?? assigned(file, element.name));
    }
    if (element.type === 'MemberExpression' && element.computed) {
        return element.object;
    }
    const isOwn = element.type === 'MemberExpression' && element.object.type === 'ThisExpression';
    return (isOwn ? assigned(file, keyOf(element.property, element.computed) ?? '') : undefined) ?? element;
}

/** `elements.forEach((element) => …)`, `for (const element of elements)` */
function listOf({ kind, owner, index, node }: Binding, { parents }: JsFile): Node | undefined {
    const around = parents.get(owner ?? node);
    if (kind === 'parameter') {
        const isItem = index === 0 && around?.type === 'CallExpression' && calleeName(around) === 'forEach';
        return isItem ? calleeObject(around) : undefined;
    }
    const loop = around && parents.get(around);
    return loop?.type === 'ForOfStatement' ? loop.right : undefined;
}

function assigned(file: JsFile, name: string): Node | undefined {
    const [only, ...others] = assignmentsTo(file, name);
    return others.length === 0 ? only?.right : undefined;
}
