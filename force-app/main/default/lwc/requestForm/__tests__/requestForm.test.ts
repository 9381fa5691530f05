import RequestForm from 'c/requestForm';
import { emptyPage, settle } from 'test-help/lane';
import { mount } from 'test-help/mount';

const PAGE = { origin: 'https://lab.example', policies: ["connect-src 'self' https://api.example"] };
const URL_FIELD = '[data-field="url"]';

const form = (request: object, page: object | undefined = PAGE) =>
    mount('c-request-form', RequestForm, { request, page });
const type = (field: HTMLElement, value: string) =>
    field.dispatchEvent(new CustomEvent('change', { detail: { value } }));

describe('c-request-form', () => {
    afterEach(emptyPage);

    it('tells of each change with the whole request', async () => {
        const { find, listen, element } = form({ url: '' });
        const changes = listen('requestchange');
        type(find(URL_FIELD), 'https://api.example/orders');
        type(find('[data-field="method"]'), 'POST');
        type(find('[data-field="credentials"]'), 'include');
        type(find('[data-field="body"]'), 'x');
        expect(changes.at(-1)).toEqual({
            url: 'https://api.example/orders',
            method: 'POST',
            credentials: 'include',
            body: 'x'
        });
        type(find('[data-field="body"]'), '');
        expect((changes.at(-1) as { body?: string }).body).toBeUndefined();
        expect(element.request).toBe(changes.at(-1));
        await settle();
    });

    it('adds, changes and removes headers; an empty row is none', async () => {
        const { find, findAll, listen } = form({ url: 'https://api.example/', headers: [['X-A', '1']] });
        const changes = listen<{ headers: string[][] }>('requestchange');
        find('[data-add-header]').dispatchEvent(new CustomEvent('click'));
        await settle();
        const names = findAll('[data-part="name"]');
        expect(names).toHaveLength(2);
        type(names[1], 'X-B');
        expect(changes.at(-1)?.headers).toEqual([
            ['X-A', '1'],
            ['X-B', '']
        ]);
        await settle();
        type(findAll('[data-part="value"]')[1], '2');
        expect(changes.at(-1)?.headers).toEqual([
            ['X-A', '1'],
            ['X-B', '2']
        ]);
        await settle();
        findAll('lightning-button-icon')[0].dispatchEvent(new CustomEvent('click'));
        expect(changes.at(-1)?.headers).toEqual([['X-B', '2']]);
    });

    it.each([
        ['no URL at all', { url: 'http://' }],
        // eslint-disable-next-line no-script-url -- what a user may type
        ['a javascript: URL', { url: 'javascript:alert(1)' }],
        ['a header name with a space', { url: 'https://api.example/', headers: [['X A', '1']] }],
        ['a header value with a newline', { url: 'https://api.example/', headers: [['X-A', '1\n2']] }],
        ['GET with a body', { url: 'https://api.example/', body: 'x' }],
        ['a URL that is not trusted', { url: 'https://other.example/' }]
    ])('says before Run that %s cannot work', (_what, request) => {
        expect(form(request).find('[data-problem]').textContent).not.toBe('');
    });

    it('foretells both lanes for what the API is assumed to answer', async () => {
        const { find } = form({ url: 'https://api.example/orders', method: 'PUT', headers: [['X-A', '1']] });
        const outcome = (lane: string) => find(`[data-forecast="${lane}"] .outcome`).textContent;
        expect([outcome('direct'), outcome('no-cors')]).toEqual(['c.Outcome_Blocked', 'c.Outcome_Blocked']);
        type(find('[data-assumption]'), 'preflight');
        await settle();
        expect(outcome('direct')).toBe('c.Outcome_Readable');
    });

    it.each([
        ['none', 'c.Outcome_Blocked'],
        ['any', 'c.Outcome_Readable'],
        ['page', 'c.Outcome_Readable']
    ])('foretells a simple request under the assumption %s', async (assumption, outcome) => {
        const { find } = form({ url: 'https://api.example/orders' });
        type(find('[data-assumption]'), assumption);
        await settle();
        expect(find('[data-forecast="direct"] .outcome').textContent).toBe(outcome);
        expect(find('[data-forecast="no-cors"] .outcome').textContent).toBe('c.Outcome_Opaque');
    });

    it('foretells nothing while the page or the URL is not known', () => {
        expect(form({ url: ' ' }).findAll('[data-forecast]')).toEqual([]);
        expect(mount('c-request-form', RequestForm, { request: { url: 'x' } }).findAll('[data-forecast]')).toEqual([]);
    });

    it('is accessible', async () => {
        await expect(form({ url: 'https://api.example/', headers: [['X-A', '1']] }).element).toBeAccessible();
    });
});
