/* What stands for a match: java.util.regex.Matcher.appendReplacement. */

export class ReplacementError extends Error {}

export interface Groups {
    groupCount: number;
    names: Map<string, number>;
    /** The text of a group, null when it took no part. */
    group(index: number): string | null;
}

/** `$1`, `${name}` and `\$` of a replacement filled in. Throws ReplacementError. */
export function expand(replacement: string, groups: Groups): string {
    let result = '';
    for (let i = 0; i < replacement.length; i++) {
        const char = replacement[i];
        if (char === '\\') {
            i += 1;
            if (i === replacement.length) {
                throw new ReplacementError('character to be escaped is missing');
            }
            result += replacement[i];
        } else if (char === '$') {
            const { group, length } = reference(replacement.slice(i + 1), groups);
            result += groups.group(group) ?? '';
            i += length;
        } else {
            result += char;
        }
    }
    return result;
}

function reference(text: string, groups: Groups): { group: number; length: number } {
    if (text === '') {
        throw new ReplacementError('Illegal group reference: group index is missing');
    }
    if (text.startsWith('{')) {
        return named(text, groups);
    }
    if (!/^\d/.test(text)) {
        throw new ReplacementError('Illegal group reference');
    }
    let length = 1;
    while (/\d/.test(text[length] ?? '') && Number(text.slice(0, length + 1)) <= groups.groupCount) {
        length++;
    }
    const group = Number(text.slice(0, length));
    if (group > groups.groupCount) {
        throw new ReplacementError(`No group ${group}`);
    }
    return { group, length };
}

function named(text: string, { names }: Groups): { group: number; length: number } {
    const [all, name, end] = /^\{([a-zA-Z0-9]*)(\}?)/.exec(text)!;
    if (name === '' || end === '') {
        throw new ReplacementError("named capturing group is missing trailing '}'");
    }
    const group = names.get(name);
    if (group === undefined) {
        throw new ReplacementError(`No group with name {${name}}`);
    }
    return { group, length: all.length };
}
