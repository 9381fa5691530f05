import { parseMessage } from 'c/crossOrigin';
import { consoleTextFor, consoleLines } from '../../texts';
import { PAGE, API, CORS, CSP } from './lines';

describe('parseMessage', () => {
    it.each(consoleLines().map(([reason]) => reason))('reads the line that Chromium prints for %s', (reason) => {
        const line = consoleTextFor(reason, PAGE, API, ['https://x.test', 'b'])!;
        const read = parseMessage(`${line}`)!;
        // The policy is the same before and after a redirect: the line does not tell.
        expect(read.reason).toBe(reason === 'csp-redirect' ? 'csp' : reason);
        expect(read.url ?? API).toBe(API);
        expect(read.origin ?? PAGE).toBe(PAGE);
    });

    it('reads origin, address and values', () => {
        const value =
            "The 'Access-Control-Allow-Origin' header has a value 'https://b.test' that is not equal to the supplied origin. Have the server send the header with a valid value.";
        expect(parseMessage(CORS + value)).toEqual({
            reason: 'AllowOriginMismatch',
            profile: 'chromium',
            origin: PAGE,
            url: API,
            values: { value: 'https://b.test' }
        });
    });

    it('reads a socket of which Chromium says no more than that it failed', () => {
        const failed = "WebSocket connection to 'wss://s.test/x' failed: ";
        expect(parseMessage(failed)).toMatchObject({ reason: 'websocket-refused', url: 'wss://s.test/x' });
        expect(parseMessage(`${failed}net::ERR_CONNECTION_RESET`)).toMatchObject({ reason: 'unreachable' });
    });

    it.each([
        '',
        'Hello',
        'System.CalloutException: api.example.com is not what we call',
        'TypeError: Failed to fetch',
        'TypeError: NetworkError when attempting to fetch resource.',
        'GET https://a.test/x 404 (Not Found)',
        `[Report Only] Refused to connect to '${API}' because it ${CSP}.`,
        'Content-Security-Policy: (Report-Only policy) The page’s settings would block the loading of a resource (connect-src) at https://a.test/',
        "Mixed Content: The page at 'https://p.test/' was loaded over HTTPS, but requested an insecure element 'http://a.test/x.png'. This request was automatically upgraded to HTTPS",
        'AbortError: The play() request was interrupted by a call to pause().',
        'The script from “https://a.test/x.js” was loaded even though its MIME type (“text/html”) is not a valid JavaScript MIME type.',
        'Access-Control-Allow-Origin: *'
    ])('says nothing of %j', (text) => {
        expect(parseMessage(text)).toBeUndefined();
    });

    it.each(['a', ' ', "'", '"', 'Refused to ', "from 'https:", '(Reason: '])(
        'reads a megabyte of %j in a moment',
        (part) => {
            const started = performance.now();
            parseMessage(part.repeat(1_000_000 / part.length));
            expect(performance.now() - started).toBeLessThan(2000);
        }
    );
});
