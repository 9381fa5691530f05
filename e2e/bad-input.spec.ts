import type { LaneRequest } from '../force-app/main/default/lwc/crossOrigin/types.ts';
import { expect, test, type LabPage } from './help/lab.ts';

interface BadInput {
    what: string;
    request(labPage: LabPage): LaneRequest;
    outcome: 'Blocked' | 'Readable';
    says: string | RegExp;
}

/** Each is answered with a clear message in the direct lane; after each, a good request works. */
const INPUTS: BadInput[] = [
    { what: 'not a URL', request: () => ({ url: 'http://' }), outcome: 'Blocked', says: /URL/ },
    {
        what: 'a javascript: URL',
        request: () => ({ url: 'javascript:alert(1)' }),
        outcome: 'Blocked',
        says: /javascript|URL/i
    },
    {
        what: 'a header name with a space',
        request: ({ api }) => ({ url: `${api}/open`, headers: [['X A', '1']] }),
        outcome: 'Blocked',
        says: /header/i
    },
    {
        what: 'a header value with a newline',
        request: ({ api }) => ({ url: `${api}/open`, headers: [['X-A', '1\n2']] }),
        outcome: 'Blocked',
        says: /header/i
    },
    {
        what: 'GET with a body',
        request: ({ api }) => ({ url: `${api}/open`, method: 'GET', body: 'x' }),
        outcome: 'Blocked',
        says: /body/i
    },
    {
        what: 'a 50 MB response',
        request: ({ api }) => ({ url: `${api}/big?mb=50` }),
        outcome: 'Readable',
        says: 'The rest is not shown.'
    },
    {
        what: 'invalid JSON under a JSON type',
        request: ({ api }) => ({ url: `${api}/invalid-json` }),
        outcome: 'Readable',
        says: /not valid JSON/
    },
    {
        what: 'a server that drops the connection',
        request: ({ api }) => ({ url: `${api}/drop` }),
        outcome: 'Blocked',
        says: /connection|answer/i
    }
];

for (const { what, request, outcome, says } of INPUTS) {
    test(`${what} gets a clear message, and the next request works`, async ({ labPage }) => {
        const errors: Error[] = [];
        labPage.page.on('pageerror', (error) => errors.push(error));
        await labPage.openRequest(request(labPage));
        const lane = labPage.lane('direct');
        await lane.getByRole('button', { name: /^Run/ }).click();
        await labPage.expectOutcome('direct', outcome);
        await expect(lane).toContainText(says);

        await labPage.openRequest({ url: `${labPage.api}/open` });
        await labPage.runButton.click();
        await labPage.expectOutcome('direct', 'Readable');
        await labPage.expectOutcome('apex', 'Readable');
        expect(errors).toEqual([]);
    });
}
