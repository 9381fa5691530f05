import RecordWire from 'c/recordWire';
import { getRecord } from 'lightning/uiRecordApi';
import { emptyPage, mountLane, settle } from 'test-help/lane';

/** The wire adapter as the stub of sfdx-lwc-jest lets a test play it. */
const adapter = getRecord as unknown as {
    emit(data: object): void;
    error(body?: unknown, status?: number, statusText?: string): void;
    getLastConfig(): { recordId?: string; fields?: { fieldApiName: string }[] };
};

const RECORD = {
    apiName: 'User',
    id: '005000000000001AAA',
    fields: {
        Name: { displayValue: null, value: 'Ada Admin' },
        Username: { displayValue: null, value: 'ada@example.com' },
        Email: { displayValue: null, value: 'ada@example.com' }
    }
};

const mount = () => mountLane('c-record-wire', RecordWire, { recordId: RECORD.id });

describe('c-record-wire', () => {
    afterEach(emptyPage);

    it('asks for nothing before the first run', () => {
        mount();
        expect(adapter.getLastConfig().recordId).toBeUndefined();
    });

    it('reads the record by its Id and fields', async () => {
        const { lane, started, results } = mount();
        const running = lane.run();
        await settle();
        const { recordId, fields } = adapter.getLastConfig();
        expect([recordId, fields?.length]).toEqual([RECORD.id, 3]);
        adapter.emit(RECORD);
        const result = await running;
        expect(result).toMatchObject({ lane: 'record-wire', outcome: 'readable', ended: 'settled' });
        expect(JSON.parse(result.body?.text ?? '')).toEqual({
            Name: 'Ada Admin',
            Username: 'ada@example.com',
            Email: 'ada@example.com'
        });
        expect(started).toHaveLength(1);
        expect(results).toEqual([result]);
        expect(lane.result).toBe(result);
    });

    it('takes what the adapter gave already, when it is run again', async () => {
        const { lane, find, results } = mount();
        const first = lane.run();
        await settle();
        adapter.emit(RECORD);
        await first;
        find('c-lane-card').dispatchEvent(new CustomEvent('run'));
        await settle();
        expect(results.map(({ outcome }) => outcome)).toEqual(['readable', 'readable']);
    });

    it.each([
        ['a list of messages', [{ message: 'No such column' }, { message: 'Nor that' }], 'No such column Nor that'],
        ['one message', { message: 'No access' }, 'No access'],
        ['no words', [], 'Not Found']
    ])('gives an error with %s', async (_what, body, message) => {
        const { lane } = mount();
        const running = lane.run();
        await settle();
        adapter.error(body, 404, 'Not Found');
        expect(await running).toMatchObject({ outcome: 'blocked', ended: 'settled' });
        expect((await running).error?.message).toContain(message);
    });

    it('is cancelled by its button, and runs again after it', async () => {
        const { lane, find, results } = mount();
        const running = lane.run();
        find('c-lane-card').dispatchEvent(new CustomEvent('cancel'));
        expect(await running).toMatchObject({ outcome: 'blocked', ended: 'cancelled' });
        const again = lane.run();
        await settle();
        adapter.emit(RECORD);
        expect(await again).toMatchObject({ outcome: 'readable' });
        expect(results).toHaveLength(2);
    });

    it('lets a second run replace the first', async () => {
        const { lane, results } = mount();
        const first = lane.run();
        const second = lane.run();
        await settle();
        adapter.emit(RECORD);
        await Promise.all([first, second]);
        expect(results).toEqual([await second]);
    });

    it.each([
        ['removed', 'remove'],
        ['reset', 'reset']
    ] as const)('is silent, and has no answer, when it has been %s before the answer', async (_what, end) => {
        const { lane, results } = mount();
        const running = lane.run();
        lane[end]();
        await running;
        expect(results).toEqual([]);
        expect(lane.result).toBeUndefined();
    });

    it('shows its code, and is accessible', async () => {
        const { lane, find } = mount();
        const running = lane.run();
        await settle();
        adapter.emit(RECORD);
        await running;
        await settle();
        expect(find('c-lane-card').code).toContain('getRecord');
        await expect(lane).toBeAccessible();
    });
});
