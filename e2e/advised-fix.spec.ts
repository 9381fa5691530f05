import type { Locator } from '@playwright/test';
import type { Lane } from '../force-app/main/default/lwc/crossOrigin/types.ts';
import { SCENARIO_ROWS } from '../force-app/main/default/lwc/scenarios/rows.ts';
import type { ScenarioRow } from '../force-app/main/default/lwc/scenarios/types.ts';
import { LISTS } from '../local-org/setup/lists/index.ts';
import type { SampleApi } from '../servers/sample-api/src/index.ts';
import { APPLY, type Applied } from './help/apply-fix.ts';
import { expect, test, type LabPage } from './help/lab.ts';

/**
 * The first fix that the page advises, for each lane of each scenario that stops at a gate; where there is another gate behind it, the first fix
 * there. Applied as it is written, the call comes through.
 */
const FIRST_FIXES: Record<string, Partial<Record<Lane, string[]>>> = {
    'csp-untrusted': { direct: ['trusted-url'], 'no-cors': ['trusted-url'] },
    'csp-redirect': { direct: ['trusted-redirect'], 'no-cors': ['trusted-redirect'] },
    'simple-no-header': { direct: ['use-apex'] },
    'simple-wrong-origin': { direct: ['allow-origin'] },
    'hidden-401': { direct: ['mend-status', 'use-apex'] },
    'acts-anyway': { direct: ['use-apex'] },
    'checks-origin-first': { direct: ['mend-status', 'use-apex'] },
    'origin-gate': { direct: ['mend-status', 'use-apex'] },
    'safelist-express-other-origin': { direct: ['allow-origin'] },
    'fire-and-forget': { 'fire-and-forget': ['use-apex'] },
    'preflight-allowed': { 'no-cors': ['use-cors'] },
    'preflight-wrong-origin': { direct: ['allow-origin'] },
    'preflight-method': { direct: ['allow-method'] },
    'preflight-header': { direct: ['allow-headers'] },
    'preflight-status': { direct: ['preflight-status', 'allow-method', 'allow-headers'] },
    'credentials-wildcard': { direct: ['allow-origin'] },
    'not-script-untrusted': { image: ['trusted-url'] },
    'image-untrusted': { image: ['trusted-url'] },
    'duplicate-header': { direct: ['allow-origin'] },
    'trailing-slash': { direct: ['allow-origin'] },
    'cached-for-another': { direct: ['allow-origin'] },
    'null-after-redirect': { direct: ['call-directly'] },
    'preflight-redirect': { direct: ['call-directly'] },
    'lower-case-patch': { direct: ['method-upper-case'] },
    'error-behind': { direct: ['mend-status', 'allow-origin'] },
    'csp-then-cors': { direct: ['trusted-url', 'use-apex'] },
    unreachable: {
        direct: ['check-server', 'allow-origin'],
        'no-cors': ['check-server'],
        apex: ['check-server']
    },
    slow: { direct: ['time-limit'], 'no-cors': ['time-limit'], apex: ['set-timeout'] },
    proxy: { direct: ['use-apex'] },
    'proxy-hidden-401': { direct: ['mend-status', 'use-apex'] },
    'proxy-origin-gate': { direct: ['mend-status', 'use-apex'] },
    'proxy-preflight': { direct: ['allow-method'] },
    'remote-site-missing': { apex: ['remote-site'] },
    'named-credential': { direct: ['mend-status', 'use-apex'] },
    'unregistered-target': { apex: ['callout-target', 'remote-site'] },
    'salesforce-from-lwc': { direct: ['use-ui-record-api'], 'no-cors': ['use-ui-record-api'] }
};

/** Other fixes than the first one, in a scenario that advises each. */
const OTHER_FIXES: [scenario: string, lane: Lane, fix: string][] = [
    ['simple-no-header', 'direct', 'allow-origin'],
    ['simple-no-header', 'direct', 'allow-origin-headers'],
    ['acts-anyway', 'direct', 'allow-origin'],
    ['fire-and-forget', 'fire-and-forget', 'allow-origin'],
    ['proxy', 'direct', 'allow-origin'],
    ['credentials-wildcard', 'direct', 'allow-origin-headers'],
    ['csp-untrusted', 'direct', 'use-apex'],
    ['preflight-status', 'direct', 'use-apex'],
    ['proxy', 'direct', 'use-proxy'],
    ['proxy-preflight', 'direct', 'use-proxy'],
    ['salesforce-from-lwc', 'direct', 'use-apex-query']
];

/** Fixes and scenarios that nobody here can try, and why. */
const NOT_APPLIED: Record<string, string> = {
    'not-no-cors': 'it says what not to do',
    'public-example': 'its owner is somebody else, and it needs an internet',
    'salesforce-from-outside': 'its page is the external app: salesforce.spec.ts changes the CORS allowlist'
};

