import { createHash } from 'node:crypto';
import CalloutLab from 'c/calloutLab';
import { CurrentPageReference } from 'lightning/navigation';
import getAll from '@salesforce/apex/CalloutTargets.getAll';
import send from '@salesforce/apex/CalloutProxy.send';
import type { LoggedLane } from 'c/seenRequests';
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

/** The platform's own: where the page is, and the way to elsewhere. */
jest.mock('lightning/navigation', () => {
    const { createTestWireAdapter } = jest.requireActual('@salesforce/wire-service-jest-util');
    const Navigate = Symbol('Navigate');
    const navigated = jest.fn();
    const NavigationMixin = (Base: new () => object) =>
        class extends Base {
            [Navigate] = navigated;
        };
    return {
        CurrentPageReference: createTestWireAdapter(jest.fn()),
        NavigationMixin: Object.assign(NavigationMixin, { Navigate }),
        navigated
    };
});

const reference = CurrentPageReference as unknown as { emit(reference: object): void };
const { navigated } = jest.requireMock<{ navigated: jest.Mock }>('lightning/navigation');

const sent = send as unknown as jest.Mock;
const wire = getAll as unknown as { emit(data: object): void; error(body: object): void };
const API = 'http://localhost:3001';
const TARGETS = [{ name: 'Sample_API', origin: API, pathPrefix: '', methods: ['GET'], requestHeaders: [] }];
const RECEIVED = { outcome: 'RECEIVED', message: '', fix: '', statusCode: 200, headers: [], body: '{}' };
const LOG = [{ origin: API, method: 'GET', url: '/closed', headers: [], responseHeaders: [], status: 200 }];

let calls: NetworkCall[];

/** The org answers the lane's callout, and knows the API's log. */
function answerApex(answer: object = { contentType: 'application/json' }): void {
    sent.mockImplementation(({ request }: { request: { url: string } }) =>
        Promise.resolve(
            request.url.endsWith('/log')
                ? { ...RECEIVED, body: JSON.stringify({ entries: LOG }) }
                : { ...RECEIVED, ...answer }
        )
    );
}

const tab = (state: object) => ({ type: 'standard__navItemPage', attributes: { apiName: 'Callout_Lab' }, state });

async function open(state: object = { c__scenario: 'simple-allowed' }, targets: object = TARGETS): Promise<Mounted> {
    const lab = mount('c-callout-lab', CalloutLab);
    reference.emit(tab(state));
    wire.emit(targets);
    await settle();
    return lab;
}

const click = (element: HTMLElement) => element.dispatchEvent(new CustomEvent('click'));

