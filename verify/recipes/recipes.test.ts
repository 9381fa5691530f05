import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { linesOf, REASONS, reasonOf, unseeded, withoutLine } from './lines.ts';
import { lintRecipes, lintText } from './lint.ts';
import { Pages } from './pages.ts';
import { RECIPES_DIR } from './places.ts';
import { QUESTIONS } from './questions.ts';
import { removeSeeded, seededText } from './seeded.ts';
import { SEEDS } from './seeds.ts';
import { EXECUTED } from './stacks/index.ts';
import { NODE_RECIPES } from './stacks/node.ts';
import { askAll, askSeeded } from './verify.ts';

const read = (file: string): string => fs.readFileSync(path.join(RECIPES_DIR, file), 'utf8');

describe('the recipes of Node, asked by Chromium', { concurrency: true }, () => {
    let pages: Pages;
    before(async () => {
        pages = await Pages.start();
    });
    after(async () => {
        await pages.close();
        removeSeeded();
    });

    for (const recipe of NODE_RECIPES) {
        it(`${recipe.name} answers every question rightly`, async () => {
            const findings: string[] = [];
            const { passed } = await askAll(recipe, pages, (line) => findings.push(line));
            assert.equal(passed, QUESTIONS.length, findings.join('\n'));
        });
    }

    for (const seed of SEEDS.filter(({ file, trap }) => trap && NODE_RECIPES.some((recipe) => recipe.file === file))) {
        it(`the question finds it: ${seed.trap}`, async () => {
            const { passed } = await askSeeded(seed, pages, () => undefined);
            assert.equal(passed, 1);
        });
    }
});

describe('the recipes', () => {
    it('are each executed or linted', () => {
        const known = [...EXECUTED.map(({ file }) => file), ...lintRecipes().map(({ file }) => file)];
        const files = fs
            .readdirSync(RECIPES_DIR, { withFileTypes: true })
            .filter((entry) => entry.isFile() && !['README.md', 'package.json'].includes(entry.name))
            .map(({ name }) => name);
        assert.deepEqual(files.sort(), known.sort());
    });

    it('stand in the README, each once, with whether they are executed', () => {
        const rows = [...read('README.md').matchAll(/^\| [^|]+\| \[`([^`]+)`\][^|]*\|([^|]+)\|/gm)];
        const executed = new Set(EXECUTED.map(({ file }) => file));
        assert.deepEqual(
            rows.map(([, file]) => file).sort(),
            [...executed, ...lintRecipes().map(({ file }) => file)].sort()
        );
        for (const [, file, how] of rows) {
            assert.equal(/not executed/.test(how), !executed.has(file), file);
        }
    });

    it('name every trap that is shown in the README, and no other', () => {
        const traps = [...read('README.md').matchAll(/^- (.+)\.$/gm)].map(([, trap]) => trap);
        assert.deepEqual(traps.sort(), SEEDS.flatMap(({ trap }) => trap ?? []).sort());
    });

    it('hold the words of every seed', () => {
        for (const seed of SEEDS) {
            assert.notEqual(seededText(read(seed.file), seed), read(seed.file), seed.file);
            assert.ok(
                QUESTIONS.some(({ id }) => id === seed.question),
                seed.question
            );
        }
    });

    it('hold each line that is kept although no question needs it', () => {
        for (const [file, reasons] of Object.entries(REASONS)) {
            assert.deepEqual(
                linesOf(file).flatMap((line) => (reasonOf(line) === undefined ? [] : [line.text.trim()])),
                Object.keys(reasons)
            );
        }
    });

    it('have no line that is taken out by nobody', () => {
        for (const { file } of EXECUTED) {
            const lines = linesOf(file);
            assert.ok(lines.length > 10 && unseeded(file).length < lines.length, file);
            assert.ok(
                lines.every((line) => withoutLine(line).split('\n').length + 1 === read(file).split('\n').length)
            );
        }
    });

    it('that are not executed let in what is listed, and nothing that looks like it', () => {
        for (const { file, findings } of lintRecipes()) {
            assert.deepEqual(findings, [], file);
        }
    });
});

for (const [file, from, to, says] of [
    ['AspNetCoreCors.cs', '\\.sandbox', '.sandbox', /devxsandbox.* is let in/],
    ['AspNetCoreCors.cs', 'com\\z"', 'com"', /evil\.example is let in/],
    [
        'aws-api-gateway.yaml',
        'https://mydomain.my.site.com',
        'https://elsewhere.example',
        /my\.site\.com is not let in/
    ],
    ['aws-api-gateway.yaml', '/api/{proxy+}', '/{proxy+}', /no path but those of the API/],
    ['AspNetCoreCors.cs', '    .AllowCredentials()\n', '', /AllowCredentials/],
    ['AspNetCoreCors.cs', 'app.UseAuthentication();', '', /CORS before sign-in/],
    ['aws-api-gateway.yaml', 'PUT, ', '', /have PUT/],
    ['aws-api-gateway.yaml', '[x-total-count]', '[]', /exposed header/],
    ['aws-s3-cors.json', '"Authorization", ', '', /have Authorization/],
    ['aws-s3-cors.json', '"HEAD"', '"OPTIONS"', /methods that S3 knows/],
    ['azure-api-management.xml', ' preflight-result-max-age="600"', '', /have an age/],
    ['azure-api-management.xml', 'name="Vary"', 'name="Via"', /have Vary/],
    ['azure-api-management.xml', '</cors>', '', /well-formed XML/],
    ['azure-api-management.xml', 'https://mydomain.my', 'http://mydomain.my', /http:\/\/mydomain.* is let in/]
] as const) {
    it(`the lint of ${file} finds ${JSON.stringify(from.trim())} become ${JSON.stringify(to.trim())}`, () => {
        assert.match(
            lintText(
                file,
                read(file).replace(from, () => to)
            ).join('\n'),
            says
        );
    });
}
