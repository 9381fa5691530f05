import type { Page } from '@playwright/test';
import { expect, printed, test, type LabPage } from './help/lab.ts';

// Marked secrets are planted wherever one can enter; then every place is searched that somebody else can look into. A secret may be in
// the request that carries it, and an answer in the browser that asked for it; nothing else is let pass.

test.use({ ownProfile: true });

const MARK = 'marked-secret';
const FORMS = ['', 'security=lws&'];

/** What a page leaves behind, by place. */
interface Traces {
    /** Response bodies, by address. */
    bodies: { url: string; text: string }[];
    /** Events that reach the window, addresses, states of the history, and what scripts write to the console. */
    told: string[];
}

async function watch(page: Page): Promise<Traces> {
    const traces: Traces = { bodies: [], told: [] };
    page.on('response', (response) => {
        response.text().then(
            (text) => traces.bodies.push({ url: response.url(), text }),
            () => undefined
        );
    });
    page.on('framenavigated', (frame) => traces.told.push(`address ${frame.url()}`));
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Runtime.enable');
    for (const event of ['Runtime.consoleAPICalled', 'Runtime.exceptionThrown'] as const) {
        devTools.on(event, (said) => traces.told.push(JSON.stringify(said)));
    }
    await page.exposeFunction('tellTest', (what: string) => traces.told.push(what));
    await page.addInitScript(() => {
        const { tellTest } = window as unknown as { tellTest(what: string): void };
        const { dispatchEvent } = EventTarget.prototype;
        const heard = new Set<string>();
        // As any other component can listen: on the window, on the way down, to whatever there is.
        EventTarget.prototype.dispatchEvent = function (event: Event) {
            if (!heard.has(event.type)) {
                heard.add(event.type);
                window.addEventListener(
                    event.type,
                    ({ type, detail }: Event & { detail?: unknown }) =>
                        tellTest(`event ${type} ${JSON.stringify(detail ?? null)}`),
                    true
                );
            }
            return dispatchEvent.call(this, event);
        };
        for (const name of ['pushState', 'replaceState'] as const) {
            const original = history[name].bind(history);
            history[name] = (...given) => {
                tellTest(`history ${JSON.stringify(given)}`);
                original(...given);
            };
        }
    });
    return traces;
}

/** Everything that others can look into, after a run, as one text for each place. */
async function leftBehind({ page, lab }: LabPage, { bodies, told }: Traces): Promise<Record<string, string>> {
    const kept = await page.evaluate(() => [
        location.href,
        JSON.stringify(history.state),
        JSON.stringify({ ...sessionStorage }),
        JSON.stringify({ ...localStorage }),
        document.title,
        document.cookie
    ]);
    const code = await page.locator('article pre.code').allTextContents();
    return {
        'the answers that the browser received': bodies.map(({ text }) => text).join('\n'),
        'events, history and console': told.join('\n'),
        'address, storage and title': kept.join('\n'),
        'the code that is shown': code.join('\n'),
        'the log of the sample API': JSON.stringify([...logOf(lab.sampleApi.log)]),
        'what the servers log and print': printed.join('\n'),
        'the log of the REST API': JSON.stringify([...logOf(lab.localOrg.restLog)]),
        'the violations in Setup': await (await page.request.get(`${lab.localOrg.origin}/setup/violations`)).text()
    };
}

const logOf = (log: unknown): Map<string, unknown> => (log as { traces: Map<string, unknown> }).traces;

async function savedReport(page: Page): Promise<string> {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download report' }).click();
    const stream = await (await saved).createReadStream();
    const parts: Buffer[] = [];
    for await (const part of stream) {
        parts.push(part as Buffer);
    }
    return Buffer.concat(parts).toString();
}

async function allPlaces(labPage: LabPage, traces: Traces): Promise<Record<string, string>> {
    return { ...(await leftBehind(labPage, traces)), report: await savedReport(labPage.page) };
}

function expectNowhere(places: Record<string, string>, secret: string): void {
    expect(secret.length).toBeGreaterThan(8);
    for (const [place, text] of Object.entries(places)) {
        const at = text.indexOf(secret);
        expect(at < 0 ? '' : text.slice(Math.max(at - 200, 0), at + 80), `${secret} in ${place}`).toBe('');
    }
}

/** Without a readable answer there is nothing to search for secrets. */
async function runAll(labPage: LabPage): Promise<void> {
    await labPage.runButton.click();
    await expect(labPage.page.locator('article[data-state="done"]')).not.toHaveCount(0);
    await expect(labPage.page.locator('article:not([data-state="done"])')).toHaveCount(0);
    await expect(labPage.page.locator('.explanation[aria-busy="true"]')).toHaveCount(0);
}

