import { parseMessage } from 'c/crossOrigin';
import { PAGE, API, CORS, CSP } from './lines';

describe('parseMessage, of what Chromium prints', () => {
    it.each([
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
        [
            `Mixed Content: The page at '${PAGE}/' was loaded over a secure connection, but contains a form that targets an insecure endpoint 'http://a.test/'. This endpoint should be made available over a secure connection.`,
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
        ['GET https://a.test/x net::ERR_BLOCKED_BY_CSP', 'csp', 'chromium'],
        [
            "Refused to frame '' because it violates the following Content Security Policy directive: \"frame-src 'self'\".",
            'csp',
            'chromium'
        ],
        [
            `Fetch API cannot load ${API}. Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is ''. It must be 'true' to allow credentials. Origin '${PAGE}' is therefore not allowed access.`,
            'InvalidAllowCredentials',
            'chromium'
        ],
        [
            'SEC7124: Request method PUT was not present in the Access-Control-Allow-Methods list.',
            'MethodDisallowedByPreflightResponse',
            undefined
        ],
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
        [
            "SyntaxError: Failed to execute 'setRequestHeader' on 'XMLHttpRequest': 'X Api' is not a valid HTTP header field name.",
            'invalid-header',
            'chromium'
        ],
        ["SyntaxError: Failed to execute 'open' on 'XMLHttpRequest': Invalid URL", 'invalid-url', 'chromium']
    ])('reads %s', (line, reason, profile) => {
        expect(parseMessage(line)).toMatchObject(profile ? { reason, profile } : { reason });
        expect(parseMessage(`12:00:01 page.js:1 ${line}\n    at send (page.js:2)`)).toMatchObject({ reason });
    });
});
