/** Words that show that it is a callout of Apex of which a text of Java speaks. */
const CALLOUT = '(?:CalloutException|IO Exception|Web service callout failed): .*';

/** What Apex and the platform say: the reason, and the source of a pattern in which `URL` stands for an address. */
export const APEX_TEXTS: [reason: string, source: string][] = [
    [
        'remote-site-missing',
        'Unauthorized endpoint, please check Setup->Security->Remote site settings\\.(?: endpoint = URL(?=[\\]"\'<`)}|]*(?:\\s|$)|["\'<]))?'
    ],
    ['credential-unusable', '(?:named|external) credential "(?<credential>[^"]*)" might not exist'],
    ['credential-unusable', "credential isn't fully configured"],
    [
        'token-refused',
        '(?:Unable to fetch the OAuth token|Unable to complete the JWT token exchange)\\.(?: Error: (?<error>\\w+))?'
    ],
    ['method-refused', 'HttpResponse\\[Status=[^\\]]{0,60}StatusCode=405\\]'],
    ['content-length-set', 'Content-Length header already present'],
    ['uncommitted-work', 'You have uncommitted work pending'],
    ['too-many-callouts', 'Too many callouts: (?<count>\\d+)'],
    [
        'callout-from-trigger',
        'Callout from (?:triggers|scheduled Apex) (?:are|is|not) (?:currently )?(?:not )?supported'
    ],
    ['callout-not-declared', 'Callout not allowed from this (?:future|batch|queueable|context)'],
    ['callout-loop', 'Callout loop not allowed'],
    [
        'callout-in-test',
        '(?:Methods defined as TestMethod|[Tt]est ?[Mm]ethods) do not support [Ww]eb ?[Ss]ervice callouts'
    ],
    ['timed-out', '(?:CalloutException: |IO Exception: |Remoting Exception: |^)(?:[\\w.]+Exception: )?Read timed out'],
    ['timed-out', 'Exceeded maximum time allotted for callout'],
    // The words of the platform's own web service connector. Source: forcedotcom/wsc, transport/LimitingOutputStream and LimitingInputStream.
    ['request-too-large', 'Exceeded max size limit of (?<limit>\\d+) with request size (?<size>\\d+)'],
    [
        'response-too-large',
        'Exceeded max size limit of (?<limit>\\d+)(?: with response size (?<size>\\d+)|\\b(?! with))'
    ],
    [
        'tls-failed',
        `${CALLOUT}(?:PKIX path (?:building|validation) failed|unable to find valid certification path|Certificate\\w*Exception: )`
    ],
    [
        'tls-failed',
        `${CALLOUT}(?:No subject alternative |No name matching |No trusted cert|Certificate for <|peer not auth|DER input|General SSLEngine|Certificates do not )`
    ],
    [
        'tls-refused',
        `${CALLOUT}(?:Received fatal alert: (?<alert>\\w+)|SSLHandshakeException|Remote host (?:closed connection during|terminated the) handshake|.*is not accepted by client preferences|Server chose TLSv)`
    ],
    [
        'tls-refused',
        `${CALLOUT}(?:(?:Unsupported or u|U)nrecognized SSL |Unsupported record version|No appropriate protocol)`
    ],
    ['invalid-method', 'Invalid HTTP method: (?<method>\\S+)'],
    ['invalid-url', "The named callout U[R]L: '(?<value>[^']*)' is malformed"],
    [
        'invalid-header',
        '(?:CalloutException|System\\.\\w+|IO Exception): (?:[\\w.]+: )?Illegal character\\(s\\) in message header (?:value|field): '
    ],
    ['invalid-url', 'CalloutException: (?:no protocol|unknown protocol): (?<value>\\S*)'],
    ['invalid-url', 'CalloutException: (?:(?:Invalid|The) URI|Illegal character in \\w+ at index (?<index>\\d+))'],
    [
        'unreachable',
        'CalloutException: .*(?:Connection refused|UnknownHostException|Connection reset|Unexpected end of file|Premature EOF|No route to host|Network is unreachable|Broken pipe|Socket closed|[Cc]onnect(?:ion)? timed out)'
    ],
    ['unreachable', 'Unable to [Tt]unnel [Tt]hrough [Pp]roxy\\. Proxy [Rr]eturns "HTTP/1\\.[01] (?<status>\\d+)'],
    // Of a name that is not known the platform says nothing but the name; a class of Java is none.
    [
        'unreachable',
        'CalloutException: (?:IO Exception: )?(?<host>(?!(?:sun|javax?|com\\.sun|org\\.\\w+)\\.)[a-z0-9-]+(?:\\.[a-z0-9-]+)+)(?=$| (?:\\(|at |Class|Trigger|AnonymousBlock))'
    ],
    ['apex-class-access', "You do not have access to the Apex class named '?(?<class>\\w+)"],
    ['request-limit', 'REQUEST_LIMIT_EXCEEDED|TotalRequests Limit exceeded'],
    [
        'session-invalid',
        'INVALID_SESSION_ID|Session expired or invalid|session is not valid for use|Missing_OAuth_Token'
    ],
    ['permission-missing', 'API_DISABLED_FOR_ORG|API is not enabled for this (?:Organization|User)'],
    ['platform-failed', 'Got an unexpected error in callout'],
    ['soap-fault', 'WebService returned a SOAP Fault: (?<value>.*?) faultcode='],
    ['soap-fault', '<faultstring[^>]*>(?<value>[^<]*)<'],
    [
        'response-not-read',
        'Web service callout failed: (?:Unable to parse callout response|Failed to get next element|Unexpected element\\. Parser was expecting)'
    ]
];
