import { findChromium, provideChromium } from '../../lab/chromium.ts';
import { readOptions, wholeNumber } from '../../lab/options.ts';
import { WITHOUT_CHANGE } from '../../verify/advice/reasons.ts';
import { verifyAdvice, type Counts } from '../../verify/advice/verifier.ts';
import { ChromiumObserver } from '../../verify/browser/chromium/observer.ts';
import { Random } from '../../verify/browser/random.ts';

const USAGE = `What is advised for random blocked calls lets them through in Chromium.

    npm run verify:advice -- [--scenarios N] [--seed S]

    --scenarios N   random calls; 2000 when left out
    --seed S        the same seed gives the same calls; 1 when left out
`;

const MOST_PRINTED = 10;
/** Of the blocked calls, for each obstacle of which there is a change. */
const LEAST_SHARE = 0.97;

/** `npm run verify:advice`. */
async function main(): Promise<void> {
    const { values } = readOptions(USAGE, {
        scenarios: { type: 'string', default: '2000' },
        seed: { type: 'string', default: '1' }
    });
    const wanted = wholeNumber(USAGE, '--scenarios', values.scenarios, 1);
    const seed = wholeNumber(USAGE, '--seed', values.seed);
    const observer = new ChromiumObserver(findChromium() ?? provideChromium());
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => void observer.close().finally(() => process.exit(130)));
    }
    try {
        const { product, https } = await observer.start();
        console.log(`${product}, seed ${seed}${https ? '' : ', no https: openssl is missing'}`);
        print(await verifyAdvice(observer, new Random(seed), wanted, https));
    } finally {
        await observer.close();
    }
}

function print({ blocked, applied, without, refused }: Counts): void {
    for (const { given, changed, observed } of refused.slice(0, MOST_PRINTED)) {
        console.log(`not let through ${JSON.stringify(given)}`);
        console.log(`  changed to    ${JSON.stringify(changed)}`);
        console.log(`  browser       ${observed.reason} ${observed.detail ?? ''}`);
    }
    const share = blocked > 0 ? applied / blocked : 1;
    console.log(`${(100 * share).toFixed(1)} % of the blocked calls have a change for each obstacle; the others:`);
    for (const [reason, count] of without) {
        console.log(`  ${reason} ${count}: ${WITHOUT_CHANGE[reason] ?? 'NOT EXPLAINED'}`);
    }
    const isExplained = [...without.keys()].every((reason) => reason in WITHOUT_CHANGE);
    console.log(`${blocked} blocked calls, ${refused.length} not let through by their fixes`);
    process.exitCode = refused.length > 0 || share < LEAST_SHARE || !isExplained ? 1 : 0;
}

await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
});
