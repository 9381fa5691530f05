export const API = 'https://api.example.com/v1/orders';

/** What Firefox says in other languages before and behind the reason, and each reason. */
interface Language {
    name: string;
    before: string;
    after: string;
    status: string;
    reasons: Record<string, string>;
}

const LANGUAGES: Language[] = [
    {
        name: 'German',
        before: 'Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf ',
        after: '. (Grund: …).',
        status: ' Statuscode: 403.',
        reasons: {
            unreachable: 'CORS-Anfrage schlug fehl',
            PreflightDisallowedRedirect: 'Externe Weiterleitung der CORS-Anfrage verboten',
            CorsDisabledScheme: 'CORS-Anfrage war nicht http',
            MissingAllowOriginHeader: "CORS-Kopfzeile 'Access-Control-Allow-Origin' fehlt",
            MultipleAllowOriginValues:
                "Es darf nur ein eine CORS-Kopfzeile 'Access-Control-Allow-Origin' verwendet werden",
            AllowOriginMismatch:
                "CORS-Kopfzeile 'Access-Control-Allow-Origin' stimmt nicht mit 'https://other.example' überein",
            WildcardOriginNotAllowed:
                "Berechtigung/Credential wird nicht unterstützt, wenn die CORS-Kopfzeile 'Access-Control-Allow-Origin' auf '*' gesetzt ist",
            MethodDisallowedByPreflightResponse:
                "Methode nicht in CORS-Kopfzeile 'Access-Control-Allow-Methods' gefunden",
            InvalidAllowCredentials: "'true' in CORS-Kopfzeile 'Access-Control-Allow-Credentials' erwartet",
            PreflightInvalidStatus: 'CORS-Preflight-Antwort schlug fehl',
            InvalidAllowHeadersPreflightResponse:
                "ungültiges Token 'a b' in CORS-Kopfzeile 'Access-Control-Allow-Headers'",
            HeaderDisallowedByPreflightResponse:
                "Kopfzeile 'x-a' ist aufgrund der Kopfzeile 'Access-Control-Allow-Headers' aus der CORS-Preflight-Antwort nicht zulässig"
        }
    },
    {
        name: 'French',
        before: 'Blocage d’une requête multiorigine (Cross-Origin Request) : la politique « Same Origin » ne permet pas de consulter la ressource distante située sur ',
        after: '. Raison : ….',
        status: ' Code d’état : 403.',
        reasons: {
            unreachable: 'échec de la requête CORS',
            PreflightDisallowedRedirect: 'la redirection externe de requêtes CORS n’est pas autorisée',
            CorsDisabledScheme: 'la requête CORS n’utilise pas HTTP',
            MissingAllowOriginHeader: 'l’en-tête CORS « Access-Control-Allow-Origin » est manquant',
            MultipleAllowOriginValues:
                'le recours à plusieurs en-têtes CORS « Access-Control-Allow-Origin » n’est pas autorisé',
            AllowOriginMismatch:
                'l’en-tête CORS « Access-Control-Allow-Origin » ne correspond pas à « https://other.example »',
            WildcardOriginNotAllowed:
                'l’identification n’est pas prise en charge si la valeur de l’en-tête CORS « Access-Control-Allow-Origin » est « * »',
            MethodDisallowedByPreflightResponse: 'méthode manquante dans l’en-tête « Access-Control-Allow-Methods »',
            InvalidAllowCredentials: '« true » attendu dans l’en-tête CORS « Access-Control-Allow-Credentials »',
            PreflightInvalidStatus: 'échec de la réponse de pré-vérification des requêtes CORS',
            InvalidAllowMethodsPreflightResponse:
                'jeton « a b » invalide dans l’en-tête CORS « Access-Control-Allow-Methods »',
            HeaderDisallowedByPreflightResponse:
                'l’en-tête « x-a » n’est pas autorisé d’après l’en-tête « Access-Control-Allow-Headers » de la réponse de pré-vérification des requêtes CORS'
        }
    },
    {
        name: 'Spanish',
        before: 'Solicitud desde otro origen bloqueada: la política de mismo origen impide leer el recurso remoto en ',
        after: ' (razón: …).',
        status: '',
        reasons: {
            CorsDisabledScheme: 'la solicitud CORS no es http',
            MissingAllowOriginHeader: "falta la cabecera CORS 'Access-Control-Allow-Origin'",
            AllowOriginMismatch:
                "la cabecera CORS 'Access-Control-Allow-Origin' no coincide con 'https://other.example'",
            WildcardOriginNotAllowed:
                "la credencial no se admite si la cabecera CORS 'Access-Control-Allow-Credentials' es '*'",
            InvalidAllowCredentials: "se esperaba 'true' en la cabecera CORS 'Access-Control-Allow-Credentials'"
        }
    },
    {
        name: 'Spanish, in other words',
        before: 'Solicitud de origen cruzado bloqueada: La misma política de origen no permite la lectura de recursos remotos en ',
        after: '. (Razón: …).',
        status: '',
        reasons: {
            unreachable: 'Solicitud CORS sin éxito',
            MultipleAllowOriginValues: 'no se permiten múltiples cabeceras CORS ‘Access-Control-Allow-Origin’',
            HeaderDisallowedByPreflightResponse:
                'La cabecera ‘x-a’ no está permitida de acuerdo a la cabecera ‘Access-Control-Allow-Headers’ de la verificación previa de la respuesta CORS'
        }
    },
    {
        name: 'Portuguese',
        before: 'Requisição cross-origin bloqueada: A diretiva Same Origin (mesma origem) não permite a leitura do recurso remoto em ',
        after: ' (motivo: …).',
        status: ' Código de status: 403.',
        reasons: {
            unreachable: 'falha na requisição CORS',
            PreflightDisallowedRedirect: 'redirecionamento externo de requisição CORS não permitido',
            MissingAllowOriginHeader: "falta cabeçalho 'Access-Control-Allow-Origin' no CORS",
            MultipleAllowOriginValues: 'não é permitido vários cabeçalhos ‘Access-Control-Allow-Origin’ no CORS',
            AllowOriginMismatch:
                "cabeçalho 'Access-Control-Allow-Origin' do CORS não corresponde a 'https://other.example'",
            PreflightInvalidStatus: 'falha na resposta de comprovação (preflight) do CORS'
        }
    },
    {
        name: 'Italian',
        before: 'Bloccata richiesta multiorigine (cross-origin): il criterio di corrispondenza dell’origine non consente la lettura della risorsa remota da ',
        after: '. Motivo: ….',
        status: ' Codice di stato: 403.',
        reasons: {
            unreachable: 'richiesta CORS non riuscita',
            PreflightDisallowedRedirect: 'redirect non consentito per richiesta CORS esterna',
            CorsDisabledScheme: 'richiesta CORS non http',
            MissingAllowOriginHeader: 'header CORS “Access-Control-Allow-Origin” mancante',
            MultipleAllowOriginValues: 'header CORS “Access-Control-Allow-Origin” multipli non consentiti',
            AllowOriginMismatch: 'header CORS “Access-Control-Allow-Origin” non corrisponde a “https://other.example”',
            PreflightInvalidStatus: 'risposta CORS preliminare (“preflight”) non riuscita',
            HeaderDisallowedByPreflightResponse:
                'l’header “x-a” non è consentito a causa dell’header “Access-Control-Allow-Headers” nella risposta CORS preliminare (“preflight”)'
        }
    },
    {
        name: 'Japanese',
        before: 'クロスオリジン要求をブロックしました: 同一生成元ポリシーにより、',
        after: ' にあるリモートリソースの読み込みは拒否されます (理由: …)。',
        status: '',
        reasons: {
            unreachable: 'CORS 要求が成功しなかった',
            PreflightDisallowedRedirect: 'CORS 要求の外部リダイレクトは許可されない',
            CorsDisabledScheme: 'CORS 要求が http でない',
            MissingAllowOriginHeader: 'CORS ヘッダー ‘Access-Control-Allow-Origin’ が足りない',
            AllowOriginMismatch: 'CORS ヘッダー ‘Access-Control-Allow-Origin’ が ‘https://other.example’ と異なる',
            WildcardOriginNotAllowed:
                'CORS ヘッダー ‘Access-Control-Allow-Origin’ が ‘*’ である場合、認証情報はサポートされない',
            InvalidAllowHeadersPreflightResponse:
                'CORS ヘッダー ‘Access-Control-Allow-Headers’ に不正なトークン ‘a b’ が含まれる',
            HeaderDisallowedByPreflightResponse:
                'CORS プリフライトチャンネルからの CORS ヘッダー ‘Access-Control-Allow-Headers’ にトークン ‘x-a’ が足りない'
        }
    },
    {
        name: 'Chinese',
        before: '已拦截跨源请求：同源策略禁止读取位于 ',
        after: ' 的远程资源。（原因：…）。',
        status: '',
        reasons: {
            CorsDisabledScheme: 'CORS 请求不是 http',
            MissingAllowOriginHeader: "CORS 头缺少 'Access-Control-Allow-Origin'",
            AllowOriginMismatch: "CORS 头 'Access-Control-Allow-Origin' 不匹配 'https://other.example'",
            InvalidAllowCredentials: "CORS 头中的 'Access-Control-Allow-Credentials' 预期为 'true'",
            PreflightInvalidStatus: 'CORS 预检通道未成功',
            InvalidAllowMethodsPreflightResponse: "CORS 头 'Access-Control-Allow-Methods' 中的令牌 'a b' 无效",
            HeaderDisallowedByPreflightResponse:
                "来自 CORS 预检通道的 CORS 头 'Access-Control-Allow-Headers' 的令牌 'x-a' 无效"
        }
    }
];

