/** Why a text is no developer name, or undefined. */
export function nameProblem(name: string): string | undefined {
    if (name === '') {
        return 'Enter a name.';
    }
    if (name.length > 80) {
        return 'A name has at most 80 characters.';
    }
    if (['new', 'reset'].includes(name)) {
        return `${name} is an address of this Setup: choose another name.`;
    }
    return /^[A-Za-z](_?[A-Za-z0-9])*$/.test(name)
        ? undefined
        : 'A name begins with a letter, contains letters, digits and single underscores, and does not end with an underscore.';
}

/** A developer name made from an origin: what Setup proposes. */
export function nameFromOrigin(origin: string): string {
    const name = origin
        .replace(/^[a-z]+:\/\//i, '')
        .replace(/[^A-Za-z0-9]+/g, '_')
        .replace(/^_|_$/g, '')
        .slice(0, 70)
        .replace(/_$/, '');
    return /^[A-Za-z]/.test(name) ? name : `Site_${name}`.replace(/_$/, '');
}
