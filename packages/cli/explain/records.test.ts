import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explain, readInput } from '../../../force-app/main/default/lwc/errorReader/errorReader.ts';

const PAGE = 'https://acme.lightning.force.com';
const API = 'https://api.example.com/v1/orders';
const FRAME = 'https://frame.example.com/';

type Headers = Record<string, string>;
interface Row {
    what: string;
    /** The first reason of each call; of one that may have several causes all of them. */
    wanted: string[];
    input: unknown;
}

/** What was read, as a row has it. */
function told(input: unknown): string[] {
    const { calls } = explain(readInput(typeof input === 'string' ? input : JSON.stringify(input)));
    return calls.map(({ certain, obstacles }) =>
        (certain ? obstacles.slice(0, 1) : obstacles).map(({ reason }) => reason).join(' or ')
    );
}

function holds(rows: Row[]): void {
    for (const { what, wanted, input } of rows) {
        it(`${what}: ${wanted.join(' and ') || 'nothing'}`, () => assert.deepEqual(told(input), wanted));
    }
}

const violation = (body: object, type = 'csp-violation'): object[] => [{ age: 1, type, url: `${PAGE}/x`, body }];
const report = (body: object): object => ({
    'csp-report': { 'document-uri': `${PAGE}/x`, 'original-policy': "default-src 'self'", ...body }
});

describe('a report of a browser', () => {
    holds([
        {
            what: 'of a script that stands in the page',
            wanted: ['csp-inline'],
            input: report({ 'effective-directive': 'script-src-elem', 'blocked-uri': 'inline' })
        },
        {
            what: 'of a text that was to become code',
            wanted: ['csp-eval'],
            input: report({ 'violated-directive': 'script-src', 'blocked-uri': 'eval' })
        },
        {
            what: 'of a page that does not want to be framed',
            wanted: ['frame-ancestors'],
            input: report({ 'effective-directive': 'frame-ancestors', 'blocked-uri': PAGE, 'document-uri': FRAME })
        },
        {
            what: 'of two calls, one a line',
            wanted: ['csp', 'csp'],
            input: ['https://a.example.com/x', 'https://b.example.com/y']
                .map((blocked) =>
                    JSON.stringify(report({ 'effective-directive': 'connect-src', 'blocked-uri': blocked }))
                )
                .join('\n')
        },
        {
            what: 'of the policy about what is embedded',
            wanted: ['coep'],
            input: violation({ type: 'corp', blockedURL: `${API}.png`, disposition: 'enforce' }, 'coep')
        },
        {
            what: 'of such a policy that only reports',
            wanted: [],
            input: violation({ type: 'corp', blockedURL: `${API}.png`, disposition: 'reporting' }, 'coep')
        },
        {
            what: 'of a name, a port and a certificate that nobody answered at',
            wanted: ['unreachable', 'unreachable', 'unreachable'],
            input: ['dns.name_not_resolved', 'tcp.refused', 'tls.cert.invalid'].map((type, at) => ({
                type: 'network-error',
                url: `${API}/${at}`,
                body: { type, phase: 'connection', method: 'GET', referrer: `${PAGE}/x`, status_code: 0 }
            }))
        },
        {
            what: 'of a network on which all went well, or which the page left',
            wanted: [],
            input: ['ok', 'abandoned', 'http.error'].map((type) => ({
                type: 'network-error',
                url: API,
                body: { type }
            }))
        },
        { what: 'of something else', wanted: [], input: violation({ id: 'x', message: 'y' }, 'deprecation') }
    ]);
});

const issue = (code: string, details: object): object => ({
    code,
    details: { [`${code[0].toLowerCase()}${code.slice(1)}Details`]: details }
});
const cors = (corsError: string, more: object = {}): object =>
    issue('CorsIssue', { corsErrorStatus: { corsError }, request: { url: API }, initiatorOrigin: PAGE, ...more });
const policy = (kind: string): object =>
    issue('ContentSecurityPolicyIssue', {
        violatedDirective: 'script-src',
        contentSecurityPolicyViolationType: `k${kind}Violation`
    });
const response = (reason: string): object => issue('BlockedByResponseIssue', { request: { url: API }, reason });

describe('an issue of the developer tools', () => {
    holds([
        { what: 'of an inline script', wanted: ['csp-inline'], input: policy('Inline') },
        { what: 'of eval', wanted: ['csp-eval'], input: policy('Eval') },
        { what: 'of an embedder policy', wanted: ['coep'], input: response('CorpNotSameOriginAfterDefaultedToCoep') },
        { what: 'of a resource policy', wanted: ['corp'], input: response('CorpNotSameSite') },
        {
            what: 'of the network of the user, by an older name',
            wanted: ['InsecureLocalNetwork'],
            input: cors('InsecurePrivateNetwork')
        },
        {
            what: 'of its preflight',
            wanted: ['LocalNetworkAccessPermissionDenied'],
            input: cors('PreflightMissingAllowPrivateNetwork')
        },
        { what: 'by a name that nobody knows yet', wanted: [], input: cors('NewErrorOfTomorrow') },
        { what: 'that only warns', wanted: [], input: cors('MissingAllowOriginHeader', { isWarning: true }) }
    ]);
});

