import { shownText, withShownAddresses } from 'c/secrets';

describe('a text from elsewhere, as it is shown', () => {
    it.each([
        [
            "at 'https://me:marked@api.test/v1?sig=marked&page=2#access_token=marked' from origin 'https://acme.lightning.force.com' has",
            "at 'https://api.test/v1?sig=…&page=2' from origin 'https://acme.lightning.force.com' has"
        ],
        ['resource at https://api.test/x?key=marked. (Reason: a)', 'resource at https://api.test/x?key=…. (Reason: a)'],
        ["the image 'data:image/png;base64,marked' because", "the image 'data:image/png;base64,…' because"],
        [
            "curl 'https://api.test/' -H 'Authorization: Bearer marked' -H 'X-Api-Key: marked' -u me:marked -d 'client_secret=marked&a=b'",
            "curl 'https://api.test/' -H 'Authorization: …' -H 'X-Api-Key: …' -u me:… -d 'client_secret=…&a=b'"
        ],
        ['{"access_token":"mar\\"ked","expires":3600}', '{"access_token":"…","expires":3600}'],
        ['{\\"access_token\\":\\"marked\\",\\"a\\":1}', '{\\"access_token\\":\\"…\\",\\"a\\":1}'],
        ["{'password': 'marked'}", "{'password': '…'}"],
        ['cookie: sid=marked; other=marked', 'cookie: …'],
        ['DEBUG|Bearer marked-token-12345 sent', 'DEBUG|Bearer … sent'],
        ['Session 00D000000000001AAA!AQ0marked.x_y ended', 'Session … ended'],
        ['got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOimarked.marked here', 'got … here']
    ])('%s', (text, shown) => {
        expect(shownText(text)).toBe(shown);
        expect(shownText(shown)).toBe(shown);
    });

    it.each([
        'Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response.',
        "The 'Access-Control-Allow-Origin' header has a value 'http://localhost:4200' that is not equal to the supplied origin.",
        'Unable to fetch the OAuth token. Error: invalid_client. Error description: client secret is wrong',
        'Bearer authentication is required; INVALID_SESSION_ID: Session expired or invalid',
        'blob:https://acme.lightning.force.com/0a2b'
    ])('stays as it is where it holds no secret: %s', (text) => {
        expect(shownText(text)).toBe(text);
    });

    it('of this program has its addresses changed, and its advice not', () => {
        expect(withShownAddresses('Ask https://api.test/x?key=marked with Authorization: Bearer.')).toBe(
            'Ask https://api.test/x?key=… with Authorization: Bearer.'
        );
    });
});
