import GuidedTour from 'c/guidedTour';
import { emptyPage, settle } from 'test-help/lane';
import { mount } from 'test-help/mount';
import { allowsConnect, metadataProblem } from '../checks';

jest.mock('c/evidence', () => ({ pageContext: jest.fn() }), { virtual: true });

const { pageContext } = jest.requireMock<{ pageContext: jest.Mock }>('c/evidence');
const ORIGIN = 'https://untrusted.example.com';
const KEY = 'callout-lab-tour';
const METADATA = `<CspTrustedSite>
    <endpointUrl>${ORIGIN}</endpointUrl>
    <isActive>true</isActive>
    <isApplicableToConnectSrc>true</isApplicableToConnectSrc>
</CspTrustedSite>`;

const pageAllows = (...origins: string[]) =>
    pageContext.mockResolvedValue({
        origin: 'https://page.example.com',
        policies: [`connect-src 'self' ${origins.join(' ')}`]
    });

function conclude(scenario: string, outcome: string, gate?: string, lane = 'direct') {
    const detail = { scenario, lane, url: `${ORIGIN}/open`, diagnosis: { outcome, causes: gate ? [{ gate }] : [] } };
    (document.body.firstElementChild as Element & { hear(told: object): void }).hear(detail);
}

async function tour(progress?: object, unmet?: Record<string, string>) {
    if (progress) {
        sessionStorage.setItem(KEY, JSON.stringify(progress));
    }
    const mounted = mount('c-guided-tour', GuidedTour, { ...(unmet && { unmet }) });
    await settle();
    const { find } = mounted;
    const isPassed = async () => {
        await settle();
        return !(find('[data-next]') as unknown as { disabled: boolean }).disabled;
    };
    const step = () => find('[data-tour]').getAttribute('data-step');
    return { ...mounted, isPassed, step };
}

