import { obstacles, parseMessage } from 'c/crossOrigin';
import type { FetchRequest, HeaderList, Hop, PageContext } from 'c/crossOrigin';

/** Lines as Chromium 156 printed them for these very calls. */

const PAGE: PageContext = { origin: 'https://page.test', policies: [] };
const API = 'https://api.test/x';
const CORS = "from origin 'https://page.test' has been blocked by CORS policy: ";
const MISSING = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const VIOLATES = 'violates the following Content Security Policy directive: ';
const SELF = "'self' 'unsafe-inline' 'unsafe-eval'";

const answered = (...headers: HeaderList): Hop[] => [{ response: { status: 200, headers } }];
const preflighted = (...headers: HeaderList): Hop[] => [
    { preflight: { status: 204, headers: [['Access-Control-Allow-Origin', '*'], ...headers] } }
];
const to = (address: string): Hop => ({
    response: {
        status: 302,
        headers: [
            ['Access-Control-Allow-Origin', '*'],
            ['Location', address]
        ]
    }
});
const under = (policy: string): PageContext => ({ ...PAGE, policies: [policy] });

const LINES: [line: string, page: PageContext, request: FetchRequest, hops: Hop[]][] = [
    ...(
        [
            ['image', 'image'],
            ['script', 'script'],
            ['style', 'CSS stylesheet'],
            ['font', 'font'],
            ['video', 'video'],
            ['audio', 'audio'],
            ['track', 'text track']
        ] as const
    ).map(([destination, what]): [string, PageContext, FetchRequest, Hop[]] => [
        `Access to ${what} at '${API}' ${CORS}${MISSING}`,
        PAGE,
        { url: API, destination, mode: 'cors' },
        answered()
    ]),
    [
        `Access to XMLHttpRequest at '${API}' ${CORS}Response to preflight request doesn't pass access control check: ${MISSING}`,
        PAGE,
        { url: API, method: 'POST', body: 'x', preflight: true },
        [{ preflight: { status: 200, headers: [] }, response: { status: 200, headers: [] } }]
    ],
    [
        `Access to fetch at 'https://sub.page.test/y' (redirected from '${API}') ${CORS}The 'Access-Control-Allow-Origin' header has a value 'https://page.test' that is not equal to the supplied origin. Have the server send the header with a valid value.`,
        PAGE,
        { url: API },
        [to('https://sub.page.test/y'), ...answered(['Access-Control-Allow-Origin', 'https://page.test'])]
    ],
    [
        `Access to fetch at 'http://localhost/x' ${CORS}Permission was denied for this request to access the \`loopback\` address space.`,
        PAGE,
        { url: 'http://localhost/x' },
        answered()
    ],
    [
        `Access to fetch at '${API}' ${CORS}Permission was denied for this request to access the \`local\` address space.`,
        PAGE,
        { url: API },
        [{ response: { status: 200, headers: [], addressSpace: 'local' } }]
    ],
    [
        `Access to fetch at '${API}' from origin 'http://page.test' has been blocked by CORS policy: The request client is not a secure context and the resource is in more-private address space \`local\`.`,
        { origin: 'http://page.test', policies: [] },
        { url: API },
        [{ response: { status: 200, headers: [], addressSpace: 'local' } }]
    ],
    ...(
        [
            ['contains the invalid value', 'nobody'],
            ['contains multiple values', 'https://a.test, *', ', but only one is allowed'],
            ['has a value', 'https://b.test', ' that is not equal to the supplied origin']
        ] as const
    ).map(([what, value, end = '']): [string, PageContext, FetchRequest, Hop[]] => [
        `Access to fetch at '${API}' ${CORS}The 'Access-Control-Allow-Origin' header ${what} '${value}'${end}. Have the server send the header with a valid value.`,
        PAGE,
        { url: API },
        answered(['Access-Control-Allow-Origin', value])
    ]),
    [
        `Access to fetch at '${API}' ${CORS}The value of the 'Access-Control-Allow-Credentials' header in the response is 'True' which must be 'true' when the request's credentials mode is 'include'.`,
        PAGE,
        { url: API, credentials: 'include' },
        answered(['Access-Control-Allow-Origin', PAGE.origin], ['Access-Control-Allow-Credentials', 'True'])
    ],
    [
        `Access to fetch at '${API}' ${CORS}The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.`,
        PAGE,
        { url: API, credentials: 'include' },
        answered(['Access-Control-Allow-Origin', PAGE.origin])
    ],
    [
        `Access to fetch at '${API}' ${CORS}Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.`,
        PAGE,
        { url: API, method: 'PUT' },
        preflighted()
    ],
    [
        `Access to fetch at '${API}' ${CORS}Request header field x-b is not allowed by Access-Control-Allow-Headers in preflight response.`,
        PAGE,
        {
            url: API,
            headers: [
                ['X-A', '1'],
                ['X-B', '1']
            ]
        },
        preflighted(['Access-Control-Allow-Headers', 'x-a'])
    ],
    [
        `Access to fetch at '${API}' ${CORS}Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header has a value 'https://b.test' that is not equal to the supplied origin. Have the server send the header with a valid value.`,
        PAGE,
        { url: API, method: 'PUT' },
        [{ preflight: { status: 204, headers: [['Access-Control-Allow-Origin', 'https://b.test']] } }]
    ],
    [
        `Access to fetch at 'https://sub.page.test/y' (redirected from '${API}') ${CORS}Permission was denied for this request to access the \`local\` address space.`,
        PAGE,
        { url: API },
        [to('https://sub.page.test/y'), { response: { status: 200, headers: [], addressSpace: 'local' } }]
    ],
    // A redirect may lead to any path of what the first policy lists.
    [
        `Connecting to 'https://sub.page.test/y' ${VIOLATES}"connect-src https://api.test". The action has been blocked.`,
        {
            ...PAGE,
            policies: ['connect-src https://api.test https://sub.page.test/x', 'connect-src https://api.test']
        },
        { url: API },
        [to('https://sub.page.test/y'), ...answered()]
    ],
    // How the page asked is in the line.
    ...(
        [
            ['fetch', {}, ' Have the server send the header with a valid value.'],
            ['XMLHttpRequest', { preflight: true }, ''],
            ['resource', { initiator: 'event-source' }, ''],
            ['image', { destination: 'image', mode: 'cors' }, '']
        ] as const
    ).map(([what, request, end]): [string, PageContext, FetchRequest, Hop[]] => [
        `Access to ${what} at '${API}' ${CORS}The 'Access-Control-Allow-Origin' header contains the invalid value 'nobody'.${end}`,
        PAGE,
        { url: API, ...request },
        [
            {
                preflight: { status: 204, headers: [['Access-Control-Allow-Origin', '*']] },
                ...answered(['Access-Control-Allow-Origin', 'nobody'])[0]
            }
        ]
    ]),
    [
        `Access to XMLHttpRequest at '${API}' ${CORS}Response to preflight request doesn't pass access control check: The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'. The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.`,
        PAGE,
        { url: API, method: 'POST', preflight: true, credentials: 'include' },
        preflighted()
    ],
    // The fragment stays, but in a line about mixed content.
    [
        `Connecting to '${API}#part' ${VIOLATES}"connect-src 'self'". The action has been blocked.`,
        under("connect-src 'self'"),
        { url: `${API}#part` },
        answered()
    ],
    [`Access to fetch at '${API}#part' ${CORS}${MISSING}`, PAGE, { url: `${API}#part` }, answered()],
    ...(
        [
            ['/y', 'a'],
            ['/y#b', 'b']
        ] as const
    ).map(([location, fragment]): [string, PageContext, FetchRequest, Hop[]] => [
        `Access to fetch at 'https://api.test/y#${fragment}' (redirected from '${API}#a') ${CORS}${MISSING}`,
        PAGE,
        { url: `${API}#a` },
        [to(location), ...answered()]
    ]),
    [
        "Mixed Content: The page at 'https://page.test/' was loaded over HTTPS, but requested an insecure resource 'http://api.test/x'. This request has been blocked; the content must be served over HTTPS.",
        PAGE,
        { url: 'http://api.test/x#part' },
        answered()
    ],
    ...(
        [
            ['EventSource endpoint', { initiator: 'event-source' }],
            ['Text Track', { destination: 'track', mode: 'cors' }]
        ] as const
    ).map(([what, request]): [string, PageContext, FetchRequest, Hop[]] => [
        `Mixed Content: The page at 'https://page.test/' was loaded over HTTPS, but requested an insecure ${what} 'http://page.test/x'. This request has been blocked; the content must be served over HTTPS.`,
        PAGE,
        { url: 'http://page.test/x', ...request },
        answered()
    ]),
    // Where a redirect leads.
    [
        `Access to fetch at 'http://localhost/y' (redirected from '${API}') ${CORS}Permission was denied for this request to access the \`loopback\` address space.`,
        PAGE,
        { url: API },
        [to('http://localhost/y'), ...answered()]
    ],
    [
        `Access to fetch at 'foo://bar/y' (redirected from '${API}') ${CORS}Cross origin requests are only supported for protocol schemes: ….`,
        PAGE,
        { url: API },
        [to('foo://bar/y')]
    ],
    [
        `Unsafe attempt to load URL ${API} from frame with URL https://page.test/. Domains, protocols and ports must match.`,
        PAGE,
        { url: '/a', mode: 'same-origin' },
        [to(API)]
    ],
    [
        "WebSocket connection to 'wss://localhost/x' failed: Error in connection establishment: net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS",
        PAGE,
        { url: 'wss://localhost/x', mode: 'websocket' },
        answered()
    ],
    // The directive as it is written, and as it is written anew for what leads away.
    [
        `Connecting to '${API}' ${VIOLATES}"connect-src 'self'  data:". The action has been blocked.`,
        under("img-src *; Connect-Src  'self'  data:"),
        { url: API },
        answered()
    ],
    [
        `Connecting to '${API}' ${VIOLATES}"connect-src ". The action has been blocked.`,
        under('connect-src'),
        { url: API },
        answered()
    ],
    [
        `Connecting to 'wss://api.test/x' ${VIOLATES}"connect-src 'self'". The action has been blocked.`,
        under("connect-src 'self'"),
        { url: API, mode: 'websocket' },
        answered()
    ],
    [
        `Connecting to 'wss://api.test/http' ${VIOLATES}"connect-src 'self'". The action has been blocked.`,
        under("connect-src 'self'"),
        { url: 'wss://api.test/http', mode: 'websocket' },
        answered()
    ],
    [
        `Sending form data to '${API}?' ${VIOLATES}"form-action 'none'". The request has been blocked.`,
        under('form-action'),
        { url: `${API}?`, destination: 'form' },
        answered()
    ],
    [
        `Framing 'https://page.test/x' ${VIOLATES}"default-src data: blob:". The request has been blocked. Note that 'frame-src' was not explicitly set, so 'default-src' is used as a fallback.`,
        under('default-src  data:  blob:'),
        { url: '/x', destination: 'iframe' },
        answered()
    ],
    [
        'Fetch API cannot load mailto:a@b.test. URL scheme "mailto" is not supported.',
        PAGE,
        { url: 'mailto:a@b.test' },
        []
    ],
    [
        `Loading the image '${API}' ${VIOLATES}"img-src 'self'". The action has been blocked.`,
        under("img-src 'self'"),
        { url: API, destination: 'image' },
        answered()
    ],
    [
        `Loading the image '${API}' ${VIOLATES}"default-src ${SELF}". Note that 'img-src' was not explicitly set, so 'default-src' is used as a fallback. The action has been blocked.`,
        under(`default-src ${SELF}`),
        { url: API, destination: 'image' },
        answered()
    ],
    [
        `Loading the script '${API}' ${VIOLATES}"script-src ${SELF}". Note that 'script-src-elem' was not explicitly set, so 'script-src' is used as a fallback. The action has been blocked.`,
        under(`script-src ${SELF}`),
        { url: API, destination: 'script' },
        answered()
    ],
    [
        `Loading media from  '${API}' ${VIOLATES}"media-src 'self'". The action has been blocked.`,
        under("media-src 'self'"),
        { url: API, destination: 'video' },
        answered()
    ],
    [
        `Framing 'https://api.test/' ${VIOLATES}"frame-src 'self'". The request has been blocked.`,
        under("frame-src 'self'"),
        { url: API, destination: 'iframe' },
        answered()
    ],
    [
        `Framing 'https://api.test/' ${VIOLATES}"frame-src 'self'". The request has been blocked.`,
        under("frame-src 'self'"),
        { url: API, mode: 'navigate' },
        answered()
    ],
    [
        `Framing 'https://api.test/' ${VIOLATES}"frame-ancestors 'self'". The request has been blocked.`,
        under('default-src *'),
        { url: API, destination: 'iframe' },
        answered(['Content-Security-Policy', "frame-ancestors 'self'"])
    ],
    [
        `Framing 'https://api.test/' ${VIOLATES}"frame-ancestors 'self'". The request has been blocked.`,
        PAGE,
        { url: API, destination: 'iframe' },
        answered(['Content-Security-Policy', "frame-ancestors 'self'"])
    ],
    [
        `Sending form data to '${API}?' ${VIOLATES}"form-action 'self'". The request has been blocked.`,
        under("form-action 'self'"),
        { url: `${API}?`, destination: 'form' },
        answered()
    ],
    [
        `Connecting to 'https://sub.page.test/y' ${VIOLATES}"connect-src 'self' https://api.test". The action has been blocked.`,
        under("connect-src 'self' https://api.test"),
        { url: API },
        [to('https://sub.page.test/y'), ...answered()]
    ],
    [
        `Loading the image 'https://sub.page.test/y' ${VIOLATES}"img-src https://api.test". The action has been blocked.`,
        under('img-src https://api.test'),
        { url: API, destination: 'image' },
        [to('https://sub.page.test/y'), ...answered()]
    ],
    [
        "Mixed Content: The page at 'https://page.test/' was loaded over HTTPS, but requested an insecure resource 'http://api.test/y'. This request has been blocked; the content must be served over HTTPS.",
        PAGE,
        { url: API },
        [to('http://api.test/y'), ...answered()]
    ],
    ...(
        [
            ['script', 'script'],
            ['style', 'stylesheet'],
            ['font', 'font']
        ] as const
    ).map(([destination, what]): [string, PageContext, FetchRequest, Hop[]] => [
        `Mixed Content: The page at 'https://page.test/' was loaded over HTTPS, but requested an insecure ${what} 'http://api.test/x'. This request has been blocked; the content must be served over HTTPS.`,
        PAGE,
        { url: 'http://api.test/x', destination },
        answered()
    ]),
    [
        `Fetch API cannot load ${API}. Request mode is "same-origin" but the URL's origin is not same as the request origin https://page.test.`,
        PAGE,
        { url: API, mode: 'same-origin' },
        answered()
    ],
    [
        "Mixed Content: The page at 'https://page.test/' was loaded over HTTPS, but requested an insecure frame 'http://api.test/x'. This request has been blocked; the content must be served over HTTPS.",
        PAGE,
        { url: 'http://api.test/x', destination: 'iframe' },
        answered()
    ],
    [
        "Mixed Content: The page at 'https://page.test/' was loaded over HTTPS, but attempted to connect to the insecure WebSocket endpoint 'ws://api.test/x'. This request has been blocked; this endpoint must be available over WSS.",
        PAGE,
        { url: 'ws://api.test/x', mode: 'websocket' },
        answered()
    ],
    [
        "Mixed Content: The page at 'https://page.test/' was loaded over a secure connection, but contains a form that targets an insecure endpoint 'http://api.test/x'. This endpoint should be made available over a secure connection.",
        PAGE,
        { url: 'http://api.test/x', destination: 'form' },
        answered()
    ]
];

