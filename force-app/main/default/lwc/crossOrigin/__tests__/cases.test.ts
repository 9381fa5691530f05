import { advise, findings, isByApex, obstacleNamed, obstacles, parseMessage, predict } from 'c/crossOrigin';
import type { Call, Lane } from 'c/crossOrigin';
import fs from 'node:fs';
import path from 'node:path';

/** Public reports of people who did this job, hosts replaced: what stopped the call, and what helped. */
type Case = Call & { id: string; title: string };
const CASES = JSON.parse(fs.readFileSync(path.join(__dirname, '__fixtures__/cases.json'), 'utf8')) as Case[];
const caseOf = (id: string): Case => CASES.find((one) => one.id === id)!;

/** Id, gate and reason of the first obstacle, its first fix and who makes it, the findings that show the true cause. */
const STOPPED: [id: string, gate: string, reason: string, fix: string, owner: string, findings: string[]][] = [
    ['lwc-weather-no-acao', 'cors', 'MissingAllowOriginHeader', 'use-apex', 'developer', []],
    ['lwc-distance-matrix-wrong-lists', 'cors', 'MissingAllowOriginHeader', 'use-apex', 'developer', []],
    ['trusted-url-https-not-wss', 'csp', 'csp', 'trusted-url', 'admin', ['policy-near-miss']],
    ['iframe-target-frame-ancestors', 'frame-ancestors', 'frame-ancestors', 'let-page-frame', 'api-owner', []],
    [
        'static-resource-redirect-null-origin',
        'cors',
        'AllowOriginMismatch',
        'call-directly',
        'developer',
        ['origin-null-after-redirect']
    ],
    [
        'sf-soap-login-no-cors',
        'preflight',
        'PreflightMissingAllowOriginHeader',
        'use-rest',
        'developer',
        ['salesforce-endpoint']
    ],
    [
        'sf-token-endpoint-options',
        'preflight',
        'PreflightMissingAllowOriginHeader',
        'token-by-server',
        'developer',
        ['salesforce-endpoint', 'added-headers']
    ],
    [
        'xhr-upload-progress',
        'preflight',
        'PreflightMissingAllowOriginHeader',
        'allow-preflight',
        'api-owner',
        ['upload-listener']
    ],
    [
        'tracing-header-added',
        'preflight',
        'HeaderDisallowedByPreflightResponse',
        'leave-off-headers',
        'developer',
        ['added-headers']
    ],
    [
        'patch-lower-case',
        'preflight',
        'MethodDisallowedByPreflightResponse',
        'method-upper-case',
        'developer',
        ['method-lower-case']
    ],
    ['acao-twice', 'cors', 'MultipleAllowOriginValues', 'allow-origin', 'api-owner', ['allow-origin-twice']],
    [
        'allowed-origin-trailing-slash',
        'cors',
        'AllowOriginMismatch',
        'allow-origin',
        'api-owner',
        ['allow-origin-slash']
    ],
    ['credentials-and-star', 'preflight', 'PreflightWildcardOriginNotAllowed', 'allow-origin', 'api-owner', []],
    [
        'preflight-redirect-slash',
        'preflight',
        'PreflightDisallowedRedirect',
        'call-directly',
        'developer',
        ['preflight-redirected']
    ],
    ['gateway-authorizer-403', 'cors', 'MissingAllowOriginHeader', 'mend-status', 'api-owner', ['error-status']],
    [
        'private-network',
        'local-network-access',
        'LocalNetworkAccessPermissionDenied',
        'local-network-permission',
        'developer',
        []
    ],
    ['mixed-content', 'mixed-content', 'mixed-content', 'https', 'api-owner', []],
    ['trusted-url-malformed', 'csp', 'csp', 'trusted-url', 'admin', []]
];

/** These calls work; what their people met is a finding. */
const READABLE: [id: string, findings: string[]][] = [
    ['samesite-cookie-not-sent', ['readable-error', 'cookie-not-sent']],
    ['header-not-exposed', ['hidden-headers']]
];

