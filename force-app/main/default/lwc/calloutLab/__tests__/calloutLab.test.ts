import CalloutLab from 'c/calloutLab';
import getAll from '@salesforce/apex/CalloutTargets.getAll';
import send from '@salesforce/apex/CalloutProxy.send';
import { emptyPage, holdLaneCalls, responseOf, settle, type NetworkCall } from 'test-help/lane';
import { mount, type Mounted } from 'test-help/mount';

jest.mock('@salesforce/apex/CalloutProxy.send', () => ({ default: jest.fn() }), { virtual: true });
jest.mock(
    '@salesforce/apex/CalloutTargets.getAll',
    () => {
        const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const sent = send as unknown as jest.Mock;
const wire = getAll as unknown as { emit(data: object): void; error(body: object): void };
const API = 'http://localhost:3001';
const TARGETS = [{ name: 'Sample_API', origin: API, pathPrefix: '', methods: ['GET'], requestHeaders: [] }];
const RECEIVED = { outcome: 'RECEIVED', message: '', fix: '', statusCode: 200, headers: [], body: '{}' };
const LOG = [{ origin: API, method: 'GET', url: '/closed', headers: [], responseHeaders: [], status: 200 }];

let calls: NetworkCall[];

/** The org answers the lane's callout, and knows the API's log. */
function answerApex(): void {
    sent.mockImplementation(({ request }: { request: { url: string } }) =>
        Promise.resolve(
            request.url.includes('/log?')
                ? { ...RECEIVED, body: JSON.stringify({ entries: LOG }) }
                : { ...RECEIVED, contentType: 'application/json' }
        )
    );
}

async function open(query = '?scenario=simple-allowed', targets: object = TARGETS): Promise<Mounted> {
    history.replaceState(null, '', `/${query}`);
    const lab = mount('c-callout-lab', CalloutLab);
    wire.emit(targets);
    await settle();
    return lab;
}

const click = (element: HTMLElement) => element.dispatchEvent(new CustomEvent('click'));

async function finish(lab: Mounted): Promise<void> {
    const done = new Promise((resolve) => {
        lab.element.addEventListener('calloutlabdone', resolve);
    });
    calls.forEach(({ answer }) => answer(responseOf('{}')));
    await done;
    await settle();
}

describe('c-callout-lab', () => {
    beforeEach(() => {
        sessionStorage.clear();
        sent.mockReset();
        answerApex();
        calls = holdLaneCalls();
        Object.assign(performance, { getEntriesByType: () => [], setResourceTimingBufferSize: () => undefined });
    });

    afterEach(emptyPage);

    it('takes the scenario from the address, and its URL from the Callout Target', async () => {
        const lab = await open();
        expect(lab.find('[data-request-line]').textContent).toBe(`GET ${API}/allowed`);
        expect(lab.findAll('.lane').map((lane) => lane.dataset.lane)).toEqual(['direct', 'no-cors', 'apex']);
        await expect(lab.element).toBeAccessible();
    });

    it('finds a host that is no Callout Target: the same server by its other name, in an org one that nobody has', async () => {
        const lab = await open('?scenario=unregistered-target');
        const emit = async (origin: string): Promise<string | null> => {
            wire.emit([{ ...TARGETS[0], name: 'Sample_API_Untrusted', origin }]);
            await settle();
            return lab.find('[data-request-line]').textContent;
        };
        expect(await emit('http://localhost:3002')).toBe('GET http://127.0.0.1:3002/open');
        expect(await emit('https://api2.test')).toBe('GET https://not-a-target.example.com/open');
    });

    it('waits for the targets, and says when they cannot be had', async () => {
        history.replaceState(null, '', '/?scenario=simple-allowed');
        const lab = mount('c-callout-lab', CalloutLab);
        expect(lab.find('[data-run]').disabled).toBe(true);
        wire.error({ message: 'no access' });
        await settle();
        expect(lab.find('[data-problem]').textContent).toBe('c.CalloutLab_TargetsFailed');
        expect(lab.find('[data-run]').disabled).toBe(true);
    });

    it('opens on a scenario that runs where nothing is hosted, and the picker says what each of the others needs', async () => {
        const placeholder = (name: string) => ({
            ...TARGETS[0],
            name,
            origin: `https://${name.toLowerCase().replaceAll('_', '-')}.example.com`
        });
        const targets = ['Sample_API', 'Sample_API_Untrusted', 'Sample_API_Unlisted', 'CORS_Proxy'].map(placeholder);
        const lab = await open('', targets);
        expect(lab.findAll('[data-problem]')).toEqual([]);
        expect(lab.find('[data-run]').disabled).toBe(false);
        const options = lab.findAll('option') as unknown as HTMLOptionElement[];
        const unmarked = options.filter(({ textContent }) => !textContent?.includes('CalloutLab_WithNeed'));
        expect(unmarked.map(({ value }) => value)).toContain('same-origin');
        expect(unmarked.map(({ value }) => value)).not.toContain('simple-allowed');
        await expect(lab.element).toBeAccessible();
    });

    it('opens on the first scenario where the sample API is there, and stays on one that was asked for', async () => {
        expect((await open('')).find('[data-request-line]').textContent).toBe(`GET ${API}/closed`);
        const asked = await open('?scenario=simple-allowed', [
            { ...TARGETS[0], origin: 'https://sample-api.example.com' }
        ]);
        expect(asked.find('[data-problem]').textContent).toBe('c.CalloutLab_Placeholder');
    });

    it('says so when a scenario is not known, or its target is missing or a placeholder', async () => {
        const problem = ({ find }: Mounted) => find('[data-problem]').textContent;
        expect(problem(await open('?scenario=no-such'))).toBe('c.CalloutLab_UnknownScenario');
        expect(problem(await open('?scenario=csp-untrusted'))).toBe('c.CalloutLab_NoTarget');
        const lab = await open();
        wire.emit([{ ...TARGETS[0], origin: 'https://sample-api.example.com' }]);
        await settle();
        expect(problem(lab)).toBe('c.CalloutLab_Placeholder');
    });

    it('runs every lane on the same request, each with a trace of its own, and reports what it concluded', async () => {
        const lab = await open();
        const reports = lab.listen<{ lane: string; trace: string; diagnosis: object }>('calloutlabresult');
        click(lab.find('[data-run]'));
        await settle();
        expect(calls).toHaveLength(2);
        const traces = calls.map(({ url }) => new URL(url).searchParams.get('trace'));
        expect(new Set(traces).size).toBe(2);
        await finish(lab);
        expect(new Set(reports.map(({ lane }) => lane))).toEqual(new Set(['direct', 'no-cors', 'apex']));
        expect(lab.findAll('[data-saw] tbody tr')).toHaveLength(3);
        expect(lab.find('p[role="status"]').textContent).toBe('c.CalloutLab_LaneDone');
    });

    it('shows the ways to the own org only when they are wanted', async () => {
        const lab = await open();
        const details = lab.find<HTMLDetailsElement>('[data-salesforce-api] details');
        for (const isOpen of [true, false]) {
            details.open = isOpen;
            details.dispatchEvent(new CustomEvent('toggle'));
            // eslint-disable-next-line no-await-in-loop -- one after the other
            await settle();
            expect(lab.findAll('c-salesforce-api-access')).toHaveLength(isOpen ? 1 : 0);
        }
    });

    it('runs by Ctrl+Enter, not by Enter alone', async () => {
        await open();
        window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
        await settle();
        expect(calls).toHaveLength(0);
        window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true }));
        await settle();
        expect(calls).toHaveLength(2);
    });

    it('lets a second run replace the first', async () => {
        const lab = await open();
        click(lab.find('[data-run]'));
        await settle();
        click(lab.find('[data-run]'));
        await settle();
        await finish(lab);
        expect(lab.findAll('[data-saw] tbody tr')).toHaveLength(3);
    });

    it('changes the address with the scenario, and starts from nothing', async () => {
        const lab = await open();
        const select = lab.find<HTMLSelectElement>('[data-scenarios]');
        select.value = 'simple-no-header';
        select.dispatchEvent(new CustomEvent('change'));
        await settle();
        expect(location.search).toBe('?scenario=simple-no-header');
        expect(lab.find('[data-request-line]').textContent).toBe(`GET ${API}/closed`);
        expect(lab.find('[data-saw] p').textContent).toBe('c.CalloutLab_SawIdle');
    });

    it('makes a request of one’s own of the scenario, keeps it in the address, and goes back', async () => {
        const lab = await open();
        click(lab.find('[data-own]'));
        await settle();
        expect(lab.find('c-request-form').request).toMatchObject({ url: `${API}/allowed` });
        const own = {
            url: `${API}/open`,
            method: 'POST',
            headers: [['X-A', 'b: c']],
            body: 'x',
            credentials: 'include'
        };
        lab.find('c-request-form').dispatchEvent(new CustomEvent('requestchange', { detail: own }));
        await settle();
        expect(Object.fromEntries(new URLSearchParams(location.search))).toMatchObject({
            url: own.url,
            h: 'X-A: b: c'
        });
        emptyPage();
        const again = await open(location.search);
        expect(again.find('c-request-form').request).toEqual(own);
        click(again.find('[data-own]'));
        await settle();
        expect(again.findAll('c-request-form')).toEqual([]);
    });

    it.each([
        ['with', 'http://localhost:3003', ['direct', 'no-cors', 'apex', 'proxy']],
        ['without', 'https://cors-proxy.example.com', ['direct', 'no-cors', 'apex']]
    ])('sends a request of one’s own through a proxy too, in an org %s one', async (_with, origin, lanes) => {
        const lab = await open(`?url=${API}/closed`, [...TARGETS, { ...TARGETS[0], name: 'CORS_Proxy', origin }]);
        expect(lab.findAll('.lane').map((lane) => lane.dataset.lane)).toEqual(lanes);
    });

    it('restores the last request of the tab when the address says nothing', async () => {
        await open('?scenario=hidden-401');
        const select =
            document.body.firstElementChild!.shadowRoot!.querySelector<HTMLSelectElement>('[data-scenarios]')!;
        select.value = 'simple-wildcard';
        select.dispatchEvent(new CustomEvent('change'));
        emptyPage();
        const lab = await open('');
        expect(lab.find('[data-request-line]').textContent).toContain('/open');
    });

    it('explains a blocked call by what it can know, and probes when asked', async () => {
        sent.mockResolvedValue({ outcome: 'REFUSED', message: '', fix: '' });
        // The browser asked the network: CSP did not stop it.
        const entry = { name: 'https://elsewhere.example/', startTime: Infinity };
        Object.assign(performance, { getEntriesByType: () => [entry] });
        const lab = await open(`?url=${encodeURIComponent('https://elsewhere.example/')}`);
        click(lab.find('[data-run]'));
        await settle();
        const reports = lab.listen<{ lane: string; diagnosis: { certain: boolean } }>('calloutlabresult');
        const done = new Promise((resolve) => {
            lab.element.addEventListener('calloutlabdone', resolve);
        });
        calls.forEach(({ fail }) => fail(new TypeError('Failed to fetch')));
        await done;
        expect(reports.find(({ lane }) => lane === 'direct')?.diagnosis.certain).toBe(false);
        const before = calls.length;
        lab.find('c-lane-explanation[data-lane="direct"]').dispatchEvent(new CustomEvent('probe'));
        await settle();
        expect(calls).toHaveLength(before + 1);
        expect(calls.at(-1)).toMatchObject({ url: 'https://elsewhere.example/', init: { mode: 'no-cors' } });
        calls.at(-1)?.answer(responseOf(''));
        await settle();
    });

    it('stops what still runs when the request changes', async () => {
        const lab = await open();
        click(lab.find('[data-run]'));
        await settle();
        const [direct] = calls;
        const select = lab.find<HTMLSelectElement>('[data-scenarios]');
        select.value = 'simple-no-header';
        select.dispatchEvent(new CustomEvent('change'));
        expect(direct.init.signal?.aborted).toBe(true);
        await settle();
        expect(lab.findAll('[data-saw] tbody tr')).toEqual([]);
    });
});
