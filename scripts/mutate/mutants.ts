import ts from 'typescript';

export interface Mutant {
    line: number;
    from: string;
    to: string;
    source: string;
}

const OPERATORS: Record<string, string> = {
    '===': '!==',
    '!==': '===',
    '&&': '||',
    '||': '&&',
    '>': '>=',
    '>=': '>',
    '<': '<=',
    '<=': '<',
    '+': '-',
    '??': '&&'
};

/** Every small change of a file: an operator turned round, a condition fixed, a negation dropped, a word changed. */
export function mutantsOf(text: string): Mutant[] {
    const file = ts.createSourceFile('engine.ts', text, ts.ScriptTarget.ESNext, true);
    const mutants: Mutant[] = [];
    const add = (node: ts.Node, to: string): void => {
        const [start, end] = [node.getStart(file), node.getEnd()];
        mutants.push({
            line: file.getLineAndCharacterOfPosition(start).line + 1,
            from: text.slice(start, end),
            to,
            source: text.slice(0, start) + to + text.slice(end)
        });
    };
    const visit = (node: ts.Node): void => {
        if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) {
            return;
        }
        if (ts.isBinaryExpression(node)) {
            const replacement = OPERATORS[node.operatorToken.getText(file)];
            if (replacement) {
                add(node.operatorToken, replacement);
            }
        } else if (ts.isIfStatement(node)) {
            add(node.expression, 'false');
        } else if (ts.isConditionalExpression(node)) {
            add(node.condition, 'true');
            add(node.condition, 'false');
        } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
            add(node, node.operand.getText(file));
        } else if (ts.isStringLiteral(node)) {
            add(node, "'mutated'");
        }
        ts.forEachChild(node, visit);
    };
    visit(file);
    return mutants;
}
