import fs from 'node:fs';
import path from 'node:path';
import { RECIPES_DIR } from './places.ts';
import type { Seed } from './seeds.ts';

/** Beside the recipes, so that what they import is found from there. */
const SEEDED_DIR = path.join(RECIPES_DIR, '.cache');

/** The text of the recipe with the seed in it. Throws where the recipe has no such words, or has them in two places. */
export function seededText(text: string, { file, without, change }: Seed): string {
    if (change) {
        const [from, to] = change;
        if (!text.includes(from)) {
            throw new Error(`${file} does not hold ${JSON.stringify(from)}.`);
        }
        return text.replace(from, () => to);
    }
    const lines = text.split('\n');
    const found = lines.filter((line) => line.includes(without ?? '') && !isComment(line));
    if (found.length !== 1) {
        throw new Error(`${file} has ${found.length} lines with ${JSON.stringify(without)}, not one.`);
    }
    return lines.filter((line) => line !== found[0]).join('\n');
}

export const isComment = (line: string): boolean => /^\s*(\/\/|\/?\*|#|""")/.test(line);

let count = 0;

/** Writes a changed recipe. Its folder has a name of its own, its file the recipe's, as Java wants. */
export function writeChanged(name: string, text: string): string {
    const file = path.join(SEEDED_DIR, `${process.pid}-${(count += 1)}`, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
    return file;
}

export const writeSeeded = (seed: Seed): string =>
    writeChanged(seed.file, seededText(fs.readFileSync(path.join(RECIPES_DIR, seed.file), 'utf8'), seed));

export const removeSeeded = (): void => fs.rmSync(SEEDED_DIR, { recursive: true, force: true });

export const nameOf = ({ file, without, change, trap }: Seed): string =>
    `${file}${trap ? `, trap: ${trap}` : change ? `: ${change[0].split('\n')[0]} → ${change[1].split('\n')[0]}` : ` without ${without?.trim()}`}`;
