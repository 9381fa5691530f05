import { parseMessage } from 'c/crossOrigin';

describe('parseMessage, of what the platform says', () => {
    it.each([
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
        [
            "Refused to apply style from 'https://a.test/x.css' because its MIME type ('text/html') is not a supported stylesheet MIME type, and strict MIME checking is enabled.",
            'mime-type',
            undefined
        ],
        [
            'Failed to load module script: Expected a JavaScript module script but the server responded with a MIME type of "text/html". Strict MIME type checking is enforced for module scripts per HTML spec.',
            'mime-type',
            undefined
        ],
        [
            'Loading module from “https://a.test/x.js” was blocked because of a disallowed MIME type (“text/html”).',
            'mime-type',
            undefined
        ],
        [
            'The stylesheet https://a.test/x.css was not loaded because its MIME type, “text/html”, is not “text/css”.',
            'mime-type',
            undefined
        ],
        [
            "Did not parse stylesheet at 'https://a.test/x.css' because non CSS MIME types are not allowed in strict mode.",
            'mime-type',
            undefined
        ],
        [
            'Refused to execute https://a.test/x.js as script because "X-Content-Type-Options: nosniff" was given and its Content-Type is not a script MIME type.',
            'mime-type',
            undefined
        ],
        ["TypeError: 'text/html' is not a valid JavaScript MIME type.", 'mime-type', undefined],
        ['AbortError: signal is aborted without reason', 'cancelled', undefined],
        ['DOMException: The user aborted a request.', 'cancelled', undefined],
        ['AbortError: The operation was aborted. ', 'cancelled', undefined],
        ['AbortError: This operation was aborted', 'cancelled', undefined],
        ['AbortError: Fetch is aborted', 'cancelled', undefined],
        ['The connection to wss://a.test/s was interrupted while the page was loading.', 'cancelled', 'firefox'],
        [
            "TypeError: Failed to execute 'fetch' on 'Window': Failed to read the 'headers' property from 'RequestInit': String contains non ISO-8859-1 code point.",
            'invalid-header',
            'chromium'
        ],
        ['Firefox can’t establish a connection to the server at wss://s.test/x.', 'websocket-refused', 'firefox'],
        ['[{"errorCode":"API_DISABLED_FOR_ORG"}]', 'permission-missing', undefined],
        ["The named credential isn't fully configured.", 'credential-unusable', undefined],
        [
            'System.CalloutException: Exceeded max size limit of 6000000 with request size 6000001',
            'request-too-large',
            undefined
        ],
        [
            'System.CalloutException: java.security.cert.CertificateException: No subject alternative DNS name matching api.example.com found.',
            'tls-failed',
            undefined
        ],
        ['System.CalloutException: No name matching api.example.com found', 'tls-failed', undefined],
        ['System.CalloutException: Unrecognized SSL message, plaintext connection?', 'tls-refused', undefined],
        ["System.CalloutException: The named callout URL: 'callout:Api/a b' is malformed", 'invalid-url', undefined],
        [
            'System.CalloutException: Illegal character(s) in message header value: Bearer x',
            'invalid-header',
            undefined
        ],
        ['System.CalloutException: no protocol: /orders', 'invalid-url', undefined],
        ['System.UnexpectedException: Got an unexpected error in callout', 'platform-failed', undefined],
        [
            'System.CalloutException: Web service callout failed: WebService returned a SOAP Fault: Not found faultcode=soapenv:Client faultactor=',
            'soap-fault',
            undefined
        ],
        ['<soapenv:Fault><faultstring xml:lang="en">Not found</faultstring></soapenv:Fault>', 'soap-fault', undefined],
        [
            'System.CalloutException: Web service callout failed: Unable to parse callout response. Apex type not found for element code',
            'response-not-read',
            undefined
        ]
    ])('reads %s', (line, reason, profile) => {
        expect(parseMessage(line)).toMatchObject(profile ? { reason, profile } : { reason });
        expect(parseMessage(`12:00:01 page.js:1 ${line}\n    at send (page.js:2)`)).toMatchObject({ reason });
    });
});
