/** A key that stands twice in one object of `text`, which is JSON: JSON.parse keeps the last and says nothing. */
export function repeatedKey(text: string): string | undefined {
    const open: { path: string; keys: Set<string>; isArray: boolean }[] = [];
    let last = '';
    for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"\s*:|"(?:[^"\\]|\\.)*"|[{}[\]]/gs)) {
        const inner = open.at(-1);
        if (token === '{' || token === '[') {
            open.push({ path: last, keys: new Set(), isArray: token === '[' });
        } else if (token === '}' || token === ']') {
            last = open.pop()?.path ?? '';
        } else if (token.endsWith(':') && inner && !inner.isArray) {
            const key = JSON.parse(token.slice(0, -1)) as string;
            last = inner.path ? `${inner.path}.${key}` : key;
            if (inner.keys.has(key)) {
                return last;
            }
            inner.keys.add(key);
        }
    }
    return undefined;
}
