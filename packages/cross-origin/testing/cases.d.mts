/** See cases.mjs. */
export declare function runCases(
    engine: object,
    material: { recorded: Record<string, unknown[]>; texts: readonly (readonly string[])[] }
): { cases: number; wrong: string[] };
