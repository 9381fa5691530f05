import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { obstacles } from '../../../force-app/main/default/lwc/crossOrigin/obstacles.ts';
import { explain, readInput } from '../../../force-app/main/default/lwc/errorReader/errorReader.ts';
import { explanationText } from '../explain/print.ts';
import { recipeText, requireRecipe } from './print.ts';
import { RECIPE_NAMES, recipeFor } from './recipe.ts';

const FOLDER = path.join(import.meta.dirname, '../../../servers/recipes');
const PAGE = 'https://acme.lightning.force.com';

describe('the recipes for the owner of an API', () => {
    it('are the files of servers/recipes, all of them', () => {
        const files = fs
            .readdirSync(FOLDER, { withFileTypes: true })
            .filter((entry) => entry.isFile() && !['README.md', 'package.json'].includes(entry.name))
            .map(({ name }) => name);
        assert.deepEqual(RECIPE_NAMES.map((stack) => recipeFor(stack).file).sort(), files.sort());
        for (const stack of RECIPE_NAMES) {
            const { file, text } = recipeFor(stack);
            assert.equal(text, fs.readFileSync(path.join(FOLDER, file), 'utf8'));
        }
    });

    for (const [origin, name] of [
        [PAGE, 'acme'],
        ['https://acme--dev.sandbox.lightning.force.com', 'acme'],
        ['https://a-b-c.my.site.com', 'a-b-c'],
        ['http://localhost:3000', 'mydomain'],
        ['https://acme.example', 'mydomain'],
        ['https://$&.lightning.force.com', 'mydomain']
    ]) {
        it(`of a page at ${origin} name ${name}`, () => {
            assert.ok(recipeFor('nginx', origin).text.includes(`"https://${name}.lightning.force.com"`));
        });
    }

    it('do not tell to replace what is replaced', () => {
        for (const stack of RECIPE_NAMES) {
            assert.doesNotMatch(recipeFor(stack, PAGE).text, /Replace|mydomain/);
        }
    });

    it('hold all that the engine advises for Express', () => {
        const recipe = recipeFor('express').text;
        for (const credentials of ['omit', 'include'] as const) {
            const request = { url: 'https://api.example.com/', credentials };
            const [{ fixes }] = obstacles({ origin: PAGE, policies: [] }, request, [
                { response: { status: 200, headers: [] } }
            ]);
            const { code } = fixes.find(({ id }) => id === 'allow-origin')!;
            const [, imported, origin, ...options] =
                /^(import .*)\n\napp\.use\(cors\(\{ origin: \['(.*)'\](?:, (.*))? \}\)\);$/.exec(code!.text) ?? [];
            assert.ok(recipe.includes(`\n${imported}\n`) && origin === PAGE, code!.text);
            assert.match(recipe, /const PAGES = \[\n {4}'https:[^']*',[^]*cors\(\{[^]*origin: PAGES,/);
            assert.deepEqual(options.filter(Boolean), credentials === 'include' ? ['credentials: true'] : []);
            assert.ok(options.every((option) => !option || recipe.includes(` ${option},`)));
        }
    });

    it('are shown of the stacks that the answers name', () => {
        const text = recipeText(['cloudflare', 'express'], PAGE);
        assert.match(text, /The answers name cloudflare, express\./);
        assert.match(text, /express\.mjs\. Its list must hold https:\/\/acme\.lightning\.force\.com\./);
        assert.match(text, /app\.use\('\/api', signIn, routes\)/);
    });

    it('are a choice where the answers name none, or one that has no recipe', () => {
        assert.match(
            recipeText([], PAGE),
            /^For the API's owner: a recipe each for .*nginx.*; --stack NAME prints one\.$/
        );
        assert.match(recipeText(['cloudflare'], PAGE), /name cloudflare\.\nFor the API's owner: a recipe each/);
    });

    it('are shown of the stack that is asked for', () => {
        assert.match(recipeText(['nginx'], PAGE, 'hono'), /^For the API's owner: hono\.mjs\./);
        assert.throws(() => requireRecipe('iis'), /--stack takes one of .*, not 'iis'\./);
    });
});

/** A HAR as a browser saves it, of one call whose answer lets no page in. */
const har = (headers: [string, string][]): string =>
    JSON.stringify({
        log: {
            entries: [
                {
                    request: {
                        method: 'GET',
                        url: 'https://api.example.com/v1/orders',
                        headers: [{ name: 'Origin', value: PAGE }]
                    },
                    response: { status: 200, headers: headers.map(([name, value]) => ({ name, value })) },
                    _resourceType: 'fetch'
                }
            ]
        }
    });

describe('an explanation', () => {
    it('ends with the recipe of the stack that the answers name, once', () => {
        const { calls, unknown } = explain(readInput(har([['Server', 'nginx/1.22.1']])));
        assert.deepEqual(calls[0].stacks, ['nginx']);
        const text = explanationText({ calls, unknown });
        assert.equal(text.match(/nginx\.conf/g)?.length, 1);
        assert.match(text, /add_header Access-Control-Allow-Origin \$page always;/);
    });

    it('offers a choice where the answers name none', () => {
        const text = explanationText(explain(readInput(har([['Content-Type', 'text/plain']]))));
        assert.match(text, /a recipe each for .*--stack NAME prints one/);
    });

    it('speaks of no recipe where the owner of the API has nothing to change', () => {
        const blocked = `Connecting to 'https://api.example.com/a' violates the following Content Security Policy directive: "connect-src 'self'". The action has been blocked.`;
        assert.doesNotMatch(explanationText(explain(readInput(blocked))), /recipe/);
    });
});
