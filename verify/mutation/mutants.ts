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

/**
 * Every small change of a file: an operator turned round, a condition fixed, a negation or a step dropped, a truth or a word changed, an anchor
 * or a repetition taken out of a pattern. What is written for a person to read is left alone: no test should hold its wording.
 */
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
        if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) {
            return;
        }
        if (ts.isPropertyAssignment(node) && FOR_READERS.test(node.name.getText(file))) {
            return;
        }
        if (ts.isBinaryExpression(node)) {
            const replacement = OPERATORS[node.operatorToken.getText(file)];
            if (replacement) {
                add(node.operatorToken, replacement);
            }
        } else if (ts.isIfStatement(node)) {
            add(node.expression, 'true');
            add(node.expression, 'false');
        } else if (ts.isConditionalExpression(node)) {
            add(node.condition, 'true');
            add(node.condition, 'false');
        } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
            add(node, node.operand.getText(file));
        } else if (ts.isStringLiteral(node) && !isSentence(node.text)) {
            add(node, "'mutated'");
        } else if (node.kind === ts.SyntaxKind.TrueKeyword) {
            add(node, 'false');
        } else if (node.kind === ts.SyntaxKind.FalseKeyword) {
            add(node, 'true');
        } else if (ts.isExpressionStatement(node)) {
            add(node, ';');
        } else if (ts.isRegularExpressionLiteral(node)) {
            looserPatterns(node.getText(file)).forEach((pattern) => add(node, pattern));
        }
        ts.forEachChild(node, visit);
    };
    visit(file);
    return mutants;
}

/** The documentation of a rule of the scan. */
const FOR_READERS = /^(about|why|wrong|right)$/;

const isSentence = (text: string): boolean => /\S \S/.test(text) || text.startsWith('https://');

/** The pattern without one of its `^`, `$`, `+`, `*` or `?`, where that still is one; a `^` in brackets too. */
function looserPatterns(pattern: string): string[] {
    const signs = [...pattern.matchAll(/(?<!\\)[$^+*?]/g)].map(({ index }) => index);
    return signs.map((at) => pattern.slice(0, at) + pattern.slice(at + 1)).filter(isPattern);
}

function isPattern(literal: string): boolean {
    const end = literal.lastIndexOf('/');
    try {
        return new RegExp(literal.slice(1, end), literal.slice(end + 1)) instanceof RegExp;
    } catch {
        return false;
    }
}
