/** Milliseconds. A wait that never ended would keep the program of a failed test alive. */
const LONGEST = 25_000;

/** Waits until something holds; fails when it never does. */
export async function until(holds: () => boolean | Promise<boolean>, longest = LONGEST): Promise<void> {
    const end = performance.now() + longest;
    while (!(await holds())) {
        if (performance.now() > end) {
            throw new Error(`This never held: ${String(holds)}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
}

/** A number of the metrics, summed over all series whose labels hold `labels`. */
export function numberOf(metrics: string, name: string, labels = ''): number {
    return metrics
        .split('\n')
        .filter((line) => line.startsWith(name) && /^[{ ]/.test(line.slice(name.length)) && line.includes(labels))
        .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}
