import fs from 'node:fs';
import path from 'node:path';
import { nodeTestsPass } from './node-tests.ts';
import { testsPass } from './run-tests.ts';

/** A part of the project of which every small change is to be noticed by the tests that it has. */
export interface Room {
    name: string;
    /** Absolute. */
    files: string[];
    /** Of a hundred mutants, how many its tests have to notice. */
    least: number;
    /** Whether the tests pass with a file's source replaced; without one, as it is. */
    pass: (replaced?: { file: string; source: string }) => boolean;
}

const filesIn = (folder: string, wanted: (name: string) => boolean): string[] =>
    fs
        .readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && wanted(name))
        .sort()
        .map((name) => path.join(folder, name));

const isTest = (name: string): boolean => name.endsWith('.test.ts');

export function roomsOf(project: string): Room[] {
    const engine = path.join(project, 'force-app/main/default/lwc/crossOrigin');
    /** All but the fuzz, which asks whether the engine ends, not what it says. */
    const engineTests = filesIn(path.join(engine, '__tests__'), (name) => isTest(name) && name !== 'fuzz.test.ts');
    const scan = path.join(project, 'packages/cli/scan');
    const rules = path.join(scan, 'rules');
    const ruleTests = filesIn(rules, isTest);
    return [
        {
            name: 'engine',
            least: 99,
            files: filesIn(engine, (name) => !name.startsWith('__tests__') && name !== 'types.ts'),
            pass: (replaced) =>
                testsPass(engine, engineTests, replaced && { ...replaced, file: path.relative(engine, replaced.file) })
        },
        {
            name: 'scan',
            least: 95,
            files: [
                ...filesIn(rules, (name) => !isTest(name) && name !== 'index.ts'),
                ...filesIn(path.join(scan, 'lists'), (name) => !isTest(name))
            ],
            pass: (replaced) => nodeTestsPass(nearFirst(ruleTests, scan, replaced?.file), replaced)
        }
    ];
}

/** All tests of the rules and the lists, which end at the first that fails: those that are nearest to a file first. */
function nearFirst(tests: string[], scan: string, file: string | undefined): string[] {
    const own = file?.replace(/\.ts$/, '.test.ts');
    const ofLists = filesIn(path.join(scan, 'lists'), isTest);
    const nearest = file?.startsWith(path.join(scan, 'lists')) ? ofLists : tests.filter((test) => test === own);
    return [...new Set([...nearest, path.join(scan, 'rules/rules.test.ts'), ...tests, ...ofLists])];
}
