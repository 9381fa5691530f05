import type { CallExpression, Node } from '@babel/types';
import type { CallKind } from '../../../model.ts';
import { concat, isHole, knownText, type Value } from '../../../values.ts';
import { tagOfSelector } from '../../markup/find-element.ts';
import { cssSinks } from './css-text.ts';
import { tagSinks } from './element-sinks.ts';
import { htmlArgument, htmlSinks } from './html-text.ts';
import { isClient, ownerName } from '../clients.ts';
import { assignmentsTo } from '../bindings.ts';
import { calleeName, calleeObject, keyOf, lookup } from '../js-file.ts';
import { optionOf, resolve, textsOf } from '../parts.ts';
import type { Sink } from './sink.ts';
import type { Context } from '../thing.ts';

/* What jQuery and axios ask and load, and what else puts HTML into the page. */

const AJAX = /^(ajax|get|post|getJSON|getScript)$/;
const AXIOS = /^(get|post|put|patch|delete|head|options|request)$/;
const JQUERY = /^(\$|jQuery|j\$|\$j|jq)$/;
/** The service of AngularJS asks as axios does. */
const CLIENTS = /^(axios|\$http)$/;
/** D3 fetches what it reads. */
const D3 = /^(json|csv|tsv|dsv|xml|text|html|svg|blob|buffer)$/;

export function librarySinks(call: CallExpression, context: Context): Sink[] {
    const name = calleeName(call);
    const [first, second] = call.arguments;
    const html =
        htmlArgument(call) ?? (PUTS_HTML.test(name) && isJquery(calleeObject(call), context) ? first : undefined);
    if (html) {
        return markupSinks(html, context);
    }
    const object = calleeObject(call);
    if (!object) {
        return JQUERY.test(name)
            ? [...markupSinks(first, context), ...optionSinks(call, textTag(first), second, context)]
            : CLIENTS.test(name)
              ? requested('xhr', call, context)
              : [];
    }
    const owner = ownerName(object);
    if (owner === 'd3' && (D3.test(name) || name === 'image')) {
        const address = name === 'dsv' ? second : first;
        return address
            ? [{ kind: name === 'image' ? 'img' : 'xhr', node: call, values: textsOf(address, context) }]
            : [];
    }
    if (JQUERY.test(owner) && AJAX.test(name)) {
        return requested(name === 'getScript' ? 'script' : 'xhr', call, context);
    }
    if (AXIOS.test(name)) {
        return axiosSinks(call, owner, object, context);
    }
    return /^(attr|prop|css|load)$/.test(name) && isJquery(object, context) ? changed(call, name, object, context) : [];
}

const PUTS_HTML = /^(append|prepend|before|after|replaceWith|wrap)$/;

const markupSinks = (html: Node, context: Context): Sink[] =>
    htmlSinks(textsOf(html, context)).map((found) => ({ ...found, node: html }));

/** `$.ajax(url)`, `$.ajax({ url })`, `axios(config)`: the options may stand elsewhere. */
function requested(kind: CallKind, call: CallExpression, context: Context, base?: Value[]): Sink[] {
    const [first] = call.arguments;
    const options = resolve(first, context).flatMap((thing) =>
        'node' in thing && thing.node.type === 'ObjectExpression' ? [{ node: thing.node, in: thing.in }] : []
    );
    const values =
        options.length === 0
            ? textsOf(first, context)
            : options.flatMap((option) => {
                  const url = optionOf(option.node, 'url');
                  const start = optionOf(option.node, 'baseURL');
                  const path = url ? textsOf(url, option.in) : [];
                  return start ? below(textsOf(start, option.in), path) : path;
              });
    return values.length === 0 ? [] : [{ kind, node: call, values: base ? below(base, values) : values }];
}

/** Where a request of axios goes that has a base: an address of its own stays one. */
const below = (base: Value[], paths: Value[]): Value[] =>
    paths.flatMap((path) => {
        const [start] = path.pieces;
        return !isHole(start) && /^([a-z]+:)?\/\//i.test(start) ? [path] : concat(base, [path]);
    });

