import type { Locator } from '@playwright/test';
import { expect, test, type LabPage } from './help/lab.ts';

test.beforeEach(({ lab }) => reset(lab.localOrg.org));
test.afterEach(({ lab }) => reset(lab.localOrg.org));

function reset(org: LabPage['lab']['localOrg']['org']): void {
    org.reset('trustedSites');
    org.reset('corsAllowlist');
}

/** The three ways, one below the scenario's lanes. */
async function readInEachWay({ page }: LabPage): Promise<(lane: string) => Locator> {
    const section = page.locator('[data-salesforce-api]');
    await section.locator('details > summary').first().click();
    await section.getByRole('button', { name: 'Read it in each way' }).click();
    return (lane) => section.locator(`article[data-lane="${lane}"]`);
}

/** As an admin would who takes the REST API for any other API. */
function trustTheApi({ lab }: LabPage): void {
    const { org } = lab.localOrg;
    const [site] = org.metadata.trustedSites;
    const endpointUrl = lab.localOrg.origin.replace('localhost', '127.0.0.1');
    org.change({ trustedSites: [...org.metadata.trustedSites, { ...site, endpointUrl }] });
}

for (const query of ['', '?security=lws', '?security=lws&release=264']) {
    test(`fetch does not reach the org's API, the wire adapter and Apex read the record: /${query}`, async ({
        labPage
    }) => {
        const called: string[] = [];
        labPage.page.on('response', (response) => called.push(new URL(response.url()).pathname));
        await labPage.open(query);
        const way = await readInEachWay(labPage);

        await expect(way('direct').getByRole('status')).toHaveText('Blocked');
        await expect(way('direct')).toContainText('an API of your own org');
        await expect(way('direct').locator('[data-gate="csp"] lightning-icon')).toHaveAttribute('title', /stopped/i);
        await way('direct').locator('[data-fixes] > summary').first().click();
        await expect(way('direct').locator('[data-fix]')).toHaveCount(2);
        await expect(way('direct').locator('[data-fix="use-ui-record-api"]')).toContainText('getRecord');
        for (const lane of ['record-wire', 'record-apex']) {
            await expect(way(lane).getByRole('status')).toHaveText('Readable');
            await expect(way(lane)).toContainText('"Name": "Ada Admin"');
        }
        expect(called.filter((path) => path.startsWith('/services/'))).toEqual([]);
        expect(await labPage.seriousAccessibilityProblems()).toEqual([]);
    });
}

test('past the page’s policy stands the CORS allowlist, and past that the session', async ({ labPage }) => {
    const { org } = labPage.lab.localOrg;
    trustTheApi(labPage);
    await labPage.open();
    const behindPolicy = await readInEachWay(labPage);
    await expect(behindPolicy('direct').getByRole('status')).toHaveText('Blocked');
    await expect(behindPolicy('direct')).toContainText('CORS allowlist');

    org.change({ corsAllowlist: [labPage.lab.localOrg.origin] });
    await labPage.open();
    const behindAllowlist = await readInEachWay(labPage);
    await expect(behindAllowlist('direct').getByRole('status')).toHaveText('Readable');
    await expect(behindAllowlist('direct')).toContainText('INVALID_SESSION_ID');
});

test('the scenario shows the same, and what the record was asked by', async ({ labPage }) => {
    await labPage.open('?scenario=salesforce-from-lwc');
    await labPage.runButton.click();
    await labPage.expectOutcome('direct', 'Blocked');
    await labPage.expectOutcome('no-cors', 'Blocked');
    for (const lane of ['record-wire', 'record-apex'] as const) {
        await labPage.expectOutcome(lane, 'Readable');
        await expect(labPage.lane(lane).locator('figure')).toContainText(
            lane === 'record-wire' ? 'getRecord' : 'RecordReader.readUser'
        );
    }
});
