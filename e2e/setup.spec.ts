import type { Locator, Page } from '@playwright/test';
import type { Lane } from '../force-app/main/default/lwc/crossOrigin/types.ts';
import { SCENARIO_ROWS } from '../force-app/main/default/lwc/scenarios/rows.ts';
import { LISTS } from '../local-org/setup/lists/index.ts';
import { expect, test, type LabPage } from './help/lab.ts';

const ADMIN_GATES = ['csp', 'callout-target', 'remote-site', 'named-credential'];

test.beforeEach(({ lab }) => {
    LISTS.forEach(({ part }) => lab.localOrg.org.reset(part));
    lab.localOrg.org.cspDirectives = 'updated';
});

/** Follows the fix of a lane into the form that Setup has for it. */
async function followFix(lab: LabPage, lane: Lane): Promise<void> {
    const card = lab.lane(lane);
    // What comes after the first obstacle has its own.
    await card.locator('[data-fixes] > summary').first().click();
    await card.locator('[data-setup]').first().click();
    await expect(lab.page).toHaveURL(/\/setup\//);
}

async function save(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('was saved')).toBeVisible();
}

/** From Setup to the page, which shows the same scenario as before, under its new policy. */
async function runAgain(lab: LabPage): Promise<void> {
    await lab.page.getByRole('link', { name: 'Back to Callout Lab' }).click();
    await lab.runButton.click();
}

async function open(lab: LabPage, scenario: string): Promise<void> {
    await lab.open(`?scenario=${scenario}`);
    await lab.runButton.click();
}

/** The platform's list of violations records images: it leads to the trusted URL, with img-src ticked. */
async function trustFromViolations(lab: LabPage): Promise<void> {
    await lab.expectOutcome('image', 'Blocked');
    await (await violationOf(lab)).getByRole('link', { name: /Trust this URL/ }).click();
    await save(lab.page);
    await runAgain(lab);
    await lab.expectOutcome('image', 'Opaque');
}

/** The row of the untrusted API's image in the list of violations, as soon as the browser has reported it. */
async function violationOf({ page, lab }: LabPage, impact = 'Blocked'): Promise<Locator> {
    const row = page
        .locator(`tr[data-row="${lab.sampleApi.origins[1]}"]`)
        .filter({ hasText: 'img-src' })
        .filter({ hasText: impact });
    await expect(async () => {
        await page.goto(`${lab.localOrg.origin}/setup/violations`);
        await expect(row).toBeVisible({ timeout: 100 });
    }).toPass();
    return row;
}

/** How each scenario that stops at a gate of the admin's is fixed through Setup alone. */
const FIXES: Record<string, (lab: LabPage) => Promise<void>> = {
    async 'csp-untrusted'(lab) {
        await lab.expectOutcome('direct', 'Blocked');
        await followFix(lab, 'direct');
        await save(lab.page);
        await runAgain(lab);
        await lab.expectOutcome('direct', 'Readable');
        await lab.expectOutcome('no-cors', 'Opaque');
    },
    async 'csp-redirect'(lab) {
        await lab.expectOutcome('direct', 'Blocked');
        // The API's log has told where the redirect leads.
        await followFix(lab, 'direct');
        await save(lab.page);
        await runAgain(lab);
        await lab.expectOutcome('direct', 'Readable');
        await lab.expectOutcome('no-cors', 'Opaque');
    },
    /** The first fix brings the call to its second obstacle, which no list of the org can take away. */
    async 'csp-then-cors'(lab) {
        await expect(lab.lane('direct')).toContainText('Stopped here: Content Security Policy');
        await followFix(lab, 'direct');
        await save(lab.page);
        await runAgain(lab);
        await expect(lab.lane('direct')).toContainText('Stopped here: CORS check');
    },
    'not-script-untrusted': trustFromViolations,
    'image-untrusted': trustFromViolations,
    async 'remote-site-missing'(lab) {
        await lab.expectOutcome('apex', 'Blocked');
        await followFix(lab, 'apex');
        await save(lab.page);
        await runAgain(lab);
        await lab.expectOutcome('apex', 'Readable');
    },
    /** Two gates, one behind the other: what Apex may call at all, then where it may call without a credential. */
    async 'unregistered-target'(lab) {
        const { page } = lab;
        await expect(lab.lane('apex')).toContainText('Stopped here: Callout Target');
        await followFix(lab, 'apex');
        await save(page);
        await runAgain(lab);
        await expect(lab.lane('apex')).toContainText('Stopped here: Remote Site');
        await followFix(lab, 'apex');
        await save(page);
        await runAgain(lab);
        await lab.expectOutcome('apex', 'Readable');
    }
};

