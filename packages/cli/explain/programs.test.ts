import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { consoleTextFor } from '../../../force-app/main/default/lwc/crossOrigin/texts.ts';
import { API, PAGE, of, reasons } from './testing/explained.ts';

describe('records of programs', () => {
    const entry = (more: object): object => ({
        pageref: 'p',
        _resourceType: 'fetch',
        request: { method: 'GET', url: API, headers: [{ name: 'Referer', value: `${PAGE}/` }] },
        response: { status: 200, headers: [{ name: 'Content-Type', value: 'application/json' }] },
        ...more
    });
    const document = (policy: string): object => ({
        pageref: 'p',
        _resourceType: 'document',
        request: { method: 'GET', url: `${PAGE}/`, headers: [] },
        response: { status: 200, headers: [{ name: 'Content-Security-Policy', value: policy }] }
    });
    const har = (...entries: object[]): object => ({
        log: { version: '1.2', pages: [{ id: 'p', title: `${PAGE}/` }], entries }
    });

    it('a HAR with the answer: the answer decides, and the second obstacle is announced', () => {
        assert.deepEqual(reasons(har(document("connect-src 'self' https://api.example.com"), entry({}))), [
            'MissingAllowOriginHeader'
        ]);
        const [{ obstacles }] = of(har(document("connect-src 'self'"), entry({}))).calls;
        assert.deepEqual(
            obstacles.map(({ reason }) => reason),
            ['csp', 'MissingAllowOriginHeader']
        );
    });

    it('a HAR without the answer: what such a call can meet, and what would decide', () => {
        const cut = { response: { status: -1, headers: [], _failureText: 'net::ERR_FAILED' } };
        const withCookie = {
            request: { method: 'GET', url: `${PAGE}/x`, headers: [{ name: 'Cookie', value: 'a=b' }] }
        };
        const [{ certain, obstacles, wanted }] = of(har(entry(withCookie), entry(cut))).calls;
        assert.equal(certain, false);
        assert.ok(obstacles.every(({ gate, reason }) => gate === 'cors' || reason === 'RedirectContainsCredentials'));
        assert.ok(wanted.length > 0);
    });

    it('a HAR, or a line, that does not tell of a token: what a preflight may have met is possible, too', () => {
        const cut = { response: { status: 0, headers: [], _error: 'net::ERR_FAILED' } };
        for (const input of [har(entry(cut)), `GET ${API} net::ERR_FAILED`]) {
            const [{ certain, obstacles }] = of(input).calls;
            const told = obstacles.map(({ reason }) => reason);
            assert.equal(certain, false);
            assert.ok(told.includes('PreflightMissingAllowOriginHeader'));
            assert.ok(told.includes('HeaderDisallowedByPreflightResponse'));
        }
    });

    it('a HAR of a recorder that is not known, and that names no error: nothing is left out, and nothing passed over', () => {
        const asked = (...headers: object[]): object => ({
            pageref: 'p',
            request: { method: 'GET', url: API, headers: [{ name: 'Referer', value: `${PAGE}/` }, ...headers] },
            response: { status: 0, headers: [] }
        });
        for (const entry of [asked(), asked({ name: 'Origin', value: PAGE })]) {
            const [{ certain, obstacles }] = of(har(entry)).calls;
            const told = obstacles.map(({ reason }) => reason);
            assert.equal(certain, false);
            assert.deepEqual(told.slice(0, 3), ['unreachable', 'csp', 'blocked-by-client']);
            assert.equal(new Set(told).size, told.length);
        }
    });

    it('a HAR of a call that failed although nothing that is known explains it: it is told of as not known', () => {
        const image = {
            pageref: 'p',
            _resourceType: 'image',
            request: {
                method: 'GET',
                url: 'https://img.example.com/a.png',
                headers: [{ name: 'Cookie', value: 'a=b' }]
            },
            response: { status: 0, headers: [], _error: 'net::ERR_FAILED' }
        };
        const { calls, unknown } = of(har(image));
        assert.deepEqual([calls.length, unknown.length], [0, 1]);
        assert.match(unknown[0].text, /img\.example\.com/);
    });

    it('a HAR of a call that went through, or that the page gave up: nothing failed', () => {
        const allowed = { response: { status: 200, headers: [{ name: 'Access-Control-Allow-Origin', value: PAGE }] } };
        const aborted = { response: { status: -1, headers: [], _failureText: 'net::ERR_ABORTED' } };
        assert.deepEqual(of(har(entry(allowed), entry(aborted))).calls, []);
    });

    it('a HAR of a server that is down', () => {
        const down = { response: { status: 0, headers: [], _error: 'net::ERR_CONNECTION_REFUSED' } };
        assert.deepEqual(reasons(har(entry(down))), ['unreachable']);
    });

    it('a HAR that somebody emptied of all but its addresses', () => {
        assert.deepEqual(of({ log: { entries: [{}, null, { request: { url: API } }, { request: 7 }] } }).calls, []);
    });

    it('issues of DevTools, reports of violations, records of the platform', () => {
        const issue = {
            code: 'CorsIssue',
            details: {
                corsIssueDetails: {
                    corsErrorStatus: { corsError: 'PreflightMissingAllowOriginHeader', failedParameter: '' },
                    isWarning: false,
                    request: { url: API },
                    initiatorOrigin: PAGE
                }
            }
        };
        assert.deepEqual(reasons([{ method: 'Audits.issueAdded', params: { issue } }, issue]), [
            'PreflightMissingAllowOriginHeader'
        ]);
        const body = {
            'document-uri': `${PAGE}/x`,
            'blocked-uri': API,
            'effective-directive': 'connect-src',
            'original-policy': "connect-src 'self'"
        };
        assert.deepEqual(reasons({ 'csp-report': body }), ['csp']);
        assert.deepEqual(reasons({ 'csp-report': { ...body, disposition: 'report' } }), []);
        const report = {
            type: 'csp-violation',
            url: PAGE,
            body: { documentURL: PAGE, blockedURL: API, effectiveDirective: 'connect-src', disposition: 'enforce' }
        };
        assert.deepEqual(reasons([report]), ['csp']);
        const rows = [
            { UntrustedUrl: 'https://img.example.com', ViolationType: 'img-src', ViolationImpact: 'Blocked' }
        ];
        assert.deepEqual(reasons({ status: 0, result: { records: rows } }), ['csp']);
    });

    const violation = {
        isTrusted: true,
        blockedURI: API,
        documentURI: `${PAGE}/x`,
        disposition: 'enforce',
        effectiveDirective: 'connect-src',
        originalPolicy: "connect-src 'self'"
    };
    const apexError = {
        status: 500,
        body: { exceptionType: 'System.CalloutException', message: 'Read timed out', stackTrace: 'Class.A.b: line 3' }
    };

    it('the event of a violation, as a script wrote it down, also behind what a log puts before it', () => {
        assert.deepEqual(reasons(violation), ['csp']);
        const [call] = of(`12:00:01 [warn] violation: ${JSON.stringify(violation)}`).calls;
        assert.deepEqual([call.url, call.origin, call.directive], [API, PAGE, 'connect-src']);
        assert.deepEqual(reasons(`{"message":${JSON.stringify(JSON.stringify(violation))}}`), ['csp']);
        assert.deepEqual(reasons({ ...violation, disposition: 'report' }), []);
    });

    it('the error that a component gets from Apex, on one line or on many; of another exception nothing failed', () => {
        assert.deepEqual(reasons(apexError), ['timed-out']);
        assert.deepEqual(reasons(`got ${JSON.stringify(apexError)}`), ['timed-out']);
        assert.deepEqual(reasons(JSON.stringify(apexError, null, 2)), ['timed-out']);
        const message = `Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${API}`;
        const [call] = of({ exceptionType: 'System.CalloutException', message }).calls;
        assert.deepEqual([call.obstacles[0].reason, call.url], ['remote-site-missing', API]);
        const strange = of({ body: { exceptionType: 'System.CalloutException', message: 'The moon is full.' } });
        assert.deepEqual([strange.calls.length, strange.unknown.length], [0, 1]);
        const other = { body: { exceptionType: 'System.NullPointerException', message: 'Attempt to de-reference' } };
        assert.deepEqual(of(other).calls, []);
    });

    it('events of the network as a performance log keeps them: the address comes from the event before', () => {
        const sent = {
            method: 'Network.requestWillBeSent',
            params: { requestId: '7', documentURL: `${PAGE}/x`, request: { method: 'PUT', url: API } }
        };
        const failed = (more: object): object => ({
            method: 'Network.loadingFailed',
            params: { requestId: '7', type: 'Fetch', errorText: 'net::ERR_FAILED', ...more }
        });
        const status = { corsError: 'HeaderDisallowedByPreflightResponse', failedParameter: 'x-key' };
        const [call] = of([sent, failed({ corsErrorStatus: status })]).calls;
        assert.deepEqual(
            [call.method, call.url, call.origin, call.obstacles[0].reason],
            ['PUT', API, PAGE, 'HeaderDisallowedByPreflightResponse']
        );
        assert.deepEqual(reasons([sent, failed({ blockedReason: 'csp' })]), ['csp']);
        assert.deepEqual(reasons([sent, failed({ canceled: true })]), []);
    });

    it('a bare error with a status: the preflight is past, and nothing was redirected', () => {
        const gates = (line: string): string[] => of(line).calls[0].obstacles.map(({ gate }) => gate);
        assert.deepEqual([...new Set(gates(`PUT ${API} net::ERR_FAILED 200 (OK)`))], ['cors']);
        assert.deepEqual([...new Set(gates(`PUT ${API} net::ERR_FAILED`))].sort(), ['cors', 'preflight', 'redirect']);
    });

    it('an error that several causes share names them all, one of an unknown name none', () => {
        const [refused] = of(`GET ${API} net::ERR_BLOCKED_BY_RESPONSE`).calls;
        assert.equal(refused.certain, false);
        assert.deepEqual(
            refused.obstacles.map(({ reason }) => reason),
            ['corp', 'frame-ancestors', 'x-frame-options']
        );
        const [socket] = of("WebSocket connection to 'wss://s.example.com/x' failed: ").calls;
        assert.deepEqual(
            [socket.certain, ...socket.obstacles.map(({ reason }) => reason)],
            [false, 'websocket-refused', 'unreachable']
        );
        const { calls, unknown } = of(`GET ${API} net::ERR_BLOCKED_BY_ADMINISTRATOR`);
        assert.deepEqual([calls.length, unknown.length], [0, 1]);
    });

    it('keeps the value of a header to itself, which an error may tell of', () => {
        for (const text of [
            'System.CalloutException: Illegal character(s) in message header value: Bearer hush',
            'TypeError: Window.fetch: Bearer hush is an invalid header value.',
            "TypeError: Header 'Authorization' has invalid value: Bearer hush"
        ]) {
            const explained = of(text);
            assert.equal(explained.calls[0].obstacles[0].reason, 'invalid-header');
            assert.doesNotMatch(JSON.stringify(explained), /hush/);
        }
    });

    it('the answer that Aura gets, with the error of an action in it', () => {
        const error = { exceptionEvent: false, exceptionType: 'System.CalloutException', message: 'Read timed out' };
        const answer = {
            actions: [
                { id: '7', state: 'SUCCESS', error: [] },
                { id: '8', state: 'ERROR', error: [error] }
            ]
        };
        assert.deepEqual(reasons(answer), ['timed-out']);
        assert.deepEqual(reasons(`while(1);\n${JSON.stringify(answer, null, 2)}`), ['timed-out']);
        assert.deepEqual(of({ actions: [null, 7, { state: 'SUCCESS', error: null }] }).calls, []);
    });

    it('takes the address from before or behind the error, as each tool prints it', () => {
        for (const line of [
            `${API} - Failed to load resource: net::ERR_NAME_NOT_RESOLVED`,
            `Error: page.goto: net::ERR_NAME_NOT_RESOLVED at ${API}`,
            `GET ${API} net::ERR_NAME_NOT_RESOLVED`
        ]) {
            assert.deepEqual(
                of(line).calls.map(({ url, obstacles }) => [url, obstacles[0].reason]),
                [[API, 'unreachable']]
            );
        }
    });

    it('a HAR together with the console: the line of the console decides, the HAR tells the request', () => {
        const cut = { response: { status: 0, headers: [], _error: 'net::ERR_FAILED' } };
        const line = consoleTextFor('MultipleAllowOriginValues', PAGE, API, [`${PAGE}, *`]) ?? '';
        const record = JSON.stringify(har(entry(cut)));
        for (const input of [`${line}\n${record}`, `${record}\n${line}`]) {
            const { calls } = of(input);
            assert.deepEqual(
                calls.map(({ certain, method, count, obstacles }) => [certain, method, count, obstacles[0].reason]),
                [[true, 'GET', 1, 'MultipleAllowOriginValues']]
            );
        }
    });

    it('a mixture: text with a report in the middle', () => {
        const report = JSON.stringify(
            { 'csp-report': { 'document-uri': PAGE, 'blocked-uri': API, 'effective-directive': 'connect-src' } },
            null,
            2
        );
        assert.deepEqual(reasons(`From the ticket:\n${report}\nSystem.LimitException: Too many callouts: 101`).sort(), [
            'csp',
            'too-many-callouts'
        ]);
    });
});