/** What is said of CORS. */
export const TRANSLATED_CORS: [reason: string, text: string][] = [
    ...LANGUAGES.flatMap(({ before, after, status, reasons }) =>
        Object.entries(reasons).map(([reason, why]): [string, string] => [
            reason,
            `${before}${API}${after.replace('…', why)}${/MissingAllow|unreach|InvalidStatus/.test(reason) ? status : ''}`
        ])
    )
];

/** What the policy, a frame and mixed content are told with. */
export const TRANSLATED_OTHERS: [reason: string, text: string][] = [
    [
        'csp',
        `Content-Security-Policy: Die Einstellungen der Seite haben das Laden einer Ressource auf ${API} blockiert ("connect-src").`
    ],
    [
        'csp',
        `Content-Security-Policy : Les paramètres de la page ont empêché le chargement d’une ressource (connect-src) à l’adresse ${API} car elle enfreint la directive suivante : « connect-src 'self' »`
    ],
    [
        'csp-inline',
        "Content-Security-Policy : Les paramètres de la page ont empêché l’exécution d’un script intégré (script-src-elem) car il enfreint la directive suivante : « script-src 'self' »"
    ],
    [
        'csp-eval',
        "Content-Security-Policy : Les paramètres de la page ont empêché l’exécution d’une « eval » JavaScript (script-src) car elle enfreint la directive suivante : « script-src 'self' » (la valeur 'unsafe-eval' est manquante)"
    ],
    [
        'x-frame-options',
        'Die "X-Frame-Options"-Direktive "DENY" verbietet das Laden von "https://api.example.com/" in einem Frame.'
    ],
    [
        'x-frame-options',
        'La carga de “https://api.example.com/” en un marco ha sido denegada por la directiva “X-Frame-Options“ establecida en “SAMEORIGIN“.'
    ],
    ['mixed-content', 'Laden von gemischten aktiven Inhalten "http://api.example.com/x" wurde blockiert.'],
    [
        'mixed-content',
        'Blocage du chargement du contenu mixte actif (mixed active content) « http://api.example.com/x »'
    ],
    ['mixed-content', '混在アクティブコンテンツ “http://api.example.com/x” の読み込みをブロックしました']
];