/** `axios.get(…)`, and the same of what `axios.create({ baseURL })` makes. */
function axiosSinks(call: CallExpression, owner: string, object: Node, context: Context): Sink[] {
    if (CLIENTS.test(owner)) {
        const base = defaultsOf(context);
        return requested('xhr', call, context, base.length > 0 ? base : undefined);
    }
    // A promise and a map have a `get` or `delete`, too: only what axios made is a client.
    const made = resolve(object, context).flatMap((thing) =>
        'node' in thing && thing.node.type === 'CallExpression' && isClient(thing.node)
            ? [{ settings: thing.node.arguments[0] as Node | undefined, in: thing.in }]
            : []
    );
    return made.flatMap(({ settings, in: inside }) => {
        const base = settings && optionOf(settings, 'baseURL');
        return requested('xhr', call, context, base ? textsOf(base, inside) : undefined);
    });
}

/** `axios.defaults.baseURL = '…'` */
const defaultsOf = (context: Context): Value[] =>
    assignmentsTo(context.file, 'baseURL')
        .filter(
            ({ left }) =>
                left.type === 'MemberExpression' &&
                left.object.type === 'MemberExpression' &&
                keyOf(left.object.property) === 'defaults'
        )
        .flatMap(({ right }) => textsOf(right, context));

/** `$('#frame').attr('src', url)`, `.css('background-image', 'url(…)')`, `.load(url)` */
function changed(call: CallExpression, name: string, object: Node, context: Context): Sink[] {
    const [first, second] = call.arguments;
    if (name === 'load') {
        return textsOf(first, context).some((value) => knownText(value) !== undefined || value.pieces.length > 1)
            ? [{ kind: 'xhr', node: call, values: textsOf(first, context) }]
            : [];
    }
    if (name !== 'css') {
        const tag = selectedTag(object, context);
        return first.type === 'StringLiteral' && second
            ? tagSinks(call, first.value, tag, second, context)
            : optionSinks(call, tag, first, context);
    }
    const styles =
        first.type === 'StringLiteral' && second ? [{ key: first.value, value: second as Node }] : propertiesOf(first);
    return styles.flatMap(({ value }) => cssSinks(textsOf(value, context)).map((found) => ({ ...found, node: value })));
}

const optionSinks = (
    call: CallExpression,
    tag: string | undefined,
    options: Node | undefined,
    context: Context
): Sink[] => propertiesOf(options).flatMap(({ key, value }) => tagSinks(call, key, tag, value, context));

const propertiesOf = (node: Node | undefined): { key: string; value: Node }[] =>
    node?.type === 'ObjectExpression'
        ? node.properties.flatMap((property) =>
              property.type === 'ObjectProperty'
                  ? [{ key: keyOf(property.key, property.computed) ?? '', value: property.value as Node }]
                  : []
          )
        : [];

/** `<img>`, `<iframe/>` */
const textTag = (node: Node | undefined): string | undefined =>
    node?.type === 'StringLiteral' ? /^\s*<(\w+)[\s/>]/.exec(node.value)?.[1].toLowerCase() : undefined;

/** The tag that the last selector of a chain of jQuery means. */
function selectedTag(object: Node, context: Context): string | undefined {
    for (const call of chainOf(object, context)) {
        const [first] = call.arguments;
        if (/^(find|children|closest|siblings|filter)$/.test(calleeName(call)) || JQUERY.test(calleeName(call))) {
            return (
                textTag(first) ??
                (first?.type === 'StringLiteral'
                    ? tagOfSelector(context.world.project, context.file.path, first.value)
                    : undefined)
            );
        }
    }
    return undefined;
}

/** The calls of `$(…).find(…).empty()`, the last one first; of a variable, those that it was made with. */
function chainOf(object: Node | undefined, context: Context): CallExpression[] {
    const calls: CallExpression[] = [];
    let node = object;
    for (let step = 0; node && step < 20; step++) {
        if (node.type === 'Identifier') {
            node = lookup(context.file, node, node.name)?.init;
        } else if (node.type === 'CallExpression') {
            calls.push(node);
            node = calleeObject(node);
        } else {
            return calls;
        }
    }
    return calls;
}

/** Whether a chain begins with `$(…)`: `append` of the DOM takes a text for a text. */
const isJquery = (object: Node | undefined, context: Context): boolean => {
    const start = chainOf(object, context).at(-1);
    return start !== undefined && !calleeObject(start) && JQUERY.test(calleeName(start));
};
