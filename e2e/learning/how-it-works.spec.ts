import fs from 'node:fs';
import path from 'node:path';
import { SCENARIO_ROWS } from '../../force-app/main/default/lwc/scenarios/rows.ts';
import { OUTSIDE_ROWS } from '../../local-org/external-app/scenarios.ts';
import { PROJECT_DIR } from '../../lab/project.ts';
import { expect, test } from '../help/lab.ts';

const text = fs.readFileSync(path.join(PROJECT_DIR, 'docs/how-it-works.md'), 'utf8');
const linked = [...text.matchAll(/\?scenario=([\w-]+)\)/g)].map(([, id]) => id);

test('each claim of how it works links to a scenario that the report runs', () => {
    const rows = [...SCENARIO_ROWS.filter(({ needs }) => needs !== 'public-api'), ...OUTSIDE_ROWS];
    const ids = rows.map(({ id }) => id);
    expect(linked.filter((id) => !ids.includes(id))).toEqual([]);
    // Sections 1 to 6 make claims about calls; what follows is tables and a summary.
    const sections = text.split(/^## /m).filter((section) => /^[1-6]\. /.test(section));
    expect(sections).toHaveLength(6);
    sections.forEach((section) => expect(section).toContain('?scenario='));
});

test('its links into Setup open', async ({ labPage }) => {
    for (const [, address] of text.matchAll(/localhost:3000(\/setup[\w/-]*)\)/g)) {
        const response = await labPage.page.goto(`${labPage.lab.localOrg.origin}${address}`);
        expect(response?.status(), address).toBe(200);
    }
});
