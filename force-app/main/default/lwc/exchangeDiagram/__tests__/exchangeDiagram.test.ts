import ExchangeDiagram from 'c/exchangeDiagram';
import { emptyPage, settle } from 'test-help/lane';
import { mount } from 'test-help/mount';

const message = (more: object) => ({ preflight: false, known: true, ...more });
const EXCHANGE = {
    lane: 'direct',
    outcome: 'blocked',
    source: 'server-log',
    actors: [
        { id: 'page', origin: 'https://lab.example' },
        { id: 'api', origin: 'https://api.example' },
        { id: 'api2', origin: 'https://other.example' }
    ],
    steps: [
        { kind: 'gate', at: 'page', gate: 'csp', passed: true },
        message({
            kind: 'request',
            from: 'page',
            to: 'api',
            method: 'OPTIONS',
            origin: null,
            preflight: true,
            asksFor: ['PUT']
        }),
        message({ kind: 'response', from: 'api', to: 'page', status: 204, allowOrigin: '*', preflight: true }),
        message({
            kind: 'request',
            from: 'page',
            to: 'api',
            method: 'PUT',
            origin: 'https://lab.example',
            known: false
        }),
        { kind: 'note', at: 'api', text: 'order placed' },
        message({ kind: 'response', from: 'api', to: 'page', allowOrigin: null, given: 'withheld', known: false }),
        message({ kind: 'response', from: 'api', to: 'page', status: 200, given: 'opaque' }),
        { kind: 'gate', at: 'page', gate: 'cors', passed: false },
        { kind: 'gate', at: 'api2', gate: 'network' }
    ]
};
const THROUGH_ORG = {
    ...EXCHANGE,
    lane: 'apex',
    source: 'browser',
    actors: [
        { id: 'page', origin: 'https://lab.example' },
        { id: 'org' },
        { id: 'api', origin: 'https://api.example' }
    ],
    steps: [
        message({ kind: 'request', from: 'page', to: 'org', method: 'CalloutProxy.send' }),
        { kind: 'gate', at: 'org', gate: 'remote-site', passed: true },
        message({ kind: 'request', from: 'org', to: 'api', method: 'GET' }),
        message({ kind: 'response', from: 'api', to: 'org', status: 200 }),
        message({ kind: 'response', from: 'org', to: 'page', given: 'readable' })
    ]
};

const diagram = (exchange?: object) => mount('c-exchange-diagram', ExchangeDiagram, { exchange });

describe('c-exchange-diagram', () => {
    afterEach(() => {
        emptyPage();
        delete (global as unknown as Record<string, unknown>).ResizeObserver;
    });

    it('draws nothing before there is an exchange', () => {
        expect(diagram().text()).toBe('');
    });

    it('draws each actor, and a row and a sentence for each step', async () => {
        const { findAll, element } = diagram(EXCHANGE);
        expect(findAll('.actor')).toHaveLength(3);
        expect(findAll('li')).toHaveLength(EXCHANGE.steps.length);
        expect(findAll('.host').map((host) => host.textContent)).toEqual([
            'lab.example',
            'api.example',
            'other.example'
        ]);
        expect(findAll('.disc')).toHaveLength(4);
        await expect(element).toBeAccessible();
    });

    it('says where the messages come from', () => {
        expect(diagram(EXCHANGE).find('figcaption').textContent).toBe('c.ExchangeDiagram_FromServerLog');
        expect(diagram(THROUGH_ORG).find('figcaption').textContent).toBe('c.ExchangeDiagram_FromBrowser');
    });

    it('draws the org between the page and the API', () => {
        const { findAll } = diagram(THROUGH_ORG);
        expect(findAll('.host').map((host) => host.textContent)).toEqual(['lab.example', '', 'api.example']);
    });

    it('names what the platform was asked for a record', () => {
        const { findAll } = diagram({
            ...THROUGH_ORG,
            lane: 'record-wire',
            actors: [{ id: 'page', origin: 'https://lab.example' }, { id: 'platform' }],
            steps: [
                message({ kind: 'request', from: 'page', to: 'platform', method: 'getRecord' }),
                message({ kind: 'response', from: 'platform', to: 'page', given: 'readable' })
            ]
        });
        expect(findAll('.message text').map((text) => text.textContent)).toEqual([
            'getRecord',
            'c.ExchangeDiagram_Answer'
        ]);
    });

    it('draws again for wider letters where a line would leave the picture, and ends where none helps', async () => {
        const { element, findAll, find } = diagram(THROUGH_ORG);
        const lines = () => findAll('.mark text').length;
        const before = lines();
        let letter = 9;
        Object.assign(SVGElement.prototype, {
            getBBox(this: SVGElement) {
                return { x: Number(this.getAttribute('x')), width: (this.textContent ?? '').length * letter };
            }
        });
        const redraw = async () => {
            for (let turn = 0; turn < 9; turn += 1) {
                Object.assign(element, { exchange: { ...THROUGH_ORG } });
                // eslint-disable-next-line no-await-in-loop -- each picture is measured before the next
                await settle();
            }
        };
        await redraw();
        expect(lines()).toBeGreaterThan(before);
        letter = 1000;
        await redraw();
        expect(find('svg')).not.toBeNull();
        delete (SVGElement.prototype as unknown as Record<string, unknown>).getBBox;
    });

    it('fits the room that it has, within limits', async () => {
        let resize: (seen: { contentRect: { width: number } }[]) => void = () => undefined;
        const disconnect = jest.fn();
        Object.assign(global, {
            ResizeObserver: class {
                constructor(callback: typeof resize) {
                    resize = callback;
                }
                observe = jest.fn();
                disconnect = disconnect;
            }
        });
        const { find, element } = diagram(EXCHANGE);
        const widths: (string | null)[] = [];
        for (const width of [0, 100, 400.67, 5000]) {
            resize([{ contentRect: { width } }]);
            // eslint-disable-next-line no-await-in-loop -- each width is drawn before the next
            await settle();
            widths.push(find('svg').getAttribute('width'));
        }
        expect(widths).toEqual(['340', '220', '400', '620']);
        element.remove();
        expect(disconnect).toHaveBeenCalledTimes(1);
    });
});
