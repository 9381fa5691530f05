import fs from 'node:fs';
import path from 'node:path';
import { readOptions } from '../lab/options.ts';
import { PROJECT_DIR } from '../lab/project.ts';
import { readImports, withDiagram } from '../verify/repository/imports.ts';

const USAGE = `The directions of import, and the diagram of them in docs/architecture.md.

    npm run lint:imports -- [--write]

    --write   makes the diagram anew
`;

/** `npm run lint:imports`. */
const { values } = readOptions(USAGE, { write: { type: 'boolean', default: false } });
const file = path.join(PROJECT_DIR, 'docs/architecture.md');
const { violations, diagram } = await readImports(PROJECT_DIR);
const before = fs.readFileSync(file, 'utf8');
const after = withDiagram(before, diagram);
if (values.write) {
    fs.writeFileSync(file, after);
} else if (after !== before) {
    violations.push(
        'docs/architecture.md: the diagram is not that of the imports any more: npm run lint:imports -- --write'
    );
}
violations.forEach((each) => console.error(each));
console.log(`${violations.length} violations of the directions of import`);
process.exitCode = violations.length > 0 ? 1 : 0;