describe('c-guided-tour', () => {
    beforeEach(() => pageAllows());
    afterEach(() => {
        emptyPage();
        sessionStorage.clear();
    });

    it('says before its first step what a step will miss in this org, and only there', async () => {
        const unmet = { 'simple-allowed': 'a', 'csp-untrusted': 'b', elsewhere: 'c' };
        const first = await tour({ step: 0, isDone: false }, unmet);
        expect(first.find('[data-unmet]').textContent).toContain('c.GuidedTour_Unmet');
        await expect(first.element).toBeAccessible();
        emptyPage();
        expect((await tour({ step: 1, isDone: false }, unmet)).findAll('[data-unmet]')).toEqual([]);
        emptyPage();
        expect((await tour({ step: 0, isDone: false })).findAll('[data-unmet]')).toEqual([]);
    });

    it('is closed until it is asked for, and closed again when it is asked once more', async () => {
        const { element, findAll } = await tour();
        const tourElement = element as unknown as { toggle(): void };
        expect(findAll('[data-tour]')).toEqual([]);
        tourElement.toggle();
        await settle();
        expect(findAll('[data-tour]')).toHaveLength(1);
        tourElement.toggle();
        await settle();
        expect(findAll('[data-tour]')).toEqual([]);
        expect(sessionStorage.getItem(KEY)).toBeNull();
    });

    it('passes the first step on a readable answer of its scenario in the direct lane only', async () => {
        const { isPassed } = await tour({ step: 0, isDone: false });
        conclude('simple-allowed', 'readable', undefined, 'apex');
        conclude('simple-wildcard', 'readable');
        conclude('simple-allowed', 'blocked', 'cors');
        expect(await isPassed()).toBe(false);
        conclude('simple-allowed', 'readable');
        expect(await isPassed()).toBe(true);
    });

    it('keeps what was broken, and where it stopped, for the steps that follow', async () => {
        const { find, isPassed, step } = await tour({ step: 1, isDone: false });
        conclude('csp-untrusted', 'blocked', 'network');
        expect(await isPassed()).toBe(false);
        conclude('csp-untrusted', 'blocked', 'csp');
        expect(await isPassed()).toBe(true);
        find('[data-next]').click();
        await settle();
        expect(step()).toBe('read');
        expect(JSON.parse(sessionStorage.getItem(KEY) ?? '')).toMatchObject({ step: 2, origin: ORIGIN, gate: 'csp' });
    });

    it('tells a wrong gate from the right one', async () => {
        const { find, text, isPassed } = await tour({ step: 2, isDone: false, gate: 'csp', origin: ORIGIN });
        const select = find<HTMLSelectElement>('[data-gate]');
        select.value = 'cors';
        select.dispatchEvent(new CustomEvent('change'));
        expect(await isPassed()).toBe(false);
        expect(text()).toContain('c.GuidedTour_ReadWrong');
        select.value = 'csp';
        select.dispatchEvent(new CustomEvent('change'));
        expect(await isPassed()).toBe(true);
    });

    it('does not take the fix for done before the policy of the page has it, and opens the form filled in', async () => {
        const before = await tour({ step: 3, isDone: false, origin: ORIGIN });
        expect(await before.isPassed()).toBe(false);
        expect(before.find('[data-setup]').getAttribute('href')).toBe(
            '/setup/trusted-urls/new?endpointUrl=https%3A%2F%2Funtrusted.example.com'
        );
    });

    it('takes the metadata of a trusted URL, and says what is missing in any other text', async () => {
        const { find, text, isPassed } = await tour({ step: 5, isDone: false, origin: ORIGIN });
        const area = find<HTMLTextAreaElement>('[data-metadata]');
        area.value = METADATA.replace('>true<', '>false<');
        area.dispatchEvent(new CustomEvent('input'));
        expect(await isPassed()).toBe(false);
        expect(text()).toContain('c.GuidedTour_MetadataActive');
        area.value = METADATA;
        area.dispatchEvent(new CustomEvent('input'));
        expect(await isPassed()).toBe(true);
    });

    it('ends after the last step', async () => {
        const { find, findAll, isPassed } = await tour({ step: 6, isDone: false, origin: ORIGIN });
        conclude('csp-untrusted', 'blocked', 'csp');
        expect(await isPassed()).toBe(true);
        find('[data-next]').click();
        await settle();
        expect(findAll('[data-tour]')).toEqual([]);
    });

    it('begins anew when what was kept is no progress', async () => {
        sessionStorage.setItem(KEY, '{"step":"x"}');
        expect((await tour()).findAll('[data-tour]')).toEqual([]);
    });

    it.each([0, 2, 3, 5])('is accessible in the step after %i others', async (step) => {
        const { element } = await tour({ step, isDone: step === 3, origin: ORIGIN });
        await expect(element).toBeAccessible();
    });
});

describe('the checks of the tour', () => {
    it('cannot tell without policies, and asks all of several', () => {
        expect(allowsConnect({ origin: '', policies: [] }, ORIGIN)).toBeUndefined();
        expect(allowsConnect({ origin: '', policies: [`CONNECT-SRC ${ORIGIN}`, "connect-src 'self'"] }, ORIGIN)).toBe(
            false
        );
        expect(allowsConnect({ origin: '', policies: [`default-src *; connect-src ${ORIGIN}`] }, ORIGIN)).toBe(true);
    });

    it('names what metadata lacks', () => {
        expect(metadataProblem('')).toBe('none');
        expect(metadataProblem('<RemoteSiteSetting></RemoteSiteSetting>')).toBe('kind');
        expect(metadataProblem(METADATA.replace(ORIGIN, `${ORIGIN}/path`))).toBe('url');
        expect(metadataProblem(METADATA.replaceAll('ConnectSrc>true', 'ConnectSrc>false'))).toBe('connect');
        expect(metadataProblem(METADATA)).toBeUndefined();
    });
});