/** The gate before the org's own API stays closed: no list is there to be changed for it. */
const FIXED_IN_SETUP = SCENARIO_ROWS.filter(({ needs }) => needs !== 'own-org');

for (const { id, expected } of FIXED_IN_SETUP) {
    if (Object.values(expected).some(({ gate }) => ADMIN_GATES.includes(gate ?? ''))) {
        test(`${id} passes the admin's gate once Setup is changed`, async ({ labPage }) => {
            await open(labPage, id);
            expect(Object.keys(FIXES), 'a way to fix it').toContain(id);
            await FIXES[id](labPage);
        });
    }
}

test('the policy of a page that is open stays until it is reloaded', async ({ labPage }) => {
    await open(labPage, 'csp-untrusted');
    await labPage.expectOutcome('direct', 'Blocked');
    const setup = await labPage.page.context().newPage();
    const query = new URLSearchParams({ endpointUrl: labPage.lab.sampleApi.origins[1] });
    await setup.goto(`${labPage.lab.localOrg.origin}/setup/trusted-urls/new?${query.toString()}`);
    await save(setup);

    await labPage.runLane('direct');
    await labPage.expectOutcome('direct', 'Blocked');
    await labPage.page.reload();
    await labPage.runButton.click();
    await labPage.expectOutcome('direct', 'Readable');
});

test('a deactivated trusted URL breaks a scenario, and Reset brings it back', async ({ labPage }) => {
    const { page, lab } = labPage;
    await labPage.open('?scenario=simple-allowed');
    await page.goto(`${lab.localOrg.origin}/setup/trusted-urls/Sample_API/edit`);
    await page.getByRole('checkbox', { name: 'Active' }).uncheck();
    await save(page);
    await runAgain(labPage);
    await expect(labPage.lane('direct')).toContainText('Stopped here: Content Security Policy');
    await page.goto(`${lab.localOrg.origin}/setup/trusted-urls`);
    await page.getByRole('button', { name: 'Reset' }).click();
    await runAgain(labPage);
    await labPage.expectOutcome('direct', 'Readable');
});

test('the browser reports an image that the policy blocked, and no call of a script, as an org lists them', async ({
    labPage
}) => {
    const { page, lab } = labPage;
    await page.request.post(`${lab.localOrg.origin}/setup/violations/clear`, {
        headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
    });
    await open(labPage, 'csp-untrusted');
    await labPage.expectOutcome('direct', 'Blocked');
    await open(labPage, 'image-untrusted');
    await violationOf(labPage);
    await expect(page.getByText('connect-src', { exact: true })).toHaveCount(0);
});

/** Puts an image, a font and a frame of the untrusted API on the page: which of them its policy keeps away. */
const blockedOf = (page: Page, origin: string): Promise<string[]> =>
    page.evaluate(async (untrusted) => {
        const blocked = new Set<string>();
        document.addEventListener('securitypolicyviolation', (event) => {
            if (event.disposition === 'enforce' && event.blockedURI.startsWith(untrusted)) {
                blocked.add(event.effectiveDirective);
            }
        });
        const settled = (element: HTMLElement): Promise<unknown> =>
            new Promise((resolve) => {
                element.onload = resolve;
                element.onerror = resolve;
                document.body.append(element);
            });
        await Promise.all([
            settled(Object.assign(new Image(), { src: `${untrusted}/without-script` })),
            settled(Object.assign(document.createElement('iframe'), { src: `${untrusted}/open` })),
            new FontFace('Untrusted', `url(${untrusted}/open)`).load().catch(() => undefined)
        ]);
        return [...blocked].sort();
    }, origin);

