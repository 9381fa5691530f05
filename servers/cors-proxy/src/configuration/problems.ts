/** One fault of a configuration: where it is, what it is, and what to do about it. */
export interface Problem {
    /** The environment variable. */
    variable: string;
    /** The place inside of it, such as `orders.needToken`; empty for the whole. */
    path: string;
    problem: string;
    remedy: string;
}

export const problemText = ({ variable, path, problem, remedy }: Problem): string =>
    `${variable}${path && `: ${path}`}: ${problem} Remedy: ${remedy}`;

/** Thrown instead of a start; it names all faults at once. */
export class ConfigurationError extends Error {
    readonly problems: Problem[];

    constructor(problems: Problem[]) {
        super(`This configuration does not start:\n${problems.map((one) => `- ${problemText(one)}`).join('\n')}`);
        this.name = 'ConfigurationError';
        this.problems = problems;
    }
}

/** Of `names` the one that was probably meant by `text`: no more than two letters off, of a long one three. */
export function nearest(text: string, names: readonly string[]): string | undefined {
    return names.find(
        (name) => name.toLowerCase() === text.toLowerCase() || distance(name, text) <= (name.length > 12 ? 3 : 2)
    );
}

/** Letters to add, remove or change (Levenshtein). */
function distance(one: string, other: string): number {
    if (Math.abs(one.length - other.length) > 3) {
        return Infinity;
    }
    let row = Array.from({ length: other.length + 1 }, (_one, index) => index);
    for (let i = 1; i <= one.length; i += 1) {
        const next = [i];
        for (let j = 1; j <= other.length; j += 1) {
            next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        }
        row = next;
    }
    return row[other.length];
}
