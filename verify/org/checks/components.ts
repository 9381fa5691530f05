import ts from 'typescript';
import type { CheckResult, Finding } from '../finding.ts';
import type { Project } from '../project.ts';

const FILE = 'docs/components.md';

/** The table of components in docs/components.md names every bundle, and of each what its `@api` is. */
export function checkComponents(project: Project): CheckResult {
    const wanted = componentRows(project);
    const lines = project.exists(FILE) ? project.read(FILE).split('\n') : [];
    const rows = lines
        .map((text, index) => ({ match: /^\|\s*`c\/(\w+)`\s*\|(.*)\|\s*$/.exec(text), line: index + 1 }))
        .flatMap(({ match, line }) => (match ? [{ name: match[1], api: match[2].trim(), line }] : []));
    const findings: Finding[] = wanted.flatMap(({ name, api }) => {
        const row = rows.find((each) => each.name === name);
        if (row?.api === api) {
            return [];
        }
        return [
            {
                file: FILE,
                line: row?.line,
                problem: row
                    ? `c/${name} is described with ${row.api || 'no @api'}; its @api is ${api || 'empty'}.`
                    : `c/${name} is not in the table.`,
                remedy: 'Run `npm run verify:org -- --write-components`.'
            }
        ];
    });
    const gone = rows.filter(({ name }) => !wanted.some((each) => each.name === name));
    return {
        checked: wanted.length,
        findings: [
            ...findings,
            ...gone.map(({ name, line }) => ({
                file: FILE,
                line,
                problem: `There is no component c/${name}.`,
                remedy: 'Run `npm run verify:org -- --write-components`.'
            }))
        ]
    };
}

/** The text of docs/components.md. */
export function componentsPage(project: Project): string {
    const rows = componentRows(project).map(({ name, api }) => `| \`c/${name}\` | ${api}${api ? ' ' : ''}|`);
    return [
        '# Components',
        '',
        'Each bundle of `force-app/main/default/lwc`, and what a parent may set or call on it. `npm run verify:org` compares this',
        'table with the sources; `npm run verify:org -- --write-components` writes it anew.',
        '',
        '<!-- prettier-ignore-start -->',
        '| component | @api |',
        '| --- | --- |',
        ...rows,
        '<!-- prettier-ignore-end -->',
        ''
    ].join('\n');
}

const componentRows = (project: Project): { name: string; api: string }[] =>
    project.bundles.map(({ name }) => ({ name, api: [...new Set(apiOf(project, name))].sort().join(', ') }));

/** Of a bundle's own class, and of the bundle that it extends. */
function apiOf(project: Project, name: string): string[] {
    const bundle = project.bundles.find((each) => each.name === name);
    const file = `${bundle?.dir}/${name}.ts`;
    if (!bundle || !project.exists(file)) {
        return [];
    }
    const source = ts.createSourceFile(file, project.read(file), ts.ScriptTarget.Latest, true);
    const classes = source.statements.filter(ts.isClassDeclaration);
    return [...apiOfClasses(classes), ...basesOf(source, classes).flatMap((base) => apiOf(project, base))];
}

/** The bundles whose default export a class here extends. */
function basesOf(source: ts.SourceFile, classes: ts.ClassDeclaration[]): string[] {
    const extended = classes
        .flatMap(({ heritageClauses = [] }) => [...heritageClauses])
        .map((clause) => clause.getText());
    return source.statements
        .filter(ts.isImportDeclaration)
        .filter(({ importClause }) => extended.includes(`extends ${importClause?.name?.text}`))
        .map(({ moduleSpecifier }) => (moduleSpecifier as ts.StringLiteral).text.replace(/^c\//, ''));
}

function apiOfClasses(classes: ts.ClassDeclaration[]): string[] {
    const members = classes.flatMap((each) => [...each.members]);
    return members
        .filter((member) => (ts.canHaveDecorators(member) ? (ts.getDecorators(member) ?? []) : []).some(isApi))
        .map((member) => `\`${member.name?.getText()}${ts.isMethodDeclaration(member) ? '()' : ''}\``);
}

const isApi = (decorator: ts.Decorator): boolean => decorator.expression.getText() === 'api';
