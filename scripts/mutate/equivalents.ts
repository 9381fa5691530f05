/** Mutants that no test can tell from the engine, each with the reason. `npm run mutate` counts them apart, and says so if one is killed after all. */
export const EQUIVALENTS = [
    {
        file: 'response.ts',
        from: '/^.*\\.(?=[^.]+\\.[^.])/',
        to: '/.*\\.(?=[^.]+\\.[^.])/',
        why: 'the first try starts at the start too; the anchor keeps a long host without dots from being tried at each letter'
    }
];
