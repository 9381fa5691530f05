import { LISTS } from '../../local-org/setup/lists/index.ts';
import { expect, test, type LabPage } from '../help/lab.ts';

test.beforeEach(({ lab }) => LISTS.forEach(({ part }) => lab.localOrg.org.reset(part)));

const NEXT = 'Next step';

async function expectStep({ page }: LabPage, title: string, number: number): Promise<void> {
    const tour = page.locator('[data-tour]');
    await expect(tour.getByRole('heading', { name: title, exact: true })).toBeVisible();
    await expect(tour).toContainText(`Step ${number} of 7`);
    await expect(tour.getByRole('button', { name: number === 7 ? 'Finish' : NEXT })).toBeDisabled();
}

/** Everything by the keyboard: an element is focused and pressed, as a person does who has no mouse. */
async function press({ page }: LabPage, role: 'button' | 'link', name: string): Promise<void> {
    const control = page.getByRole(role, { name, exact: true });
    // A key on a disabled button is lost without a word.
    await expect(control).toBeEnabled();
    await control.press('Enter');
}

async function chooseAndRun(lab: LabPage): Promise<void> {
    await press(lab, 'button', 'Choose this scenario');
    await press(lab, 'button', 'Run');
}

async function goOn(lab: LabPage, said: string): Promise<void> {
    await expect(lab.page.locator('[data-tour] [role=status]')).toContainText(said);
    expect(await lab.seriousAccessibilityProblems()).toEqual([]);
    await press(lab, 'button', NEXT);
}

test('the tour leads from a call that works through a fix back to the start, each step checked', async ({
    labPage
}) => {
    const { page, lab } = labPage;
    await labPage.open();
    await press(labPage, 'button', 'Guided tour');

    await expectStep(labPage, 'See it work', 1);
    await chooseAndRun(labPage);
    await goOn(labPage, 'Readable');

    await expectStep(labPage, 'Break it', 2);
    await chooseAndRun(labPage);
    await goOn(labPage, `${lab.sampleApi.origins[1]} never saw the call`);

    await expectStep(labPage, 'Read the gate', 3);
    const gate = page.getByLabel('The call stopped at');
    await gate.selectOption('CORS check');
    await expect(page.locator('[data-tour] [role=status]')).toContainText('Not there');
    await gate.selectOption('Content Security Policy');
    await goOn(labPage, 'Right.');

    await expectStep(labPage, 'Fix it in Setup', 4);
    await press(labPage, 'link', 'Open Setup: New Trusted URL');
    await press(labPage, 'button', 'Save');
    await press(labPage, 'link', 'Back to Callout Lab');
    await goOn(labPage, 'in its connect-src now');

    await expectStep(labPage, 'See it work again', 5);
    await chooseAndRun(labPage);
    await goOn(labPage, 'Readable');

    await expectStep(labPage, 'The same fix as metadata', 6);
    await press(labPage, 'link', 'Open Setup: Trusted URLs');
    const name = lab.localOrg.org.metadata.trustedSites.find(
        ({ endpointUrl }) => endpointUrl === lab.sampleApi.origins[1]
    )?.name;
    await press(labPage, 'link', `Show as metadata ${name}`);
    const metadata = (await page.locator('#metadata').textContent()) ?? '';
    await press(labPage, 'link', 'Back to Callout Lab');
    const pasted = page.getByLabel('Metadata of the trusted URL');
    await pasted.fill(metadata.replace('<isActive>true', '<isActive>false'));
    await expect(page.locator('[data-tour] [role=status]')).toContainText('isActive must be true');
    await pasted.fill(metadata);
    await goOn(labPage, 'part of the project');

    await expectStep(labPage, 'Undo', 7);
    await press(labPage, 'link', 'Open Setup: Trusted URLs');
    await press(labPage, 'button', `Del ${name}`);
    await press(labPage, 'link', 'Back to Callout Lab');
    await press(labPage, 'button', 'Run');
    await expect(page.locator('[data-tour] [role=status]')).toContainText('Blocked again');
    await press(labPage, 'button', 'Finish');
    await expect(page.locator('[data-tour]')).toHaveCount(0);
});

test('what is no answer to a step does not pass it', async ({ labPage }) => {
    await labPage.open('?scenario=simple-no-header');
    await press(labPage, 'button', 'Guided tour');
    await press(labPage, 'button', 'Run');
    await labPage.expectOutcome('direct', 'Blocked');
    await expectStep(labPage, 'See it work', 1);
});

test('the tour survives a reload, and ends when it is told to', async ({ labPage }) => {
    const { page } = labPage;
    await labPage.open();
    await press(labPage, 'button', 'Guided tour');
    await chooseAndRun(labPage);
    await expect(page.locator('[data-tour] [role=status]')).toContainText('Readable');
    await press(labPage, 'button', NEXT);
    await expectStep(labPage, 'Break it', 2);
    await page.reload();
    await expectStep(labPage, 'Break it', 2);
    await press(labPage, 'button', 'End the tour');
    await page.reload();
    await expect(labPage.runButton).toBeVisible();
    await expect(page.locator('[data-tour]')).toHaveCount(0);
});

test('the tour checks its steps under Lightning Web Security too', async ({ labPage }) => {
    await labPage.open('?security=lws');
    await press(labPage, 'button', 'Guided tour');
    await chooseAndRun(labPage);
    await expect(labPage.page.locator('[data-tour] [role=status]')).toContainText('Readable');
    await press(labPage, 'button', NEXT);
    await chooseAndRun(labPage);
    await expect(labPage.page.locator('[data-tour] [role=status]')).toContainText('never saw the call');
});

test('the tour fits a screen 320 pixels wide', async ({ labPage }) => {
    await labPage.page.setViewportSize({ width: 320, height: 640 });
    await labPage.open();
    await press(labPage, 'button', 'Guided tour');
    expect(await labPage.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
