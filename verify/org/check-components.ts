import ts from 'typescript';
import type { CheckResult, Finding } from './finding.ts';
import type { Project } from './project.ts';

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
    project.bundles.map(({ name, dir }) => {
        const file = `${dir}/${name}.ts`;
        return { name, api: project.exists(file) ? apiOf(file, project.read(file)).join(', ') : '' };
    });

function apiOf(file: string, text: string): string[] {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const members = source.statements.filter(ts.isClassDeclaration).flatMap((each) => [...each.members]);
    const names = members
        .filter((member) => (ts.canHaveDecorators(member) ? (ts.getDecorators(member) ?? []) : []).some(isApi))
        .map((member) => `\`${member.name?.getText()}${ts.isMethodDeclaration(member) ? '()' : ''}\``);
    return [...new Set(names)].sort();
}

const isApi = (decorator: ts.Decorator): boolean => decorator.expression.getText() === 'api';
