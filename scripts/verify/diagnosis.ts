import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS, provideChromium } from '../../lab/chromium.ts';
import { startLab } from '../../lab/lab.ts';
import { readOptions, wholeNumber } from '../../lab/options.ts';
import { freeBasePort } from '../../lab/ports.ts';
import { RESOLVER_RULES } from '../../verify/diagnosis/places.ts';
import { countsOf, sentenceOf } from '../../verify/diagnosis/print.ts';
import { Verifier, type Run } from '../../verify/diagnosis/verifier.ts';

const USAGE = `What the lab's page concludes of random calls, compared with what the browser and the servers recorded.

    npm run verify:diagnosis -- [--runs N] [--seed S]

    --runs N   random calls; 500 when left out
    --seed S   the same seed gives the same calls; 1 when left out
`;

const MOST_PRINTED = 20;

/** `npm run verify:diagnosis`. */
async function main(): Promise<void> {
    const { values } = readOptions(USAGE, {
        runs: { type: 'string', default: '500' },
        seed: { type: 'string', default: '1' }
    });
    const count = wholeNumber(USAGE, '--runs', values.runs, 1);
    const seed = wholeNumber(USAGE, '--seed', values.seed);
    const lab = await startLab(await freeBasePort());
    const browser = await chromium.launch({
        executablePath: provideChromium(),
        args: [...CHROMIUM_ARGS, RESOLVER_RULES]
    });
    const verifier = await Verifier.start(browser, lab);
    try {
        const page = verifier.hasSecurePage ? '' : ', no page over https: openssl is missing';
        console.log(`Chromium ${browser.version()}, seed ${seed}${page}`);
        await verify(verifier, count, seed);
    } finally {
        await verifier.close();
        await browser.close();
        await lab.stop();
    }
}

async function verify(verifier: Verifier, count: number, seed: number): Promise<void> {
    const runs: Run[] = [];
    await verifier.verify(count, seed, (run) => {
        runs.push(run);
    });
    const wrong = runs.filter((run) => run.wrong);
    for (const run of wrong.slice(0, MOST_PRINTED)) {
        console.log(sentenceOf(await verifier.minimal(run)));
    }
    console.log(countsOf(runs));
    console.log(`${count} runs, ${wrong.length} wrong`);
    process.exitCode = wrong.length > 0 ? 1 : 0;
}

await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
});
