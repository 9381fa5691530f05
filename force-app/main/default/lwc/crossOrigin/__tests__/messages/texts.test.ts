import { consoleTextFor, gateOf, ruleFor, textFor } from '../../texts';

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
    'record-error': 'http-status'
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

    it('points into the standards', () => {
        expect(ruleFor('remote-site-missing').spec).toContain('remote_site_settings.htm');
        expect(ruleFor('apex-error').spec).toContain('_http.htm');
    });
});
