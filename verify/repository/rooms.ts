/** A module as dependency-cruiser gives it, as far as it is read here. */
interface Module {
    source: string;
    dependencies: { resolved: string }[];
}

/** The top level's rooms that import, from above to the ground. */
export const ROOMS = [
    'scripts',
    'e2e',
    'bench',
    'site',
    'verify',
    'test-help',
    'deploy',
    'lab',
    'local-org',
    'servers',
    'packages',
    'force-app'
];

/** Folders that hold a room each, where the top level alone would say too little. */
const NESTED = ['packages', 'servers'];
const ENGINE = /^force-app\/main\/default\/lwc\/crossOrigin\//;
const TEST = /\.(test|spec)\.ts$|__tests__\//;

/** The room that a file lives in: `packages/cli`, `verify`; the engine is one of its own. Undefined outside of the rooms. */
export function roomOf(file: string): string | undefined {
    const [first, second] = file.split('/');
    if (ENGINE.test(file)) {
        return 'c/crossOrigin';
    }
    return ROOMS.includes(first) && second ? (NESTED.includes(first) ? `${first}/${second}` : first) : undefined;
}

/**
 * The rooms and who imports whom, tests aside, as a Mermaid diagram; an arrow that a longer way says already is left out. The same
 * imports give the same text.
 */
export function diagramOf(modules: readonly Module[]): string {
    const imports = new Map<string, Set<string>>();
    for (const { source, dependencies } of modules.filter((each) => !TEST.test(each.source))) {
        const from = roomOf(source);
        for (const to of dependencies.map(({ resolved }) => roomOf(resolved))) {
            if (from !== undefined && to !== undefined && from !== to) {
                imports.set(from, (imports.get(from) ?? new Set()).add(to));
            }
        }
    }
    const arrows = [...imports].flatMap(([from, targets]) =>
        [...targets]
            .filter((to) => ![...targets].some((other) => other !== to && reaches(imports, other, to)))
            .map((to) => `    ${idOf(from)}["${from}"] --> ${idOf(to)}["${to}"]`)
    );
    return ['flowchart TD', ...arrows.sort()].join('\n');
}

function reaches(imports: Map<string, Set<string>>, from: string, to: string, seen = new Set<string>()): boolean {
    seen.add(from);
    return [...(imports.get(from) ?? [])].some(
        (next) => next === to || (!seen.has(next) && reaches(imports, next, to, seen))
    );
}

const idOf = (room: string): string => room.replace(/\W/g, '_');
