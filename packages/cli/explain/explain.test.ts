import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { consoleTextFor } from '../../../force-app/main/default/lwc/crossOrigin/texts.ts';
import { explain, readInput, type Explained } from '../../../force-app/main/default/lwc/errorReader/errorReader.ts';
import { explanationText } from './print.ts';

const PAGE = 'https://acme.lightning.force.com';
const API = 'https://api.example.com/v1/orders';

const of = (input: string | object): Explained =>
    explain(readInput(typeof input === 'string' ? input : JSON.stringify(input)));
const reasons = (input: string | object): string[] => of(input).calls.map(({ obstacles }) => obstacles[0].reason);

describe('an entry', () => {
    const missing = consoleTextFor('MissingAllowOriginHeader', PAGE, API) ?? '';

    it('counts the same call instead of repeating it, and takes the status from the line below', () => {
        const [call, ...others] = of(
            `${missing}\nGET ${API} net::ERR_FAILED 503 (Service Unavailable)\n`.repeat(3)
        ).calls;
        assert.deepEqual(others, []);
        assert.deepEqual([call.count, call.method, call.status, call.url, call.origin], [3, 'GET', 503, API, PAGE]);
    });

    it('finds what is wrong with the value that the message quotes', () => {
        const [call] = of(consoleTextFor('AllowOriginMismatch', PAGE, API, [`${PAGE}/`]) ?? '').calls;
        assert.match(call.obstacles[0].findings.map(({ text }) => text).join(' '), /slash/);
    });

    it('names the directive for which default-src stood in', () => {
        const line = `Refused to load the font 'https://cdn.example.com/f.woff2' because it violates the following Content Security Policy directive: "default-src 'self'". Note that 'font-src' was not explicitly set, so 'default-src' is used as a fallback.`;
        const [call] = of(line).calls;
        const code = call.obstacles[0].fixes.find(({ owner }) => owner === 'admin')?.code?.text ?? '';
        assert.equal(call.directive, 'font-src');
        assert.match(code, /<isApplicableToFontSrc>true</);
        assert.match(code, /<isApplicableToConnectSrc>false</);
    });

    it('takes the lines that Chromium prints for one call that the policy stopped for one', () => {
        const lines = [
            `Connecting to '${API}' violates the following Content Security Policy directive: "connect-src 'self'". The action has been blocked.`,
            `Fetch API cannot load ${API}. Refused to connect because it violates the document's Content Security Policy.`,
            "Uncaught (in promise) TypeError: Failed to fetch. Refused to connect because it violates the document's Content Security Policy."
        ];
        const { calls, unknown } = of(lines.join('\n'));
        assert.deepEqual([calls.map(({ url, count }) => [url, count]), unknown], [[[API, 1]], []]);
        assert.deepEqual(
            of(lines[2]).calls.map(({ obstacles }) => obstacles[0].reason),
            ['csp']
        );
    });

    const refused: [name: string, says: string, asked: RegExp][] = [
        [
            'header',
            'Request header field x-api-key is not allowed by Access-Control-Allow-Headers in preflight response.',
            /Allow-Headers: x-api-key$/m
        ],
        [
            'method',
            'Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.',
            /Allow-Methods: PUT$/m
        ],
        [
            'use of credentials',
            "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
            /Allow-Credentials: true$/m
        ]
    ];
    for (const [name, says, asked] of refused) {
        it(`asks the API’s owner for the ${name} that the message says was refused`, () => {
            const [call] = of(
                `Access to fetch at '${API}' from origin '${PAGE}' has been blocked by CORS policy: ${says}`
            ).calls;
            const owners = call.obstacles[0].fixes.filter(({ owner }) => owner === 'api-owner');
            assert.match(owners.map(({ code }) => code?.text).join('\n'), asked);
        });
    }

    it('says what is not known of the call that the API is to allow', () => {
        const says = (more: string): string[] =>
            of((consoleTextFor('PreflightInvalidStatus', PAGE, API) ?? '') + more).calls[0].wanted;
        assert.match(says('').join(' '), /Which method and headers/);
        assert.deepEqual(says(`\nPUT ${API} net::ERR_FAILED`), []);
    });

    it('tells the names of the headers that a HAR has, and no value of them', () => {
        const secret = 'Bearer marked-secret';
        const request = {
            method: 'POST',
            url: API,
            headers: [
                ['Authorization', secret],
                ['Content-Type', 'text/plain'],
                ['Origin', PAGE]
            ].map(([name, value]) => ({ name, value }))
        };
        const explained = of({
            log: {
                entries: [
                    {
                        _resourceType: 'fetch',
                        request,
                        response: { status: 200, headers: [{ name: 'Date', value: 'x' }] }
                    }
                ]
            }
        });
        assert.deepEqual(explained.calls[0].headers, [
            ['Authorization', ''],
            ['Content-Type', 'text/plain']
        ]);
        assert.ok(!JSON.stringify(explained).includes(secret));
    });

    it('names the directive of the policy in the admin’s change', () => {
        const line = `Loading the image 'https://img.example.com/a.png' violates the following Content Security Policy directive: "img-src 'self'". The action has been blocked.`;
        const [call] = of(line).calls;
        const code = call.obstacles[0].fixes.find(({ owner }) => owner === 'admin')?.code?.text ?? '';
        assert.equal(call.directive, 'img-src');
        assert.match(code, /<isApplicableToImgSrc>true</);
        assert.match(code, /<isApplicableToConnectSrc>false</);
    });

    it('asks for the page’s origin only where a change has it in it', () => {
        const wantedOf = (line: string): string => of(line).calls[0].wanted.join(' ');
        const missing = 'CORS header ‘Access-Control-Allow-Origin’ missing';
        const policy = 'violates the following Content Security Policy directive: "script-src \'self\'".';
        assert.match(
            wantedOf(
                `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${API}. (Reason: ${missing}).`
            ),
            /page’s origin/
        );
        assert.equal(wantedOf(`Refused to execute inline script because it ${policy}`), '');
    });

    for (const [line, form, file] of [
        [
            "Refused to connect because it violates the document's Content Security Policy.",
            /<endpointUrl>https:\/\/api\.example\.com</
        ],
        [
            "SecurityError: Failed to construct 'WebSocket': An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.",
            /wss:\/\/api\.example\.com/
        ],
        [
            `Refused to connect to '${API}' because it violates the document's Content Security Policy.`,
            /<endpointUrl>/,
            'cspTrustedSites'
        ]
    ] as [string, RegExp, string?][]) {
        it(`advises a file for the call that stands there, and a form where none does: ${line}`, () => {
            const [{ obstacles, wanted }] = of(line).calls;
            const advice = JSON.stringify(obstacles.flatMap(({ fixes }) => fixes));
            assert.match(advice, form);
            assert.equal(/"file":"[^"]*\/(\w+)\//.exec(advice)?.[1], file);
            assert.equal(/address of the call/.test(wanted.join()), file === undefined);
            assert.doesNotMatch(advice, /mydomain\.lightning/);
        });
    }

    it('puts WebKit’s two lines together', () => {
        const lines = `Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 200\nFetch API cannot load ${API} due to access control checks.`;
        const { calls } = of(lines);
        assert.deepEqual(
            calls.map(({ url, obstacles }) => [url, obstacles[0].reason]),
            [[API, 'MissingAllowOriginHeader']]
        );
    });

    it('takes the address of a callout from the log around the exception', () => {
        const log = [
            '12:00:00.0 (1)|CALLOUT_REQUEST|[25]|System.HttpRequest[Endpoint=https://slow.example.com/a, Method=POST]',
            '12:00:10.0 (2)|EXCEPTION_THROWN|[25]|System.CalloutException: Read timed out',
            '12:00:10.0 (3)|FATAL_ERROR|System.CalloutException: Read timed out'
        ].join('\n');
        const { calls } = of(log);
        assert.equal(calls.length, 1);
        assert.deepEqual([calls[0].url, calls[0].method], ['https://slow.example.com/a', 'POST']);
    });

    it('is text for people with every owner’s change', () => {
        const text = explanationText(of(missing));
        assert.match(text, /Stopped at: cors, MissingAllowOriginHeader/);
        assert.match(text, /API owner: /);
        assert.match(text, /1 failed call: 1 explained, 0 not known$/);
    });
});

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
        const [{ certain, obstacles, wanted }] = of(har(entry(cut))).calls;
        assert.equal(certain, false);
        assert.ok(obstacles.every(({ gate, reason }) => gate === 'cors' || reason === 'RedirectContainsCredentials'));
        assert.ok(wanted.length > 0);
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
