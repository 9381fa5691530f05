import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { explain, readInput, type Entry } from '../../../force-app/main/default/lwc/errorReader/errorReader.ts';

const PAGE = 'https://acme.lightning.force.com';
const API = 'https://api.example.com/v1/orders';

type Headers = Record<string, string>;
const list = (headers: Headers): object[] => Object.entries(headers).map(([name, value]) => ({ name, value }));
const entry = (
    method: string,
    asked: Headers,
    status: number,
    answered: Headers,
    more: object = {},
    url = API
): object => ({
    request: { method, url, headers: list(asked) },
    response: { status, headers: list(answered) },
    ...more
});
const calls = (entries: object[], pages: object[] = []): Entry[] =>
    explain(readInput(JSON.stringify({ log: { version: '1.2', pages, entries } }))).calls;
const reasons = (entries: object[], pages: object[] = []): string[] =>
    calls(entries, pages).map(({ obstacles }) => obstacles[0].reason);

const FROM_PAGE = { Origin: PAGE, Referer: `${PAGE}/`, 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' };
const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('a HAR of Firefox', () => {
    it('has no address of the page but in the headers: the answer decides', () => {
        const pages = [{ id: 'page_1', title: 'Orders | Salesforce' }];
        assert.deepEqual(reasons([entry('GET', FROM_PAGE, 200, JSON_TYPE, { pageref: 'page_1' })], pages), [
            'MissingAllowOriginHeader'
        ]);
    });

    it('has the preflight as an entry, and of the request itself nothing', () => {
        const asks = { ...FROM_PAGE, 'Access-Control-Request-Method': 'PUT' };
        const refused = [entry('OPTIONS', asks, 403, JSON_TYPE), entry('PUT', FROM_PAGE, 0, {})];
        assert.deepEqual(reasons(refused), ['PreflightMissingAllowOriginHeader']);
        const allowed = { 'Access-Control-Allow-Origin': PAGE, 'Access-Control-Allow-Methods': 'PUT' };
        const [call] = calls([entry('OPTIONS', asks, 204, allowed), entry('PUT', FROM_PAGE, 0, {})]);
        assert.equal(call.certain, false);
        assert.ok(call.obstacles.every(({ gate }) => gate !== 'preflight'));
    });

    it('tells not whether a call was to have credentials, which decides where all pages are allowed, and credentials too', () => {
        const all = { 'Access-Control-Allow-Origin': '*' };
        const both = { ...all, 'Access-Control-Allow-Credentials': 'true' };
        const [call] = calls([entry('GET', FROM_PAGE, 200, both)]);
        assert.deepEqual(
            [call.certain, call.obstacles.map(({ reason }) => reason)],
            [false, ['WildcardOriginNotAllowed']]
        );
        assert.match(call.wanted.join(), /without them the answer was read/);
        const sent = entry('GET', { ...FROM_PAGE, Cookie: 'a=b' }, 200, both);
        assert.equal(calls([sent])[0].certain, true);
        const read = [
            entry('GET', FROM_PAGE, 200, all),
            entry('GET', { ...FROM_PAGE, 'Sec-Fetch-Mode': 'no-cors' }, 200, both),
            entry('GET', FROM_PAGE, 200, both, { _resourceType: 'fetch' })
        ];
        assert.deepEqual(reasons(read), []);
    });

    it('names the error of its network', () => {
        const down = { response: { status: 0, headers: [], _error: 'NS_ERROR_CONNECTION_REFUSED' } };
        assert.deepEqual(reasons([{ ...entry('GET', FROM_PAGE, 0, {}), ...down }]), ['unreachable']);
        const given = { response: { status: 0, headers: [], _error: 'NS_BINDING_ABORTED' } };
        assert.deepEqual(reasons([{ ...entry('GET', FROM_PAGE, 0, {}), ...given }]), []);
    });
});

/** What the network monitor of Firefox 153 exported of a page on loopback whose calls all fail but for `/ok`; headers that say nothing here left out. */
const FIREFOX = path.join(import.meta.dirname, 'testing/firefox.har');

describe('a HAR that Firefox recorded', () => {
    const told = new Map(
        explain(readInput(fs.readFileSync(FIREFOX, 'utf8'))).calls.map((call) => [
            new URL(call.url ?? '').pathname,
            call
        ])
    );
    const WANTED: Record<string, string> = {
        '/missing': 'MissingAllowOriginHeader',
        '/mismatch': 'AllowOriginMismatch',
        '/two': 'MultipleAllowOriginValues',
        '/preflight-status': 'PreflightInvalidStatus',
        '/preflight-missing': 'PreflightMissingAllowOriginHeader',
        '/preflight-redirect': 'PreflightDisallowedRedirect',
        '/header': 'HeaderDisallowedByPreflightResponse',
        '/method': 'MethodDisallowedByPreflightResponse',
        '/redirect': 'MissingAllowOriginHeader',
        '/csp': 'csp',
        '/corp.png': 'corp',
        '/framed': 'x-frame-options',
        '/ancestors': 'frame-ancestors',
        '/socket': 'websocket-refused'
    };
    for (const [name, reason] of Object.entries(WANTED)) {
        it(`${name}: ${reason}`, () => {
            assert.deepEqual([told.get(name)?.certain, told.get(name)?.obstacles[0].reason], [true, reason]);
        });
    }

    it('/down: Firefox names no error, so that nobody answered is not told from an extension', () => {
        const { certain, obstacles = [] } = told.get('/down') ?? {};
        assert.equal(certain, false);
        assert.deepEqual(
            obstacles.map(({ reason }) => reason),
            ['unreachable', 'blocked-by-client']
        );
    });

    it('has no more: what went through, and what no HAR tells, which is whether a call was to have credentials', () => {
        assert.deepEqual([...told.keys()].sort(), [...Object.keys(WANTED), '/down'].sort());
    });
});

describe('a HAR of Chrome', () => {
    const pages = [{ id: 'page_1', title: `${PAGE}/lightning/page/home` }];
    const ofChrome = { pageref: 'page_1', _resourceType: 'fetch' };

    it('has one tab that went from page to page: a call is judged by the policy of the page that made it', () => {
        const document = (policy: string): object =>
            entry(
                'GET',
                { 'Sec-Fetch-Dest': 'document' },
                200,
                { 'Content-Security-Policy': policy },
                {
                    pageref: 'page_1',
                    _resourceType: 'document'
                },
                `${PAGE}/lightning/page/home`
            );
        const frame = entry(
            'GET',
            { 'Sec-Fetch-Dest': 'iframe' },
            200,
            { 'Content-Security-Policy': "default-src 'none'" },
            {
                pageref: 'page_1',
                _resourceType: 'document'
            },
            'https://widget.example/'
        );
        const open = document(`connect-src ${API}`);
        const call = entry('GET', FROM_PAGE, 200, JSON_TYPE, ofChrome);
        const [{ obstacles }] = calls([document("connect-src 'self'"), open, frame, call], pages);
        assert.deepEqual(
            obstacles.map(({ reason }) => reason),
            ['MissingAllowOriginHeader']
        );
    });

    it('has a call that failed behind a redirect, which is a call of the first address', () => {
        const there = 'https://elsewhere.example.com/orders';
        const allowed = { 'Access-Control-Allow-Origin': PAGE, Location: there };
        const redirect = { response: { status: 302, headers: list(allowed), redirectURL: there } };
        const failed = { response: { status: 0, headers: [], _error: 'net::ERR_FAILED' } };
        const [call, ...others] = calls(
            [
                { ...entry('GET', FROM_PAGE, 302, allowed, ofChrome), ...redirect },
                { ...entry('GET', FROM_PAGE, 0, {}, ofChrome, there), ...failed }
            ],
            pages
        );
        assert.equal(call.url, API);
        assert.equal(call.certain, false);
        assert.ok(call.obstacles.some(({ reason }) => reason === 'AllowOriginMismatch'));
        assert.deepEqual(others, []);
    });

    it('that was sanitised: the preflight tells of the header that was left out', () => {
        const asks = {
            Origin: PAGE,
            'Access-Control-Request-Method': 'GET',
            'Access-Control-Request-Headers': 'authorization'
        };
        const allows = { 'Access-Control-Allow-Origin': PAGE, 'Access-Control-Allow-Headers': 'content-type' };
        const entries = [
            entry('GET', { Referer: `${PAGE}/` }, 0, {}, { ...ofChrome, _error: 'net::ERR_FAILED' }),
            entry('OPTIONS', asks, 204, allows, { ...ofChrome, _resourceType: 'preflight' })
        ];
        assert.deepEqual(reasons(entries, pages), ['HeaderDisallowedByPreflightResponse']);
    });

    it('names the directive of an image that the policy stopped, and not connect-src', () => {
        const image = entry(
            'GET',
            {},
            0,
            {},
            { pageref: 'page_1', _resourceType: 'image', _error: 'net::ERR_BLOCKED_BY_CSP' }
        );
        const [{ obstacles }] = calls([image], pages);
        assert.equal(obstacles[0].reason, 'csp');
        const code = obstacles[0].fixes.find(({ owner }) => owner === 'admin')?.code?.text ?? '';
        assert.match(code, /<isApplicableToImgSrc>true</);
    });

    it('an extension, a mixed page, a closed port', () => {
        const failed = (error: string): object => entry('GET', {}, 0, {}, { ...ofChrome, _error: error });
        assert.deepEqual(reasons([failed('net::ERR_BLOCKED_BY_CLIENT')], pages), ['blocked-by-client']);
        assert.deepEqual(reasons([failed('net::ERR_CONNECTION_REFUSED')], pages), ['unreachable']);
        assert.deepEqual(reasons([failed('net::ERR_UNSAFE_PORT')], pages), ['bad-port']);
    });

    it('an error page in HTML is an answer like any other', () => {
        const html = entry('GET', FROM_PAGE, 502, { 'Content-Type': 'text/html' }, ofChrome);
        assert.deepEqual(reasons([html], pages), ['MissingAllowOriginHeader']);
    });
});

describe('a HAR of Charles', () => {
    it('has what went over the wire, and no pages: a request with an Origin is that of a script', () => {
        const wire = { Host: 'api.example.com', Origin: PAGE, Accept: '*/*' };
        assert.deepEqual(reasons([entry('GET', wire, 200, { 'Access-Control-Allow-Origin': 'https://b.example' })]), [
            'AllowOriginMismatch'
        ]);
    });

    it('a request without one is none: nothing failed', () => {
        const wire = { Host: 'api.example.com', Referer: `${PAGE}/`, Accept: 'image/webp,*/*' };
        assert.deepEqual(calls([entry('GET', wire, 200, { 'Content-Type': 'image/png' })]), []);
    });

    it('a sign-in page in a tab is a navigation, and no failed call', () => {
        const wire = { Host: 'login.example.com', Accept: 'text/html,application/xhtml+xml', Referer: `${PAGE}/` };
        assert.deepEqual(calls([entry('GET', wire, 200, { 'Content-Type': 'text/html' })]), []);
    });
});
