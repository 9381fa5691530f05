import { closing, endOfExpression } from './brackets.ts';
import { endOfStatement } from './test-branches.ts';
import type { Token } from './tokens.ts';
import type { Method, Range } from './type.ts';

/** When something runs: where an expression is one of several, or (`isElse`) none of them. */
export interface Condition {
    subject?: Range;
    labels: Range[];
    isElse: boolean;
}

export type Branch = Range & Condition;

const known = new WeakMap<Method, Branch[]>();

/** The blocks of a method that run for some values only: those of `switch on`, and of `if` where it compares with `==`. */
export function branchesOf(method: Method): Branch[] {
    let found = known.get(method);
    if (!found) {
        found = readBranches(method);
        known.set(method, found);
    }
    return found;
}

function readBranches({ owner: { tokens }, from, to }: Method): Branch[] {
    const found: Branch[] = [];
    for (let index = from; index < to; index++) {
        const { text, kind } = tokens[index];
        if (kind === 'name' && text === 'switch' && tokens[index + 1]?.text === 'on') {
            found.push(...whenBlocks(tokens, index + 2, to));
        } else if (kind === 'name' && text === 'if' && tokens[index + 1]?.text === '(') {
            found.push(...ifBlocks(tokens, index + 1));
        }
    }
    return found;
}

/** `switch on subject { when 'a', 'b' { … } when else { … } }` */
function whenBlocks(tokens: Token[], start: number, end: number): Branch[] {
    const open = nextBlock(tokens, start, end);
    const close = closing(tokens, open);
    const blocks: { labels: Range[]; from: number; to: number }[] = [];
    for (let index = open + 1; index < close && tokens[index].text === 'when';) {
        const block = nextBlock(tokens, index, close);
        blocks.push({ labels: labelsOf(tokens, index + 1, block), from: block, to: closing(tokens, block) });
        index = closing(tokens, block) + 1;
    }
    const isElse = ({ labels: [label] }: { labels: Range[] }): boolean => tokens[label?.from]?.text === 'else';
    const all = blocks.filter((block) => !isElse(block)).flatMap(({ labels }) => labels);
    // `when Account record` asks for a type.
    const isOfTypes = all.some(({ from, to }) => to - from > 1 && tokens[from].kind === 'name');
    return isOfTypes
        ? []
        : blocks.map((block) => ({
              ...block,
              subject: { from: start, to: open },
              labels: isElse(block) ? all : block.labels,
              isElse: isElse(block)
          }));
}

function nextBlock(tokens: Token[], start: number, end: number): number {
    let index = start;
    while (index < end && tokens[index].text !== '{') {
        index = tokens[index].text === '(' ? closing(tokens, index) + 1 : index + 1;
    }
    return index;
}

function labelsOf(tokens: Token[], start: number, end: number): Range[] {
    const found: Range[] = [];
    for (let from = start; from < end;) {
        const to = endOfExpression(tokens, from, end, /^,$/);
        found.push({ from, to });
        from = to + 1;
    }
    return found;
}

function ifBlocks(tokens: Token[], open: number): Branch[] {
    const close = closing(tokens, open);
    const condition = comparison({ from: open + 1, to: close }, tokens);
    const end = endOfStatement(tokens, close + 1);
    const otherwise =
        tokens[end]?.text === 'else'
            ? [{ ...condition, from: end, to: endOfStatement(tokens, end + 1), isElse: !condition.isElse }]
            : [];
    return condition.subject ? [{ ...condition, from: close, to: end }, ...otherwise] : [];
}

/** `subject == label`, `subject != label`; without a subject for any other condition. */
export function comparison({ from, to }: Range, tokens: Token[]): Condition {
    const signs = tokens
        .slice(from, to)
        .flatMap(({ text, kind }, index) => (kind === 'sign' && !/^[.()]$/.test(text) ? [{ text, index }] : []));
    const [{ text, index }] = signs.length === 1 ? signs : [{ text: '', index: 0 }];
    return /^(===?|!==?|<>)$/.test(text)
        ? {
              subject: { from, to: from + index },
              labels: [{ from: from + index + 1, to }],
              isElse: !text.startsWith('=')
          }
        : { labels: [], isElse: false };
}