const list = (headers: Headers): object[] => Object.entries(headers).map(([name, value]) => ({ name, value }));
const entry = (
    [method, url]: [method: string, url: string],
    asked: Headers,
    answer: { status: number; headers?: Headers; _error?: string; _failureText?: string },
    _resourceType?: string
): object => ({
    request: { method, url, headers: list(asked) },
    response: { ...answer, headers: list(answer.headers ?? {}) },
    ...(_resourceType && { _resourceType, pageref: 'page_1' })
});
const har = (...entries: object[]): object => ({
    log: { version: '1.2', pages: [{ id: 'page_1', title: `${PAGE}/lightning/page/home` }], entries }
});
const ASKS = { Origin: PAGE, 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': 'x-key' };
const framed = { 'sec-fetch-dest': 'iframe', 'sec-fetch-mode': 'navigate', referer: `${PAGE}/` };
const REFUSED = 'net::ERR_BLOCKED_BY_RESPONSE';

describe('an entry of a HAR', () => {
    holds([
        {
            what: 'of a WebSocket that was refused',
            wanted: ['websocket-refused'],
            input: har(
                entry(
                    ['GET', 'wss://ws.example.com/'],
                    { Origin: PAGE, Upgrade: 'websocket' },
                    { status: 403, headers: { Server: 'x' } },
                    'websocket'
                )
            )
        },
        {
            what: 'of a proxy on the way, which saw the preflight alone',
            wanted: ['HeaderDisallowedByPreflightResponse'],
            input: har(
                entry(['OPTIONS', API], ASKS, {
                    status: 200,
                    headers: { 'Access-Control-Allow-Origin': PAGE, 'Access-Control-Allow-Methods': 'PUT' }
                })
            )
        },
        {
            what: 'of a preflight alone that allows the call',
            wanted: [],
            input: har(
                entry(['OPTIONS', API], ASKS, {
                    status: 204,
                    headers: {
                        'Access-Control-Allow-Origin': PAGE,
                        'Access-Control-Allow-Methods': 'PUT',
                        'Access-Control-Allow-Headers': 'x-key'
                    }
                })
            )
        },
        {
            what: 'with the sentence of the console in place of an error’s name',
            wanted: ['PreflightInvalidStatus'],
            input: har(
                entry(
                    ['PUT', API],
                    { Origin: PAGE },
                    { status: -1, _failureText: 'Preflight response is not successful. Status code: 403' }
                )
            )
        },
        {
            what: 'of a frame, with the answer',
            wanted: ['x-frame-options'],
            input: har(
                entry(
                    ['GET', FRAME],
                    framed,
                    { status: 200, headers: { 'X-Frame-Options': 'DENY' }, _error: REFUSED },
                    'document'
                )
            )
        },
        {
            what: 'of a frame, without it',
            wanted: ['frame-ancestors or x-frame-options'],
            input: har(entry(['GET', FRAME], framed, { status: 0, _error: REFUSED }, 'document'))
        },
        {
            what: 'with an error that says nothing of the call',
            wanted: [],
            input: har(entry(['GET', API], {}, { status: 0, _error: 'net::ERR_CACHE_MISS' }, 'fetch'))
        },
        {
            what: 'of a client that is no page',
            wanted: [],
            input: har(entry(['GET', API], { 'User-Agent': 'PostmanRuntime/7' }, { status: 401, headers: {} }))
        }
    ]);
});

const afterApex = (result: object): string => JSON.stringify({ status: 1, result }, undefined, 2);

describe('what the Salesforce CLI and the platform write down', () => {
    holds([
        {
            what: 'a run of anonymous Apex',
            wanted: ['timed-out'],
            input: afterApex({ success: false, exceptionMessage: 'System.CalloutException: Read timed out' })
        },
        {
            what: 'a test that failed',
            wanted: ['uncommitted-work'],
            input: afterApex({
                tests: [{ Outcome: 'Fail', Message: 'System.CalloutException: You have uncommitted work pending.' }]
            })
        },
        { what: 'an org that is not there', wanted: [], input: { status: 1, name: 'NamedOrgNotFoundError' } },
        {
            what: 'a row of the event log for a script in the page',
            wanted: ['csp-inline'],
            input: 'BLOCKED_URI,DIRECTIVE,DISPOSITION\ninline,script-src-elem,enforce\n'
        },
        {
            what: 'a table with lines',
            wanted: ['csp', 'csp-redirect'],
            input: [
                '┌───────────────────┬───────────────┬─────────────────┐',
                '│ UNTRUSTEDURL      │ VIOLATIONTYPE │ VIOLATIONIMPACT │',
                '├───────────────────┼───────────────┼─────────────────┤',
                '│ https://a.example │ frame-src     │ Blocked         │',
                '│ https://b.example │ img-src       │ Reported        │',
                '│ https://c.example │ Redirect      │ Blocked         │',
                '└───────────────────┴───────────────┴─────────────────┘',
                'Total number of records retrieved: 3.'
            ].join('\n')
        },
        {
            what: 'a table with columns',
            wanted: ['csp', 'trusted-url-malformed'],
            input: [
                ' UNTRUSTEDURL      VIOLATIONTYPE VIOLATIONCONTEXT VIOLATIONIMPACT ',
                ' ───────────────── ───────────── ──────────────── ─────────────── ',
                ' https://a.example font-src      Lightning        Blocked         ',
                ' https://b.example MalformedUrl  Not Applicable   Blocked         ',
                'Total number of records retrieved: 2.'
            ].join('\n')
        },
        {
            what: 'the list of Setup',
            wanted: ['csp'],
            input: 'Untrusted URL\tViolation Type\tViolation Impact\nhttps://a.example\timg-src\tBlocked\n\n1 item'
        },
        {
            what: 'a query and a sentence about such a table',
            wanted: [],
            input: 'SELECT UntrustedUrl, ViolationType FROM BrowserPolicyViolation\na, b\nUntrustedUrl of ViolationType here is\nwhat I see there today'
        },
        {
            what: 'the record of a policy that only reports',
            wanted: [],
            input: { result: { records: [{ UntrustedUrl: API, ViolationImpact: 'ReportOnly' }] } }
        }
    ]);
});
