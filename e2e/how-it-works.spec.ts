import fs from 'node:fs';
import path from 'node:path';
import { SCENARIO_ROWS } from '../force-app/main/default/lwc/scenarios/rows.ts';
import { PROJECT_DIR } from '../scripts/project.ts';
import { expect, test } from './lab.ts';

const text = fs.readFileSync(path.join(PROJECT_DIR, 'docs/how-it-works.md'), 'utf8');
const linked = [...text.matchAll(/\?scenario=([\w-]+)\)/g)].map(([, id]) => id);

test('how it works links to every scenario, and to none that is not there', () => {
    const ids = SCENARIO_ROWS.filter(({ needs }) => needs !== 'public-api').map(({ id }) => id);
    // An image and a form to a trusted API show nothing that those to another do not.
    expect([...new Set(linked)].sort()).toEqual(ids.filter((id) => id !== 'not-script').sort());
});

test('its links into Setup open', async ({ labPage }) => {
    for (const [, address] of text.matchAll(/localhost:3000(\/setup[\w/-]*)\)/g)) {
        const response = await labPage.page.goto(`${labPage.lab.localOrg.origin}${address}`);
        expect(response?.status(), address).toBe(200);
    }
});