describe('the line of the console', () => {
    it.each(LINES)('%s', (line, page, request, hops) => {
        const [{ consoleText, reason }] = obstacles(page, request, hops);
        expect(consoleText).toBe(line);
        expect(parseMessage(line)?.reason).toBe(reason === 'csp-redirect' ? 'csp' : reason);
    });

    it('is none where the network’s own error is all that is printed', () => {
        expect(obstacles(PAGE, { url: API }, [{ response: 'unreachable' }])[0].consoleText).toBe(undefined);
    });

    it('is none for a form that a redirect leads to http', () => {
        const form: FetchRequest = { url: API, destination: 'form', method: 'POST', body: 'a' };
        const led: Hop[] = [{ response: { status: 307, headers: [['Location', 'http://api.test/']] } }, ...answered()];
        expect(obstacles(PAGE, form, led)[0]).toMatchObject({ reason: 'mixed-content', consoleText: undefined });
    });

    it('is none for a frame that may not reach the local network', () => {
        const [{ consoleText }] = obstacles(PAGE, { url: 'https://localhost/', destination: 'iframe' }, answered());
        expect(consoleText).toBe(undefined);
    });

    it('is none for a worker of another origin, of which only the exception tells', () => {
        expect(obstacles(PAGE, { url: API, destination: 'worker' }, answered())[0].consoleText).toBe(undefined);
    });
});
