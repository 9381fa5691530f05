import type { Statement } from '../syntax/tree.ts';

/** Whether control never leaves a statement at its end. */
export function alwaysEnds(node: Statement | null): boolean {
    switch (node?.kind) {
        case 'return':
        case 'throw':
            return true;
        case 'block':
            return node.body.some(alwaysEnds);
        case 'if':
            return alwaysEnds(node.then) && alwaysEnds(node.else);
        case 'try':
            return (
                alwaysEnds(node.finally) ||
                (alwaysEnds(node.body) && node.catches.every((clause) => alwaysEnds(clause.body)))
            );
        case 'switch':
            return (
                node.cases.every((each) => alwaysEnds(each.body)) &&
                node.cases.some((each) => !each.type && each.values.length === 0)
            );
        case 'while':
        case 'do':
            return true;
        case 'for':
            return node.test === null;
        default:
            return false;
    }
}
