import { expect, test, type LabPage } from './help/lab.ts';

/** Pictures with three actors and more, and words at the actor in the middle. */
const SCENARIOS = ['unregistered-target', 'remote-site-missing', 'named-credential', 'csp-redirect', 'proxy'];

/** Words of a picture that are not wholly within their card. */
const outside = ({ page }: LabPage): Promise<string[]> =>
    page.evaluate(() =>
        [...document.querySelectorAll('article')].flatMap((card) => {
            const { left, right, top, bottom } = card.getBoundingClientRect();
            return [...card.querySelectorAll('svg text')]
                .filter((text) => {
                    const { left: from, right: to, top: above, bottom: below } = text.getBoundingClientRect();
                    return from < left || to > right || above < top || below > bottom;
                })
                .map((text) => text.textContent ?? '');
        })
    );

/** A picture may be no wider than the figure that cuts it off. */
const cutOff = ({ page }: LabPage): Promise<number> =>
    page.evaluate(
        () =>
            [...document.querySelectorAll('figure[data-diagram]')].filter((figure) => {
                const { left, right } = figure.getBoundingClientRect();
                return [...figure.querySelectorAll('svg text')].some((text) => {
                    const box = text.getBoundingClientRect();
                    return box.left < left - 0.5 || box.right > right + 0.5;
                });
            }).length
    );

test('no words of a picture leave their card, on no screen', async ({ labPage }, testInfo) => {
    const { page } = labPage;
    for (const scenario of SCENARIOS) {
        await labPage.open(`?scenario=${scenario}`);
        await labPage.runButton.click();
        await expect(page.locator('article:not([data-state="done"])')).toHaveCount(0);
        await expect(page.locator('figure[data-diagram]')).not.toHaveCount(0);
        for (const width of [390, 768, 1280]) {
            await page.setViewportSize({ width, height: 900 });
            await expect.poll(() => outside(labPage), `${scenario} at ${width} px`).toEqual([]);
            await expect.poll(() => cutOff(labPage), `${scenario} at ${width} px`).toBe(0);
            await page.screenshot({ path: testInfo.outputPath(`${scenario}-${width}.png`), fullPage: true });
        }
    }
});
