import fs from 'node:fs';
import path from 'node:path';
import type { Lane } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import { LISTS } from '../../local-org/setup/lists/index.ts';
import { PROJECT_DIR } from '../../lab/project.ts';
import { expect, test, type LabPage } from '../help/lab.ts';
import { readWalkthrough, sentencesOf } from '../help/walkthrough-steps.ts';

const DOCUMENT = path.join(PROJECT_DIR, 'docs/walkthrough.md');
const PICTURES = path.join(PROJECT_DIR, 'docs/pictures');
/** `npm run docs:pictures` sets it: take the pictures instead of looking whether they are there. */
const TAKE_PICTURES = process.env.DOCS_PICTURES === 'yes';

const LANES: Record<string, Lane> = {
    'Direct fetch': 'direct',
    'no-cors fetch': 'no-cors',
    'Apex callout': 'apex',
    Image: 'image'
};

type Action = (lab: LabPage, ...words: string[]) => Promise<void>;

/** What the sentences of a step may ask for. */
const STEPS: [RegExp, Action][] = [
    [/^Open \*\*Callout Lab\*\*$/, openLab],
    [/^Reload the page$/, async ({ page }) => void (await page.reload())],
    [
        /^Choose the scenario \*\*(.+)\*\*$/,
        async ({ page }, label) => void (await page.getByRole('combobox', { name: 'Scenario' }).selectOption({ label }))
    ],
    [/^Press \*\*Run\*\*$/, ({ runButton }) => runButton.click()],
    [/^Look at the card \*\*(.+)\*\*$/, (lab, lane) => lab.lane(LANES[lane]).scrollIntoViewIfNeeded()],
    [
        /^Open \*\*What to change\*\* in \*\*(.+)\*\*$/,
        (lab, lane) => lab.lane(LANES[lane]).locator('[data-fixes] > summary').first().click()
    ],
    [/^Go to \*\*Setup > Security > (.+)\*\*$/, goToSetup],
    [
        /^Press \*\*(.+)\*\* in \*\*(.+)\*\*$/,
        (lab, name, lane) => lab.lane(LANES[lane]).getByRole('link', { name }).first().click()
    ],
    [/^Press \*\*(.+)\*\* of \*\*(.+)\*\*$/, (lab, name, row) => press(lab, `${name} ${row}`)],
    [/^Press \*\*(.+)\*\*$/, press],
    [
        /^In \*\*(.+)\*\*, enter `(.+)`$/,
        ({ page }, label, value) => page.getByRole('textbox', { name: new RegExp(`^${label}( \\*)?$`) }).fill(value)
    ],
    [/^Select \*\*(.+)\*\*$/, ({ page }, name) => page.getByRole('checkbox', { name }).check()],
    [/^Clear \*\*(.+)\*\*$/, ({ page }, name) => page.getByRole('checkbox', { name }).uncheck()]
];

const EXPECTATIONS: [RegExp, Action][] = [
    [
        /^\*\*(.+)\*\* is \*\*(Readable|Opaque|Blocked)\*\*$/,
        (lab, lane, outcome) => lab.expectOutcome(LANES[lane], outcome as 'Readable')
    ],
    [/^\*\*(.+)\*\* shows \*\*(.+)\*\*$/, (lab, lane, text) => expect(lab.lane(LANES[lane])).toContainText(text)],
    [/^[Tt]he page shows (?:\*\*|`)(.+?)(?:\*\*|`)$/, expectShown]
];

async function openLab(lab: LabPage): Promise<void> {
    const back = lab.page.getByRole('link', { name: 'Back to Callout Lab' });
    await ((await back.isVisible()) ? back.click() : lab.open());
    await expect(lab.runButton).toBeEnabled();
}

async function goToSetup({ page }: LabPage, title: string): Promise<void> {
    const link = page.getByRole('link', { name: 'Setup', exact: true });
    if (await link.isVisible()) {
        await link.click();
    }
    await page.getByRole('navigation', { name: 'Setup' }).getByRole('link', { name: title, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

async function press({ page }: LabPage, name: string): Promise<void> {
    const button = page.getByRole('button', { name, exact: true });
    await button.or(page.getByRole('link', { name, exact: true })).click();
}

/** The browser sends its reports when it likes: their list is asked until it has them. */
async function expectShown({ page }: LabPage, text: string): Promise<void> {
    const shown = page
        .locator('main')
        .getByText(new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')))
        .first();
    await expect(async () => {
        if (page.url().endsWith('/violations')) {
            await page.reload();
        }
        await expect(shown).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 5_000 });
}

async function carryOut(known: [RegExp, Action][], sentence: string, lab: LabPage): Promise<void> {
    const found = known.find(([pattern]) => pattern.test(sentence));
    expect(found, `a way to carry out "${sentence}"`).toBeDefined();
    const [pattern, action] = found as [RegExp, Action];
    const words = (pattern.exec(sentence) as RegExpExecArray).slice(1);
    // The document has the ports of `npm start`; the lab of a test has its own.
    await action(lab, ...words.map((word) => word.replace('http://localhost:3002', lab.lab.sampleApi.origins[1])));
}

async function picture(lab: LabPage, name: string): Promise<void> {
    const file = path.join(PICTURES, name);
    if (TAKE_PICTURES) {
        await expect(lab.page.locator('[aria-busy="true"]')).toHaveCount(0);
        await lab.page.screenshot({ path: file, animations: 'disabled' });
    }
    expect(fs.existsSync(file), `${name}, which npm run docs:pictures makes`).toBe(true);
}

test.use({ viewport: { width: 1280, height: 800 } });
test.beforeEach(({ lab }) => {
    LISTS.forEach(({ part }) => lab.localOrg.org.reset(part));
    lab.localOrg.org.cspDirectives = 'updated';
});

const parts = readWalkthrough(DOCUMENT);

test('the walkthrough has its parts, and each part something to do and to expect', () => {
    expect(parts.map(({ lines }) => lines.filter(({ kind }) => kind === 'step').length)).toEqual([30, 14, 12, 4]);
    expect(parts.map(({ lines }) => lines.filter(({ kind }) => kind === 'expected').length)).toEqual([10, 6, 5, 2]);
});

test('each step of each part stands once in the table of what differs in an org, in their order', () => {
    for (const { title, lines, inOrg } of parts) {
        const steps = lines.filter(({ kind }) => kind === 'step').map((_step, index) => index + 1);
        expect(inOrg, title).toEqual(steps);
    }
});

for (const { title, lines } of parts) {
    test(`walkthrough, ${title}`, async ({ labPage }) => {
        for (const { kind, text, at } of lines) {
            await test.step(`docs/walkthrough.md:${at} ${text}`, async () => {
                if (kind === 'picture') {
                    await picture(labPage, text);
                    return;
                }
                for (const sentence of sentencesOf(text)) {
                    await carryOut(kind === 'step' ? STEPS : EXPECTATIONS, sentence, labPage);
                }
            });
        }
    });
}
