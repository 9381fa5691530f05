import { setTimeout as wait } from 'node:timers/promises';
import { request } from 'undici';
import { LISTED, LOOK_ALIKES, LOOK_ALIKES_BY_HTTP, UNLISTED } from './origins.ts';
import type { Call, Outcome, Pages } from './pages.ts';
import type { OwnError } from './recipe.ts';
import { startSharedCache } from './shared-cache.ts';

/** What is asked, and of whom. */
export interface Asked {
    api: string;
    pages: Pages;
    ownErrors: OwnError[];
}

export interface Question {
    id: string;
    text: string;
    /** What is wrong, a sentence each; none when the answer is right. */
    ask(asked: Asked): Promise<string[]>;
}

const [PAGE, OTHER_PAGE, SANDBOX] = LISTED;
const KEY = { Authorization: 'Bearer key' };
const PUT: Call = { method: 'PUT', headers: { ...KEY, 'Content-Type': 'application/json' }, body: '{"n":1}' };
/** Chromium remembers a preflight that says nothing of an age for five seconds. */
const LONGER_THAN_THE_DEFAULT_MS = 5_600;

let calls = 0;
/** Every call has an address of its own, so that no cache and no other call has a part in it. */
const unique = (path: string): string => `${path}${path.includes('?') ? '&' : '?'}ask=${(calls += 1)}`;

const told = ({ status, corsError, error }: Outcome): string => corsError ?? error ?? `status ${status}`;
const all = async (findings: Promise<string[]>[]): Promise<string[]> => (await Promise.all(findings)).flat();

/** The page must be able to read an answer of this status. */
async function reads({ api, pages }: Asked, page: string, path: string, call?: Call, status = 200): Promise<string[]> {
    const outcome = await (await pages.of(page)).ask(unique(`${api}${path}`), call);
    return outcome.status === status
        ? []
        : [`${page}, ${call?.method ?? 'GET'} ${path}: ${told(outcome)}, not ${status}`];
}

/** The page must be stopped, by CORS and by nothing else. */
async function isStopped({ api, pages }: Asked, page: string, path: string, call?: Call): Promise<string[]> {
    const outcome = await (await pages.of(page)).ask(unique(`${api}${path}`), call);
    return outcome.corsError
        ? []
        : [`${page}, ${call?.method ?? 'GET'} ${path}: ${told(outcome)}, not stopped by CORS`];
}

async function withoutOrigin(url: string, call?: Call): Promise<string[]> {
    const { status } = await fetch(url, call);
    return status === 200 ? [] : [`${call?.method ?? 'GET'} ${new URL(url).pathname} without Origin: status ${status}`];
}

/** What no browser can ask: an answer, also the one to a preflight, must not name the origin. */
async function isNotNamed({ api }: Asked, origin: string): Promise<string[]> {
    const answers = await Promise.all([
        request(unique(`${api}/api/orders`), { headers: { origin } }),
        request(unique(`${api}/api/orders/7`), {
            method: 'OPTIONS',
            headers: { origin, 'access-control-request-method': 'PUT' }
        })
    ]);
    await Promise.all(answers.map(({ body }) => body.dump()));
    return answers.flatMap(({ headers: { 'access-control-allow-origin': named } }) =>
        named === undefined ? [] : [`${origin}: the answer names ${String(named)}`]
    );
}

async function credentials({ api, pages }: Asked): Promise<string[]> {
    const page = await pages.of(PAGE);
    const include: Call = { credentials: 'include' };
    const session = await page.ask(unique(`${api}/api/session`), include);
    const outcome = await page.ask(unique(`${api}/api/me`), include);
    return outcome.status === 200 ? [] : [`sign-in: ${told(session)}; then with the cookie: ${told(outcome)}`];
}

const errorsOf = (ownErrors: OwnError[]): OwnError[] => [
    { path: '/api/me', status: 401 },
    { path: '/api/missing', status: 404 },
    { path: '/api/broken', status: 500 },
    ...ownErrors
];

