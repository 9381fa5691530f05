import { parseMessage } from 'c/crossOrigin';
import { API, FIREFOX } from './lines';

describe('parseMessage, of what Firefox prints', () => {
    it.each([
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
        [
            'Content Security Policy: The page’s settings blocked the loading of a resource (frame-ancestors)',
            'frame-ancestors',
            'firefox'
        ],
        [
            'Content Security Policy: The page\'s settings blocked the loading of a resource at self ("img-src https://a.test").',
            'csp',
            'firefox'
        ],
        [
            'The resource at “https://a.test/x” was blocked due to its Cross-Origin-Embedder-Policy header (or lack thereof).',
            'coep',
            'firefox'
        ],
        [
            'TypeError: Window.fetch: https://u:p@a.test/ is an url with embedded credentials.',
            'credentials-in-url',
            'firefox'
        ],
        ['TypeError: Window.fetch: https:// is not a valid URL.', 'invalid-url', 'firefox'],
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
        ['TypeError: Window.fetch: HEAD or GET Request cannot have a body.', 'body-not-allowed', 'firefox']
    ])('reads %s', (line, reason, profile) => {
        expect(parseMessage(line)).toMatchObject(profile ? { reason, profile } : { reason });
        expect(parseMessage(`12:00:01 page.js:1 ${line}\n    at send (page.js:2)`)).toMatchObject({ reason });
    });
});
