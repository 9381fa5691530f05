import { obstacleNamed, obstacles } from 'c/crossOrigin';
import { addressFor, isSameResource, isSignInPage, secured } from '../../fixRedirect';
import { isByApex } from '../../named';
import type { Fix, HeaderList, Hop, PageContext } from '../../types';
import type { Stop } from '../../stop';

const PAGE: PageContext = { origin: 'https://app.example', policies: [], context: 'outside' };
const API = 'https://api.example/orders';
const ANY: HeaderList[number] = ['Access-Control-Allow-Origin', '*'];
const answer = (status: number, ...headers: HeaderList) => ({ status, headers });
const to = (address: string, ...headers: HeaderList): Hop => ({
    response: answer(302, ['Location', address], ...headers)
});

describe('an address that a redirect leads to', () => {
    it.each([
        ['https://app.example', 'http://api.example/x?y', 'https://api.example/x?y'],
        ['https://app.example', 'http://api.example:8080/x', 'https://api.example/x'],
        ['https://app.example', 'http://localhost:8080/x', 'http://localhost:8080/x'],
        ['https://app.example', 'https://api.example/x', 'https://api.example/x'],
        ['http://app.example', 'http://api.example/x', 'http://api.example/x'],
        ['https://app.example', 'https://', 'https://']
    ])('called from %s is for %s: %s', (origin, address, called) => {
        expect(addressFor({ page: { ...PAGE, origin } } as Stop, address)).toBe(called);
    });

    it('of a WebSocket is secured as one', () => {
        expect(secured(new URL('ws://api.example:8080/x?y'))).toBe('wss://api.example/x?y');
    });

    it.each([
        ['https://a.example/x', 'http://b.example/x/', true],
        ['https://a.example/x/', 'https://a.example/x', true],
        ['https://a.example/x', 'https://a.example/x/y', false],
        ['https://', 'https://', false]
    ])('%s and %s are the same resource: %s', (from, other, is) => {
        expect(isSameResource(from, other)).toBe(is);
    });

    it.each([
        ...['login', 'log-in', 'Signin', 'sign-in?next=/', 'oauth2/auth', 'authorize', 'saml2', 'sso'].map(
            (path): [string, boolean] => [`https://api.example/${path}`, true]
        ),
        ...['accounts', 'login', 'auth', 'idp'].map((host): [string, boolean] => [`https://${host}.example/`, true]),
        ...['logins', 'blogging', 'assort', 'lessons', 'orders?to=accounts.example'].map((path): [string, boolean] => [
            `https://api.example/${path}`,
            false
        ]),
        ['https://myaccounts.example/', false]
    ])('%s is a sign-in page: %s', (address, is) => {
        expect(isSignInPage(address)).toBe(is);
    });
});

describe('a preflight that is redirected', () => {
    const fixes = (hop: Hop, next: Hop[] = [], request: object = {}): Fix[] =>
        obstacles(PAGE, { url: API, method: 'PUT', ...request }, [hop, ...next])[0].fixes;
    const slash = { preflight: answer(308, ['Location', `${API}/`]), ...to(`${API}/`) };

    it('leads to where the request is to go; what answers there is known where the request is redirected there too', () => {
        const [direct, here] = fixes(slash, [{ preflight: answer(204), response: answer(200, ANY) }]);
        expect(direct).toMatchObject({
            id: 'call-directly',
            change: { request: { url: `${API}/` }, answeredBy: 1 }
        });
        expect(here).toMatchObject({ id: 'preflight-without-redirect', change: { answers: [{ status: 204 }] } });
    });
    it('leads over https where the page is secure, past the redirect that would lead there', () => {
        const led = 'http://api.example/b';
        const secure = 'https://api.example/b';
        const moved = { preflight: answer(308, ['Location', led]), response: answer(308, ['Location', led], ANY) };
        const again = { preflight: answer(204), response: answer(308, ['Location', secure], ANY) };
        const last = { preflight: answer(204), response: answer(200, ANY) };
        expect(fixes(moved, [again, last])[0].change).toEqual({ request: { url: secure }, answeredBy: 2 });
        const other = { ...again, response: answer(308, ['Location', `${secure}/c`], ANY) };
        expect(fixes(moved, [other, last])[0].change).toEqual({ request: { url: secure }, answeredBy: 1 });
    });
    it('is not known to lead to the same place where the request is sent elsewhere', () => {
        const [direct] = fixes({ ...slash, ...to('https://elsewhere.example/') }, [{ response: answer(200, ANY) }]);
        expect(direct).toMatchObject({ id: 'call-directly', change: undefined });
    });
    it('to a sign-in page is a matter of the API alone', () => {
        const ids = fixes({ preflight: answer(302, ['Location', '/login']), response: answer(200, ANY) }).map(
            ({ id }) => id
        );
        expect(ids[0]).toBe('preflight-without-redirect');
        expect(ids).not.toContain('call-directly');
    });
    it('to where nothing leads is answered where it arrives', () => {
        const ids = fixes({ preflight: answer(302, ['Location', 'https://']), response: answer(200, ANY) }).map(
            ({ id }) => id
        );
        expect(ids[0]).toBe('preflight-without-redirect');
        expect(ids).not.toContain('call-directly');
    });
});

