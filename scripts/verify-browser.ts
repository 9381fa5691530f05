import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { predict } from '../force-app/main/default/lwc/crossOrigin/predict.ts';
import { findChromium, provideChromium } from '../lab/chromium.ts';
import { ChromiumObserver } from '../verify/browser/chromium-observer.ts';
import { agrees, comparable, simpler, type Browser } from '../verify/browser/compare.ts';
import { FirefoxObserver } from '../verify/browser/firefox-observer.ts';
import { findFirefox } from '../verify/browser/firefox.ts';
import { generateBatch } from '../verify/browser/generate.ts';
import type { Observed, Observer, Scenario } from '../verify/browser/observation.ts';
import { Random } from '../verify/browser/random.ts';

/** `npm run verify:browser -- --scenarios N --seed S --browser chromium|firefox [--save FILE]` */

const BATCH = 50;
const MOST_PRINTED = 20;

const { values } = parseArgs({
    options: {
        scenarios: { type: 'string', default: '2000' },
        seed: { type: 'string', default: '1' },
        browser: { type: 'string', default: 'chromium' },
        save: { type: 'string' }
    }
});

const browser = values.browser as Browser;

interface Recorded extends Scenario {
    observed: Observed;
}

async function main(): Promise<void> {
    const wanted = Number(values.scenarios);
    const seed = Number(values.seed);
    if (!Number.isInteger(wanted) || wanted < 1 || !Number.isInteger(seed)) {
        throw new Error('--scenarios takes a number of at least 1, --seed a whole number.');
    }
    const observer = observerOf(browser);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => void observer.close().finally(() => process.exit(130)));
    }
    try {
        const { product, https } = await observer.start();
        console.log(`${product}, seed ${seed}${https ? '' : ', no https: openssl is missing'}`);
        await verify(observer, new Random(seed), wanted, https);
    } finally {
        await observer.close();
    }
}

function observerOf(name: Browser): Observer {
    if (name === 'chromium') {
        return new ChromiumObserver(findChromium() ?? provideChromium());
    }
    const firefox = name === 'firefox' ? findFirefox() : undefined;
    if (!firefox) {
        throw new Error(
            name === 'firefox'
                ? 'No Firefox on this machine, so nothing was compared. Install one, or name it: FIREFOX_PATH=/path/to/firefox'
                : `--browser takes chromium or firefox: ${String(name)} has no observer here, so nothing was compared.`
        );
    }
    return new FirefoxObserver(firefox);
}

async function verify(observer: Observer, random: Random, wanted: number, https: boolean): Promise<void> {
    const counts = new Map<string, number>();
    const recorded: Recorded[] = [];
    let disagreements = 0;
    let unrepeated = 0;
    for (let done = 0; done < wanted; done += BATCH) {
        const scenarios = generateBatch(random, BATCH, https).slice(0, wanted - done);
        const observed = await observer.run(scenarios);
        for (const [index, scenario] of scenarios.entries()) {
            const { outcome, reason } = observed[index];
            const key = outcome === 'blocked' ? (reason ?? 'unknown') : outcome;
            counts.set(key, (counts.get(key) ?? 0) + 1);
            recorded.push({ ...scenario, observed: observed[index] });
            if (!agrees(predictOf(scenario), observed[index], scenario.request, browser)) {
                // A loaded machine can break a connection: what counts is what happens again.
                const [again] = await observer.run([scenario]);
                if (agrees(predictOf(scenario), again, scenario.request, browser)) {
                    unrepeated += 1;
                    continue;
                }
                disagreements += 1;
                if (disagreements <= MOST_PRINTED) {
                    print(await minimal(observer, scenario));
                }
            }
        }
    }
    if (values.save) {
        fs.writeFileSync(values.save, `[\n${recorded.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
    }
    console.log(summary(counts, wanted));
    if (unrepeated > 0) {
        console.log(`${unrepeated} disagreed once and agreed when run again alone`);
    }
    console.log(`${wanted} scenarios, ${disagreements} disagreements`);
    process.exitCode = disagreements > 0 ? 1 : 0;
}

const predictOf = ({ page, request, hops }: Scenario): ReturnType<typeof predict> =>
    predict(page, request, hops, browser);

/** Takes parts away while the two still disagree. */
async function minimal(observer: Observer, scenario: Scenario): Promise<Recorded> {
    let smallest = scenario;
    for (let changed = true; changed;) {
        changed = false;
        for (const candidate of simpler(smallest)) {
            const [observed] = await observer.run([candidate]);
            if (!agrees(predictOf(candidate), observed, candidate.request, browser)) {
                smallest = candidate;
                changed = true;
                break;
            }
        }
    }
    const [observed] = await observer.run([smallest]);
    return { ...smallest, observed };
}

function print({ observed, ...scenario }: Recorded): void {
    console.log(`disagreement ${JSON.stringify(scenario)}`);
    console.log(`  engine  ${JSON.stringify(comparable(predictOf(scenario), scenario.request, browser))}`);
    console.log(
        `  browser ${JSON.stringify(comparable(observed, scenario.request, browser))} ${observed.detail ?? ''}`
    );
}

function summary(counts: Map<string, number>, total: number): string {
    const share = ((100 * (counts.get('readable') ?? 0)) / total).toFixed(1);
    const list = [...counts].sort(([, a], [, b]) => b - a).map(([key, count]) => `${key} ${count}`);
    return `${share} % readable; ${list.join(', ')}`;
}

await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
});
