import { createElement } from 'lwc';
import ExplainedLane from 'c/explainedLane';
import send from '@salesforce/apex/CalloutProxy.send';
import type { LaneResult } from 'c/crossOrigin';
import { emptyPage, holdLaneCalls, responseOf, settle, type LaneElement, type NetworkCall } from 'test-help/lane';
import { mount, type Mounted } from 'test-help/mount';

jest.mock('@salesforce/apex/CalloutProxy.send', () => ({ default: jest.fn() }), { virtual: true });

let calls: NetworkCall[];

const open = (properties: object): Mounted => mount('c-explained-lane', ExplainedLane, properties);
const laneOf = (mounted: Mounted): LaneElement => mounted.element as unknown as LaneElement;

describe('c-explained-lane', () => {
    beforeEach(() => {
        calls = holdLaneCalls();
        (send as unknown as jest.Mock).mockReset();
    });

    afterEach(emptyPage);

    it.each([
        ['direct', 'c-direct-fetch'],
        ['no-cors', 'c-no-cors-fetch'],
        ['fire-and-forget', 'c-fire-and-forget-fetch'],
        ['apex', 'c-apex-callout'],
        ['proxy', 'c-proxy-fetch'],
        ['record-wire', 'c-record-wire'],
        ['record-apex', 'c-record-apex'],
        ['image', 'c-image-and-form'],
        ['form', 'c-image-and-form']
    ])('shows for the lane %s its component and no other', async (lane, tag) => {
        const mounted = open({ lane, request: { url: 'https://api.test/' } });
        expect(mounted.findAll('[data-way]').map(({ localName }) => localName)).toEqual([tag]);
        await expect(mounted.element).toBeAccessible();
    });

    it('runs its lane, and tells of the start and the result', async () => {
        const mounted = open({ request: { url: 'https://api.test/' } });
        const started = mounted.listen('lanestart');
        const results = mounted.listen<LaneResult>('laneresult');
        const running = laneOf(mounted).run();
        expect(started).toHaveLength(1);
        calls[0].answer(responseOf('{}'));
        expect(results).toEqual([await running]);
    });

    it('stops its lane when it is reset', async () => {
        const mounted = open({ request: { url: 'https://api.test/' } });
        const results = mounted.listen('laneresult');
        const running = laneOf(mounted).run();
        laneOf(mounted).reset();
        await running;
        expect(calls[0].init.signal?.aborted).toBe(true);
        expect(results).toEqual([]);
    });

    it('gives its explanation to where it is shown, and passes on the wish for a probe', async () => {
        const explanation = {
            result: { lane: 'direct', outcome: 'readable', ended: 'settled' },
            diagnosis: { outcome: 'readable', certain: true, causes: [], wanted: [], text: 'Fine.' },
            fixes: [],
            exchange: { lane: 'direct', outcome: 'readable', source: 'browser', actors: [], steps: [] },
            findings: [],
            next: [],
            hiddenHeaders: []
        };
        const mounted = open({ explanation, isPending: true });
        const probes = mounted.listen('probe');
        const shown = mounted.find('c-lane-explanation');
        expect([shown.explanation, shown.isPending]).toEqual([explanation, true]);
        shown.dispatchEvent(new CustomEvent('probe', { bubbles: true }));
        await settle();
        expect(probes).toHaveLength(1);
    });

    it('does nothing before it is on the page', async () => {
        const lane = createElement('c-explained-lane', { is: ExplainedLane }) as unknown as LaneElement;
        lane.reset();
        expect(await lane.run()).toBeUndefined();
    });
});
