import { LISTS } from '../local-org/setup/lists/index.ts';
import { CHROMIUM_ARGS, provideChromium } from '../lab/chromium.ts';
import { RESOLVER_RULES } from '../verify/diagnosis/places.ts';
import { sentenceOf } from '../verify/diagnosis/print.ts';
import { Verifier, type Run } from '../verify/diagnosis/verifier.ts';
import { expect, test } from './help/lab.ts';

/** Each kind of call at least once; `npm run verify:diagnosis` makes more. */
const RUNS = 40;

test.use({ launchOptions: { executablePath: provideChromium(), args: [...CHROMIUM_ARGS, RESOLVER_RULES] } });

test.afterEach(({ lab }) => LISTS.forEach(({ part }) => lab.localOrg.org.reset(part)));

test('of made-up calls the page names the cause that Chromium recorded, or says that it cannot know', async ({
    browser,
    lab
}) => {
    // Forty calls, each explained more than once.
    test.slow();
    const verifier = await Verifier.start(browser, lab);
    const runs: Run[] = [];
    await verifier.verify(RUNS, 1, (run) => {
        runs.push(run);
    });
    await verifier.close();
    expect(runs.filter(({ wrong }) => wrong).map(sentenceOf)).toEqual([]);
    expect(runs).toHaveLength(RUNS);
});