const rowOf = (id: string): ScenarioRow => SCENARIO_ROWS.find((row) => row.id === id)!;

let startedApi: SampleApi | undefined;

const reset = ({ lab }: { lab: LabPage['lab'] }): void => {
    LISTS.forEach(({ part }) => lab.localOrg.org.reset(part));
    lab.sampleApi.recipes.clear();
};
test.beforeEach(reset);
test.afterEach(async ({ lab }) => {
    reset({ lab });
    await startedApi?.close();
    startedApi = undefined;
});

const originOf = ({ pageOrigin }: ScenarioRow, { lab }: LabPage): string =>
    pageOrigin === 'other' ? lab.localOrg.origin.replace('localhost', '127.0.0.1') : lab.localOrg.origin;

async function run(labPage: LabPage, row: ScenarioRow, address = `?scenario=${row.id}`): Promise<void> {
    await labPage.page.goto(`${originOf(row, labPage)}/${address}`);
    await labPage.runButton.click();
}

/** Empty where the page has no such element. */
const textOf = async (locator: Locator): Promise<string> =>
    (await locator.count()) > 0 ? ((await locator.textContent()) ?? '') : '';

/** Reads the fix off the page and does what it says. */
async function apply(labPage: LabPage, row: ScenarioRow, lane: Lane, id: string, ownUrl?: string): Promise<Applied> {
    // What comes after the first obstacle may advise the same.
    const fix = labPage.lane(lane).locator(`[data-fix="${id}"]`).first();
    // The outcome is there before the explanation.
    await fix.waitFor({ state: 'attached' });
    const applied = await APPLY[id]({
        text: await textOf(fix),
        code: await textOf(fix.locator('pre')),
        file: await textOf(fix.locator('.file')),
        labPage,
        url: ownUrl ?? (await textOf(labPage.page.locator('[data-request-line]'))).replace(/^\S+ /, ''),
        request: row.request,
        lanes: row.lanes,
        origin: originOf(row, labPage),
        api: startedApi ?? labPage.lab.sampleApi
    });
    startedApi = applied.api ?? startedApi;
    return applied;
}

/** Without CORS there is nothing to read: there it comes through by being sent and answered. */
const comesThrough = (labPage: LabPage, lane: Lane): Promise<void> =>
    labPage.expectOutcome(lane, lane === 'no-cors' || lane === 'image' ? 'Opaque' : 'Readable');

for (const [id, lanes] of Object.entries(FIRST_FIXES)) {
    for (const [lane, fixes] of Object.entries(lanes) as [Lane, string[]][]) {
        test(`${id} in the lane ${lane} comes through by what is advised first: ${fixes.join(', then ')}`, async ({
            labPage
        }) => {
            const row = rowOf(id);
            await run(labPage, row);
            let applied: Applied = {};
            for (const fix of fixes) {
                await labPage.expectOutcome(lane, 'Blocked');
                await expect(labPage.lane(lane).locator('[data-fix]').first()).toHaveAttribute('data-fix', fix);
                applied = await apply(labPage, row, lane, fix);
                await run(labPage, row, applied.address);
            }
            await comesThrough(labPage, applied.lane ?? lane);
        });
    }
}

for (const [id, lane, fix] of OTHER_FIXES) {
    test(`${id} in the lane ${lane} comes through by another way that is advised: ${fix}`, async ({ labPage }) => {
        const row = rowOf(id);
        await run(labPage, row);
        await labPage.expectOutcome(lane, 'Blocked');
        const applied = await apply(labPage, row, lane, fix);
        await run(labPage, row);
        await comesThrough(labPage, applied.lane ?? lane);
    });
}

test('a preflighted call with credentials comes through by what is advised: both headers with the answer too', async ({
    labPage
}) => {
    const row = rowOf('preflight-status');
    // Nothing there knows of CORS.
    const request = { url: `${labPage.api}/closed`, method: 'PUT', credentials: 'include' };
    const address = `?${new URLSearchParams(request).toString()}`;
    await run(labPage, row, address);
    await labPage.expectOutcome('direct', 'Blocked');
    await apply(labPage, row, 'direct', 'allow-preflight', request.url);
    await run(labPage, row, address);
    await labPage.expectOutcome('direct', 'Readable');
});

test('each lane that stops at a gate is in the table, or says why not', () => {
    const stopped = SCENARIO_ROWS.filter(({ id }) => !(id in NOT_APPLIED)).flatMap(({ id, lanes, expected }) =>
        lanes.filter((lane) => expected[lane]?.outcome === 'blocked').map((lane) => `${id} ${lane}`)
    );
    const tabled = Object.entries(FIRST_FIXES).flatMap(([id, lanes]) =>
        Object.keys(lanes).map((lane) => `${id} ${lane}`)
    );
    expect(tabled.sort()).toEqual(stopped.sort());
});
