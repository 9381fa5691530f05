import VerdictCard from 'c/verdictCard';
import { emptyPage } from 'test-help/lane';
import { mount } from 'test-help/mount';

const CORS = {
    gate: 'cors',
    reason: 'MissingAllowOriginHeader',
    text: 'The API sent no header.',
    consoleText: "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    rule: { id: 'cors-check', text: 'CORS check', spec: 'https://fetch.spec.whatwg.org/#cors-check' }
};
const NETWORK = { gate: 'network', reason: 'unreachable', text: 'The server is down.' };

const blocked = (...causes: object[]) => ({
    outcome: 'blocked',
    certain: causes.length === 1,
    causes,
    wanted: causes.length === 1 ? [] : ['A probe would decide.'],
    text: 'Blocked.'
});
const fine = (outcome: string) => ({ outcome, certain: true, causes: [], wanted: [], text: 'It worked.' });
const result = (more: object = {}) => ({ lane: 'direct', outcome: 'blocked', ended: 'settled', ...more });

const card = (properties: object) => mount('c-verdict-card', VerdictCard, properties);

/** Gate → what its icon says. */
const ladder = ({ findAll }: ReturnType<typeof card>) =>
    Object.fromEntries(
        findAll('[data-gate]').map((rung) => [
            rung.dataset.gate,
            (rung.querySelector('lightning-icon') as unknown as { alternativeText: string }).alternativeText
        ])
    );

