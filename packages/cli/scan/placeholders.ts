/** `%%X%%`, `${X}`, `$(X)`, `__X__`, `{{X}}`, `@X@`, `#{X}#` */
const TOKEN = /%%\w+%%|\$\{\w+\}|\$\([A-Z_]+\)|__[A-Z](?:[A-Z\d_]*[A-Z\d])?__|\{\{\w+\}\}|@[A-Z][A-Z\d_]*@|#\{[\w.]+\}/;

/** The part of an address that something else takes the place of when it is deployed: a token that says so, or a text that sfdx-project.json replaces. */
export function placeholderIn(address: string, replaced: string[] = []): string | undefined {
    const content = address.toLowerCase();
    return (
        TOKEN.exec(address)?.[0] ?? replaced.find((text) => text.trim() !== '' && content.includes(text.toLowerCase()))
    );
}

/** Where a path begins with one it can be a whole address; further behind it is a part of the path. */
export function startsReplaced(address: string, replaced: string[] = []): boolean {
    const placeholder = placeholderIn(address, replaced);
    return placeholder !== undefined && address.toLowerCase().startsWith(placeholder.toLowerCase());
}

export const takesPlaceOf = (placeholder: string): string =>
    `what takes the place of ${placeholder} when it is deployed`;