/** Where Apex called: what it said, the reason that this is, the first fix. */
const OF_APEX: [id: string, message: string, gate: string, reason: string, fix: string, says: RegExp][] = [
    [
        'apex-remote-site-other-host',
        'System.CalloutException: Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = https://acme--preprod--c.visual.example.com/services/Soap/m/28.0',
        'remote-site',
        'remote-site-missing',
        'remote-site',
        /https:\/\/acme--preprod--c\.visual\.example\.com as/
    ],
    [
        'apex-read-timed-out',
        'System.CalloutException: Read timed out',
        'time-limit',
        'timed-out',
        'set-timeout',
        /setTimeout\(120000\)/
    ],
    [
        'apex-get-becomes-post',
        '|CALLOUT_RESPONSE|[12]|System.HttpResponse[Status=Method Not Allowed, StatusCode=405]',
        'http-status',
        'method-refused',
        'no-body-on-get',
        /setBody/
    ],
    [
        'apex-content-length-named-credential',
        'System.CalloutException: Content-Length header already present',
        'arguments',
        'content-length-set',
        'no-content-length',
        /setHeader\('Content-Length'/
    ],
    [
        'apex-certificate-chain',
        'System.CalloutException: sun.security.validator.ValidatorException: PKIX path building failed: unable to find valid certification path to requested target',
        'network',
        'tls-failed',
        'full-chain',
        /whole certificate chain/
    ],
    [
        'apex-callout-from-trigger',
        'System.CalloutException: Callout from triggers are currently not supported.',
        'arguments',
        'callout-from-trigger',
        'queueable',
        /Queueable/
    ]
];

/** What else Apex and the platform say, and who mends it. */
const SAID: [text: string, owner: string, fix: string, says: RegExp][] = [
    ['CalloutException: Exceeded maximum time allotted for callout (60000 ms)', 'developer', 'set-timeout', /120/],
    ['CalloutException: Callout not allowed from this future method.', 'developer', 'declare-callout', /callout=true/],
    ['CalloutException: Callout loop not allowed', 'developer', 'no-loop', /same org/],
    ['CalloutException: Received fatal alert: bad_certificate', 'admin', 'client-certificate', /mutual TLS/],
    ['CalloutException: java.security.cert.CertificateExpiredException: x', 'api-owner', 'full-chain', /expired/],
    ["You do not have access to the Apex class named 'Orders'.", 'admin', 'apex-class-access', /guest user/],
    ['[{"errorCode":"REQUEST_LIMIT_EXCEEDED"}]', 'developer', 'fewer-requests', /composite/],
    [
        'EventSource\'s response has a MIME type ("text/html") that is not "text/event-stream".',
        'api-owner',
        'event-stream-type',
        /sign-in or error page/
    ],
    [
        "Refused to execute script from 'https://raw.githubusercontent.com/a/b.js' because its MIME type ('text/plain') is not executable, and strict MIME type checking is enabled.",
        'api-owner',
        'content-type',
        /a copy of your own/
    ]
];

/** Told by the lists of a project, which the engine does not read. */
const BY_THE_SCAN: Record<string, string> = { 'csp-header-too-large': 'header-size' };

describe('real cases', () => {
    it.each(STOPPED)('%s', (id, gate, reason, fix, owner, ids) => {
        const { page, request, hops } = caseOf(id);
        const [first] = obstacles(page, request, hops);
        expect([first?.gate, first?.reason, first?.fixes[0].id, first?.fixes[0].owner]).toEqual([
            gate,
            reason,
            fix,
            owner
        ]);
        expect(first.findings.map((found) => found.id)).toEqual(expect.arrayContaining(ids));
    });

    it.each(READABLE)('%s', (id, ids) => {
        const { page, request, hops } = caseOf(id);
        expect(predict(page, request, hops).outcome).toBe('readable');
        expect(obstacles(page, request, hops)).toEqual([]);
        expect(findings(page, request, hops).map((found) => found.id)).toEqual(expect.arrayContaining(ids));
    });

    it.each(OF_APEX)('%s', (_id, text, gate, reason, fix, says) => {
        const message = parseMessage(text);
        expect(message?.reason).toBe(reason);
        const context = {
            page: { origin: 'https://acme.lightning.force.com', policies: [] },
            request: { url: message?.url ?? 'https://api.example.com/' },
            lane: 'apex' as Lane
        };
        const [first] = advise({ outcome: 'blocked', gate, reason, wire: [] } as never, context);
        expect(first.id).toBe(fix);
        expect(`${first.title} ${first.text}`).toMatch(says);
    });

    it.each(SAID)('%s', (text, owner, fix, says) => {
        const { reason } = parseMessage(text)!;
        const page = { origin: 'https://acme.lightning.force.com', policies: [] };
        const [first] = obstacleNamed(reason, page, { url: 'https://api.example.com/' }, isByApex(reason, text)).fixes;
        expect([first.owner, first.id]).toEqual([owner, fix]);
        expect(first.text).toMatch(says);
    });

    it('has a test for each of them, or says which rule of the scan tells of it', () => {
        const all = [...STOPPED, ...READABLE, ...OF_APEX].map(([id]) => id);
        expect(all).toEqual(expect.arrayContaining(CASES.map(({ id }) => id)));
        expect(all.length + Object.keys(BY_THE_SCAN).length).toBe(27);
        const files = fs.readdirSync(path.resolve('packages/cli/scan/rules'), { recursive: true, encoding: 'utf8' });
        const rules = files.map((file) => path.basename(file, '.ts'));
        expect(rules).toEqual(expect.arrayContaining(Object.values(BY_THE_SCAN)));
    });
});
