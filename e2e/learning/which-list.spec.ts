import { expect, test } from '../help/lab.ts';

const PATHS = [
    ['A Lightning page in the browser calls an API elsewhere', 'Lightning page', 'API elsewhere', 'Trusted URLs'],
    ['Apex calls an API elsewhere, with no login', 'Apex', 'API elsewhere', 'Remote Site Settings'],
    ['Apex calls an API elsewhere, with a key or login', 'Apex', 'API elsewhere', 'Named Credentials'],
    ["A page outside Salesforce calls Salesforce's own APIs", 'Page outside', 'Salesforce API', 'CORS']
];

for (const [question, caller, called, list] of PATHS) {
    test(`"${question}" ends at ${list}, and its link opens that list`, async ({ labPage }) => {
        await labPage.open();
        const chooser = labPage.page.getByRole('region', { name: 'Who is calling whom?' });
        // A radio button of the design system is covered by the picture of one: its label takes the click.
        await chooser.getByText(question, { exact: true }).click();
        await expect(chooser.locator('[data-direction] strong')).toHaveText([caller, called]);
        await expect(chooser.getByRole('img', { name: 'calls' })).toBeVisible();
        await expect(chooser.getByRole('heading', { level: 3 })).toContainText(list);
        await chooser.getByRole('link', { name: list }).click();
        await expect(labPage.page.getByRole('heading', { level: 1, name: list, exact: true })).toBeVisible();
    });
}
