import type { Program } from '../runtime/program.ts';
import { ownName } from '../syntax/own-name.ts';

/** One test method. */
export interface TestName {
    className: string;
    methodName: string;
}

/**
 * The tests of the program that are asked for, by `Class` or `Class.method` in any case; all without a name.
 * Throws for a name that is no test.
 */
export function selectTests(
    { classes }: Program,
    only: readonly string[],
    alsoKnown: readonly string[] = []
): TestName[] {
    const wanted = new Set(only.map((name) => name.toLowerCase()));
    const all = classes.flatMap(({ name, tests }) => tests.map((methodName) => ({ className: name, methodName })));
    const namesOf = ({ className, methodName }: TestName): string[] =>
        [className, `${className}.${methodName}`].map((name) => ownName(name).toLowerCase());
    const known = new Set([...all.flatMap(namesOf), ...alsoKnown.map((name) => name.toLowerCase())]);
    const isKnown = (name: string): boolean =>
        known.has(name) || alsoKnown.some((each) => name.startsWith(`${each.toLowerCase()}.`));
    const missing = only.filter((name) => !isKnown(name.toLowerCase()));
    if (missing.length > 0) {
        throw new Error(`No test is named ${missing.join(', ')}.`);
    }
    return wanted.size === 0 ? all : all.filter((test) => namesOf(test).some((name) => wanted.has(name)));
}
