import { createElement } from 'lwc';
import ResponseBody, { readBody, viewOf } from 'c/responseBody';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the body of an answer', () => {
    it('is read to the end when it is small', async () => {
        const response = new Response('hello', { headers: { 'content-type': 'text/plain' } });
        expect(await readBody(response)).toEqual({
            kind: 'text',
            text: 'hello',
            bytes: 5,
            contentType: 'text/plain',
            cut: false
        });
    });

    it('is cut at the limit, and the server is told to stop', async () => {
        const cancelled = jest.fn();
        const endless = new ReadableStream({
            pull: (controller) => controller.enqueue(bytes('xxxx')),
            cancel: cancelled
        });
        const view = await readBody(new Response(endless, { headers: { 'content-type': 'text/plain' } }), 10);
        expect(view).toMatchObject({ bytes: 10, text: 'xxxxxxxxxx', cut: true });
        expect(cancelled).toHaveBeenCalledTimes(1);
    });

    it('may be missing', async () => {
        expect(await readBody(new Response(null, { status: 204 }))).toMatchObject({ kind: 'none', bytes: 0 });
    });

    it('rejects as its stream does', async () => {
        const broken = new ReadableStream({ start: (controller) => controller.error(new TypeError('network error')) });
        await expect(readBody(new Response(broken))).rejects.toThrow('network error');
    });

    it.each([
        ['{"a":[1,2],"b":{}}', '{\n  "a": [\n    1,\n    2\n  ],\n  "b": {}\n}'],
        // JSON.parse would make 9007199254740992 of it, and drop the first of two equal names.
        ['{"n":9007199254740993,"n":1}', '{\n  "n": 9007199254740993,\n  "n": 1\n}']
    ])('indents JSON as it was sent: %s', (json, pretty) => {
        expect(viewOf(json, 'application/json').text).toBe(pretty);
    });

    it('says what is wrong with JSON that is none, and shows it as it came', () => {
        const view = viewOf('{"a": oops', 'application/problem+json');
        expect(view).toMatchObject({ kind: 'json', text: '{"a": oops' });
        expect(view.problem).toMatch(/JSON/);
    });

    it('does not judge JSON whose end was cut off', () => {
        expect(viewOf('{"a": [1, 2', 'application/json', true).problem).toBeUndefined();
    });

    it.each([
        ['image/png', bytes('text in truth')],
        ['application/octet-stream', Uint8Array.from([1, 0, 2])],
        ['', Uint8Array.from([0xff, 0xfe, 0xfd])]
    ])('takes %p for binary where it is', (contentType, content) => {
        expect(viewOf(content, contentType)).toMatchObject({ kind: 'binary', text: '' });
    });

    it('believes the bytes when the type does not say', () => {
        expect(viewOf(bytes('plain'), '')).toMatchObject({ kind: 'text', text: 'plain' });
    });

    it.each([
        ['text/plain; charset=iso-8859-1', 'é'],
        ['text/plain; charset=nonsense', '\ufffd']
    ])('decodes by the charset of %s', (contentType, text) => {
        expect(viewOf(Uint8Array.from([0xe9]), contentType).text).toBe(text);
    });

    it('shows 100,000 characters at most', () => {
        expect(viewOf('x'.repeat(100_001), 'text/plain')).toMatchObject({ cut: true });
        expect(viewOf(`[${'1,'.repeat(60_000)}1]`, 'application/json').text).toHaveLength(100_000);
    });
});

describe('c-response-body', () => {
    afterEach(() => document.body.replaceChildren());

    function mount(result: object | undefined) {
        const element = Object.assign(createElement('c-response-body', { is: ResponseBody }), { result });
        document.body.appendChild(element);
        return element;
    }

    const response = { status: 200, statusText: 'OK', headers: [['content-type', 'text/html']] };

    it('shows nothing when nothing could be read', () => {
        expect(mount(undefined).shadowRoot!.textContent).toBe('');
    });

    it('shows markup as text', async () => {
        const element = mount({ response, body: viewOf('<b>bold</b>', 'text/html') });
        expect(element.shadowRoot!.querySelector('pre')!.textContent).toBe('<b>bold</b>');
        expect(element.shadowRoot!.querySelector('b')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it.each([
        ['a cut body', viewOf('x', 'text/plain', true), 'c.ResponseBody_Cut'],
        ['invalid JSON', viewOf('{', 'application/json'), 'c.ResponseBody_NotJson'],
        ['an empty body', viewOf('', ''), 'c.ResponseBody_Empty'],
        ['binary content', viewOf(Uint8Array.from([0]), 'image/png'), 'c.ResponseBody_NotShown']
    ])('has a notice for %s', (_what, body, notice) => {
        expect(mount({ response, body }).shadowRoot!.textContent).toContain(notice);
    });

    it('gives status, type, size and headers', () => {
        const text = mount({ response, body: viewOf('hello', 'text/plain') }).shadowRoot!.textContent;
        expect(text).toContain('200 OK · text/plain · 5 c.ResponseBody_Bytes');
        expect(text).toContain('content-type: text/html');
    });

    it('gives no status and no headers where there is no response', () => {
        const root = mount({ body: viewOf('hello', 'text/plain') }).shadowRoot!;
        expect(root.querySelector('[data-facts]')?.textContent).toBe('text/plain · 5 c.ResponseBody_Bytes');
        expect(root.querySelector('[data-headers]')).toBeNull();
    });
});
