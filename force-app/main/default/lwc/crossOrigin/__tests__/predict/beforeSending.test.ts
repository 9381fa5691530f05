import { predict } from '../../predict';
import type { FetchRequest, HeaderList, Profile } from '../../types';
import { API, ok, PAGE, reason, seen } from './predicted';

describe('what Chromium makes of a request before it is sent', () => {
    it.each([
        ['https://api.test/?q=a\n<b', 'dangling-markup'],
        ['https://api.test/?q=a\t<b', 'dangling-markup'],
        ['https://api.test/?q=a\r<b', 'dangling-markup'],
        ['https://api.test/?q=a<b', 'readable'],
        ['https://api.test/?q=a\nb', 'readable'],
        ['data:text/plain,a\n<b', 'readable'],
        ['data:no-comma', 'invalid-data-url'],
        ['data:', 'invalid-data-url'],
        ['data:,', 'readable'],
        ['data:;base64,a', 'invalid-data-url'],
        ['data:;base64,YQ==', 'readable'],
        ['data:;base64,YQ', 'readable'],
        ['data:;base64,YQ%3D%3D', 'readable'],
        ['data:; BASE64 ,Y%20Q', 'readable'],
        ['data:;base64,Y=Q', 'invalid-data-url'],
        ['data:;base64,YQ===', 'invalid-data-url'],
        ['data:;base64;x,a', 'readable']
    ])('%j: %s', (url, expected) => {
        expect(reason({}, { url })).toBe(expected);
    });
    it.each([
        ['x'.repeat(65_536), 'readable'],
        ['x'.repeat(65_537), 'keepalive-too-large'],
        ['é'.repeat(32_768), 'readable'],
        ['é'.repeat(32_769), 'keepalive-too-large']
    ])('with keepalive a body of 64 KiB is the largest (%#)', (body, expected) => {
        const request: FetchRequest = { url: API, method: 'POST', body };
        expect(reason({}, { ...request, keepalive: true })).toBe(expected);
        expect(reason({}, request)).toBe('readable');
    });
    it('asks no server whether it may send what is too large, and Firefox no policy either', () => {
        const request: FetchRequest = { url: API, method: 'PUT', body: 'x'.repeat(65_537), keepalive: true };
        expect(seen({}, request)).toBe('keepalive-too-large');
        const page = { policies: ["connect-src 'none'"] };
        expect(reason(page, request)).toBe('csp');
        expect(reason(page, request, [ok], 'firefox')).toBe('keepalive-too-large');
    });
    it('asks the policy before it looks at the markup, and not again at a redirect', () => {
        expect(reason({ policies: ["connect-src 'none'"] }, { url: `${API}\n<` })).toBe('csp');
        expect(reason({}, { url: `${API}\n<` }, [ok], 'spec')).toBe('readable');
    });
    it.each([
        [undefined, 200],
        ['bytes=0-', 206],
        ['bytes=0-4', 206],
        ['bytes=4-4', 206],
        ['bytes=-5', 206],
        ['bytes=-512', 206],
        ['xbytes=-5', 'blob-range'],
        ['bytes=-5x', 'blob-range'],
        ['bytes=5-4', 'blob-range'],
        ['bytes=-', 'blob-range'],
        ['bytes=0-1,3-4', 'blob-range'],
        ['lines=0-1', 'blob-range']
    ])('a blob asked for with range %s: %s', (range, expected) => {
        const headers: HeaderList = range === undefined ? [] : [['Range', range]];
        const { status, reason: why, visibleHeaders } = predict(PAGE, { url: 'blob:https://page.test/1', headers }, []);
        expect(why ?? status).toBe(expected);
        expect(visibleHeaders?.includes('content-range') ?? false).toBe(expected === 206);
    });
    it.each([
        ['User-Agent', 'x', 0],
        ['Access-Control-Request-Private-Network', 'true', 1],
        ['DPR', '2', 0],
        ['DPR', '2.5', 0],
        ['DPR', 'two', 1],
        ['Width', '', 1],
        ['RTT', '-1', 1],
        ['Device-Memory', '8', 0],
        ['Viewport-Width', '8', 0],
        ['Downlink', '1.', 1],
        ['Save-Data', 'On', 0],
        ['Save-Data', 'off', 1],
        ['ECT', '2g', 0],
        ['ECT', 'slow-2g', 0],
        ['ECT', '5g', 1],
        ['Content-DPR', '2', 1]
    ])('header %s: %s is asked about: %i', (name, value, asked) => {
        const ask = (profile: Profile): number =>
            seen({}, { url: API, headers: [[name, value]] }, [ok], profile).split('OPTIONS').length - 1;
        expect(ask('chromium')).toBe(asked);
        expect(ask('spec')).toBe(1);
    });
});
