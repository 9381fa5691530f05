import SeenRequests, { type LoggedLane } from 'c/seenRequests';
import type { ServerLogEntry } from 'c/crossOrigin';
import type { Row } from 'c/stackedTable';
import { emptyPage } from 'test-help/lane';
import { mount } from 'test-help/mount';

const ENTRY: ServerLogEntry = {
    origin: 'https://api.example',
    method: 'POST',
    url: '/orders?trace=0f&page=2',
    headers: [['Origin', 'https://page.example']],
    bodyBytes: 0,
    trace: '0f',
    at: 0,
    responseHeaders: [],
    status: 201,
    acted: 'order placed'
};
const explanation = {} as LoggedLane['explanation'];

const show = (lanes: LoggedLane[]) => mount('c-seen-requests', SeenRequests, { lanes });

describe('c-seen-requests', () => {
    afterEach(emptyPage);

    it('shows each request as the log of the API has it, its address as a person wrote it', async () => {
        const unanswered = { ...ENTRY, method: 'GET', headers: [], status: undefined, acted: undefined };
        const { find, element } = show([
            { lane: 'direct', log: [ENTRY], explanation },
            { lane: 'apex', log: [unanswered], explanation }
        ]);
        const { columns, rows } = find<HTMLElement & { columns: { name: string }[]; rows: Row[] }>('c-stacked-table');
        expect(rows.map((row) => columns.map(({ name }) => row[name]))).toEqual([
            ['c.Lane_Direct', 'POST https://api.example/orders?page=2', 'https://page.example', '201', 'order placed'],
            [
                'c.Lane_Apex',
                'GET https://api.example/orders?page=2',
                'c.SeenRequests_NoOrigin',
                'c.SeenRequests_Unanswered',
                'c.SeenRequests_Nothing'
            ]
        ]);
        await expect(element).toBeAccessible();
    });

    it.each<[string, LoggedLane[], string, string[]]>([
        ['before a run', [{ lane: 'direct' }], 'c.SeenRequests_Saw', ['c.SeenRequests_Idle']],
        [
            'of an API that keeps no log',
            [{ lane: 'direct', explanation }],
            'c.SeenRequests_Saw',
            ['c.SeenRequests_NoLog']
        ],
        [
            'of a call that never arrived',
            [{ lane: 'direct', log: [], explanation }],
            'c.SeenRequests_SawCount',
            ['c.SeenRequests_None']
        ],
        ['of one request', [{ lane: 'direct', log: [ENTRY], explanation }], 'c.SeenRequests_SawOne', []]
    ])('says what is known %s', async (_when, lanes, heading, why) => {
        const { find, findAll, element } = show(lanes);
        expect(find('h2').textContent).toBe(heading);
        expect(findAll('p').map(({ textContent }) => textContent)).toEqual(why);
        await expect(element).toBeAccessible();
    });
});
