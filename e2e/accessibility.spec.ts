import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { LISTS } from '../local-org/setup/lists/index.ts';
import { expect, test, type LabPage } from './help/lab.ts';
import { htmlReport } from './help/report.ts';

const THEMES = {
    light: { colorScheme: 'light', forcedColors: 'none' },
    dark: { colorScheme: 'dark', forcedColors: 'none' },
    'high contrast': { colorScheme: 'dark', forcedColors: 'active' }
} as const;

/** What a theme can break. All else is the same in each, and looked at in the first. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** Every part that unfolds is open, so that all of the page is looked at. */
async function unfoldAll({ page }: LabPage): Promise<void> {
    const closed = page.locator('details:not([open]) > summary:visible');
    while ((await closed.count()) > 0) {
        await closed.first().press('Enter');
    }
}

async function runAndUnfold(lab: LabPage, query: string): Promise<void> {
    await lab.open(query);
    await lab.runButton.click();
    await lab.expectOutcome('direct', 'Blocked');
    await lab.expectOutcome('apex', 'Readable');
    await unfoldAll(lab);
}

async function expectNoProblem(lab: LabPage, where: string, themes = Object.keys(THEMES)): Promise<void> {
    for (const [theme, media] of Object.entries(THEMES).filter(([name]) => themes.includes(name))) {
        await lab.page.emulateMedia(media);
        const rules = theme === 'light' ? undefined : RULES_OF_COLOUR;
        expect(await lab.seriousAccessibilityProblems(rules), `${where}, ${theme}`).toEqual([]);
    }
}

test.describe('in the light, the dark and the high contrast theme nothing serious stands in the way', () => {
    test('of the lab, before a run and after it', async ({ labPage }) => {
        await labPage.open('?scenario=simple-no-header');
        await expect(labPage.runButton).toBeEnabled();
        await expectNoProblem(labPage, 'before');
        await runAndUnfold(labPage, '?scenario=simple-no-header');
        await expectNoProblem(labPage, 'after');
    });

    test('of a request of one’s own, of the menu and of the tour', async ({ labPage }) => {
        const { page } = labPage;
        await labPage.openRequest({ url: `${labPage.api}/open`, method: 'PUT', headers: [['X-Api-Version', '1']] });
        await expectNoProblem(labPage, 'own request');
        await page.getByRole('button', { name: 'Guided tour', exact: true }).press('Enter');
        await expect(page.locator('[data-tour]')).toBeVisible();
        await expectNoProblem(labPage, 'tour');
        await page.getByRole('button', { name: /^Local org/ }).click();
        await expect(page.getByRole('menuitemcheckbox').first()).toBeVisible();
        await expectNoProblem(labPage, 'menu');
    });

    test('of the page under Lightning Web Security', async ({ labPage }) => {
        await runAndUnfold(labPage, '?security=lws&scenario=simple-no-header');
        await expectNoProblem(labPage, 'lws');
    });

    test('of Setup', async ({ labPage }) => {
        // Sixteen pages.
        test.slow();
        const { page, lab } = labPage;
        const [first, ...others] = LISTS.map(({ slug }) => [`/${slug}`, `/${slug}/new`]);
        const pages = ['', ...first, '/trusted-urls/Sample_API', '/session-settings', '/violations', '/calls'];
        for (const address of [...pages, ...others.flat()]) {
            await page.goto(`${lab.localOrg.origin}/setup${address}`);
            // All lists have the colours of the first.
            await expectNoProblem(labPage, address, pages.includes(address) ? undefined : ['light']);
        }
        await page.goto(`${lab.localOrg.origin}/setup/trusted-urls/new`);
        await page.getByRole('button', { name: 'Save' }).click();
        await expect(page.getByRole('alert')).toBeVisible();
        await expectNoProblem(labPage, 'a refused form');
    });

    test('of the external app, before a run and after it', async ({ labPage, page, lab }) => {
        await page.goto(`http://localhost:${lab.ports.externalApp}/`);
        await expect(labPage.runButton).toBeEnabled();
        await expectNoProblem(labPage, 'before');
        await labPage.runButton.click();
        await labPage.expectOutcome('direct', 'Readable');
        await labPage.expectOutcome('no-cors', 'Opaque');
        await unfoldAll(labPage);
        await expectNoProblem(labPage, 'after');
    });

    test('of the HTML report', async ({ labPage, page, lab }, testInfo) => {
        const file = testInfo.outputPath('report.html');
        fs.writeFileSync(file, await htmlReport(page.context(), lab, 'simple-no-header'));
        await page.goto(pathToFileURL(file).href);
        await unfoldAll(labPage);
        await expectNoProblem(labPage, 'report');
    });
});

test('the pages are dark where the reader wants them dark, and light where not', async ({ labPage }) => {
    const { page, lab } = labPage;
    const pages = ['/', '/?security=lws', '/setup'].map((address) => lab.localOrg.origin + address);
    for (const [colorScheme, isDark] of [
        ['light', false],
        ['dark', true]
    ] as const) {
        await page.emulateMedia({ colorScheme });
        for (const address of pages) {
            await page.goto(address);
            const [lightness] = await page.evaluate(() =>
                (getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []).map(Number)
            );
            expect(lightness < 128, `${address} in ${colorScheme}`).toBe(isDark);
        }
    }
});

test('in high contrast the diagram is drawn in the colours of the system, and the focus can be seen', async ({
    labPage
}) => {
    const { page } = labPage;
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
    await runAndUnfold(labPage, '?scenario=simple-no-header');
    const diagram = labPage.lane('direct').locator('[data-diagram]');
    const systemText = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = 'CanvasText';
        return getComputedStyle(probe).color;
    });
    for (const part of ['.shaft', '.lifeline', '.actor', '.disc', '.bar']) {
        await expect(diagram.locator(part).first(), part).toHaveCSS('stroke', systemText);
    }
    await page.keyboard.press('Tab');
    await labPage.runButton.focus();
    await expect(labPage.runButton).not.toHaveCSS('outline-style', 'none');
    await page.goto(`${labPage.lab.localOrg.origin}/setup/trusted-urls`);
    await page.getByRole('link', { name: 'New Trusted URL' }).focus();
    await expect(page.getByRole('link', { name: 'New Trusted URL' })).not.toHaveCSS('outline-style', 'none');
});
