import { settle } from 'test-help/lane';
import { explain, readInput, readPieces } from 'c/errorReader';

// Every message in every shape: packages/cli/explain. Here one input of each kind.

const PAGE = 'https://acme.lightning.force.com';
const API = 'https://api.example.com/v1/orders';

const list = (headers: Record<string, string>) => Object.entries(headers).map(([name, value]) => ({ name, value }));
const entry = (method: string, status: number, answered: Record<string, string>, more: object = {}, url = API) => ({
    _resourceType: 'fetch',
    pageref: 'page',
    request: { method, url, headers: list({ Origin: PAGE }) },
    response: { status, headers: list(answered), ...more }
});
const har = (...entries: object[]) => ({ log: { pages: [{ id: 'page', title: `${PAGE}/` }], entries } });
const allowed = { 'Access-Control-Allow-Origin': PAGE };
const issue = (code: string, details: object) => ({ params: { issue: { code, details } } });
const cspBody = { 'document-uri': PAGE, 'blocked-uri': API, 'effective-directive': 'connect-src' };
const MISSING = `Access to fetch at '${API}' from origin '${PAGE}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`;

const KINDS: [kind: string, input: string | object, reasons: string[]][] = [
    ['a console', `10:02 a.js:1 ${MISSING}\nGET ${API} net::ERR_FAILED 200`, ['MissingAllowOriginHeader']],
    ['a console whose lines are broken', MISSING.replace(/.{60}/g, '$&\n'), ['MissingAllowOriginHeader']],
    [
        'WebKit’s two lines',
        `Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 200\nFetch API cannot load ${API} due to access control checks.`,
        ['MissingAllowOriginHeader']
    ],
    ['a socket that was not opened', "WebSocket connection to 'wss://s.example.com/x' failed: ", ['websocket-refused']],
    [
        'an EventSource that got a page',
        'EventSource\'s response has a MIME type ("text/html") that is not "text/event-stream". Aborting the connection.',
        ['event-stream-type']
    ],
    ['the end of an org’s requests', 'REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.', ['request-limit']],
    ['a user without the class', "You do not have access to the Apex class named 'Orders'.", ['apex-class-access']],
    [
        'a worker of another origin',
        "Failed to construct 'Worker': Script at 'https://cdn.example.com/w.js' cannot be accessed from origin 'https://a.test'.",
        ['DisallowedByMode']
    ],
    [
        'policy violations as a terminal prints them',
        'UNTRUSTEDURL            VIOLATIONTYPE\n─────────────────────── ─────────────\nhttps://img.example.com img-src',
        ['csp']
    ],
    [
        'policy violations between lines',
        '│ UntrustedUrl            │ ViolationType │\n├─────────────────────────┼───────────────┤\n│ https://img.example.com │ img-src       │',
        ['csp']
    ],
    ['policy violations from Setup', 'Untrusted URL\tViolation Type\nhttps://img.example.com\timg-src', ['csp']],
    [
        'a report of a network error',
        [
            { type: 'network-error', url: API, body: { type: 'tcp.refused', method: 'GET', referrer: `${PAGE}/` } },
            { type: 'network-error', url: API, body: { type: 'http.error', method: 'GET' } }
        ],
        ['unreachable']
    ],
    [
        'WebKit’s reason once more before the address',
        `Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 200\nFailed to load resource: Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 200\nFetch API cannot load ${API} due to access control checks.`,
        ['MissingAllowOriginHeader']
    ],
    ['a HAR with the answer', har(entry('GET', 200, { Date: 'x' })), ['MissingAllowOriginHeader']],
    [
        'a HAR with a redirect',
        har(
            entry('GET', 302, { ...allowed, Location: 'https://b.example/' }, { redirectURL: 'https://b.example/' }),
            entry('GET', 200, { Date: 'x' }, {}, 'https://b.example/')
        ),
        ['MissingAllowOriginHeader']
    ],
    [
        'a HAR of a call that failed behind a redirect',
        har(
            entry('GET', 302, { ...allowed, Location: 'https://b.example/' }, { redirectURL: 'https://b.example/' }),
            entry('GET', 0, {}, { _error: 'net::ERR_FAILED' }, 'https://b.example/')
        ),
        ['MissingAllowOriginHeader']
    ],
    [
        'events of Chromium’s network',
        [
            {
                method: 'Network.requestWillBeSent',
                params: { requestId: '1', request: { url: API }, documentURL: PAGE }
            },
            {
                method: 'Network.loadingFailed',
                params: { requestId: '1', corsErrorStatus: { corsError: 'MissingAllowOriginHeader' } }
            },
            {
                method: 'Network.loadingFailed',
                params: { requestId: '2', errorText: 'net::ERR_ABORTED', canceled: true }
            }
        ],
        ['MissingAllowOriginHeader']
    ],
    [
        'what a component gets of an exception in Apex',
        { body: { exceptionType: 'System.CalloutException', message: 'Read timed out' } },
        ['timed-out']
    ],
    [
        'a report behind what a log puts before it, its quotes escaped',
        `10:02 report="${JSON.stringify({ 'csp-report': cspBody }).replaceAll('"', '\\"')}"`,
        ['csp']
    ],
    [
        'a HAR with a preflight',
        har(entry('OPTIONS', 204, allowed), entry('PUT', 0, {}, { _error: 'net::ERR_FAILED' })),
        ['MethodDisallowedByPreflightResponse']
    ],
    [
        'a HAR of a server that is down',
        har(entry('GET', 0, {}, { _error: 'net::ERR_CONNECTION_REFUSED' })),
        ['unreachable']
    ],
    ['a HAR of a call that the policy stopped', har(entry('GET', -1, {}, { _failureText: 'csp' })), ['csp']],
    ['a report of a violation', { 'csp-report': cspBody }, ['csp']],
    [
        'an issue of DevTools',
        [
            {
                code: 'CorsIssue',
                details: {
                    corsIssueDetails: {
                        corsErrorStatus: { corsError: 'PreflightInvalidStatus' },
                        request: { url: API }
                    }
                }
            }
        ],
        ['PreflightInvalidStatus']
    ],
    [
        'records of the platform',
        {
            result: {
                records: [
                    { UntrustedUrl: 'https://img.example.com', ViolationType: 'img-src', ViolationImpact: 'Blocked' }
                ]
            }
        },
        ['csp']
    ],
    [
        'the same as a table',
        'UntrustedUrl,ViolationType,ViolationImpact\nhttps://img.example.com,img-src,Blocked',
        ['csp']
    ],
    [
        'a debug log',
        '1|CALLOUT_REQUEST|[25]|System.HttpRequest[Endpoint=https://slow.example.com/a, Method=POST]\n2|FATAL_ERROR|System.CalloutException: Read timed out',
        ['timed-out']
    ],
    [
        'a debug log with the answer of the API',
        '1|CALLOUT_REQUEST|[2]|System.HttpRequest[Endpoint=https://a.example.com/a, Method=GET]\n2|CALLOUT_RESPONSE|[2]|System.HttpResponse[Status=Unauthorized, StatusCode=401]',
        []
    ],
    ['the source of a page', MISSING.replaceAll("'", '&#39;'), ['MissingAllowOriginHeader']],
    [
        'a console of an image',
        `Refused to load the image '${API}' because it violates the following Content Security Policy directive: "img-src 'self'".`,
        ['csp']
    ],
    [
        'a console of a value that is wrong',
        MISSING.replace(
            /No '.*/,
            "The 'Access-Control-Allow-Origin' header has a value 'https://b.example' that is not equal to the supplied origin."
        ),
        ['AllowOriginMismatch']
    ],
    [
        'a HAR of a redirect that the policy stopped',
        har(
            entry('GET', 302, { ...allowed, Location: 'https://b.example/' }, { redirectURL: 'https://b.example/' }),
            entry('GET', -1, {}, { _failureText: 'csp' }, 'https://b.example/')
        ),
        ['csp-redirect']
    ],
    [
        'issues of DevTools beside the calls of CORS',
        [
            issue('ContentSecurityPolicyIssue', {
                contentSecurityPolicyIssueDetails: { blockedURL: API, violatedDirective: 'connect-src' }
            }),
            issue('MixedContentIssue', {
                mixedContentIssueDetails: { insecureURL: 'http://a.example/', mainResourceURL: PAGE }
            }),
            issue('BlockedByResponseIssue', {
                blockedByResponseIssueDetails: { reason: 'CorpNotSameOrigin', request: { url: API } }
            }),
            issue('CookieIssue', {})
        ],
        ['csp', 'mixed-content', 'corp']
    ],
    [
        'a text with a report in it',
        `From the ticket:\n${JSON.stringify({ 'csp-report': cspBody }, null, 2)}\nthanks`,
        ['csp']
    ]
];