describe('c-verdict-card', () => {
    afterEach(emptyPage);

    it('shows nothing before there is a diagnosis', () => {
        expect(card({}).text()).toBe('');
    });

    it('passes on what Apex says is to change', () => {
        const callout = { outcome: 'UNREACHABLE', message: 'It is down.', fix: 'Start it.' };
        const said = card({ diagnosis: blocked(NETWORK), result: result({ lane: 'apex', callout }) });
        expect(said.find('[data-apex]').textContent).toBe('c.VerdictCard_Apex');
        const fineCall = { outcome: 'RECEIVED', message: 'The API answered.', fix: '' };
        const quiet = card({ diagnosis: fine('readable'), result: result({ lane: 'apex', callout: fineCall }) });
        expect(quiet.findAll('[data-apex]')).toHaveLength(0);
    });

    it('shows the gates of the org where a call ended there, for want of a token for the proxy', () => {
        const actors = [{ id: 'page' }, { id: 'org' }, { id: 'api' }];
        const mounted = card({
            diagnosis: blocked({ ...NETWORK, gate: 'named-credential' }),
            result: result({ lane: 'proxy' }),
            exchange: { actors, steps: [] }
        });
        expect(Object.keys(ladder(mounted))).not.toContain('csp');
        expect(ladder(mounted)).toMatchObject({ 'named-credential': 'c.Rung_Stopped' });
    });

    it('says why, and names the gate that stopped the call', async () => {
        const mounted = card({
            diagnosis: blocked(CORS),
            result: result({ error: { name: 'TypeError', message: 'Failed to fetch' } })
        });
        expect(mounted.find('.sentence').textContent).toContain('Blocked.');
        expect(ladder(mounted)).toMatchObject({
            arguments: 'c.Rung_Passed',
            csp: 'c.Rung_Passed',
            network: 'c.Rung_Passed',
            cors: 'c.Rung_Stopped',
            'http-status': 'c.Rung_NotReached'
        });
        expect(mounted.text()).toContain(CORS.consoleText);
        expect(mounted.text()).toContain('TypeError: Failed to fetch');
        expect(mounted.find<HTMLAnchorElement>('a').href).toBe(CORS.rule.spec);
        await expect(mounted.element).toBeAccessible();
    });

    it('claims no gate where several causes are possible, and offers the probe', () => {
        const mounted = card({ diagnosis: blocked(NETWORK, CORS), result: result(), canProbe: true });
        const probes = mounted.listen('probe');
        expect(ladder(mounted)).toMatchObject({ network: 'c.Rung_Maybe', cors: 'c.Rung_Maybe' });
        expect(mounted.find('[data-uncertain]').textContent).toContain('A probe would decide.');
        mounted.find('lightning-button').dispatchEvent(new CustomEvent('click'));
        expect(probes).toHaveLength(1);
    });

    it('says the likeliest cause at each gate, and how many more the details have', () => {
        const other = { ...CORS, reason: 'AllowOriginMismatch', text: 'It names another origin.' };
        const mounted = card({ diagnosis: blocked(NETWORK, CORS, other), result: result() });
        const [possible] = mounted.findAll('[data-uncertain] ul');
        expect([...possible.children].map(({ textContent }) => textContent)).toEqual([
            NETWORK.text,
            'c.VerdictCard_Others'
        ]);
        expect(mounted.findAll('details code').map(({ textContent }) => textContent)).toContain('AllowOriginMismatch');
    });

    it('marks gates that a call did not need', () => {
        const mounted = card({ diagnosis: fine('readable'), result: result({ outcome: 'readable' }) });
        expect(ladder(mounted)).toMatchObject({
            preflight: 'c.Rung_NotNeeded',
            cors: 'c.Rung_NotNeeded',
            'http-status': 'c.Rung_Passed'
        });
    });

    it('shows the preflight and the CORS check that a call passed', () => {
        const exchange = {
            actors: [],
            steps: [
                { kind: 'request', preflight: true },
                { kind: 'gate', gate: 'cors' }
            ]
        };
        const mounted = card({ diagnosis: fine('readable'), result: result({ outcome: 'readable' }), exchange });
        expect(ladder(mounted)).toMatchObject({ preflight: 'c.Rung_Passed', cors: 'c.Rung_Passed' });
    });

    it('does not pretend that an opaque answer has a status', () => {
        const mounted = card({ diagnosis: fine('opaque'), result: result({ lane: 'no-cors', outcome: 'opaque' }) });
        expect(ladder(mounted)['http-status']).toBe('c.Rung_NotReached');
    });

    it('notices a gate that matters although the call worked', () => {
        const diagnosis = { ...fine('readable'), causes: [{ gate: 'http-status', reason: '401', text: '' }] };
        expect(ladder(card({ diagnosis, result: result({ outcome: 'readable' }) }))['http-status']).toBe(
            'c.Rung_Notice'
        );
    });

    it('has the gates of the org for the Apex lane', () => {
        const gatesWithout = (...absent: string[]) =>
            Object.keys(
                ladder(
                    card({
                        diagnosis: fine('readable'),
                        result: result({ lane: 'apex', outcome: 'readable' }),
                        exchange: { actors: [], steps: [], absent }
                    })
                )
            );
        const around = (gate: string) => ['arguments', 'callout-target', gate, 'network', 'http-status'];
        expect(gatesWithout('named-credential')).toEqual(around('remote-site'));
        expect(gatesWithout('remote-site')).toEqual(around('named-credential'));
    });

    it('shows a gate that is none on this page only where it stopped the call', () => {
        const exchange = { actors: [], steps: [], absent: ['lightning-web-security', 'csp'] };
        const readable = card({ diagnosis: fine('readable'), result: result({ outcome: 'readable' }), exchange });
        expect(Object.keys(ladder(readable))).toEqual(['arguments', 'preflight', 'network', 'cors', 'http-status']);
        const diagnosis = blocked({ ...NETWORK, gate: 'csp' });
        expect(ladder(card({ diagnosis, result: result(), exchange }))).toMatchObject({ csp: 'c.Rung_Stopped' });
    });

    it('has no gate of the network for a record that the platform reads', () => {
        const mounted = card({
            diagnosis: fine('readable'),
            result: result({ lane: 'record-wire', outcome: 'readable' })
        });
        expect(Object.keys(ladder(mounted))).toEqual(['http-status']);
    });

    it('lists headers seen and hidden, and the callbacks that ran', () => {
        const mounted = card({
            diagnosis: fine('readable'),
            result: result({ outcome: 'readable', response: { headers: [['x-a', '1']] }, callbacks: ['then'] }),
            hiddenHeaders: ['x-total-count']
        });
        expect(mounted.text()).toContain('c.VerdictCard_VisibleHeaders');
        expect(mounted.find('[data-hidden-headers]').textContent).toBe('c.VerdictCard_HiddenHeaders');
        expect(mounted.find('[data-callbacks]').textContent).toBe('c.VerdictCard_Callbacks');
    });
});
