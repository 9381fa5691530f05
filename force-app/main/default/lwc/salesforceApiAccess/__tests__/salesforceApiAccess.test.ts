import SalesforceApiAccess from 'c/salesforceApiAccess';
import readUser from '@salesforce/apex/RecordReader.readUser';
import { getRecord } from 'lightning/uiRecordApi';
import type { Explanation } from 'c/evidence';
import { emptyPage, holdLaneCalls, settle, type NetworkCall } from 'test-help/lane';
import { mount, type Mounted } from 'test-help/mount';

jest.mock('@salesforce/apex/RecordReader.readUser', () => ({ default: jest.fn() }), { virtual: true });

const read = readUser as unknown as jest.Mock;
const adapter = getRecord as unknown as { emit(data: object): void };
const RECORD = { apiName: 'User', id: '005', fields: { Name: { displayValue: null, value: 'Ada Admin' } } };

let calls: NetworkCall[];

const open = (): Mounted => mount('c-salesforce-api-access', SalesforceApiAccess);

async function runAll(page: Mounted): Promise<void> {
    page.find('[data-run-all]').dispatchEvent(new CustomEvent('click'));
    await settle();
    adapter.emit(RECORD);
    calls.forEach(({ fail }) => fail(new TypeError('Failed to fetch')));
}

/** Each way's explanation, once it is there. */
async function explained(page: Mounted, lane: string): Promise<Explanation> {
    const find = (): { explanation?: Explanation } =>
        page.find(`[data-lane="${lane}"]`).querySelector('c-lane-explanation') as { explanation?: Explanation };
    for (let turn = 0; turn < 1000 && !find().explanation; turn++) {
        // eslint-disable-next-line no-await-in-loop -- the evidence takes a few tasks to come in
        await settle();
    }
    return find().explanation as Explanation;
}

describe('c-salesforce-api-access', () => {
    beforeEach(() => {
        calls = holdLaneCalls("connect-src 'self'");
        read.mockResolvedValue({ outcome: 'READ', record: { Name: 'Ada Admin' } });
        Object.assign(performance, { getEntriesByType: () => [], setResourceTimingBufferSize: () => undefined });
    });

    afterEach(() => {
        emptyPage();
        read.mockReset();
    });

    it('calls the API of its org at another origin than the page', () => {
        const { find } = open();
        const { origin, pathname } = new URL((find('c-direct-fetch').request as { url: string }).url);
        expect(origin).toBe(location.origin.replace('localhost', '127.0.0.1'));
        expect(pathname).toContain('/services/data/v67.0/sobjects/User/');
    });

    it('shows that fetch fails and why, and that the wire adapter and Apex read the record', async () => {
        const page = open();
        await runAll(page);
        const direct = await explained(page, 'direct');
        expect(direct.diagnosis).toMatchObject({ outcome: 'blocked', causes: [{ gate: 'csp' }] });
        expect(direct.diagnosis.text).toContain('your own org');
        expect(direct.fixes.map(({ id, owner }) => [id, owner])).toEqual([
            ['use-ui-record-api', 'developer'],
            ['use-apex-query', 'developer']
        ]);
        for (const lane of ['record-wire', 'record-apex']) {
            // eslint-disable-next-line no-await-in-loop -- one after the other, as they are asserted
            expect((await explained(page, lane)).diagnosis).toMatchObject({ outcome: 'readable', causes: [] });
        }
        expect(page.find('[role="status"]').textContent).toBe('c.SalesforceApiAccess_Done');
        await expect(page.element).toBeAccessible();
    });

    it('shows that a way is under way, and forgets what it said before', async () => {
        const page = open();
        await runAll(page);
        await explained(page, 'record-wire');
        const wire = page.find('[data-lane="record-wire"]');
        wire.dispatchEvent(new CustomEvent('lanestart'));
        await settle();
        const shown = wire.querySelector('c-lane-explanation') as unknown as Record<string, unknown>;
        expect([shown.explanation, shown.isPending]).toEqual([undefined, true]);
    });
});
