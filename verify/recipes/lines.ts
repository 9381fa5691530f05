import fs from 'node:fs';
import path from 'node:path';
import { RECIPES_DIR } from './places.ts';
import { isComment } from './seeded.ts';
import { SEEDS, type Seed } from './seeds.ts';

/** Lines of a recipe that no question needs, the first of these words each, with why it stands there. */
export const REASONS: Record<string, Record<string, string>> = {
    'haproxy.cfg': {
        'mode http': 'without it HAProxy warns that it ignores the rules, and 2.6 runs them all the same'
    },
    'django_settings.py': {
        'INSTALLED_APPS += ["corsheaders"]': 'the package asks for it: it brings its checks of these settings'
    },
    'SpringBootCors.java': {
        '@Component': 'Boot finds the filter by it, and what runs it here is not Boot',
        '@Override': 'the compiler checks by it that Spring asks this method, and Spring does so without'
    }
};

export interface Line {
    file: string;
    /** From 1. */
    number: number;
    text: string;
}

/** The lines of a recipe that do something: no comments, no empty ones. */
export function linesOf(file: string): Line[] {
    let isInComment = false;
    return readRecipe(file)
        .split('\n')
        .map((text, index) => ({ file, number: index + 1, text }))
        .filter(({ text }) => {
            const wasInComment = isInComment;
            isInComment = /^\s*\/\*/.test(text) || isInComment;
            isInComment = isInComment && !text.includes('*/');
            return text.trim() !== '' && !wasInComment && !isComment(text);
        });
}

const isOf = ({ file, text }: Line, { file: other, without }: Seed): boolean =>
    file === other && without !== undefined && text.includes(without);

/** Those that no seed takes out and no reason keeps: without one of them the recipe must not start, or some question must go red. */
export const unseeded = (file: string): Line[] =>
    linesOf(file).filter((line) => !SEEDS.some((seed) => isOf(line, seed)) && reasonOf(line) === undefined);

export function reasonOf({ file, number, text }: Line): string | undefined {
    const first = linesOf(file).find((line) => line.text.trim() === text.trim());
    return first?.number === number ? REASONS[file]?.[text.trim()] : undefined;
}

/** The recipe without one line. */
export const withoutLine = ({ file, number }: Line): string =>
    readRecipe(file)
        .split('\n')
        .filter((_text, index) => index + 1 !== number)
        .join('\n');

const readRecipe = (file: string): string => fs.readFileSync(path.join(RECIPES_DIR, file), 'utf8');
