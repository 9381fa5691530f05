import { readOptions } from '../../lab/options.ts';
import { verifyRecipes } from '../../verify/recipes/verify.ts';

const USAGE = `Every recipe of servers/recipes, run, and asked by a real Chromium.

    npm run verify:recipes -- [--seeded] [--only NAME]

    --seeded      also without each of its lines: a question must fail
    --only NAME   only the recipes with NAME in theirs
`;

/** `npm run verify:recipes`. Last line `N passed, N failed, N skipped`. */
const { values } = readOptions(USAGE, {
    seeded: { type: 'boolean', default: false },
    only: { type: 'string', default: '' }
});

await verifyRecipes(values, console.log).then(
    ({ passed, failed, skipped }) => {
        console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
        process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
    },
    (error: Error) => {
        console.error(error.message);
        process.exitCode = 2;
    }
);