for (const form of FORMS) {
    test(`the keys of the Named Credentials reach no browser and no log ?${form}`, async ({ labPage }) => {
        const { page } = labPage;
        const keys: string[] = [];
        const received = watchHeaders(labPage, keys);
        const traces = await watch(page);
        for (const scenario of ['named-credential', 'proxy']) {
            await labPage.open(`?${form}scenario=${scenario}`);
            await runAll(labPage);
        }
        received.stop();
        await labPage.expectOutcome('proxy', 'Readable');
        expect(keys).not.toEqual([]);
        const token = traces.bodies.map(({ text }) => /"token":"([^"]+)"/.exec(text)?.[1]).find(Boolean) ?? '';
        // The page needs the token for its call; the answer that gives it is the one place where it may be.
        const answers = traces.bodies.filter(({ url }) => !url.endsWith('/ProxySession.open'));
        const places = await allPlaces(labPage, { ...traces, bodies: answers });
        expectNowhere(places, token);
        expectNowhere({ ...places, answers: JSON.stringify(traces.bodies) }, keys[0]);
    });

    test(`a secret in a request of one's own stays in that request ?${form}`, async ({ labPage }) => {
        const { page } = labPage;
        const traces = await watch(page);
        const secret = (where: string): string => `${MARK}-in-${where}`;
        const url = `${labPage.api}/acts-anyway?key=${secret('query')}&${secret('bare')}`;
        const query = new URLSearchParams({ url, method: 'POST', body: secret('body') });
        query.append('h', 'Content-Type: text/plain');
        query.append('h', `Authorization: Bearer ${secret('token')}`);
        query.append('h', `X-Api-Version: ${secret('header')}`);
        await labPage.open(`?${form}${query.toString()}`);
        await runAll(labPage);
        await labPage.expectOutcome('apex', 'Readable');
        const places = await allPlaces(labPage, traces);
        // The address was entered with the secrets in it: that is where they came from.
        places['events, history and console'] = traces.told.filter((one) => !one.startsWith('address ')).join('\n');
        expectNowhere(places, MARK);
        expect(places['address, storage and title']).toContain('acts-anyway');
    });

    test(`what is pasted as an error stays in its field, also when it becomes a request ?${form}`, async ({
        labPage
    }) => {
        const { page, api } = labPage;
        const traces = await watch(page);
        await labPage.open(`?${form}`);
        await page.getByRole('button', { name: 'Paste an error' }).click();
        const url = `${api}/closed?key=${MARK}-query#${MARK}-fragment`;
        const headers = [{ name: 'X-Api-Key', value: `${MARK}-header` }];
        const entry = {
            _resourceType: 'fetch',
            request: { method: 'POST', url, headers: [{ name: 'Origin', value: 'https://a.example' }, ...headers] },
            response: { status: 0, headers: [], _error: 'net::ERR_CONNECTION_REFUSED' }
        };
        const lines = [`password=${MARK}-text`, JSON.stringify({ log: { entries: [entry] } })];
        await page.getByLabel(/Lines of a console/).fill(lines.join('\n'));
        await page.getByRole('button', { name: 'Make it a request of my own' }).click();
        await expect(page.getByLabel('URL', { exact: true })).toHaveValue(url);
        await runAll(labPage);
        expectNowhere(await allPlaces(labPage, traces), MARK);
    });

    test(`a user and a password in an address stay there ?${form}`, async ({ labPage }) => {
        const { page } = labPage;
        const traces = await watch(page);
        const url = `http://${MARK}-user:${MARK}-pass@${new URL(labPage.api).host}/open#${MARK}-fragment`;
        await labPage.open(`?${form}${new URLSearchParams({ url }).toString()}`);
        await runAll(labPage);
        const places = await allPlaces(labPage, traces);
        places['events, history and console'] = traces.told.filter((one) => !one.startsWith('address ')).join('\n');
        expectNowhere(places, MARK);
    });

    test(`what the API answers is shown to who asked, and told to nobody ?${form}`, async ({ labPage }) => {
        const { page, lab } = labPage;
        const headers: [string, string][] = [
            ['Access-Control-Allow-Origin', '*'],
            ['Access-Control-Expose-Headers', '*'],
            ['X-Session', `${MARK}-header`],
            ['Set-Cookie', `session=${MARK}-cookie`]
        ];
        lab.sampleApi.recipes.set('/open', { response: { headers } });
        try {
            const traces = await watch(page);
            await labPage.open(`?${form}scenario=simple-wildcard`);
            await runAll(labPage);
            await labPage.expectOutcome('direct', 'Readable');
            const received = JSON.stringify(traces.bodies);
            const places = await allPlaces(labPage, { ...traces, bodies: [] });
            expect(received).toContain('orders');
            expectNowhere(places, MARK);
        } finally {
            lab.sampleApi.recipes.clear();
        }
    });
}

/** The secrets as the servers meet them: the only place where a test can learn what the lab made at its start. */
function watchHeaders({ lab }: LabPage, keys: string[]): { stop(): void } {
    const { app } = lab.sampleApi;
    const { handle } = app as unknown as { handle: (...given: unknown[]) => void };
    const watched = app as unknown as { handle: unknown };
    watched.handle = (request: { headers: Record<string, string> }, ...rest: unknown[]) => {
        if (request.headers['x-api-key']) {
            keys.push(request.headers['x-api-key']);
        }
        handle.call(app, request, ...rest);
    };
    return { stop: () => (watched.handle = handle) };
}
