import RecordApex from 'c/recordApex';
import readUser from '@salesforce/apex/RecordReader.readUser';
import { emptyPage, mountLane, settle } from 'test-help/lane';

jest.mock('@salesforce/apex/RecordReader.readUser', () => ({ default: jest.fn() }), { virtual: true });

const read = readUser as unknown as jest.Mock;
const ID = '005000000000001AAA';
const READ = { outcome: 'READ', record: { Id: ID, Name: 'Ada Admin' } };

const mount = () => mountLane('c-record-apex', RecordApex, { recordId: ID });

describe('c-record-apex', () => {
    afterEach(() => {
        emptyPage();
        read.mockReset();
    });

    it('asks Apex for the record, and shows it', async () => {
        read.mockResolvedValue(READ);
        const { lane, started, results } = mount();
        const result = await lane.run();
        expect(read).toHaveBeenCalledWith({ userId: ID });
        expect(result).toMatchObject({ lane: 'record-apex', outcome: 'readable', ended: 'settled' });
        expect(JSON.parse(result.body?.text ?? '')).toEqual(READ.record);
        expect(started).toHaveLength(1);
        expect(results).toEqual([result]);
        expect(lane.result).toBe(result);
    });

    it('passes on why the record was not read, and what to change', async () => {
        const refusal = { outcome: 'NO_ACCESS', message: 'No such column Email', fix: 'An admin gives access.' };
        read.mockResolvedValue(refusal);
        const { lane } = mount();
        expect(await lane.run()).toMatchObject({ outcome: 'blocked', callout: refusal });
        read.mockResolvedValue({ outcome: 'NOT_FOUND' });
        expect(await lane.run()).toMatchObject({ callout: { outcome: 'NOT_FOUND', message: '', fix: '' } });
    });

    it.each([
        ['of Apex', { body: { message: 'You do not have access to the Apex class' } }, 'You do not have access'],
        ['of the platform', new Error('Script-thrown'), 'Script-thrown'],
        ['of any other shape', 'odd', 'odd']
    ])('gives the message of an error %s', async (_whose, error, message) => {
        read.mockRejectedValue(error);
        const { lane } = mount();
        expect((await lane.run()).error?.message).toContain(message);
    });

    it('ignores the answer after Cancel', async () => {
        read.mockReturnValue(new Promise(() => undefined));
        const { lane, find, results } = mount();
        const running = lane.run();
        find('c-lane-card').dispatchEvent(new CustomEvent('cancel'));
        expect(await running).toMatchObject({ outcome: 'blocked', ended: 'cancelled' });
        expect(results).toHaveLength(1);
    });

    it('lets a second run replace the first', async () => {
        read.mockReturnValueOnce(new Promise(() => undefined)).mockResolvedValueOnce(READ);
        const { lane, find, results } = mount();
        const first = lane.run();
        find('c-lane-card').dispatchEvent(new CustomEvent('run'));
        await first;
        await settle();
        expect(results.map(({ outcome }) => outcome)).toEqual(['readable']);
    });

    it.each([
        ['removed', 'remove'],
        ['reset', 'reset']
    ] as const)('is silent, and has no answer, when it has been %s before the answer', async (_what, end) => {
        read.mockReturnValue(new Promise(() => undefined));
        const { lane, results } = mount();
        const running = lane.run();
        lane[end]();
        await running;
        expect(results).toEqual([]);
        expect(lane.result).toBeUndefined();
    });

    it('shows its code, and is accessible', async () => {
        read.mockResolvedValue(READ);
        const { lane, find } = mount();
        await lane.run();
        await settle();
        expect(find('c-lane-card').code).toContain('WITH USER_MODE');
        await expect(lane).toBeAccessible();
    });
});
