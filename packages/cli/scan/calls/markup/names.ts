import path from 'node:path';
import type { Class, Node } from '@babel/types';
import { unknown, type Place } from '../../values.ts';
import { withResults } from '../javascript/apex-results.ts';
import { globalValue } from '../javascript/function-calls.ts';
import { assignedToItems, namedInObjects } from '../javascript/item-assignments.ts';
import { isClass, keyOf, type JsFile } from '../javascript/js-file.ts';
import { classProperty, memberAssignments } from '../javascript/members.ts';
import { isKnown, propertyOf } from '../javascript/parts.ts';
import { asThings, contextOf, type Context, type Thing, type World } from '../javascript/thing.ts';
import { customTypeThings } from './custom-types.ts';
import type { Element } from './elements.ts';
import { attributeThings, type Names } from './formula.ts';
import { placeAt } from '../../project.ts';

const LWC = /^\{([^]*?)\}\/?$/;

/** Names of an LWC template: members of the class, and the items of `for:each` and `iterator:x` around the element. */
export function lwcNames(world: World, file: string, element: Element): Names {
    return ([root, ...keys], at) => {
        const script = scriptOf(world, file);
        const owner = script?.nodes.find(
            (node) => isClass(node) && script.parents.get(node)?.type === 'ExportDefaultDeclaration'
        );
        const ofTable = customTypeThings(world, file, [root, ...keys]);
        if (!script || !owner || ofTable.length > 0) {
            return ofTable.length > 0 ? ofTable : asThings(unknown(root, at));
        }
        const item = lwcItem(world, file, element, root, at);
        const things = item?.things ?? classProperty(owner as Class, root, contextOf(world, script));
        const rest = item?.isIterator ? keys.slice(1) : keys;
        const found = follow(things, rest, script, world, owner as Class);
        const [last] = rest.slice(-1);
        const given =
            last === undefined
                ? []
                : item
                  ? givenToItems(last, found, contextOf(world, script))
                  : rest.length === 1
                    ? memberAssignments(script, ownMember(root), last, contextOf(world, script))
                    : [];
        return withResults([...found, ...given], script.path, world);
    };
}

/** What the script assigns to a property of the items; where they are not known, what it gives to any object that it makes. */
function givenToItems(key: string, found: Thing[], context: Context): Thing[] {
    const assigned = assignedToItems(key, context);
    return found.some(isKnown) || assigned.length > 0 ? assigned : namedInObjects(key, context);
}

/** `this.state`, as a script would write it. */
const ownMember = (name: string): Node =>
    ({ type: 'MemberExpression', object: { type: 'ThisExpression' }, property: { type: 'Identifier', name } }) as Node;

const follow = (things: Thing[], keys: string[], script: JsFile, world: World, at: Class): Thing[] =>
    keys.reduce((found, key) => propertyOf(found, key, at, contextOf(world, script)), things);

export const SPREAD = 'lwc:spread';

/** What the properties of `lwc:spread={properties}` are that have such a name. */
export function spreadThings(
    world: World,
    file: string,
    element: Element,
    isWanted: (name: string) => boolean
): Thing[] {
    const spread = element.attributes.get(SPREAD);
    const at = spread && placeAt(file, world.project.text(file), spread.offset);
    const objects = at ? attributeThings(spread.value, at, lwcNames(world, file, element), LWC) : [];
    return objects.flatMap((thing) =>
        'node' in thing && thing.node.type === 'ObjectExpression'
            ? thing.node.properties
                  .flatMap((property) => ('key' in property ? (keyOf(property.key, property.computed) ?? []) : []))
                  .filter(isWanted)
                  .flatMap((name) => propertyOf([thing], name, thing.node, thing.in))
            : []
    );
}

function scriptOf(world: World, file: string): JsFile | undefined {
    const folder = path.posix.dirname(file);
    const stem = file.replace(/\.html$/, '');
    return [stem, `${folder}/${path.posix.basename(folder)}`]
        .flatMap((name) => [`${name}.js`, `${name}.ts`])
        .filter((name) => world.project.has(name))
        .map((name) => world.js(name))
        .find((script) => script !== undefined);
}

function lwcItem(
    world: World,
    file: string,
    element: Element,
    root: string,
    at: Place
): { things: Thing[]; isIterator: boolean } | undefined {
    for (let above: Element | undefined = element; above; above = above.parent) {
        const each = above.attributes.get('for:each');
        const iterator = above.attributes.get(`iterator:${root.toLowerCase()}`);
        const list = above.attributes.get('for:item')?.value === root ? each : iterator;
        if (list) {
            const things = attributeThings(list.value, at, lwcNames(world, file, above.parent ?? above), LWC);
            return { things: elements(things, world, file), isIterator: list === iterator };
        }
    }
    return undefined;
}

const elements = (things: Thing[], world: World, file: string): Thing[] =>
    things.flatMap((thing) => {
        if ('node' in thing) {
            return propertyOf([thing], '*', thing.node, thing.in);
        }
        return asThings(unknown('an item of a list', { ...thing.text.at, file: thing.text.at.file || file }));
    });

/** Names of Aura markup: `v.…`, `$Resource.…`, and the variable of an `<aura:iteration>` around the element. */
export function auraNames(world: World, file: string, element: Element): Names {
    return (chain, at) => {
        const [root, ...keys] = chain;
        if (root.startsWith('$')) {
            return asThings(globalValue(chain.join('.'), at, { world }));
        }
        const things = root === 'v' ? world.attribute(file, keys[0] ?? '') : auraItem(world, file, element, root);
        const rest = root === 'v' ? keys.slice(1) : keys;
        const found = rest.reduce<Thing[]>(
            (left, key) =>
                left.flatMap((thing) => ('node' in thing ? propertyOf([thing], key, thing.node, thing.in) : [])),
            things
        );
        if (found.some(isKnown)) {
            return found;
        }
        const [last] = rest.slice(-1);
        const ofApex = last === undefined ? [] : world.apexField(file, last);
        return ofApex.length > 0 ? asThings(ofApex) : found.length > 0 ? found : asThings(unknown(chain.join('.'), at));
    };
}

function auraItem(world: World, file: string, element: Element, root: string): Thing[] {
    for (let above: Element | undefined = element.parent; above; above = above.parent) {
        const items = above.attributes.get('items');
        if (above.name === 'aura:iteration' && above.attributes.get('var')?.value === root && items) {
            const at = placeAt(file, world.project.text(file), items.offset);
            return elements(attributeThings(items.value, at, auraNames(world, file, above)), world, file).filter(
                (thing) => 'node' in thing || typeof thing.text.pieces[0] === 'string'
            );
        }
    }
    return [];
}
