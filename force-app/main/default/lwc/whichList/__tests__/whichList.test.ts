import WhichList from 'c/whichList';
import { emptyPage, settle } from 'test-help/lane';
import { mount } from 'test-help/mount';

describe('c-which-list', () => {
    afterEach(emptyPage);

    it.each([
        ['browser', 'trusted-urls', 'c.WhichList_Page', 'c.WhichList_Api'],
        ['apex', 'remote-sites', 'c.WhichList_ApexCaller', 'c.WhichList_Api'],
        ['apex-authenticated', 'named-credentials', 'c.WhichList_ApexCaller', 'c.WhichList_Api'],
        ['outside', 'cors', 'c.WhichList_OtherPage', 'c.WhichList_SalesforceApi']
    ])('ends for %s at %s', async (value, slug, caller, called) => {
        const { find, element } = mount('c-which-list', WhichList);
        find('lightning-radio-group').dispatchEvent(new CustomEvent('change', { detail: { value } }));
        await settle();
        expect(find('[data-list]').dataset.list).toBe(slug);
        expect([...find('[data-direction]').querySelectorAll('strong')].map((end) => end.textContent)).toEqual([
            caller,
            called
        ]);
        expect(find('a[data-setup]').getAttribute('href')).toBe(`/setup/${slug}`);
        await expect(element).toBeAccessible();
    });

    it('shows no list before the choice', () => {
        expect(mount('c-which-list', WhichList).findAll('[data-list]')).toHaveLength(0);
    });
});