/** What the API is said to have seen. */
const seenIn = (lab: Mounted): object[] =>
    lab.find<HTMLElement & { lanes: LoggedLane[] }>('c-seen-requests').lanes.flatMap(({ log = [] }) => log);

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
        navigated.mockReset();
        // The real one answers from another thread, for which no test waits.
        jest.spyOn(crypto.subtle, 'digest').mockImplementation((_name, data) =>
            Promise.resolve(
                Uint8Array.from(
                    createHash('sha256')
                        .update(data as Uint8Array)
                        .digest()
                ).buffer
            )
        );
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
        const lab = await open({ c__scenario: 'unregistered-target' });
        const emit = async (origin: string): Promise<string | null> => {
            wire.emit([{ ...TARGETS[0], name: 'Sample_API_Untrusted', origin }]);
            await settle();
            return lab.find('[data-request-line]').textContent;
        };
        expect(await emit('http://localhost:3002')).toBe('GET http://127.0.0.1:3002/open');
        expect(await emit('https://api2.test')).toBe('GET https://not-a-target.example.com/open');
    });

    it('waits for the targets, and says when they cannot be had', async () => {
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
        const lab = await open({}, targets);
        expect(lab.findAll('[data-problem]')).toEqual([]);
        expect(lab.find('[data-run]').disabled).toBe(false);
        const options = lab.findAll('option') as unknown as HTMLOptionElement[];
        const unmarked = options.filter(({ textContent }) => !textContent?.includes('CalloutLab_WithNeed'));
        expect(unmarked.map(({ value }) => value)).toContain('same-origin');
        expect(unmarked.map(({ value }) => value)).not.toContain('simple-allowed');
        await expect(lab.element).toBeAccessible();
    });

    it('opens on the first scenario where the sample API is there, and stays on one that was asked for', async () => {
        expect((await open({})).find('[data-request-line]').textContent).toBe(`GET ${API}/closed`);
        emptyPage();
        sessionStorage.clear();
        const asked = await open({ c__scenario: 'simple-allowed' }, [
            { ...TARGETS[0], origin: 'https://sample-api.example.com' }
        ]);
        expect(asked.find('[data-problem]').textContent).toBe('c.CalloutLab_Placeholder');
    });

    it('says so when a scenario is not known, or its target is missing or a placeholder', async () => {
        const problem = ({ find }: Mounted) => find('[data-problem]').textContent;
        expect(problem(await open({ c__scenario: 'no-such' }))).toBe('c.CalloutLab_UnknownScenario');
        emptyPage();
        expect(problem(await open({ c__scenario: 'csp-untrusted' }))).toBe('c.CalloutLab_NoTarget');
        emptyPage();
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
        expect(seenIn(lab)).toHaveLength(3);
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

    it('runs by Ctrl+Enter within it, not by Enter alone and not for a key elsewhere on the page', async () => {
        const lab = await open();
        const press = async (where: EventTarget, keys: KeyboardEventInit) => {
            where.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, ...keys }));
            await settle();
        };
        await press(lab.find('[data-scenarios]'), {});
        expect(calls).toHaveLength(0);
        await press(lab.find('[data-scenarios]'), { ctrlKey: true });
        expect(calls).toHaveLength(2);
        const foreign = document.body.appendChild(document.createElement('textarea'));
        await press(foreign, { ctrlKey: true });
        await press(window, { ctrlKey: true });
        expect(calls).toHaveLength(2);
    });

    it('lets a second run replace the first', async () => {
        const lab = await open();
        click(lab.find('[data-run]'));
        await settle();
        click(lab.find('[data-run]'));
        await settle();
        await finish(lab);
        expect(seenIn(lab)).toHaveLength(3);
    });

    it('changes the address with the scenario, and starts from nothing', async () => {
        const lab = await open();
        const select = lab.find<HTMLSelectElement>('[data-scenarios]');
        select.value = 'simple-no-header';
        select.dispatchEvent(new CustomEvent('change'));
        await settle();
        expect(navigated).toHaveBeenLastCalledWith(tab({ c__scenario: 'simple-no-header' }), true);
        expect(lab.find('[data-request-line]').textContent).toBe(`GET ${API}/closed`);
        expect(seenIn(lab)).toEqual([]);
    });

    it('makes a request of one’s own of the scenario, keeps it in the address, and goes back', async () => {
        const lab = await open();
        click(lab.find('[data-own]'));
        await settle();
        expect(lab.find('c-request-form').request).toMatchObject({ url: `${API}/allowed` });
        const own = {
            url: `${API}/open`,
            method: 'POST',
            headers: [
                ['Accept', 'text/csv'],
                ['X-A', '']
            ],
            credentials: 'include'
        };
        lab.find('c-request-form').dispatchEvent(new CustomEvent('requestchange', { detail: own }));
        await settle();
        const { state } = (navigated.mock.lastCall as [{ state: object }])[0];
        emptyPage();
        sessionStorage.clear();
        const again = await open(state);
        expect(again.find('c-request-form').request).toEqual(own);
        click(again.find('[data-own]'));
        await settle();
        expect(again.findAll('c-request-form')).toEqual([]);
    });

    it.each([
        ['with', 'http://localhost:3003', ['direct', 'no-cors', 'apex', 'proxy']],
        ['without', 'https://cors-proxy.example.com', ['direct', 'no-cors', 'apex']]
    ])('sends a request of one’s own through a proxy too, in an org %s one', async (_with, origin, lanes) => {
        const lab = await open({ c__url: `${API}/closed` }, [
            ...TARGETS,
            { ...TARGETS[0], name: 'CORS_Proxy', origin }
        ]);
        expect(lab.findAll('.lane').map((lane) => lane.dataset.lane)).toEqual(lanes);
    });

    it('makes a call of a pasted error a request of one’s own on a press, and keeps what was pasted', async () => {
        const lab = await open();
        expect(lab.findAll('c-paste-error')).toHaveLength(0);
        click(lab.find('[data-paste]'));
        await settle();
        expect(lab.find('[data-paste]').ariaExpanded).toBe('true');
        const request = { url: 'https://elsewhere.example/orders', method: 'PUT' };
        lab.find('c-paste-error').dispatchEvent(new CustomEvent('ownrequest', { detail: request }));
        await settle();
        expect(lab.find('c-request-form').request).toEqual(request);
        expect(lab.find('c-paste-error').closest('section')?.className).toBe('slds-hide');
        await expect(lab.element).toBeAccessible();
    });

    it('restores the last request of the tab when the address says nothing', async () => {
        await open({ c__scenario: 'hidden-401' });
        const select =
            document.body.firstElementChild!.shadowRoot!.querySelector<HTMLSelectElement>('[data-scenarios]')!;
        select.value = 'simple-wildcard';
        select.dispatchEvent(new CustomEvent('change'));
        emptyPage();
        const lab = await open({});
        expect(lab.find('[data-request-line]').textContent).toContain('/open');
    });

    it('explains a blocked call by what it can know, and probes when asked', async () => {
        sent.mockResolvedValue({ outcome: 'REFUSED', message: '', fix: '' });
        // The browser asked the network: CSP did not stop it.
        const entry = { name: 'https://elsewhere.example/', startTime: Infinity };
        Object.assign(performance, { getEntriesByType: () => [entry] });
        const lab = await open({ c__url: 'https://elsewhere.example/' });
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
        lab.find('.lane[data-lane="direct"]').dispatchEvent(new CustomEvent('probe'));
        await settle();
        expect(calls).toHaveLength(before + 1);
        expect(calls.at(-1)).toMatchObject({ url: 'https://elsewhere.example/', init: { mode: 'no-cors' } });
        calls.at(-1)?.answer(responseOf(''));
        await settle();
    });

    it('keeps no secret of a request in the address or for a reload, and understands an address that has them', async () => {
        const secret = 'marked-secret';
        await open({
            c__url: `https://me:${secret}@api.test/orders?page=2&key=${secret}#${secret}`,
            c__h: ['Accept: text/csv', `X-Api-Key: ${secret}`],
            c__body: secret,
            foreign: 'kept'
        });
        const [{ state }] = navigated.mock.lastCall as [{ state: object }];
        expect(state).toEqual({
            foreign: 'kept',
            c__url: 'https://api.test/orders?page=2&key=',
            c__headers: '[["Accept","text/csv"],["X-Api-Key",""]]'
        });
        expect(JSON.stringify(sessionStorage)).not.toContain(secret);
    });

    it.each(['[', '"x"', '[1]', '[[1, 2]]'])('ignores what no lab wrote as headers: %s', async (headers) => {
        const lab = await open({ c__url: `${API}/open`, c__headers: headers });
        expect(lab.find('c-request-form').request).toEqual({ url: `${API}/open` });
    });

    it('touches no address on a page about something else', async () => {
        const lab = mount('c-callout-lab', CalloutLab);
        reference.emit({ type: 'standard__recordPage', attributes: {}, state: { c__scenario: 'hidden-401' } });
        wire.emit(TARGETS);
        await settle();
        lab.find('[data-own]').dispatchEvent(new CustomEvent('click'));
        expect(navigated).not.toHaveBeenCalled();
    });

    it('leaves the address, the memory of the tab and the tour to the first lab of a page', async () => {
        const first = await open();
        const second = mount('c-callout-lab', CalloutLab);
        reference.emit(tab({ c__scenario: 'simple-wildcard' }));
        wire.emit(TARGETS);
        await settle();
        expect(first.find('[data-request-line]').textContent).toContain('/open');
        expect(second.find('[data-request-line]').textContent).toContain('/closed');
        expect(first.findAll('c-guided-tour')).toHaveLength(1);
        expect(second.findAll('c-guided-tour, [data-start-tour]')).toHaveLength(0);
        const kept = JSON.stringify(sessionStorage);
        navigated.mockReset();
        click(second.find('[data-own]'));
        expect(navigated).not.toHaveBeenCalled();
        expect(JSON.stringify(sessionStorage)).toBe(kept);
        first.element.remove();
        emptyPage();
        const next = await open({ c__scenario: 'hidden-401' });
        expect(next.find('[data-request-line]').textContent).toContain('/hidden-401');
    });

    it('tells the page of no answer and of no secret', async () => {
        const secret = 'marked-secret';
        const url = `${API}/closed?key=${secret}`;
        const lab = await open({ c__url: url, c__h: [`X-Api-Key: ${secret}`, 'Accept: a'], c__body: secret });
        const reports = lab.listen<object>('calloutlabresult');
        answerApex({ body: secret, headers: [{ name: 'X-Key', value: secret }] });
        click(lab.find('[data-run]'));
        await settle();
        const done = new Promise((resolve) => {
            lab.element.addEventListener('calloutlabdone', resolve);
        });
        calls[0].answer(responseOf(secret, { headers: { 'x-key': secret }, url }));
        calls[1].fail(new TypeError(`Failed to fetch ${url} with ${secret}`));
        await done;
        expect(reports).toHaveLength(3);
        expect(JSON.stringify(reports)).not.toContain(secret);
        expect(reports).toContainEqual(
            expect.objectContaining({
                lane: 'apex',
                url: `${API}/closed?key=…&trace=…`,
                trace: expect.stringMatching(/^[\da-f]{64}$/)
            })
        );
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
        expect(seenIn(lab)).toEqual([]);
    });
});
