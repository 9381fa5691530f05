/** Waits until something holds; the test's own time limit fails it when it never does. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await holds())) {
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