const textOf = (input: string | object): string => (typeof input === 'string' ? input : JSON.stringify(input));

async function* inPieces(text: string) {
    const bytes = new TextEncoder().encode(text);
    for (let start = 0; start < bytes.length; start += 50) {
        yield bytes.subarray(start, start + 50);
    }
    await settle();
}

describe('c/errorReader', () => {
    it.each(KINDS)('explains %s', (_kind, input, reasons) => {
        const { calls, unknown } = explain(readInput(textOf(input)));
        expect(calls.flatMap(({ obstacles }) => obstacles.slice(0, 1).map(({ reason }) => reason))).toEqual(reasons);
        expect(unknown).toEqual([]);
    });

    it.each(KINDS)('explains %s the same when it comes in pieces', async (_kind, input) => {
        const text = textOf(input);
        expect(explain(await readPieces(inPieces(text), undefined, 100))).toEqual(explain(readInput(text)));
    });

    it('knows that it was a worker whose script was not its page’s own', () => {
        const text =
            "Failed to construct 'Worker': Script at 'https://cdn.example.com/w.js' cannot be accessed from origin 'https://a.test'.";
        expect(explain(readInput(text)).calls[0].obstacles[0].fixes[0].id).toBe('own-worker');
    });

    it.each([
        ["Refused to connect because it violates the document's Content Security Policy.", 'https://api.example.com'],
        [
            "Failed to construct 'WebSocket': An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.",
            'wss://api.example.com'
        ]
    ])('gives a form where the address of the call does not stand there: %s', (text, place) => {
        const [{ obstacles, wanted }] = explain(readInput(text)).calls;
        const advice = JSON.stringify(obstacles[0].fixes);
        expect(advice).toContain(place);
        expect(advice).not.toContain('"file"');
        expect(wanted.join()).toContain('The address of the call');
    });

    it('writes no file about a page that nothing names', () => {
        const api = 'https://acme.my.salesforce.com/services/data/v60.0/';
        const text = MISSING.replace(API, api).replace(PAGE, 'https://app.example.com');
        const adviceOn = (line: string) => JSON.stringify(explain(readInput(line)).calls);
        expect(adviceOn(text)).toContain('/corsWhitelistOrigins/');
        expect(adviceOn(text.replace(" from origin 'https://app.example.com'", ''))).not.toContain(
            '/corsWhitelistOrigins/'
        );
    });

    it('answers with what is not known instead of a guess', () => {
        const { calls, unknown } = explain(readInput('CORS error: something blocked our request'));
        expect(calls).toEqual([]);
        expect(unknown).toHaveLength(1);
    });
});
