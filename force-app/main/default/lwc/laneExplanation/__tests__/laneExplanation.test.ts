import LaneExplanation from 'c/laneExplanation';
import { emptyPage } from 'test-help/lane';
import { mount } from 'test-help/mount';

const RESULT = { lane: 'direct', outcome: 'readable', ended: 'settled' };
const EXPLANATION = {
    result: RESULT,
    diagnosis: { outcome: 'readable', certain: true, causes: [], wanted: [], text: 'Fine.' },
    fixes: [],
    exchange: {
        lane: 'direct',
        outcome: 'readable',
        source: 'browser',
        actors: [{ id: 'page' }, { id: 'api' }],
        steps: []
    },
    findings: [],
    next: [],
    hiddenHeaders: ['x-a'],
    canProbe: true
};

describe('c-lane-explanation', () => {
    afterEach(emptyPage);

    it.each([
        [{}, 'c.LaneExplanation_Idle'],
        [{ isPending: true }, 'c.LaneExplanation_Pending']
    ])('says what it waits for: %p', (properties, text) => {
        expect(mount('c-lane-explanation', LaneExplanation, properties).text()).toBe(text);
    });

    it('gives its parts what they show, and passes on the wish for a probe', async () => {
        const { element, find, listen } = mount('c-lane-explanation', LaneExplanation, { explanation: EXPLANATION });
        const probes = listen('probe');
        expect(find('c-verdict-card').hiddenHeaders).toEqual(['x-a']);
        expect(find('c-exchange-diagram').exchange).toEqual(EXPLANATION.exchange);
        find('c-verdict-card').dispatchEvent(new CustomEvent('probe'));
        expect(probes).toHaveLength(1);
        await expect(element).toBeAccessible();
    });
});
