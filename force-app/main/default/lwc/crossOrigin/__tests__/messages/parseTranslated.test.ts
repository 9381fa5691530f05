import { parseMessage } from 'c/crossOrigin';
import { API, LINKED, TRANSLATED_CORS, TRANSLATED_OTHERS, TRANSLATED_WARNINGS } from './translatedLines';

const GERMAN =
    'Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf ';
const LINK = 'https://developer.mozilla.org/docs/Web/HTTP/CORS/Errors/';
const INLINE = 'Content-Security-Policy : Les paramètres de la page ont empêché l’exécution d’un script intégré';

/** What a line says beside its reason. */
const VALUES: Record<string, Record<string, string>> = {
    AllowOriginMismatch: { value: 'https://other.example' },
    InvalidAllowMethodsPreflightResponse: { value: 'a b' },
    InvalidAllowHeadersPreflightResponse: { value: 'a b' },
    HeaderDisallowedByPreflightResponse: { header: 'x-a' }
};

const ofFirefox = (reason: string, url?: string, values?: Record<string, string>) => ({
    reason,
    profile: 'firefox',
    ...(url && { url }),
    ...(values && { values })
});

describe('parseMessage, of what Firefox prints in other languages', () => {
    it.each(TRANSLATED_CORS)('%s is read with its address, its status and its values: %s', (reason, text) => {
        const status = text.includes('403') ? { status: '403' } : undefined;
        expect(parseMessage(text)).toEqual(ofFirefox(reason, API, VALUES[reason] ?? status));
    });

    it('the policy, frames and mixed content are read with what stands beside them', () => {
        expect(TRANSLATED_OTHERS.map(([, text]) => parseMessage(text))).toEqual([
            ofFirefox('csp', API, { directive: 'connect-src' }),
            ofFirefox('csp', API, { directive: "connect-src 'self'", name: 'connect-src' }),
            ofFirefox('csp-inline', undefined, { directive: "script-src 'self'", name: 'script-src-elem' }),
            ofFirefox('csp-eval', undefined, { directive: "script-src 'self'", name: 'script-src' }),
            ofFirefox('x-frame-options', 'https://api.example.com/', { value: 'DENY' }),
            ofFirefox('x-frame-options', 'https://api.example.com/', { value: 'SAMEORIGIN' }),
            ...Array.from({ length: 3 }, () => ofFirefox('mixed-content', 'http://api.example.com/x'))
        ]);
    });

    it.each([
        ['CORSMissingAllowOrigin', 'MissingAllowOriginHeader'],
        ['CORSAllowOriginNotMatchingOrigin', 'AllowOriginMismatch'],
        ['CORSNotSupportingCredentials', 'WildcardOriginNotAllowed'],
        ['CORSMultipleAllowOriginNotAllowed', 'MultipleAllowOriginValues'],
        ['CORSMissingAllowCredentials', 'InvalidAllowCredentials'],
        ['CORSMethodNotFound', 'MethodDisallowedByPreflightResponse'],
        ['CORSMissingAllowHeaderFromPreflight', 'HeaderDisallowedByPreflightResponse'],
        ['CORSInvalidAllowMethod', 'InvalidAllowMethodsPreflightResponse'],
        ['CORSInvalidAllowHeader', 'InvalidAllowHeadersPreflightResponse'],
        ['CORSExternalRedirectNotAllowed', 'PreflightDisallowedRedirect'],
        ['CORSPreflightDidNotSucceed', 'PreflightInvalidStatus'],
        ['CORSRequestNotHttp', 'CorsDisabledScheme'],
        ['CORSDidNotSucceed', 'unreachable'],
        ['CORSDisabled', 'cors-disabled']
    ])('the page %s of its documentation names the reason in any language', (page, reason) => {
        expect(parseMessage(`Zablokowano żądanie z "${API}". Kod stanu: 500. [Więcej](${LINK}${page})`)).toEqual(
            ofFirefox(reason, API, { status: '500' })
        );
    });

    it.each(LINKED)('%s is read by its link: %s', (reason, text) => {
        expect(parseMessage(text)).toEqual(ofFirefox(reason, API));
    });

    it.each([
        [
            `${INLINE} (script-src-elem) car il enfreint la directive suivante : « script-src https://cdn.test »`,
            ofFirefox('csp-inline', undefined, { directive: 'script-src https://cdn.test', name: 'script-src-elem' })
        ],
        [
            'Die "X-Frame-Options"-Direktive "DENY" verbietet das Laden von "http://api.example.com/" in einem Frame.',
            ofFirefox('x-frame-options', 'http://api.example.com/', { value: 'DENY' })
        ],
        [
            'Laden von gemischten aktiven Inhalten "ws://api.example.com/x" wurde blockiert.',
            ofFirefox('mixed-content', 'ws://api.example.com/x')
        ],
        ...['„ws://api.example.com/x“', '«ws://api.example.com/x»', '« ws://api.example.com/x »'].map(
            (quoted): [string, ReturnType<typeof ofFirefox>] => [
                `Laden von gemischten aktiven Inhalten ${quoted.replace('„', '“')} wurde blockiert.`,
                ofFirefox('mixed-content', 'ws://api.example.com/x')
            ]
        ),
        [
            `${GERMAN}${API}. (Grund: ungültiges Token in CORS-Kopfzeile 'Access-Control-Allow-Headers').`,
            ofFirefox('InvalidAllowHeadersPreflightResponse', API)
        ],
        [
            `${GERMAN}${API}. (Grund: Kopfzeile ist aufgrund der Kopfzeile 'Access-Control-Allow-Headers' aus der CORS-Preflight-Antwort nicht zulässig).`,
            ofFirefox('HeaderDisallowedByPreflightResponse', API)
        ]
    ])('%s', (text, message) => {
        expect(parseMessage(text)).toEqual(message);
    });

    it.each([
        ...TRANSLATED_WARNINGS,
        // Broken before the value that decides.
        `${GERMAN}${API}. (Grund: CORS-Kopfzeile 'Access-Control-Allow-Origin'`,
        `${GERMAN}${API}. (Grund: CORS-Kopfzeile 'Access-Control-Allow-Origin' stimmt nicht mit 'https://other.`,
        `${GERMAN}${API}. (Grund: etwas anderes).`,
        `${GERMAN}. (Grund: CORS-Anfrage schlug fehl).`,
        `${API}. (Grund: CORS-Anfrage schlug fehl).`,
        `Zablokowano żądanie. [Więcej](${LINK}CORSDidNotSucceed)`,
        `Zablokowano żądanie z ${API}. [Więcej](${LINK}CORSAllNew)`,
        // Said of a policy, a frame or an address, and nothing was stopped.
        'Content-Security-Policy: Unbekannte Direktive "worker-src" konnte nicht verarbeitet werden.',
        'Content-Security-Policy: Die Einstellungen der Seite haben etwas blockiert.',
        'Die Einstellungen der Seite haben das Laden einer Ressource blockiert ("connect-src").',
        'Ungültiger X-Frame-Options-Header "ALLOW" von "https://api.example.com/".',
        'Die "X-Frame-Options"-Direktive "DENY" verbietet das Laden in einem Frame.',
        'Die Direktive "DENY" von "https://api.example.com/".',
        'Laden von "http://api.example.com/x" wurde blockiert.',
        'Laden von gemischten aktiven Inhalten wurde blockiert.'
    ])('is silent about %s', (text) => {
        expect(parseMessage(text)).toBeUndefined();
    });
});
