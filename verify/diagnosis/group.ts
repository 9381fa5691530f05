/** Node 20 has no Map.groupBy yet. */
export function groupBy<T, K>(list: T[], keyOf: (one: T) => K): Map<K, T[]> {
    const groups = new Map<K, T[]>();
    for (const one of list) {
        const key = keyOf(one);
        groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    return groups;
}