/** Whoever asks first must not decide what the next one gets; and the cache must be one. */
async function throughCache({ api, pages }: Asked): Promise<string[]> {
    const cache = await startSharedCache(api);
    const urlFor = (first: string): string => unique(`${cache.origin}/api/orders?first=${first}`);
    const ask = async (page: string, url: string): Promise<Outcome> => (await pages.of(page)).ask(url);
    const thenPages = async (first: string, url: string): Promise<string[]> => {
        const outcomes = [await ask(PAGE, url), await ask(SANDBOX, url)];
        return outcomes.flatMap((outcome, index) =>
            outcome.status === 200 ? [] : [`${[PAGE, SANDBOX][index]}, after ${first} asked: ${told(outcome)}`]
        );
    };
    const afterCaller = async (): Promise<string[]> => {
        const url = urlFor('caller');
        const findings = await withoutOrigin(url);
        findings.push(...(await thenPages('a caller without Origin', url)), ...(await withoutOrigin(url)));
        const passed = cache.passedOn(new URL(url).search);
        return findings.length > 0 || passed === 3 ? findings : [`nothing was cached: ${passed} of 4 calls went on`];
    };
    const afterPage = async (page: string): Promise<string[]> => {
        const url = urlFor('page');
        await ask(page, url);
        return thenPages(page, url);
    };
    try {
        return await all([afterCaller(), afterPage(UNLISTED), afterPage(OTHER_PAGE)]);
    } finally {
        await cache.close();
    }
}

async function exposed({ api, pages }: Asked): Promise<string[]> {
    const { headers } = await (await pages.of(PAGE)).ask(unique(`${api}/api/orders`));
    return headers['x-total-count'] === '3' ? [] : [`X-Total-Count is ${headers['x-total-count'] ?? 'hidden'}`];
}

async function remembered({ api, pages }: Asked): Promise<string[]> {
    const page = await pages.of(OTHER_PAGE);
    const url = unique(`${api}/api/orders/7`);
    const first = await page.ask(url, PUT);
    // No fixed timer of a test: what is asked is whether the browser remembers for longer than this.
    await wait(LONGER_THAN_THE_DEFAULT_MS);
    const second = await page.ask(url, PUT);
    const count = await page.preflightsFor(url);
    return first.status === 200 && second.status === 200 && count === 1
        ? []
        : [`two calls, ${count} preflights: ${told(first)}, ${told(second)}`];
}

export const QUESTIONS: Question[] = [
    {
        id: 'listed-page',
        text: 'a listed page reads a GET',
        ask: (asked) => all(LISTED.map((page) => reads(asked, page, '/api/orders')))
    },
    {
        id: 'unlisted-page',
        text: 'an unlisted page reads nothing, and no page reads the pages for people',
        ask: (asked) => all([isStopped(asked, UNLISTED, '/api/orders'), isStopped(asked, PAGE, '/account')])
    },
    {
        id: 'no-origin',
        text: 'a caller without Origin is served, and so is who opens a page',
        ask: ({ api }) =>
            all([
                withoutOrigin(unique(`${api}/api/orders`)),
                withoutOrigin(unique(`${api}/api/orders/7`), PUT),
                withoutOrigin(unique(`${api}/account`))
            ])
    },
    {
        id: 'preflight',
        text: 'a preflight for PUT, JSON and Authorization passes without sign-in',
        ask: (asked) => all(LISTED.map((page) => reads(asked, page, '/api/orders/7', PUT)))
    },
    {
        id: 'unlisted-preflight',
        text: 'a preflight of an unlisted page does not pass',
        ask: (asked) => isStopped(asked, UNLISTED, '/api/orders/7', PUT)
    },
    { id: 'credentials', text: 'credentials go with the exact origin', ask: credentials },
    {
        id: 'errors',
        text: '401, 404, 500 and the server’s own error pages are readable',
        ask: (asked) =>
            all(errorsOf(asked.ownErrors).map(({ path, status, ...call }) => reads(asked, PAGE, path, call, status)))
    },
    { id: 'vary', text: 'a shared cache gives each page its own answer', ask: throughCache },
    { id: 'exposed-header', text: 'an exposed header is read', ask: exposed },
    {
        id: 'look-alikes',
        text: 'what looks like a listed page is refused',
        ask: (asked) =>
            all([
                ...LOOK_ALIKES.flatMap((page) => [
                    isStopped(asked, page, '/api/orders'),
                    isStopped(asked, page, '/api/orders/7', PUT)
                ]),
                ...LOOK_ALIKES_BY_HTTP.map((origin) => isNotNamed(asked, origin))
            ])
    },
    { id: 'max-age', text: 'the preflight is remembered for longer than the browser would by itself', ask: remembered }
];