export const TRANSLATED = [...TRANSLATED_CORS, ...TRANSLATED_OTHERS];

/** Warnings, and what is only reported, in other languages. */
export const TRANSLATED_WARNINGS = [
    "Warnung für quellübergreifende (Cross-Origin) Anfrage: Die Gleiche-Quelle-Regel wird das Lesen der externen Ressource auf https://api.example.com/x bald verbieten. (Grund: Wenn 'Access-Control-Allow-Headers' den Wert '*' hat, wird die 'Authorization'-Kopfzeile nicht eingeschlossen.)",
    'Avviso richiesta multiorigine (cross-origin): il criterio di corrispondenza dell’origine presto bloccherà la lettura della risorsa remota da https://api.example.com/x. Motivo: se il valore di “Access-Control-Allow-Headers” è “*”, l’intestazione “Authorization” non è inclusa.',
    "Content-Security-Policy : (Politique Report-Only) Les paramètres de la page pourraient bloquer le chargement d’une ressource (connect-src) à l’adresse https://api.example.com/x, car elle enfreint la directive suivante : « connect-src 'self' »",
    'Chargement du contenu mixte actif « http://api.example.com/x » (non sécurisé) sur une page sécurisée',
    'Gemischte (unsichere) aktive Inhalte von "http://api.example.com/x" werden auf einer sicheren Seite geladen'
];

/** In a language that is not known otherwise, with the link that Firefox puts behind each line. */
export const LINKED: [reason: string, text: string][] = [
    [
        'MissingAllowOriginHeader',
        `Zablokowano żądanie do zasobu innego pochodzenia: zasady „Same Origin Policy” nie pozwalają wczytać zdalnego zasobu z ${API} (brakujący nagłówek CORS „Access-Control-Allow-Origin”). [Więcej informacji](https://developer.mozilla.org/docs/Web/HTTP/CORS/Errors/CORSMissingAllowOrigin)`
    ],
    [
        'unreachable',
        `Cross-origin isteği engellendi: ${API} https://developer.mozilla.org/docs/Web/HTTP/CORS/Errors/CORSDidNotSucceed?utm_source=devtools`
    ]
];
