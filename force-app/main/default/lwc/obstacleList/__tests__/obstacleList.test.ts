import ObstacleList from 'c/obstacleList';
import { obstacles } from 'c/crossOrigin';
import { emptyPage } from 'test-help/lane';
import { mount } from 'test-help/mount';

const [csp, ...NEXT] = obstacles(
    { origin: 'https://acme.lightning.force.com', policies: ["connect-src 'self'"] },
    { url: 'https://api.example/orders' },
    [{ response: { status: 503, headers: [] } }]
);

describe('c-obstacle-list', () => {
    afterEach(emptyPage);

    it('shows nothing where nothing is known', () => {
        expect(mount('c-obstacle-list', ObstacleList, {}).text()).toBe('');
    });

    it('shows what comes next by its gate, with its findings and its fixes', async () => {
        const { element, find, findAll } = mount('c-obstacle-list', ObstacleList, { obstacles: NEXT });
        expect(csp.gate).toBe('csp');
        expect(findAll('[data-obstacle]').map((item) => item.dataset.obstacle)).toEqual(['MissingAllowOriginHeader']);
        expect(find('[data-obstacle]').textContent).toContain('c.Gate_Cors');
        expect(find('[data-finding="error-status"]').textContent).toContain('503');
        expect(find('c-fix-advice').fixes).toMatchObject([{ id: 'mend-status' }, {}, {}, {}, {}]);
        await expect(element).toBeAccessible();
    });

    it('shows what the answers say of a call that nothing stopped', async () => {
        const findings = [{ id: 'readable-error', text: '401 is the API’s own refusal.' }];
        const { element, find, findAll } = mount('c-obstacle-list', ObstacleList, { findings });
        expect(find('[data-finding]').textContent).toBe('401 is the API’s own refusal.');
        expect(findAll('[data-next]')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });
});
