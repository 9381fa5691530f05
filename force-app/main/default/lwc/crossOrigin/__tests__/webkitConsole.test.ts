import { parseMessage } from 'c/crossOrigin';
import recorded from './__fixtures__/webkit-console.json';

/** What WebKitGTK printed to its console, a line for each way in which a call can fail; `null` where a line tells of no failure of a call. */
const LINES = recorded.lines.map(({ line, reason }): [string, string | null] => [line, reason]);

describe('the console of WebKit', () => {
    it.each(LINES)('%s', (line, reason) => {
        expect(parseMessage(line)?.reason ?? null).toBe(reason);
        // As a developer pastes it.
        expect(parseMessage(`[Error] ${line} (anonymous function) (page.js:1)`)?.reason ?? null).toBe(reason);
    });

    it('reads the address, wherever it stands', () => {
        expect(parseMessage('Not allowed to follow a redirection while loading http://api.test/v1')?.url).toBe(
            'http://api.test/v1'
        );
        expect(
            parseMessage(
                'Unsafe attempt to load URL http://api.test/v1 from origin http://page.test. Domains, protocols and ports must match.'
            )
        ).toMatchObject({ url: 'http://api.test/v1', origin: 'http://page.test' });
    });

    it('takes the address of a redirect for no address that was called', () => {
        const line = LINES.find(([text]) => text.includes('has credentials'))?.[0] ?? '';
        expect(parseMessage(line)).toEqual({ reason: 'RedirectContainsCredentials', profile: 'webkit' });
    });
});
