import { consoleTextFor, gateOf, reasonNames, ruleFor, textFor } from '../../texts';

const ORIGIN = 'https://lab.example';
const ADDRESS = 'https://api.example/orders';

/** Each reason at its gate: the names are part of the face, other programs compare them. */
const GATES: Record<string, string> = {
    csp: 'csp',
    'csp-redirect': 'csp',
    'mixed-content': 'mixed-content',
    DisallowedByMode: 'cors',
    CorsDisabledScheme: 'cors',
    MissingAllowOriginHeader: 'cors',
    WildcardOriginNotAllowed: 'cors',
    MultipleAllowOriginValues: 'cors',
    InvalidAllowOriginValue: 'cors',
    AllowOriginMismatch: 'cors',
    InvalidAllowCredentials: 'cors',
    PreflightMissingAllowOriginHeader: 'preflight',
    PreflightInvalidStatus: 'preflight',
    PreflightAllowOriginMismatch: 'preflight',
    PreflightInvalidAllowCredentials: 'preflight',
    PreflightInvalidAllowOriginValue: 'preflight',
    PreflightMultipleAllowOriginValues: 'preflight',
    PreflightWildcardOriginNotAllowed: 'preflight',
    PreflightDisallowedRedirect: 'preflight',
    InvalidAllowMethodsPreflightResponse: 'preflight',
    InvalidAllowHeadersPreflightResponse: 'preflight',
    MethodDisallowedByPreflightResponse: 'preflight',
    HeaderDisallowedByPreflightResponse: 'preflight',
    RedirectContainsCredentials: 'redirect',
    'redirect-credentials': 'redirect',
    'invalid-redirect': 'redirect',
    'redirect-mode-error': 'redirect',
    'too-many-redirects': 'redirect',
    NoCorsRedirectModeNotFollow: 'arguments',
    corp: 'corp',
    unreachable: 'network',
    'bad-port': 'network',
    'timed-out': 'time-limit',
    cancelled: 'time-limit',
    'invalid-url': 'arguments',
    'invalid-header': 'arguments',
    'invalid-method': 'arguments',
    'no-cors-method': 'arguments',
    'body-not-allowed': 'arguments',
    'credentials-in-url': 'arguments',
    'invalid-arguments': 'arguments',
    'lws-blocked-path': 'lightning-web-security',
    'unregistered-target': 'callout-target',
    'method-not-allowed': 'callout-target',
    'header-not-allowed': 'callout-target',
    'invalid-request': 'arguments',
    'remote-site-missing': 'remote-site',
    'credential-unusable': 'named-credential',
    'proxy-refused': 'named-credential',
    'tls-failed': 'network',
    'response-too-large': 'network',
    'apex-error': 'network',
    'not-found': 'http-status',
    'no-access': 'http-status',
    'record-error': 'http-status',
    coep: 'corp',
    'frame-ancestors': 'frame-ancestors',
    'x-frame-options': 'frame-ancestors',
    LocalNetworkAccessPermissionDenied: 'local-network-access',
    InsecureLocalNetwork: 'local-network-access',
    'proxy-authentication': 'network',
    'websocket-refused': 'network',
    'keepalive-too-large': 'network',
    'dangling-markup': 'arguments',
    'invalid-data-url': 'arguments',
    'blob-method': 'arguments',
    'blob-range': 'arguments',
    'opaque-response-blocking': 'corp',
    'cors-disabled': 'cors',
    'cors-unnamed': 'cors',
    'csp-inline': 'csp',
    'csp-eval': 'csp',
    'service-worker': 'network',
    'blocked-by-client': 'network',
    'event-stream-type': 'http-status',
    'mime-type': 'http-status',
    'tls-refused': 'network',
    'request-too-large': 'arguments',
    'token-refused': 'named-credential',
    'oauth-token-refused': 'named-credential',
    'jwt-exchange-refused': 'named-credential',
    'platform-failed': 'network',
    'method-refused': 'http-status',
    'soap-fault': 'http-status',
    'response-not-read': 'http-status',
    'content-length-set': 'arguments',
    'uncommitted-work': 'arguments',
    'too-many-callouts': 'arguments',
    'callout-from-trigger': 'arguments',
    'callout-not-declared': 'arguments',
    'callout-loop': 'arguments',
    'callout-in-test': 'arguments',
    'apex-class-access': 'http-status',
    'request-limit': 'http-status'
};

describe('what the reasons mean', () => {
    it.each(Object.entries(GATES))(
        'puts %s at the gate %s, with a sentence and a place in a standard',
        (reason, gate) => {
            expect(gateOf(reason)).toBe(gate);
            expect(textFor(reason, ORIGIN, ADDRESS)).not.toBe(textFor('none of ours', ORIGIN, ADDRESS));
            expect(ruleFor(reason)).toMatchObject({ id: reason, text: textFor(reason, "the page's", '') });
            expect(ruleFor(reason).spec).toContain('https://');
        }
    );

    it.each(['none of ours', 'constructor'])('has a sentence for %s, too', (reason) => {
        expect(gateOf(reason)).toBe('network');
        expect(textFor(reason, ORIGIN, ADDRESS)).toBe('The call failed.');
    });

    it('fills in origin and address, whatever they hold', () => {
        expect(textFor('AllowOriginMismatch', 'https://$&.example', ADDRESS)).toContain('than https://$&.example');
        expect(consoleTextFor('MissingAllowOriginHeader', ORIGIN, ADDRESS)).toBe(
            `Access to fetch at '${ADDRESS}' from origin '${ORIGIN}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`
        );
        expect(consoleTextFor('PreflightMissingAllowOriginHeader', ORIGIN, ADDRESS)).toBe(
            `Access to fetch at '${ADDRESS}' from origin '${ORIGIN}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.`
        );
        expect(ruleFor('AllowOriginMismatch').text).toContain("than the page's");
    });

    it('has no console line where Chromium prints none', () => {
        expect(consoleTextFor('unreachable', ORIGIN, ADDRESS)).toBe(undefined);
    });

    it('are none that are not named here', () => {
        expect(reasonNames().sort()).toEqual(Object.keys(GATES).sort());
        expect(consoleTextFor('constructor', ORIGIN, ADDRESS)).toBeUndefined();
    });

    it('leave open what nobody tells', () => {
        expect(consoleTextFor('AllowOriginMismatch', ORIGIN, ADDRESS)).toContain('…');
        expect(consoleTextFor('AllowOriginMismatch', ORIGIN, ADDRESS, ['https://b.test'])).toContain(
            "'https://b.test'"
        );
    });

    it('name the header, and the directive that a page’s own calls are held against', () => {
        expect(textFor('MissingAllowOriginHeader', ORIGIN, ADDRESS)).toContain('Access-Control-Allow-Origin');
        expect(ruleFor('csp').spec).toMatch(/#directive-connect-src$/);
    });

    it.each([
        ['remote-site-missing', /apex_callouts_remote_site_settings\.htm$/],
        ['apex-error', /apex_callouts_http\.htm$/],
        ['soap-fault', /apex_callouts_wsdl2apex\.htm$/],
        ['method-refused', /rfc9110#status\.405$/],
        ['csp', /CSP3\/#directive-font-src$/]
    ])('have the place where it is written: %s', (reason, address) => {
        expect(ruleFor(reason, 'font-src').spec).toMatch(address);
    });
});
