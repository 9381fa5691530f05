import type { RegexNode } from './tree.ts';

export interface Width {
    min: number;
    max: number;
}

/** What Java takes for the length of `a*`: so that a look behind may hold it. */
const MAX_REPEATS = 0x7fffffff;

/** How many UTF-16 units of text a node takes. */
export function widthOf(node: RegexNode): Width {
    switch (node.kind) {
        case 'char':
            return { min: 1, max: 2 };
        case 'text':
            return { min: node.text.length, max: node.text.length };
        case 'sequence': {
            const all = node.items.map(widthOf);
            return { min: sum(all.map(({ min }) => min)), max: sum(all.map(({ max }) => max)) };
        }
        case 'choice': {
            const all = node.options.map(widthOf);
            return { min: Math.min(...all.map(({ min }) => min)), max: Math.max(...all.map(({ max }) => max)) };
        }
        case 'group':
        case 'atomic':
            return widthOf(node.of);
        case 'repeat': {
            const { min, max } = widthOf(node.of);
            if (node.max === Infinity && node.mode === 'greedy' && /^(char|text)$/.test(node.of.kind)) {
                return { min: min * node.min, max: MAX_REPEATS };
            }
            return { min: min * node.min, max: max === 0 || node.max === 0 ? 0 : max * node.max };
        }
        case 'back':
            return { min: 0, max: Infinity };
        case 'look':
        case 'place':
            return { min: 0, max: 0 };
    }
}

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);