test('images, fonts and frames obey the session setting, in the header that the page really has', async ({
    labPage
}) => {
    const { page, lab } = labPage;
    const [, untrusted] = lab.sampleApi.origins;
    await labPage.open();
    expect(await blockedOf(page, untrusted)).toEqual(['font-src', 'frame-src', 'img-src']);

    await page.goto(`${lab.localOrg.origin}/setup/session-settings`);
    await page.getByRole('checkbox', { name: 'Adopt updated CSP directives' }).uncheck();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Session settings were saved')).toBeVisible();
    await labPage.open();
    expect(await blockedOf(page, untrusted)).toEqual([]);
    await violationOf(labPage, 'Reported');
});

test('a wrong trusted URL is refused with the reason beside the field', async ({ labPage }) => {
    const { page, lab } = labPage;
    await page.goto(`${lab.localOrg.origin}/setup/trusted-urls/new`);
    const field: Locator = page.locator('#endpointUrl');
    await page.getByLabel('API Name').fill('Wrong');
    for (const [url, reason] of [
        ['https://api.example.com?key=1', 'Remove ?key=1'],
        ['https://{subdomain}.example.com', 'malformed: remove {'],
        ['http://api.example.com', 'begins with https://'],
        ['*', 'cannot be * alone'],
        ['', 'Enter a URL'],
        [`https://${'a'.repeat(1_992)}`, '2,000 characters long'],
        ['https://api.github.com', 'GitHub has this URL already']
    ]) {
        await field.fill(url);
        await page.getByRole('button', { name: 'Save' }).click();
        await expect(page.getByRole('alert')).toContainText(reason);
        await expect(field).toHaveAttribute('aria-invalid', 'true');
        await expect(field).toHaveAccessibleDescription(new RegExp(reason.replace(/[*/?{]/g, '\\$&')));
        await expect(field).toHaveValue(url);
    }
});

test('another web site cannot change the Setup', async ({ labPage }) => {
    const { page, lab } = labPage;
    const before = lab.localOrg.org.contentSecurityPolicy;
    // The sample API plays the other site: another origin on the same host.
    await page.goto(`${lab.sampleApi.origins[0]}/open`);
    const answered = page.waitForResponse(/\/setup\/trusted-urls$/);
    await page.evaluate((action) => {
        const form = document.createElement('form');
        form.method = 'post';
        form.action = action;
        form.innerHTML = `<input name="name" value="Evil"><input name="endpointUrl" value="https://evil.example.com">
            <input name="isApplicableToConnectSrc" value="true"><input name="isActive" value="true">
            <input name="context" value="LEX">`;
        document.documentElement.append(form);
        form.submit();
    }, `${lab.localOrg.origin}/setup/trusted-urls`);
    expect((await answered).status()).toBe(403);
    await expect(page).toHaveURL(/\/setup\/trusted-urls$/);
    expect(lab.localOrg.org.contentSecurityPolicy).toBe(before);
});

test('Setup fits a screen 320 pixels wide', async ({ labPage }) => {
    const { page, lab } = labPage;
    await page.setViewportSize({ width: 320, height: 640 });
    for (const address of [
        '',
        '/trusted-urls',
        '/trusted-urls/new',
        '/callout-targets',
        '/session-settings',
        '/violations',
        '/calls'
    ]) {
        await page.goto(`${lab.localOrg.origin}/setup${address}`);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, address).toBeLessThanOrEqual(320);
    }
});
