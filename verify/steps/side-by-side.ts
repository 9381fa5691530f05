/**
 * Runs `work` on every item, at most `lanes` of them at once, in their order. What fails fails the whole, after what had begun.
 */
export async function sideBySide<T>(
    items: readonly T[],
    lanes: number,
    work: (item: T) => Promise<void>
): Promise<void> {
    const left = [...items];
    const lane = async (): Promise<void> => {
        for (let item = left.shift(); item !== undefined; item = left.shift()) {
            await work(item);
        }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
}
