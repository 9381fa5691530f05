import ts from 'typescript';
import type { Project } from './project.ts';
import { rememberByText } from './remember.ts';

export interface Import {
    file: string;
    line: number;
    specifier: string;
    /** The name of the default import. */
    localName?: string;
    source: ts.SourceFile;
}

export interface ApexImport extends Import {
    className: string;
    methodName: string;
}

/** Imports that are still there at run time: those of types are gone from the emitted JavaScript. */
export const importsOf = (project: Project, bundleDir: string): Import[] =>
    project.scripts(bundleDir).flatMap((file) => read(file, project.read(file)));

export function apexImports(project: Project, bundleDir: string): ApexImport[] {
    return importsOf(project, bundleDir).flatMap((each) => {
        const match = /^@salesforce\/apex(?:Continuation)?\/(?:\w+\.)?(\w+)\.(\w+)$/.exec(each.specifier);
        return match ? [{ ...each, className: match[1], methodName: match[2] }] : [];
    });
}

const read = rememberByText((file: string, text: string): Import[] => {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    return source.statements.flatMap((statement) => {
        const isImport = ts.isImportDeclaration(statement);
        if (!isImport && !ts.isExportDeclaration(statement)) {
            return [];
        }
        const specifier = statement.moduleSpecifier;
        const typeOnly = isImport ? statement.importClause?.isTypeOnly : statement.isTypeOnly;
        if (!specifier || !ts.isStringLiteral(specifier) || typeOnly) {
            return [];
        }
        return [
            {
                file,
                line: source.getLineAndCharacterOfPosition(statement.getStart()).line + 1,
                specifier: specifier.text,
                localName: isImport ? statement.importClause?.name?.text : undefined,
                source
            }
        ];
    });
});
