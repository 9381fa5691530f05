import ts from 'typescript';
import { apexMethod, type ApexMethod } from '../apex-methods.ts';
import type { CheckResult, Finding } from '../finding.ts';
import { apexImports, importsOf, type ApexImport, type Import } from '../lwc-imports.ts';
import { lineOf, type Project } from '../project.ts';

/** Modules that exist on the platform and need nothing from this project. */
const PLATFORM =
    /^(lwc|lightning\/\w+|@salesforce\/(apex|user\/\w+|i18n\/.+|client\/\w+|community\/\w+|site\/\w+|userPermission\/\w+|featureFlag\/\w+|schema\/\w+(\.\w+)*))$/;

/** Each import of each component, each `<c-…>` of each template, and each Apex method that is called exist. */
export function checkImports(project: Project): CheckResult {
    return {
        checked: project.bundles.length,
        findings: project.bundles.flatMap(({ dir }) => [
            ...importsOf(project, dir).flatMap((each) => checkModule(project, each)),
            ...apexImports(project, dir).flatMap((each) => checkApex(project, each)),
            ...project.templates(dir).flatMap((file) => checkTemplate(project, file))
        ])
    };
}

function checkModule(project: Project, { file, line, specifier }: Import): Finding[] {
    const missing = (problem: string, remedy: string): Finding[] => [{ file, line, problem, remedy }];
    const [, kind, name] = /^(c|@salesforce\/\w+)\/(.+)$/.exec(specifier) ?? [];
    switch (kind) {
        case 'c':
            return project.bundles.some((bundle) => bundle.name === name)
                ? []
                : missing(`There is no component c/${name}.`, 'Correct the name, or add the bundle under lwc/.');
        case '@salesforce/resourceUrl':
            return project.named('StaticResource', name)
                ? []
                : missing(
                      `There is no static resource ${name}.`,
                      'Correct the name, or add it under staticresources/.'
                  );
        case '@salesforce/customPermission':
            return project.named('CustomPermission', name)
                ? []
                : missing(`There is no custom permission ${name}.`, 'Correct the name, or add it.');
        case '@salesforce/messageChannel':
            return project.named('LightningMessageChannel', name.replace(/__c$/, ''))
                ? []
                : missing(`There is no message channel ${name}.`, 'Correct the name, or add it.');
        // Labels have a check of their own, and so have Apex methods.
        case '@salesforce/label':
        case '@salesforce/apex':
            return [];
        default:
    }
    if (specifier.startsWith('.')) {
        const target = `${file.slice(0, file.lastIndexOf('/'))}/${specifier}`;
        const known = ['.ts', '.js', '.html', '.css', ''].some((suffix) =>
            project.exists(target.replace(/\.js$/, '') + suffix)
        );
        return known ? [] : missing(`There is no file ${specifier}.`, 'Correct the path of the import.');
    }
    return PLATFORM.test(specifier)
        ? []
        : missing(
              `The module "${specifier}" does not exist on the platform.`,
              'Use a platform module or a component of this project; an npm package goes in as a static resource.'
          );
}

function checkTemplate(project: Project, file: string): Finding[] {
    const text = project.read(file);
    return [...text.matchAll(/<c-([a-z0-9-]+)/g)].flatMap(({ 1: tag, index }) => {
        const name = tag.replace(/-([a-z0-9])/g, (_dash, letter: string) => letter.toUpperCase());
        return project.bundles.some((bundle) => bundle.name === name)
            ? []
            : [
                  {
                      file,
                      line: lineOf(text, index),
                      problem: `There is no component c/${name} for <c-${tag}>.`,
                      remedy: 'Correct the tag, or add the bundle under lwc/.'
                  }
              ];
    });
}

function checkApex(project: Project, each: ApexImport): Finding[] {
    const { file, line, className, methodName, localName } = each;
    const found = apexMethod(project, className, methodName);
    if (typeof found === 'string') {
        return [{ file, line, problem: found, remedy: `Correct the import, or the method in ${className}.cls.` }];
    }
    const name = localName ?? '';
    return [
        ...(isWired(each.source, name) && !found.cacheable
            ? [
                  {
                      file: found.file,
                      line: found.line,
                      problem: `${className}.${methodName} is wired in ${file}, and a wire wants a cacheable method.`,
                      remedy: 'Write @AuraEnabled(cacheable=true), or call the method instead.'
                  }
              ]
            : []),
        ...wrongParameters(each.source, name, found).map(({ line: at, given }) => ({
            file,
            line: at,
            problem: `${className}.${methodName} has no parameter "${given}": Apex would see null.`,
            remedy: `Name it as in the Apex: ${found.parameters.join(', ') || 'it takes none'}.`
        }))
    ];
}

function isWired(source: ts.SourceFile, name: string): boolean {
    return visit(source, (node) =>
        ts.isDecorator(node) && ts.isCallExpression(node.expression) && node.expression.expression.getText() === 'wire'
            ? node.expression.arguments[0]?.getText() === name
            : false
    ).some(Boolean);
}

/** Keys of `method({ … })` that the Apex method does not have. */
function wrongParameters(
    source: ts.SourceFile,
    name: string,
    { parameters }: ApexMethod
): { line: number; given: string }[] {
    const known = parameters.map((parameter) => parameter.toLowerCase());
    return visit(source, (node) => {
        if (!ts.isCallExpression(node) || node.expression.getText() !== name) {
            return [];
        }
        const [argument] = node.arguments;
        return argument && ts.isObjectLiteralExpression(argument)
            ? argument.properties
                  .filter((property) => property.name && !known.includes(property.name.getText().toLowerCase()))
                  .map((property) => ({
                      line: source.getLineAndCharacterOfPosition(property.getStart()).line + 1,
                      given: property.name!.getText()
                  }))
            : [];
    }).flat();
}

function visit<T>(source: ts.SourceFile, read: (node: ts.Node) => T): T[] {
    const results: T[] = [];
    const walk = (node: ts.Node): void => {
        results.push(read(node));
        ts.forEachChild(node, walk);
    };
    walk(source);
    return results;
}
