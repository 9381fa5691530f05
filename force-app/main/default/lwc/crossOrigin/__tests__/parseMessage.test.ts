import { parseMessage } from 'c/crossOrigin';
import { consoleTextFor, consoleLines } from '../texts';

const PAGE = 'https://acme.lightning.force.com';
const API = 'https://api.example.com/v1?a=(b)';
const CORS = `Access to fetch at '${API}' from origin '${PAGE}' has been blocked by CORS policy: `;
const FIREFOX = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${API}. (Reason: `;
const CSP = 'violates the following Content Security Policy directive: "connect-src \'self\'"';

describe('parseMessage', () => {
    it.each(consoleLines().map(([reason]) => reason))('reads the line that Chromium prints for %s', (reason) => {
        const line = consoleTextFor(reason, PAGE, API, ['https://x.test', 'b'])!;
        const read = parseMessage(`${line}`)!;
        // The policy is the same before and after a redirect: the line does not tell.
        expect(read.reason).toBe(reason === 'csp-redirect' ? 'csp' : reason);
        expect(read.url ?? API).toBe(API);
        expect(read.origin ?? PAGE).toBe(PAGE);
    });

    it('reads origin, address and values', () => {
        const value =
            "The 'Access-Control-Allow-Origin' header has a value 'https://b.test' that is not equal to the supplied origin. Have the server send the header with a valid value.";
        expect(parseMessage(CORS + value)).toEqual({
            reason: 'AllowOriginMismatch',
            profile: 'chromium',
            origin: PAGE,
            url: API,
            values: { value: 'https://b.test' }
        });
    });

    it.each([
        // Chromium
        [`Connecting to '${API}' ${CSP}. The action has been blocked.`, 'csp', 'chromium'],
        [`Refused to connect to '${API}' because it ${CSP}.`, 'csp', 'chromium'],
        [`Refused to load the image '${API}' because it ${CSP.replace('connect', 'img')}.`, 'csp', 'chromium'],
        [
            `Loading the script '${API}' ${CSP.replace('connect', 'script')}. The action has been blocked.`,
            'csp',
            'chromium'
        ],
        [`Loading the font '${API}' ${CSP.replace('connect', 'font')}.`, 'csp', 'chromium'],
        [`Loading media from '${API}' ${CSP.replace('connect', 'media')}.`, 'csp', 'chromium'],
        [`Refused to frame '${API}' because it ${CSP.replace('connect', 'frame')}.`, 'csp', 'chromium'],
        [`Framing '${API}' ${CSP.replace('connect', 'frame')}. The request has been blocked.`, 'csp', 'chromium'],
        [
            `Sending form data to '${API}' ${CSP.replace('connect-src', 'form-action')}. The request has been blocked.`,
            'csp',
            'chromium'
        ],
        [`Creating a worker from '${API}' ${CSP.replace('connect', 'worker')}.`, 'csp', 'chromium'],
        [
            `Fetch API cannot load ${API}. Refused to connect because it violates the document's Content Security Policy.`,
            'csp',
            'chromium'
        ],
        [
            `Refused to frame '${API}' because an ancestor violates the following Content Security Policy directive: "frame-ancestors 'none'".`,
            'frame-ancestors',
            'chromium'
        ],
        [
            `Framing '${API}' violates the following Content Security Policy directive: "frame-ancestors 'self'".`,
            'frame-ancestors',
            'chromium'
        ],
        [
            `Refused to display '${API}' in a frame because it set 'X-Frame-Options' to 'deny'.`,
            'x-frame-options',
            undefined
        ],
        [
            `${CORS.replace('fetch', 'XMLHttpRequest')}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
            'MissingAllowOriginHeader',
            'chromium'
        ],
        [
            `${CORS.replace('fetch', 'font')}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
            'MissingAllowOriginHeader',
            'chromium'
        ],
        [
            `${CORS.replace(' from', " (redirected from 'https://a.test/') from")}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
            'MissingAllowOriginHeader',
            'chromium'
        ],
        [
            `${CORS}Response to preflight request doesn't pass access control check: It does not have HTTP ok status.`,
            'PreflightInvalidStatus',
            'chromium'
        ],
        [
            `${CORS}Request header field baggage is not allowed by Access-Control-Allow-Headers in preflight response.`,
            'HeaderDisallowedByPreflightResponse',
            'chromium'
        ],
        [
            `${CORS}Permission was denied for this request to access the \`loopback\` address space.`,
            'LocalNetworkAccessPermissionDenied',
            'chromium'
        ],
        [
            `${CORS}The request client is not a secure context and the resource is in more-private address space \`local\`.`,
            'InsecureLocalNetwork',
            'chromium'
        ],
        [
            `Mixed Content: The page at '${PAGE}/' was loaded over HTTPS, but requested an insecure XMLHttpRequest endpoint 'http://a.test/'. This request has been blocked; the content must be served over HTTPS.`,
            'mixed-content',
            'chromium'
        ],
        [
            `Mixed Content: The page at '${PAGE}/' was loaded over HTTPS, but attempted to connect to the insecure WebSocket endpoint 'ws://a.test/'. This request has been blocked; this endpoint must be available over WSS.`,
            'mixed-content',
            'chromium'
        ],
        ['GET https://a.test/x net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin 200 (OK)', 'corp', 'chromium'],
        [
            'GET https://a.test/x net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep 200',
            'coep',
            'chromium'
        ],
        ['GET https://a.test/x net::ERR_BLOCKED_BY_ORB', 'opaque-response-blocking', 'chromium'],
        ['GET https://a.test/x net::ERR_NAME_NOT_RESOLVED', 'unreachable', 'chromium'],
        ['GET http://a.test:25/ net::ERR_UNSAFE_PORT', 'bad-port', 'chromium'],
        ['GET https://a.test/x net::ERR_TOO_MANY_REDIRECTS', 'too-many-redirects', 'chromium'],
        ['GET https://a.test/x net::ERR_BLOCKED_BY_CLIENT', 'blocked-by-client', 'chromium'],
        [
            "TypeError: Failed to execute 'fetch' on 'Window': Request cannot be constructed from a URL that includes credentials: https://u:p@a.test/",
            'credentials-in-url',
            'chromium'
        ],
        [
            "TypeError: Failed to execute 'fetch' on 'Window': 'PUT' is unsupported in no-cors mode.",
            'no-cors-method',
            'chromium'
        ],
        [
            "TypeError: Failed to execute 'fetch' on 'Window': 'TRACE' HTTP method is unsupported.",
            'invalid-method',
            'chromium'
        ],
        [
            "TypeError: Failed to execute 'fetch' on 'Window': Request with GET/HEAD method cannot have body.",
            'body-not-allowed',
            'chromium'
        ],
        ["TypeError: Failed to execute 'fetch' on 'Window': Invalid name", 'invalid-header', 'chromium'],
        // Firefox
        [
            `${FIREFOX}CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.`,
            'MissingAllowOriginHeader',
            'firefox'
        ],
        [
            `${FIREFOX}CORS header ‘Access-Control-Allow-Origin’ does not match ‘https://b.test’).`,
            'AllowOriginMismatch',
            'firefox'
        ],
        [
            `${FIREFOX}Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).`,
            'WildcardOriginNotAllowed',
            'firefox'
        ],
        [
            `${FIREFOX}Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).`,
            'MultipleAllowOriginValues',
            'firefox'
        ],
        [
            `${FIREFOX}expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).`,
            'InvalidAllowCredentials',
            'firefox'
        ],
        [
            `${FIREFOX}Did not find method in CORS header ‘Access-Control-Allow-Methods’).`,
            'MethodDisallowedByPreflightResponse',
            'firefox'
        ],
        [
            `${FIREFOX}invalid token ‘a b’ in CORS header ‘Access-Control-Allow-Methods’).`,
            'InvalidAllowMethodsPreflightResponse',
            'firefox'
        ],
        [
            `${FIREFOX}invalid token ‘a b’ in CORS header ‘Access-Control-Allow-Headers’).`,
            'InvalidAllowHeadersPreflightResponse',
            'firefox'
        ],
        [
            `${FIREFOX}missing token ‘x-a’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight channel).`,
            'HeaderDisallowedByPreflightResponse',
            'firefox'
        ],
        [
            `${FIREFOX}header ‘x-a’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).`,
            'HeaderDisallowedByPreflightResponse',
            'firefox'
        ],
        [`${FIREFOX}CORS request external redirect not allowed).`, 'PreflightDisallowedRedirect', 'firefox'],
        [`${FIREFOX}CORS preflight response did not succeed). Status code: 404.`, 'PreflightInvalidStatus', 'firefox'],
        [`${FIREFOX}CORS request not http).`, 'CorsDisabledScheme', 'firefox'],
        [`${FIREFOX}CORS request did not succeed). Status code: (null).`, 'unreachable', 'firefox'],
        [`${FIREFOX}CORS disabled).`, 'cors-disabled', 'firefox'],
        [
            "Access to XMLHttpRequest at 'file:///C:/data.json' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: chrome, chrome-extension, data, http, https.",
            'CorsDisabledScheme',
            'chromium'
        ],
        ['System.CalloutException: IO Exception: Read timed out', 'timed-out', undefined],
        ['System.CalloutException: connect timed out', 'unreachable', undefined],
        [
            'System.CalloutException: Unable to tunnel through proxy. Proxy returns "HTTP/1.1 503 Service Unavailable"',
            'unreachable',
            undefined
        ],
        [
            'System.CalloutException: sun.security.validator.ValidatorException: PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed',
            'tls-failed',
            undefined
        ],
        [
            'System.CalloutException: java.security.cert.CertificateException: No subject alternative names present',
            'tls-failed',
            undefined
        ],
        ['System.CalloutException: no protocol: /services/x', 'invalid-url', undefined],
        [
            `Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src) at ${API} because it violates the following directive: “connect-src 'self'”`,
            'csp',
            'firefox'
        ],
        [
            `Content Security Policy: The page’s settings blocked the loading of a resource at ${API} (“connect-src”).`,
            'csp',
            'firefox'
        ],
        [
            `Content-Security-Policy: The page’s settings blocked a script (script-src-elem) at ${API} from being executed because it violates the following directive: “script-src 'self'”`,
            'csp',
            'firefox'
        ],
        ['Blocked loading mixed active content “http://a.test/”', 'mixed-content', 'firefox'],
        [
            'The resource at “https://a.test/x” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/',
            'corp',
            'firefox'
        ],
        [
            'The resource at “https://a.test/x” was blocked by OpaqueResponseBlocking. Reason: “mime-type”.',
            'opaque-response-blocking',
            'firefox'
        ],
        [
            'The loading of “https://a.test/” in a frame is denied by “X-Frame-Options“ directive set to “DENY“.',
            'x-frame-options',
            'firefox'
        ],
        ['TypeError: Window.fetch: TRACE is an invalid request method.', 'invalid-method', 'firefox'],
        ['TypeError: Window.fetch: HEAD or GET Request cannot have a body.', 'body-not-allowed', 'firefox'],
        // WebKit
        [
            `Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 200`,
            'MissingAllowOriginHeader',
            'webkit'
        ],
        [
            'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
            'WildcardOriginNotAllowed',
            'webkit'
        ],
        ['Access-Control-Allow-Origin cannot contain more than one origin.', 'MultipleAllowOriginValues', 'webkit'],
        [
            'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
            'InvalidAllowCredentials',
            'webkit'
        ],
        ['Preflight response is not successful. Status code: 404', 'PreflightInvalidStatus', 'webkit'],
        ['Method PUT is not allowed by Access-Control-Allow-Methods.', 'MethodDisallowedByPreflightResponse', 'webkit'],
        [
            'Request header field X-A is not allowed by Access-Control-Allow-Headers.',
            'HeaderDisallowedByPreflightResponse',
            'webkit'
        ],
        [`Fetch API cannot load ${API} due to access control checks.`, 'cors-unnamed', 'webkit'],
        [
            `Refused to connect to ${API} because it does not appear in the connect-src directive of the Content Security Policy.`,
            'csp',
            'webkit'
        ],
        [
            `Refused to load ${API} because it appears in neither the img-src directive nor the default-src directive of the Content Security Policy.`,
            'csp',
            'webkit'
        ],
        [
            `[blocked] The page at ${PAGE} requested insecure content from http://a.test/. This content was blocked and must be served over HTTPS.`,
            'mixed-content',
            'webkit'
        ],
        [
            "Cancelled load to https://a.test/ because it violates the resource's Cross-Origin-Resource-Policy response header.",
            'corp',
            'webkit'
        ],
        // The platform
        [
            'Lightning Web Security: Cannot request disallowed endpoint: https://a.test/aura',
            'lws-blocked-path',
            undefined
        ],
        [
            'System.CalloutException: Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = https://a.test/x',
            'remote-site-missing',
            undefined
        ],
        [
            'The callout couldn\'t access the endpoint. You might not have the required permissions, or the named credential "Api" might not exist.',
            'credential-unusable',
            undefined
        ],
        [
            'We couldn\'t access the credential(s). You might not have the required permissions, or the external credential "Api" might not exist.',
            'credential-unusable',
            undefined
        ],
        ['Unable to fetch the OAuth token. Error: invalid_client. Error description: no', 'token-refused', undefined],
        ['Unable to complete the JWT token exchange. Error: invalid_client.', 'token-refused', undefined],
        ['System.CalloutException: Content-Length header already present', 'content-length-set', undefined],
        [
            'System.CalloutException: You have uncommitted work pending. Please commit or rollback before calling out',
            'uncommitted-work',
            undefined
        ],
        ['System.LimitException: Too many callouts: 101', 'too-many-callouts', undefined],
        [
            'System.CalloutException: Callout from triggers are currently not supported.',
            'callout-from-trigger',
            undefined
        ],
        ['Methods defined as TestMethod do not support Web service callouts', 'callout-in-test', undefined],
        ['System.CalloutException: Read timed out', 'timed-out', undefined],
        [
            'System.CalloutException: Exceeded max size limit of 6000000 with response size 6000001',
            'response-too-large',
            undefined
        ],
        [
            'System.CalloutException: sun.security.validator.ValidatorException: PKIX path building failed: x',
            'tls-failed',
            undefined
        ],
        ['System.CalloutException: Invalid HTTP method: get', 'invalid-method', undefined],
        ['[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]', 'session-invalid', undefined],
        ['System.CalloutException: Exceeded maximum time allotted for callout (120000 ms)', 'timed-out', undefined],
        [
            'System.CalloutException: java.security.cert.CertificateExpiredException: NotAfter: Sun Mar 01',
            'tls-failed',
            undefined
        ],
        ['System.CalloutException: Received fatal alert: handshake_failure', 'tls-refused', undefined],
        ['System.CalloutException: Remote host terminated the handshake', 'tls-refused', undefined],
        ['System.CalloutException: Remote host closed connection during handshake', 'tls-refused', undefined],
        ['System.CalloutException: api.example.com', 'unreachable', undefined],
        [
            'System.CalloutException: Illegal character in query at index 40: https://api.example.com/?q=a b',
            'invalid-url',
            undefined
        ],
        [
            'System.CalloutException: Callout not allowed from this future method. Please enable callout by annotating the future method. eg: @Future(callout=true)',
            'callout-not-declared',
            undefined
        ],
        ['System.CalloutException: Callout loop not allowed', 'callout-loop', undefined],
        ["You do not have access to the Apex class named 'CalloutProxy'.", 'apex-class-access', undefined],
        [
            '[{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]',
            'request-limit',
            undefined
        ],
        [
            "Failed to construct 'Worker': Script at 'https://cdn.test/w.js' cannot be accessed from origin 'https://a.test'.",
            'DisallowedByMode',
            'chromium'
        ],
        [
            "Failed to execute 'sendBeacon' on 'Navigator': Refused to send beacon to 'https://a.test/' because it violates the document's Content Security Policy.",
            'csp',
            'chromium'
        ],
        [
            'EventSource\'s response has a MIME type ("text/html") that is not "text/event-stream". Aborting the connection.',
            'event-stream-type',
            undefined
        ],
        ['Firefox can’t establish a connection to the server at wss://s.test/x.', 'websocket-refused', 'firefox'],
        ['[{"errorCode":"API_DISABLED_FOR_ORG"}]', 'permission-missing', undefined]
    ])('reads %s', (line, reason, profile) => {
        expect(parseMessage(line)).toMatchObject(profile ? { reason, profile } : { reason });
        expect(parseMessage(`12:00:01 page.js:1 ${line}\n    at send (page.js:2)`)).toMatchObject({ reason });
    });

    it('reads a socket of which Chromium says no more than that it failed', () => {
        const failed = "WebSocket connection to 'wss://s.test/x' failed: ";
        expect(parseMessage(failed)).toMatchObject({ reason: 'websocket-refused', url: 'wss://s.test/x' });
        expect(parseMessage(`${failed}net::ERR_CONNECTION_RESET`)).toMatchObject({ reason: 'unreachable' });
    });

    it.each([
        '',
        'Hello',
        'System.CalloutException: api.example.com is not what we call',
        'TypeError: Failed to fetch',
        'TypeError: NetworkError when attempting to fetch resource.',
        'GET https://a.test/x 404 (Not Found)',
        `[Report Only] Refused to connect to '${API}' because it ${CSP}.`,
        'Content-Security-Policy: (Report-Only policy) The page’s settings would block the loading of a resource (connect-src) at https://a.test/',
        "Mixed Content: The page at 'https://p.test/' was loaded over HTTPS, but requested an insecure element 'http://a.test/x.png'. This request was automatically upgraded to HTTPS",
        'Access-Control-Allow-Origin: *'
    ])('says nothing of %j', (text) => {
        expect(parseMessage(text)).toBeUndefined();
    });

    it.each(['a', ' ', "'", '"', 'Refused to ', "from 'https:", '(Reason: '])(
        'reads a megabyte of %j in a moment',
        (part) => {
            const started = performance.now();
            parseMessage(part.repeat(1_000_000 / part.length));
            expect(performance.now() - started).toBeLessThan(2000);
        }
    );
});