describe('a redirect across two origins', () => {
    const fixes = (request: object, ...hops: Hop[]): Fix[] =>
        obstacles(PAGE, { url: API, ...request }, hops)[0].fixes.filter(({ id }) => /direct|there|all-orig/.test(id));
    const away = to('https://other.example/orders', ANY);

    it('is left out, or ends where it began, or leads to an answer for all', () => {
        const last = { response: answer(200, ['Access-Control-Allow-Origin', PAGE.origin]) };
        expect(fixes({}, away, last).map(({ id, change }) => [id, change])).toEqual([
            ['call-directly', { request: { url: 'https://other.example/orders' }, answeredBy: 1 }],
            ['answer-there', { answers: [{ hop: 0, part: 'response', status: 200, remove: ['location'] }] }],
            ['allow-all-origins', expect.objectContaining({ answers: [expect.objectContaining({ hop: 1 })] })]
        ]);
    });
    it('that makes another request of it is not left out, but where it only corrects the address', () => {
        const post = { method: 'POST' };
        const last = { response: answer(200, ['Access-Control-Allow-Origin', PAGE.origin]) };
        expect(fixes(post, to('https://other.example/done', ANY), last).map(({ id }) => id)).toEqual([
            'answer-there',
            'allow-all-origins'
        ]);
        const [direct] = fixes(post, away, last);
        expect(direct).toMatchObject({ id: 'call-directly', change: undefined });
        expect(direct.text).toMatch(/The redirect makes a GET of the POST/);
    });
    it('to a static resource says where its address comes from', () => {
        const text = (path: string): string =>
            fixes({}, to(`https://other.example/${path}`, ANY), {
                response: answer(200, ['Access-Control-Allow-Origin', PAGE.origin])
            })[0].text;
        expect(text('resource/1/a')).toMatch(/resourceUrl/);
        expect(text('resources')).not.toMatch(/resourceUrl/);
        expect(text('orders')).not.toMatch(/makes a GET/);
    });
    it('with credentials, which no answer for all may have, leads to none', () => {
        const there = to(
            'https://other.example/orders',
            ['Access-Control-Allow-Origin', PAGE.origin],
            ['Access-Control-Allow-Credentials', 'true']
        );
        const last = { response: answer(200, ['Access-Control-Allow-Origin', PAGE.origin]) };
        expect(fixes({ credentials: 'include' }, there, last).map(({ id }) => id)).not.toContain('allow-all-origins');
    });
});

describe('an obstacle of which the reason alone is known', () => {
    it.each([
        ['remote-site-missing', '', true],
        ['unregistered-target', '', true],
        ['credential-unusable', '', true],
        ['uncommitted-work', '', true],
        ['response-too-large', '', true],
        ['apex-error', '', true],
        ['MissingAllowOriginHeader', '', false],
        ['unreachable', '', false],
        ['unreachable', 'System.CalloutException: api.example', true],
        ['timed-out', 'IO Exception: Read timed out', true],
        ['unreachable', 'MyCalloutExceptions', false]
    ])('%s, “%s”, is one of Apex: %s', (reason, text, is) => {
        expect(isByApex(reason, text)).toBe(is);
    });

    const first = (reason: string, request: object = {}): string =>
        obstacleNamed(reason, { ...PAGE, context: 'lex' }, { url: API, ...request }).fixes[0]?.id;
    it('has the fixes of who met it', () => {
        expect(first('remote-site-missing')).toBe('remote-site');
        expect(first('csp')).toBe('trusted-url');
        expect(first('remote-site-missing', { body: '{}' })).toBe('no-body-on-get');
        expect(first('csp', { method: 'POST', body: '{}' })).toBe('trusted-url');
    });
    it('is in words, with its gate, its rule and the line of the console', () => {
        expect(obstacleNamed('csp', PAGE, { url: API })).toMatchObject({
            gate: 'csp',
            reason: 'csp',
            text: expect.stringMatching(/Content Security Policy/),
            consoleText: expect.stringMatching(/^Connecting to 'https:\/\/api\.example\/orders'/),
            rule: { id: 'csp' },
            findings: []
        });
    });
});
