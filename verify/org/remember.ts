/**
 * What `read` makes of a file's text, worked out once for each text: several checks read the same files, and the tests of the
 * checks read the whole project again for each error that they plant in one file of it.
 */
export function rememberByText<T>(read: (file: string, text: string) => T): (file: string, text: string) => T {
    const known = new Map<string, T>();
    return (file, text) => {
        const key = `${file}\n${text}`;
        const result = known.get(key) ?? read(file, text);
        known.set(key, result);
        return result;
    };
}
