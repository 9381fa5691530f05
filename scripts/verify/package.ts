import { findChromium, provideChromium } from '../../lab/chromium.ts';
import { readOptions, wrongUsage } from '../../lab/options.ts';
import { FirefoxDriver } from '../../verify/browser/firefox/observer.ts';
import { findFirefox } from '../../verify/browser/firefox/session.ts';
import type { Driver } from '../../verify/browser/proxied.ts';
import { findWebKit } from '../../verify/browser/webkit/find.ts';
import { WebKitDriver } from '../../verify/browser/webkit/session.ts';
import { ChromiumDriver } from '../../verify/package/chromium.ts';
import { verifyPackage } from '../../verify/package/verifier.ts';

const USAGE = `The built package of the engine in real browsers, each case compared with the engine's own answer.

    npm run verify:package -- [--browser chromium|firefox|webkit] …

    --browser NAME   only this one, or these; all three when left out
`;

const BROWSERS: Record<string, () => Driver> = {
    chromium: () => new ChromiumDriver(findChromium() ?? provideChromium()),
    firefox: () => new FirefoxDriver(findFirefox() ?? missing('Firefox')),
    webkit: () => new WebKitDriver(findWebKit() ?? missing('WebKitGTK with its WebDriver'))
};

function missing(browser: string): never {
    throw new Error(`No ${browser} on this machine, so the package was not run in it.`);
}

/** `npm run verify:package`. */
async function main(): Promise<void> {
    const { values } = readOptions(USAGE, { browser: { type: 'string', multiple: true } });
    const names = values.browser ?? Object.keys(BROWSERS);
    const strange = names.find((name) => !Object.hasOwn(BROWSERS, name));
    if (strange !== undefined) {
        wrongUsage(USAGE, `--browser takes ${Object.keys(BROWSERS).join(', ')}, not "${strange}".`);
    }
    let [cases, wrong] = [0, 0];
    await verifyPackage(
        names.map((name) => BROWSERS[name]()),
        (outcome) => {
            console.log(`${outcome.product}: ${outcome.cases} cases, ${outcome.wrong.length} wrong`);
            outcome.wrong.slice(0, 20).forEach((each) => console.log(`  ${each}`));
            cases += outcome.cases;
            wrong += outcome.wrong.length;
        }
    );
    console.log(`${names.length} browsers, ${cases} cases, ${wrong} wrong`);
    process.exitCode = wrong > 0 ? 1 : 0;
}

await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
});
