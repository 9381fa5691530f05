import { shownHeaders, shownRequest, shownUrl, withoutSecretsOf } from 'c/secrets';
import type { LaneRequest } from 'c/crossOrigin';

const SECRET = 'marked-secret';

describe('what may be a secret', () => {
    it.each([
        ['https://api.test/orders?page=2&deep=true', 'https://api.test/orders?page=2&deep=true'],
        [`https://api.test/orders?key=${SECRET}&page=2`, 'https://api.test/orders?key=…&page=2'],
        [`https://api.test/?${SECRET}`, 'https://api.test/?…'],
        [`https://api.test/?a=1;b=${SECRET}`, 'https://api.test/?a=…'],
        [`https://api.test/?a=b?c=${SECRET}`, 'https://api.test/?a=…'],
        ['https://api.test/?a=&&b', 'https://api.test/?…&&…'],
        [`https://me:${SECRET}@api.test/x`, 'https://api.test/x'],
        [`https://me@${SECRET}@api.test`, 'https://api.test'],
        [`https:\\\\me:${SECRET}@api.test\\x`, 'https:\\\\api.test\\x'],
        [`https:/me:${SECRET}@api.test/x`, 'https:/api.test/x'],
        [`https:me:${SECRET}@api.test/x`, 'https:…'],
        [`ht\ntps://m\te:${SECRET}@api.test/x`, 'https://api.test/x'],
        [`//${SECRET}@api.test/x`, '//api.test/x'],
        [`/orders?key=${SECRET}`, '/orders?key=…'],
        [`https://api.test/@me#access_token=${SECRET}`, 'https://api.test/@me'],
        [`data:text/plain,${SECRET}`, 'data:…'],
        // eslint-disable-next-line no-script-url -- an address, to be left out
        [`javascript:send("${SECRET}")`, 'javascript:…'],
        ['not a url', 'not a url']
    ])('is left out of the address %s', (url, shown) => {
        expect(shownUrl(url)).toBe(shown);
    });

    it('is left out of headers: of all but two only the names are kept', () => {
        expect(
            shownHeaders([
                ['Accept', 'text/csv'],
                ['content-TYPE', 'text/plain'],
                ['X-Api-Version', '2'],
                [`Authorization: Bearer ${SECRET}`, '']
            ])
        ).toEqual([
            ['Accept', 'text/csv'],
            ['content-TYPE', 'text/plain'],
            ['X-Api-Version', '…'],
            ['…', '…']
        ]);
    });

    it('is left out of a request', () => {
        const request: LaneRequest = {
            url: `https://api.test/?key=${SECRET}`,
            method: 'POST',
            headers: [['X-Api-Key', SECRET]],
            body: SECRET,
            credentials: 'include'
        };
        expect(shownRequest(request)).toEqual({
            url: 'https://api.test/?key=…',
            method: 'POST',
            headers: [['X-Api-Key', '…']],
            body: '…',
            credentials: 'include'
        });
        expect(shownRequest({ url: '/' })).toEqual({ url: '/' });
    });

    it.each<[string, Partial<LaneRequest>]>([
        ['a header', { headers: [['X-Api-Key', SECRET]] }],
        ['a token behind its scheme', { headers: [['Authorization', `Bearer ${SECRET}`]] }],
        ['a header’s name', { headers: [[`${SECRET} x`, '']] }],
        ['the body', { body: SECRET }],
        ['the query', { url: `https://api.test/orders?key=${SECRET}` }],
        ['an encoded query', { url: 'https://api.test/orders?key=marked%2Dsecret' }],
        ['a query with no name', { url: `https://api.test/orders?${SECRET}` }],
        ['the password', { url: `https://me:${SECRET}@api.test/orders` }],
        ['the fragment', { url: `https://api.test/orders#${SECRET}` }],
        ['a data address', { url: `data:,${SECRET}` }]
    ])('is left out of whatever quotes it: %s', (_where, more) => {
        const request = { url: 'https://api.test/orders', ...more };
        const quoting = { text: `It says ${SECRET}, for ${request.url}`, list: [{ code: `key: "${SECRET}"` }], at: 4 };
        const { text, list, at } = withoutSecretsOf(request, quoting);
        expect(JSON.stringify([text, list])).not.toContain(SECRET);
        expect(text.startsWith('It says …, for ')).toBe(true);
        expect(at).toBe(4);
    });

    it('leaves words alone that only look like a short value, or are a part of the address itself', () => {
        const request = { url: 'https://api.test/orders?host=api.test&a=it', body: 'a' };
        expect(withoutSecretsOf(request, 'At api.test it is so')).toBe('At api.test it is so');
    });
});
