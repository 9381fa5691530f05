import PasteError from 'c/pasteError';
import { emptyPage, settle } from 'test-help/lane';
import { mount } from 'test-help/mount';

const PAGE = 'https://acme.lightning.force.com';
const API = 'https://api.example.com/v1/orders';
const line = (says: string): string =>
    `Access to fetch at '${API}' from origin '${PAGE}' has been blocked by CORS policy: ${says}`;
const MISSING = line("No 'Access-Control-Allow-Origin' header is present on the requested resource.");
const HEADER = line(
    'Request header field x-api-key is not allowed by Access-Control-Allow-Headers in preflight response.'
);

const pasteError = (properties: object = {}) => {
    const mounted = mount('c-paste-error', PasteError, properties);
    return {
        ...mounted,
        paste: async (text: string) => {
            const field = mounted.find<HTMLTextAreaElement>('textarea');
            field.value = text;
            field.dispatchEvent(new CustomEvent('input'));
            await settle();
        }
    };
};
const file = (text: string, name = 'console.txt') => ({
    name,
    async *stream() {
        await settle();
        yield new TextEncoder().encode(text);
    }
});
const dropOf = (data: object) => Object.assign(new CustomEvent('drop', { cancelable: true }), { dataTransfer: data });

describe('c-paste-error', () => {
    afterEach(emptyPage);

    it('explains a line with its gate, its reason, its place in the standard and the changes by owner', async () => {
        const { element, find, findAll, paste } = pasteError();
        await paste(`${MISSING}\nGET ${API} net::ERR_FAILED 503 (Service Unavailable)`);
        expect(find('[data-summary]').textContent).toBe('c.PasteError_OneFailed');
        expect(find('[data-call] h3').textContent).toBe(`GET ${API}`);
        const reason = find('[data-reason]');
        expect(reason.dataset.reason).toBe('MissingAllowOriginHeader');
        expect(reason.textContent).toContain('c.PasteError_StoppedAt: c.Gate_Cors');
        expect(reason.querySelector('a')?.href).toContain('fetch.spec.whatwg.org');
        const { fixes } = find('c-fix-advice') as unknown as { fixes: { owner: string }[] };
        expect(fixes.map(({ owner }) => owner)).toContain('api-owner');
        expect(findAll('[data-console]')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('says of a line of no browser that it is not known, and of an empty field nothing', async () => {
        const { element, find, findAll, paste, text } = pasteError();
        await paste('The moon is full.');
        expect(find('[data-unknown]').textContent).toBe('c.PasteError_Unknown');
        expect(findAll('[data-call]')).toHaveLength(0);
        await expect(element).toBeAccessible();
        await paste(' \n');
        expect(text()).not.toContain('c.PasteError_Failed');
        expect(findAll('[data-unknown]')).toHaveLength(0);
    });

    it('names what may have been, with the line to look for and without fixes, where nothing decides', async () => {
        const { find, findAll, paste } = pasteError();
        const entry = {
            _resourceType: 'fetch',
            request: { method: 'GET', url: API, headers: [{ name: 'Origin', value: PAGE }] },
            response: { status: 0, headers: [], _error: 'net::ERR_FAILED' }
        };
        await paste(JSON.stringify({ log: { entries: [entry] } }));
        expect(find('[data-call]').textContent).toContain('c.PasteError_Open');
        expect(findAll('[data-reason]').length).toBeGreaterThan(1);
        expect(find('[data-console]').textContent).toContain('blocked by CORS policy');
        const advice = findAll('c-fix-advice') as unknown as { fixes: object[] }[];
        expect(advice.every(({ fixes }) => fixes.length === 0)).toBe(true);
    });

    it('hands a call over on a press, with the names of its headers; without one nobody hears of it', async () => {
        const { find, listen, paste } = pasteError({ canRequest: true });
        const asked = listen('ownrequest');
        await paste(`${HEADER}\nPUT ${API} net::ERR_FAILED`);
        expect(asked).toEqual([]);
        find('[data-make-own]').dispatchEvent(new CustomEvent('click'));
        expect(asked).toEqual([{ url: API, method: 'PUT', headers: [['x-api-key', '']] }]);
    });

    it('offers no request where nobody takes it, and for no address that a lane cannot call', async () => {
        const one = pasteError();
        await one.paste(MISSING);
        expect(one.findAll('[data-make-own]')).toHaveLength(0);
        const other = pasteError({ canRequest: true });
        await other.paste("WebSocket connection to 'wss://s.example.com/x' failed: ");
        expect(other.findAll('[data-call]')).toHaveLength(1);
        expect(other.findAll('[data-make-own]')).toHaveLength(0);
    });

    it('links each reason to its page where there are such pages', async () => {
        const { find, paste } = pasteError({ reasonPages: 'reasons/' });
        await paste(MISSING);
        expect(find<HTMLAnchorElement>('a.reason').getAttribute('href')).toBe('reasons/MissingAllowOriginHeader.html');
    });

    it('shows an example', async () => {
        const { find, findAll } = pasteError();
        find('[data-example]').dispatchEvent(new CustomEvent('click'));
        await settle();
        expect(findAll('[data-reason="MissingAllowOriginHeader"]')).toHaveLength(1);
        expect(find<HTMLTextAreaElement>('textarea').value).toContain('blocked by CORS policy');
    });

    it('reads a file that is dropped or chosen, and text that is dropped', async () => {
        const { find, findAll } = pasteError();
        const place = find('[data-drop]');
        place.dispatchEvent(new CustomEvent('dragover', { cancelable: true }));
        await settle();
        expect(place.className).toContain('over');
        place.dispatchEvent(dropOf({ files: [file(MISSING)] }));
        await settle();
        expect(place.className).not.toContain('over');
        expect(find('[data-summary]').textContent).toBe('c.PasteError_InFile');
        place.dispatchEvent(dropOf({ files: [], getData: () => HEADER }));
        await settle();
        expect(findAll('[data-reason="HeaderDisallowedByPreflightResponse"]')).toHaveLength(1);
        const input = find<HTMLInputElement>('input[type="file"]');
        Object.defineProperty(input, 'files', { value: [file('System.LimitException: Too many callouts: 101')] });
        input.dispatchEvent(new CustomEvent('change'));
        await settle();
        expect(findAll('[data-reason="too-many-callouts"]')).toHaveLength(1);
        place.dispatchEvent(new CustomEvent('dragleave'));
    });

    it('says that a file cannot be read', async () => {
        const { find } = pasteError();
        const broken = {
            name: 'gone.har',
            stream: () => {
                throw new Error('gone');
            }
        };
        find('[data-drop]').dispatchEvent(dropOf({ files: [broken] }));
        await settle();
        expect(find('[role="alert"]').textContent).toBe('c.PasteError_NotRead');
    });
});
