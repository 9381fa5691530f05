import fs from 'node:fs';
import { findChromium, provideChromium } from '../../lab/chromium.ts';
import { readOptions, wholeNumber, wrongUsage } from '../../lab/options.ts';
import { ChromiumObserver } from '../../verify/browser/chromium/observer.ts';
import type { Browser } from '../../verify/browser/compare.ts';
import { FirefoxObserver } from '../../verify/browser/firefox/observer.ts';
import { findFirefox } from '../../verify/browser/firefox/session.ts';
import type { Observer } from '../../verify/browser/observation.ts';
import { Random } from '../../verify/browser/random.ts';
import { compareWith, strata } from '../../verify/browser/verifier.ts';
import { findWebKit } from '../../verify/browser/webkit/find.ts';
import { WebKitObserver } from '../../verify/browser/webkit/observer.ts';

const USAGE = `Random calls in a real browser, each compared with what the engine says of it.

    npm run verify:browser -- [--scenarios N] [--seed S] [--browser chromium|firefox|webkit] [--save FILE]

    --scenarios N    random calls; 2000 when left out
    --seed S         the same seed gives the same calls; 1 when left out
    --browser NAME   chromium when left out
    --save FILE      what was observed, as JSON
`;

const { values } = readOptions(USAGE, {
    scenarios: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    browser: { type: 'string', default: 'chromium' },
    save: { type: 'string' }
});

const browser = values.browser as Browser;

/** `npm run verify:browser`. */
async function main(): Promise<void> {
    const wanted = wholeNumber(USAGE, '--scenarios', values.scenarios, 1);
    const seed = wholeNumber(USAGE, '--seed', values.seed);
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
    if (name === 'firefox') {
        return new FirefoxObserver(
            findFirefox() ?? missing('Firefox', 'Install one, or name it: FIREFOX_PATH=/path/to/firefox')
        );
    }
    if (name === 'webkit') {
        return new WebKitObserver(
            findWebKit() ??
                missing(
                    'WebKitGTK with its WebDriver',
                    'Install them (Debian: apt-get install webkit2gtk-driver xvfb), or name them: WEBKIT_DRIVER_PATH=/path/to/WebKitWebDriver WEBKIT_BROWSER_PATH=/path/to/MiniBrowser'
                )
        );
    }
    return wrongUsage(USAGE, `--browser takes chromium, firefox or webkit, not "${String(name)}".`);
}

function missing(browser: string, advice: string): never {
    throw new Error(`No ${browser} on this machine, so nothing was compared. ${advice}`);
}

async function verify(observer: Observer, random: Random, wanted: number, https: boolean): Promise<void> {
    const { recorded, disagreements, unrepeated } = await compareWith(browser, observer, random, wanted, https);
    if (values.save) {
        fs.writeFileSync(values.save, `[\n${recorded.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
    }
    strata(recorded, browser).forEach((line) => console.log(line));
    if (unrepeated > 0) {
        console.log(`${unrepeated} disagreed once and agreed when run again alone`);
    }
    console.log(`${wanted} scenarios, ${disagreements} disagreements`);
    process.exitCode = disagreements > 0 ? 1 : 0;
}

await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
});
