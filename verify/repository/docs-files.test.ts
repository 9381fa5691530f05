import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { SCENARIO_ROWS } from '../../force-app/main/default/lwc/scenarios/rows.ts';
import { PROJECT_DIR } from '../../lab/project.ts';

const LWC = 'force-app/main/default/lwc';
/** A path in code marks may leave out where it begins. */
const ROOTS = ['', 'force-app/main/default', LWC];
/** Rooms whose README has a table of what lives there. */
const ROOMS = ['deploy', 'lab', 'local-org', 'packages/project', 'verify'];
const DOCUMENTS = [
    ...ROOMS.map((room) => `${room}/README.md`),
    'README.md',
    'packages/apex-runtime/README.md',
    'CONTRIBUTING.md',
    ...fs.readdirSync(path.join(PROJECT_DIR, 'docs')).flatMap((file) => (file.endsWith('.md') ? [`docs/${file}`] : []))
];

/** The walkthrough has the reader write it. */
const MADE_BY_THE_READER = 'force-app/main/default/cspTrustedSites/Sample_API_Untrusted.cspTrustedSite-meta.xml';

const read = (file: string): string => fs.readFileSync(path.join(PROJECT_DIR, file), 'utf8');
const exists = (file: string): boolean => fs.existsSync(path.join(PROJECT_DIR, file));

/** `a/{b,c}/` is a/b/ and a/c/. */
function spelledOut(name: string): string[] {
    const [, before, choices, after] = /^(.*?)\{(.*?)\}(.*)$/.exec(name) ?? [];
    return choices === undefined ? [name] : choices.split(',').map((choice) => `${before}${choice}${after}`);
}

/** What stands in code marks and is the path of a file or folder here, by its look. */
const pathsIn = (text: string): string[] =>
    [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`((?:[\w.{},-]+\/)+[\w.{},-]*)`/g)].flatMap(([, name]) =>
        spelledOut(name)
    );

/** Targets of links that lead to a file of the project. */
const linksIn = (text: string): string[] =>
    [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, target]) => target).filter((target) => !/:/.test(target));

for (const document of DOCUMENTS) {
    test(`${document} names only files that there are`, () => {
        const ownRoots = [path.dirname(document), ...ROOTS];
        const isSource = (name: string): boolean =>
            /^(force-app|packages|local-org|servers|lab|deploy|verify|site|test-help|scripts|e2e|bench|docs|config|lwc|crossOrigin|scenarios|\.tours)\//.test(
                name
            );
        const missing = pathsIn(read(document)).filter(
            (name) =>
                isSource(name) && name !== MADE_BY_THE_READER && !ownRoots.some((root) => exists(path.join(root, name)))
        );
        assert.deepEqual(missing, []);
    });

    test(`${document} links only to files that there are`, () => {
        const missing = linksIn(read(document)).filter((target) => !exists(path.join(path.dirname(document), target)));
        assert.deepEqual(missing, []);
    });
}

test('the README leads to the file of every lane', () => {
    const lanes = fs
        .readdirSync(path.join(PROJECT_DIR, LWC))
        .filter((bundle) => exists(`${LWC}/${bundle}/${bundle}.ts`))
        .filter((bundle) => /extends Lane\b/.test(read(`${LWC}/${bundle}/${bundle}.ts`)));
    assert.ok(lanes.length >= 6, lanes.join());
    const named = `${read('README.md')}${read('docs/architecture.md')}`;
    assert.deepEqual(
        lanes.filter((bundle) => !named.includes(bundle)),
        []
    );
});

/** Where the reader is sent to for a gate: what is decided in which of the files that the README names. */
test('each gate stands in a file that the README names', () => {
    const readme = read('README.md');
    const types = fs
        .readdirSync(path.join(PROJECT_DIR, LWC, 'crossOrigin'))
        .filter((file) => file.endsWith('.ts'))
        .map((file) => read(`${LWC}/crossOrigin/${file}`))
        .join('\n');
    const gates = [.../export type Gate =([^;]+);/.exec(types)![1].matchAll(/'([\w-]+)'/g)].map(([, gate]) => gate);
    const files = [...readme.matchAll(/`(?:crossOrigin\/)?(\w+\.ts)`/g)].map(([, file]) => file);
    const sources = [...new Set([...files, 'predict.ts', 'csp.ts', 'cors.ts'])]
        .filter((file) => exists(`${LWC}/crossOrigin/${file}`))
        .map((file) => read(`${LWC}/crossOrigin/${file}`))
        .join('\n');
    assert.deepEqual(
        gates.filter((gate) => !sources.includes(`'${gate}'`)),
        []
    );
});

test('each scenario is data in the folder that the README names', () => {
    assert.match(read('README.md'), /`lwc\/scenarios\/`/);
    const data = fs
        .readdirSync(path.join(PROJECT_DIR, LWC, 'scenarios'))
        .filter((file) => file.endsWith('.ts'))
        .map((file) => read(`${LWC}/scenarios/${file}`))
        .join('\n');
    assert.deepEqual(
        SCENARIO_ROWS.map(({ id }) => id).filter((id) => !data.includes(`'${id}'`)),
        []
    );
});

for (const room of ROOMS) {
    test(`the table of ${room} names only what lives there`, () => {
        const rows = [...read(`${room}/README.md`).matchAll(/^\|([^|]*`[^|]*)\|/gm)].map(([, cell]) => cell);
        const named = rows.flatMap((cell) => [...cell.matchAll(/`([\w./-]+)`/g)].map(([, name]) => name));
        assert.ok(named.length > 0);
        assert.deepEqual(
            named.filter((name) => !exists(path.join(room, name))),
            []
        );
    });
}

test('the table of verify names each of its proofs', () => {
    const table = read('verify/README.md');
    const folders = fs
        .readdirSync(path.join(PROJECT_DIR, 'verify'), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name);
    assert.deepEqual(
        folders.filter((name) => !table.includes(`| \`${name}/\``)),
        []
    );
});

test('each command that a document names is one of the project', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const commands = DOCUMENTS.flatMap((document) =>
        [...read(document).matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name)
    );
    assert.deepEqual(
        [...new Set(commands)].filter((name) => !(name in scripts)),
        []
    );
});
