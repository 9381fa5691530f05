import FixAdvice from 'c/fixAdvice';
import { emptyPage, settle } from 'test-help/lane';
import { mount } from 'test-help/mount';
import { setupLink } from '../setupLink';

const XML = `<CspTrustedSite><endpointUrl>https://a.example</endpointUrl><description>A &amp; B</description></CspTrustedSite>`;
const FIXES = [
    {
        id: 'trusted-url',
        owner: 'admin',
        title: 'Trust the URL',
        text: 'Add it.',
        setupPath: 'Setup > Security > Trusted URLs',
        code: { language: 'xml', text: XML, file: 'cspTrustedSites/A.cspTrustedSite-meta.xml' }
    },
    {
        id: 'allow',
        owner: 'api-owner',
        title: 'Allow the origin',
        text: 'Send it.',
        code: { language: 'http', text: 'ACAO' }
    },
    { id: 'no-cors', owner: 'developer', title: 'Use no-cors', text: 'No.', warning: 'Nothing can be read.' }
];

const advice = (fixes: object[] = FIXES) => mount('c-fix-advice', FixAdvice, { fixes });
const setClipboard = (writeText: () => Promise<void>) =>
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });

describe('c-fix-advice', () => {
    afterEach(emptyPage);

    it('shows nothing when there is nothing to change', () => {
        expect(advice([]).text()).toBe('');
    });

    it('names the owner of each fix, and warns of one that is worse than the problem', async () => {
        const { find, findAll, element } = advice();
        expect(findAll('[data-fix] .owner').map((owner) => owner.textContent)).toEqual([
            'c.FixAdvice_Admin',
            'c.FixAdvice_ApiOwner',
            'c.FixAdvice_Developer'
        ]);
        expect(find('[data-fix="no-cors"]').textContent).toContain('Nothing can be read.');
        await expect(element).toBeAccessible();
    });

    it('counts one way and several', () => {
        expect(advice([FIXES[0]]).find('summary').textContent).toContain('c.FixAdvice_OneWay');
        expect(advice().find('summary').textContent).toContain('c.FixAdvice_Ways');
    });

    it('copies the text of a fix, and says so', async () => {
        const copied = jest.fn(() => Promise.resolve());
        setClipboard(copied);
        const { find } = advice();
        find('[data-id="trusted-url"]').dispatchEvent(new CustomEvent('click'));
        await settle();
        expect(copied).toHaveBeenCalledWith(XML);
        expect(find('[role="status"]').textContent).toBe('c.Copied');
        expect(find('[data-id="trusted-url"]').label).toBe('c.Copied');
    });

    it('says when the browser does not let it copy', async () => {
        setClipboard(() => Promise.reject(new Error('denied')));
        const { find } = advice();
        find('[data-id="trusted-url"]').dispatchEvent(new CustomEvent('click'));
        await settle();
        expect(find('[role="status"]').textContent).toBe('c.FixAdvice_NotCopied');
    });
});

describe('the link from a fix to its form in Setup', () => {
    const [trusted] = FIXES as never[];

    it('is filled in as the metadata says', () => {
        expect(setupLink(trusted, 'localhost')).toBe(
            '/setup/trusted-urls/new?name=A&endpointUrl=https%3A%2F%2Fa.example&description=A+%26+B'
        );
    });

    it('leads to the list when there is nothing to fill in', () => {
        expect(setupLink({ ...(trusted as object), code: undefined } as never, 'localhost')).toBe(
            '/setup/trusted-urls'
        );
    });

    it('is there in the local org alone', () => {
        expect(setupLink(trusted, 'lab.lightning.force.com')).toBeUndefined();
    });
});
