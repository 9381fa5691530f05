/** Words that a message begins with, and that stand within none: where a line holds several messages, it is cut there. */
const BEGINNING = new RegExp(
    [
        "Access to [A-Za-z-]+(?: [a-z]+)? at '",
        "(?:Connecting to|Framing|Loading (?:the )?[a-z ]+) '",
        'Refused to (?!connect because)[a-z]+ ',
        'Mixed Content: The page',
        '(?:Fetch API|XMLHttpRequest|EventSource|Beacon API) cannot load ',
        'Failed to load (?!resource: )[a-z]+:',
        'WebSocket connection to ',
        'Cross-Origin Request Blocked:',
        '(?<!\\bin )Content[- ]Security[- ]Policy ?: ',
        'Blocked loading mixed',
        'The resource (?:at|from) ["“]',
        'The loading of ["“]',
        '(?<!Failed to load resource: |Sharing policy: )(?:Origin \\S+ is not allowed by |Cannot use wildcard in |Preflight response is not successful)',
        '\\[blocked\\] The page at',
        'Cancelled load |Cannot load image |Cross-origin (?:redirection to|script load) |Header Access-Control-Allow-',
        'Not allowed to (?:follow a|use restricted) |Load cannot follow more |Unsafe attempt to load URL |No-Cors mode requires ',
        'Cross-Origin Read Blocking',
        'DevTools failed to load |The FetchEvent for "|Load denied by X-Frame-Options',
        '(?:Executing|Applying) inline ',
        // Firefox, in other languages.
        'Quellübergreifende |Blocage d.une requête multi|(?:Solicitud de|Requisição cross)|(?:Bloccata r|R)ichiesta multiorigine|已[拦攔][截]|クロスオリジン要求',
        'System\\.[A-Z]\\w*Exception: ',
        '(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (?:https?|wss?)://\\S+ net::ERR_'
    ].join('|'),
    'g'
);

/** And those that may stand within another message: a message that is wrapped begins with one of all of these. */
const OPENING = new RegExp(
    [
        BEGINNING.source,
        'Failed to (?:execute|parse|construct)|EventSource.s response has',
        'HttpResponse\\[|Refused to connect|Web service callout|IO Exception|X-Frame-Options|[Mm]i[sx]t|gemischt|混在|混合|La carga de|Font from origin|Redirect from|Failed to load .https?:|<fault|Compil(?:ing|e or)|[Ee]valuat',
        '[Tt]ypeError: |Origin https?:|Preflight response',
        'Request (?:cannot|header|constructor|has|with)|Method (?:\\S+ is|must)|Credentials flag|Access-Control-Allow-Origin cannot',
        "(?:Sending form data|Creating a worker|Setting the document's base) |The page('s|’s| at)|Firefox can|(?:HEAD or GET|GET or HEAD) |A resource is blocked",
        'Lightning Web Security: |Unauthorized endpoint|You have uncommitted|Too many callouts|Callout from |Methods defined',
        'TimeoutError: |AbortError: |Did not parse stylesheet |Failed to load module |Loading module from |SEC7120: |CSP14312: |Failed to load resource: |Could not load content|Remoting Exception|The named callout',
        'The callout couldn|We couldn|Unable to |Exceeded max|Content-Length header|PKIX path|Read timed|CalloutException',
        '(?:named|external) credential|INVALID_SESSION|API_DISABLED|Session expired|This session|The REST API|Invalid HTTP method|credential isn'
    ].join('|')
);

const MOST_PIECES = 2000;

/** The line, cut before each message but the first. */
export function cutAtBeginnings(line: string): string[] {
    const cuts: number[] = [];
    for (const { index } of line.matchAll(BEGINNING)) {
        // `XMLHttpRequest cannot load https://… . Origin https://… is not allowed by …` is one message of an older browser.
        const before = line.slice(Math.max(0, index - 300), index);
        if (index > 0 && !/cannot load \S+ $|report[- ]only.{0,20}$/i.test(before)) {
            cuts.push(index);
        }
        if (cuts.length >= MOST_PIECES) {
            break;
        }
    }
    return cuts.length === 0
        ? [line]
        : [0, ...cuts].map((start, index) => line.slice(start, cuts[index])).filter((piece) => piece.trim() !== '');
}

/** Whether a message begins in this line that stands within no other. */
export const begins = (line: string): boolean => line.search(BEGINNING) >= 0;

/** Whether any message may begin in this line. */
export const mayBegin = (line: string): boolean => OPENING.test(line);
