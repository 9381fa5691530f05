import { parseExpression } from '@babel/parser';
import type { Node } from '@babel/types';
import { keyOf } from '../javascript/js-file.ts';
import { asThings, type Thing } from '../javascript/thing.ts';
import { concat, text, unknown, type Place, type Value } from '../../values.ts';

/** What a chain of names such as `v.item.url` or `$Resource.logo` stands for. */
export type Names = (chain: string[], at: Place) => Thing[];

/** The text of an attribute: known text with `{!…}`, `{#…}` or, in LWC, one `{…}` in it. */
export function attributeThings(content: string, at: Place, names: Names, open = /\{[!#]([^}]*)\}/): Thing[] {
    const parts = content.split(new RegExp(open, 'g'));
    if (parts.length === 3 && parts[0].trim() === '' && parts[2].trim() === '') {
        return formulaThings(parts[1], at, names);
    }
    const values = parts
        .map((part, index) => (index % 2 === 0 ? text(part, at) : asText(formulaThings(part, at, names), at)))
        .reduce((left, right) => concat(left, right));
    return asThings(values);
}

const asText = (things: Thing[], at: Place): Value[] => {
    const values = things.flatMap((thing) => ('text' in thing ? [thing.text] : unknown('an object', at)));
    return values.length > 0 ? values : unknown('a value that is not set', at);
};

/** A formula of Aura or Visualforce: texts, `+` and `&`, conditions, and names. */
function formulaThings(formula: string, at: Place, names: Names): Thing[] {
    try {
        const node = parseExpression(formula.replaceAll('<>', '!=').replace(/([^=!<>])=(?!=)/g, '$1=='), {
            errorRecovery: true
        });
        return evaluate(node, at, names);
    } catch {
        return asThings(unknown(formula.trim(), at));
    }
}

function evaluate(node: Node, at: Place, names: Names): Thing[] {
    switch (node.type) {
        case 'StringLiteral':
            return asThings(text(node.value, at));
        case 'NumericLiteral':
            return asThings(text(String(node.value), at));
        case 'BinaryExpression':
            return node.operator === '+' || node.operator === '&'
                ? asThings(
                      concat(asText(evaluate(node.left, at, names), at), asText(evaluate(node.right, at, names), at))
                  )
                : [];
        case 'ConditionalExpression':
            return [...evaluate(node.consequent, at, names), ...evaluate(node.alternate, at, names)];
        case 'LogicalExpression':
            return [
                ...(node.operator === '&&' ? [] : evaluate(node.left, at, names)),
                ...evaluate(node.right, at, names)
            ];
        case 'CallExpression':
            return functionThings(node, at, names);
        default: {
            const chain = chainOf(node);
            return chain.length > 0 ? names(chain, at) : asThings(unknown('a formula', at));
        }
    }
}

function functionThings(call: Extract<Node, { type: 'CallExpression' }>, at: Place, names: Names): Thing[] {
    const name = call.callee.type === 'Identifier' ? call.callee.name.toUpperCase() : '';
    const [first, second, third] = call.arguments;
    if (name === 'IF' && third) {
        return [...evaluate(second, at, names), ...evaluate(third, at, names)];
    }
    if (name === 'JOIN' && second) {
        return call.arguments.slice(1).flatMap((part) => evaluate(part, at, names));
    }
    return /^(URLFOR|HTMLENCODE|JSENCODE|JSINHTMLENCODE|TEXT|BLANKVALUE|NULLVALUE)$/.test(name) && first
        ? evaluate(first, at, names)
        : asThings(unknown(`what ${name || 'a function'}() gives`, at));
}

function chainOf(node: Node): string[] {
    if (node.type === 'Identifier') {
        return [node.name];
    }
    if (node.type === 'MemberExpression') {
        const left = chainOf(node.object);
        return left.length > 0 ? [...left, keyOf(node.property, node.computed) ?? '*'] : [];
    }
    return [];
}
