import LabHeader from 'c/labHeader';
import { emptyPage, settle } from 'test-help/lane';
import { mount, type Mounted } from 'test-help/mount';
import { addressOf, placeOf } from '../place';

const open = async (given: object = {}): Promise<Mounted> => {
    const header = mount('c-lab-header', LabHeader, given);
    await settle();
    return header;
};

describe('c-lab-header', () => {
    afterEach(emptyPage);

    it('names the lab, and in a local org the forms of its page and the pages beside it', async () => {
        const header = await open();
        expect(header.find('h1').textContent).toBe('c.LabHeader_Title');
        expect(header.findAll('lightning-menu-item')).toHaveLength(3);
        expect(header.findAll('a').map((link) => link.getAttribute('href'))).toEqual(['/setup', '/external-app']);
        await expect(header.element).toBeAccessible();
    });

    it('offers the tour only where there is one, and tells who asked for it', async () => {
        expect((await open()).findAll('[data-start-tour]')).toHaveLength(0);
        const header = await open({ hasTour: true });
        const asked = jest.fn();
        header.element.addEventListener('tour', asked);
        header.find('[data-start-tour]').dispatchEvent(new CustomEvent('click'));
        expect(asked).toHaveBeenCalledTimes(1);
        await expect(header.element).toBeAccessible();
    });
});

describe('the place of a page', () => {
    it.each([
        ['localhost', '', ''],
        ['127.0.0.1', '?security=lws&scenario=slow', 'security=lws'],
        ['[::1]', '?release=264&security=lws', undefined],
        ['[::1]', '?security=lws&release=264', 'security=lws&release=264']
    ])('%s%s is a local org, in the form "%s"', (hostname, search, form) => {
        const place = placeOf({ hostname, search });
        expect(place.isLocal).toBe(true);
        expect(place.forms.find(({ isCurrent }) => isCurrent)?.query).toBe(form);
    });

    it.each(['acme.lightning.force.com', 'localhost.example.com', '127.0.0.1.example.com'])(
        '%s is an org',
        (hostname) => {
            expect(placeOf({ hostname, search: '?security=lws' })).toEqual({
                isLocal: false,
                name: 'c.LabHeader_Org',
                forms: [],
                links: [{ label: 'c.LabHeader_Setup', href: '/lightning/setup/SetupOneHome/home' }]
            });
        }
    );

    it('keeps what the page is about when its form changes', () => {
        const page = { pathname: '/', search: '?security=lws&release=264&scenario=slow' };
        expect(addressOf('', page)).toBe('/?scenario=slow');
        expect(addressOf('security=lws', page)).toBe('/?security=lws&scenario=slow');
    });
});
