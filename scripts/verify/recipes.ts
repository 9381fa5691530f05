import { parseArgs } from 'node:util';
import { verifyRecipes } from '../../verify/recipes/verify.ts';

/** `npm run verify:recipes -- [--seeded] [--only NAME]`: every recipe of servers/recipes, run and asked. Last line `N passed, N failed, N skipped`. */

const { values } = parseArgs({
    options: { seeded: { type: 'boolean', default: false }, only: { type: 'string', default: '' } }
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
