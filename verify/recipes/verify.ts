import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sideBySide } from '../steps/side-by-side.ts';
import type { Counts } from '../steps/step.ts';
import { linesOf, reasonOf, unseeded, withoutLine, type Line } from './lines.ts';
import { lintRecipes } from './lint.ts';
import { Pages } from './pages.ts';
import { RECIPES_DIR } from './places.ts';
import { provide } from './provide.ts';
import { QUESTIONS } from './questions.ts';
import type { Recipe } from './recipe.ts';
import { nameOf, removeSeeded, writeChanged, writeSeeded } from './seeded.ts';
import { SEEDS, type Seed } from './seeds.ts';
import { EXECUTED } from './stacks/index.ts';

/** Most of the time is waiting: for a server to start, for a preflight to be forgotten. */
const LANES = 4;

export interface Options {
    /** Every seed, not only those that are known traps. */
    seeded: boolean;
    /** A part of a recipe's name or file; empty for all. */
    only: string;
}

/** Runs every recipe, asks it, and says on `print` what it finds. */
export async function verifyRecipes({ seeded, only }: Options, print: (line: string) => void): Promise<Counts> {
    const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
    const wanted = EXECUTED.filter(({ name, file }) => `${name} ${file}`.toLowerCase().includes(only.toLowerCase()));
    const there = wanted.filter((recipe) => {
        const missing = provide(recipe);
        if (missing !== undefined) {
            print(`not executed here: ${recipe.name}, which needs ${missing}`);
            counts.skipped += QUESTIONS.length;
        }
        return missing === undefined;
    });
    const pages = await Pages.start();
    try {
        await sideBySide(there, LANES, async (recipe) => add(counts, await askAll(recipe, pages, print)));
        const seeds = SEEDS.filter(
            ({ file, trap }) => (seeded || trap) && there.some((recipe) => recipe.file === file)
        );
        await sideBySide(seeds, LANES, async (seed) => add(counts, await askSeeded(seed, pages, print)));
        for (const recipe of seeded ? there : []) {
            add(counts, await askWithoutEachLine(recipe, pages, print));
        }
    } finally {
        await pages.close();
        removeSeeded();
    }
    if (only === '') {
        add(counts, lint(print));
    }
    return counts;
}

/** Every question to one recipe. */
export async function askAll(recipe: Recipe, pages: Pages, print: (line: string) => void): Promise<Counts> {
    const { name, file, notAsked = {}, ownErrors } = recipe;
    const questions = QUESTIONS.filter(({ id }) => !(id in notAsked));
    const running = await recipe.start(path.join(RECIPES_DIR, file));
    try {
        const asked = { api: running.origin, pages, ownErrors };
        const findings = await Promise.all(questions.map((question) => question.ask(asked)));
        const failed = findings.filter((found) => found.length > 0).length;
        print(`${name}: ${questions.length - failed} of ${questions.length} answers are right`);
        findings.forEach((found, index) => found.forEach((each) => print(`  NO ${questions[index].text}: ${each}`)));
        Object.entries(notAsked).forEach(([id, why]) => print(`  not asked: ${id}. ${why}`));
        return { passed: questions.length - failed, failed, skipped: Object.keys(notAsked).length };
    } finally {
        await running.stop();
    }
}

/** The one question that has to go red for a seeded recipe. */
export async function askSeeded(seed: Seed, pages: Pages, print: (line: string) => void): Promise<Counts> {
    const recipe = EXECUTED.find(({ file }) => file === seed.file);
    const question = QUESTIONS.find(({ id }) => id === seed.question);
    if (!recipe || !question) {
        throw new Error(`${nameOf(seed)}: no such recipe or question.`);
    }
    const running = await recipe.start(writeSeeded(seed));
    try {
        const [found] = await question.ask({ api: running.origin, pages, ownErrors: recipe.ownErrors });
        print(`${found ? 'found' : 'NOT FOUND'}: ${nameOf(seed)} (${seed.question}${found ? `: ${found}` : ''})`);
        return { passed: found ? 1 : 0, failed: found ? 0 : 1, skipped: 0 };
    } finally {
        await running.stop();
    }
}

/** Every other line of a recipe: without it the recipe does not start, or some question goes red. */
async function askWithoutEachLine(recipe: Recipe, pages: Pages, print: (line: string) => void): Promise<Counts> {
    const lines = unseeded(recipe.file);
    const idle: Line[] = [];
    await sideBySide(lines, LANES, async (line) => {
        if (!(await isMissed(recipe, line, pages))) {
            idle.push(line);
            print(`NOT FOUND: ${line.file} without line ${line.number}, ${line.text.trim()}`);
        }
    });
    const kept = linesOf(recipe.file).filter((line) => reasonOf(line) !== undefined);
    print(`${recipe.file}: ${lines.length - idle.length} of ${lines.length} other lines are missed when they are gone`);
    kept.forEach((line) => print(`  kept: ${line.text.trim()}: ${reasonOf(line)}`));
    return { passed: lines.length - idle.length, failed: idle.length, skipped: 0 };
}

/** What a recipe without a line may do to us: end this program's patience, or throw where nobody listens. */
const PATIENCE_MS = 20_000;

async function isMissed(recipe: Recipe, line: Line, pages: Pages): Promise<boolean> {
    const survive = (): void => undefined;
    process.on('uncaughtException', survive);
    const running = await recipe.start(writeChanged(line.file, withoutLine(line))).catch(() => undefined);
    try {
        for (const question of running ? QUESTIONS.filter(({ id }) => !(id in (recipe.notAsked ?? {}))) : []) {
            const asked = question.ask({ api: running!.origin, pages, ownErrors: recipe.ownErrors });
            const found = await Promise.race([
                asked.catch(() => ['it ended']),
                wait(PATIENCE_MS, ['no answer'], { ref: false })
            ]);
            if (found.length > 0) {
                return true;
            }
        }
        return running === undefined;
    } finally {
        await running?.stop();
        process.off('uncaughtException', survive);
    }
}

function lint(print: (line: string) => void): Counts {
    const linted = lintRecipes();
    linted.forEach(({ file, findings }) => {
        print(`${file}: not executed; linted${findings.length > 0 ? '' : ', no finding'}`);
        findings.forEach((each) => print(`  NO ${each}`));
    });
    const failed = linted.filter(({ findings }) => findings.length > 0).length;
    return { passed: linted.length - failed, failed, skipped: linted.length };
}

function add(counts: Counts, { passed, failed, skipped }: Counts): void {
    counts.passed += passed;
    counts.failed += failed;
    counts.skipped += skipped;
}
