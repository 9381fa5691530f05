import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { diagramOf, ROOMS } from './rooms.ts';

const COMPONENTS = 'force-app/main/default/lwc';

const BEGIN = '<!-- The diagram is made from the imports: npm run lint:imports -- --write -->';
const END = '<!-- end of the diagram -->';

export interface Imports {
    /** A line for each import that breaks a rule. */
    violations: string[];
    diagram: string;
}

/** Reads every import of the project in `dir` and holds it against the rules in `rules`, by default the project's own. */
export async function readImports(dir: string, rules = path.join(dir, '.dependency-cruiser.cjs')): Promise<Imports> {
    const { forbidden, options } = createRequire(import.meta.url)(rules) as {
        forbidden: IFlattenedRuleSet['forbidden'];
        options: ICruiseOptions;
    };
    const found = [...ROOMS.filter((room) => room !== 'force-app'), COMPONENTS].filter((room) =>
        fs.existsSync(path.join(dir, room))
    );
    const { output } = await cruise(
        found,
        { ...options, ruleSet: { forbidden }, validate: true, baseDir: dir },
        undefined,
        {
            tsConfig: extractTsConfig(path.join(dir, 'tsconfig.json'))
        }
    );
    const { modules, summary } = output as ICruiseResult;
    return {
        violations: summary.violations.map(({ rule, from, to, cycle = [] }) => {
            const way = cycle.length > 0 ? cycle.map(({ name }) => name).join(' → ') : to;
            return `${rule.name}: ${from} → ${way}`;
        }),
        diagram: diagramOf(modules)
    };
}

/** The document with this diagram between its two marks. Throws when the marks are not there. */
export function withDiagram(document: string, diagram: string): string {
    const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
    if (begin < 0 || end < begin) {
        throw new Error(`The document needs the lines "${BEGIN}" and "${END}".`);
    }
    return `${document.slice(0, begin)}${BEGIN}\n\n\`\`\`mermaid\n${diagram}\n\`\`\`\n\n${document.slice(end)}`;
}
