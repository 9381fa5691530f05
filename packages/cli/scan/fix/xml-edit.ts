/** Changes in the text of a metadata file that leave the rest of it as it is. */

/** Sets an element directly below the root; a new one goes in front of the first that comes later in the alphabet. */
export function setElement(text: string, name: string, value: string): string {
    const present = new RegExp(`(<${name}>)[^<]*(</${name}>)`);
    if (present.test(text)) {
        return text.replace(present, `$1${value}$2`);
    }
    const element = `<${name}>${value}</${name}>`;
    const later = [...text.matchAll(/^([ \t]*)<(\w+)>/gm)].find(([, , other]) => /^[a-z]/.test(other) && other > name);
    if (later) {
        return `${text.slice(0, later.index)}${later[1]}${element}\n${text.slice(later.index)}`;
    }
    return text.replace(/([ \t]*)<\/(\w+)>\s*$/, (end, indent: string) => `${indent}    ${element}\n${end}`);
}

export const escapeXml = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
