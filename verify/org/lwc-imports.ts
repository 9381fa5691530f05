import ts from 'typescript';
import type { Project } from './project.ts';

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

const cache = new WeakMap<Project, Map<string, Import[]>>();

/** Imports that are still there at run time: those of types are gone from the emitted JavaScript. */
export function importsOf(project: Project, bundleDir: string): Import[] {
    const known = cache.get(project) ?? new Map<string, Import[]>();
    cache.set(project, known);
    const imports = known.get(bundleDir) ?? project.scripts(bundleDir).flatMap((file) => read(project, file));
    known.set(bundleDir, imports);
    return imports;
}

export function apexImports(project: Project, bundleDir: string): ApexImport[] {
    return importsOf(project, bundleDir).flatMap((each) => {
        const match = /^@salesforce\/apex(?:Continuation)?\/(?:\w+\.)?(\w+)\.(\w+)$/.exec(each.specifier);
        return match ? [{ ...each, className: match[1], methodName: match[2] }] : [];
    });
}

function read(project: Project, file: string): Import[] {
    const source = ts.createSourceFile(file, project.read(file), ts.ScriptTarget.Latest, true);
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
}
