/** One line of a recipe taken out, or a few words of it changed, and the question that has to go red. */
export interface Seed {
    file: string;
    question: string;
    /** Words of the line, which no other line has. */
    without?: string;
    /** What stands there, and what a seeded recipe has in its place. */
    change?: [from: string, to: string];
    /** What people fall into with the stack's own package, where this is such a trap. */
    trap?: string;
}

type Row = [question: string, without: string];

const lines = (file: string, rows: Row[]): Seed[] => rows.map(([question, without]) => ({ file, question, without }));

/** What each list of patterns is there for: an end, a dot, and a name without dots. */
const patterns = (file: string, end: string, dot = '\\.'): Seed[] => [
    { file, question: 'look-alikes', change: [`my${dot}site)${dot}com${end}`, `my${dot}site)${dot}com`] },
    { file, question: 'look-alikes', change: [`+${dot}sandbox`, '+.sandbox'] },
    { file, question: 'look-alikes', change: ['[a-z0-9]+', '.+'] }
];

const LISTS_OF_NODE: Row[] = [
    ['credentials', 'credentials: true'],
    ['max-age', 'maxAge: 600']
];
const PATTERNS_OF_NODE: Row[] = [
    ['listed-page', '/^https:\\/\\/mydomain--'],
    ['listed-page', '/^https:\\/\\/mydomain\\.(builder']
];
const ADD_HEADERS: Row[] = [
    ['listed-page', 'Access-Control-Allow-Origin $page'],
    ['credentials', 'Access-Control-Allow-Credentials'],
    ['preflight', 'Access-Control-Allow-Methods'],
    ['preflight', 'Access-Control-Allow-Headers'],
    ['exposed-header', 'Access-Control-Expose-Headers'],
    ['max-age', 'Access-Control-Max-Age']
];
const [, ...OTHER_HEADERS] = ADD_HEADERS;

const NODE_SEEDS: Seed[] = [
    ...lines('express.mjs', [
        ...LISTS_OF_NODE,
        ...PATTERNS_OF_NODE,
        ['listed-page', "'https://mydomain.my.site.com'"],
        ['unlisted-page', "        '/api',"],
        ['unlisted-page', 'origin: PAGES'],
        ['exposed-header', 'exposedHeaders']
    ]),
    ...patterns('express.mjs', '$'),
    {
        file: 'express.mjs',
        question: 'look-alikes',
        change: ['origin: PAGES', 'origin: true'],
        trap: '`cors` with `origin: true` echoes every origin, `null` too'
    },
    {
        file: 'express.mjs',
        question: 'no-origin',
        change: [
            'origin: PAGES',
            "origin: (origin, done) => (PAGES.includes(origin) ? done(null, true) : done(new Error('not allowed')))"
        ],
        trap: '`cors` with a callback that gives an Error answers 500 to everyone who is no listed page, callers without Origin too'
    },
    ...lines('fastify.mjs', [
        ...LISTS_OF_NODE,
        ...PATTERNS_OF_NODE,
        ['listed-page', "'https://mydomain.my.site.com'"],
        ['unlisted-page', 'origin: PAGES'],
        ['exposed-header', 'exposedHeaders'],
        ['errors', 'setNotFoundHandler']
    ]),
    ...patterns('fastify.mjs', '$'),
    {
        file: 'fastify.mjs',
        question: 'preflight',
        without: 'methods: [',
        trap: '`@fastify/cors` allows GET, HEAD and POST alone unless `methods` says more'
    },
    ...lines('hono.mjs', [
        ...LISTS_OF_NODE,
        ...PATTERNS_OF_NODE,
        ['unlisted-page', "        '/api/*',"],
        ['unlisted-page', 'origin: (origin)'],
        ['exposed-header', 'exposeHeaders']
    ]),
    ...patterns('hono.mjs', '$'),
    ...lines('node.mjs', [
        ...PATTERNS_OF_NODE,
        ...OTHER_HEADERS,
        ['listed-page', "'Access-Control-Allow-Origin'"],
        ['vary', "appendHeader('Vary'"]
    ]),
    ...patterns('node.mjs', '$'),
    {
        file: 'node.mjs',
        question: 'unlisted-page',
        change: ["if (!request.url.startsWith('/api/'))", 'if (!request.url)']
    }
];

const PROXY_SEEDS: Seed[] = [
    ...lines('nginx.conf', [
        ...ADD_HEADERS,
        ['listed-page', '"https://mydomain.lightning.force.com"'],
        ['listed-page', '"https://mydomain.my.site.com"'],
        ['listed-page', '~^https://mydomain--'],
        ['listed-page', '~^https://mydomain\\.(builder'],
        ['listed-page', 'proxy_hide_header'],
        ['vary', 'add_header Vary'],
        ['preflight', 'return 204']
    ]),
    ...patterns('nginx.conf', '$'),
    {
        file: 'nginx.conf',
        question: 'errors',
        change: ['Access-Control-Allow-Origin $page always', 'Access-Control-Allow-Origin $page'],
        trap: 'nginx leaves `add_header` without `always` out of every error answer'
    },
    ...lines('apache.conf', [
        ...OTHER_HEADERS,
        ['listed-page', 'Header always set Access-Control-Allow-Origin'],
        ['listed-page', 'Header onsuccess unset'],
        ['listed-page', '"^https://mydomain\\.(lightning'],
        ['listed-page', '"^https://mydomain--'],
        ['listed-page', '"^https://mydomain\\.(builder'],
        ['preflight', 'RewriteEngine On'],
        ['preflight', 'RewriteRule'],
        ['listed-page', 'RewriteCond'],
        ['vary', 'Vary Origin']
    ]),
    // The end needs no seed: what stands behind it is no part of the value that is sent.
    ...patterns('apache.conf', '$').slice(1),
    {
        file: 'apache.conf',
        question: 'errors',
        change: ['Header always set Access-Control-Allow-Origin', 'Header set Access-Control-Allow-Origin'],
        trap: 'Apache leaves `Header set` without `always` out of the error answers that it makes itself'
    },
    ...lines('haproxy.cfg', [
        ...OTHER_HEADERS,
        ['listed-page', 'set-header Access-Control-Allow-Origin'],
        ['listed-page', '-m str'],
        ['listed-page', 'mydomain--'],
        ['listed-page', '(builder'],
        ['listed-page', 'set-var(txn.page)'],
        ['vary', 'set-var(txn.api)'],
        ['vary', 'add-header Vary'],
        ['unlisted-page', 'del-header'],
        ['preflight', 'http-request return']
    ]),
    ...patterns('haproxy.cfg', '$'),
    {
        file: 'haproxy.cfg',
        question: 'errors',
        change: [
            'http-after-response set-header Access-Control-Allow-Origin',
            'http-response set-header Access-Control-Allow-Origin'
        ],
        trap: 'HAProxy runs `http-response` on no answer that it makes itself'
    }
];

const PYTHON_SEEDS: Seed[] = [
    ...lines('django_settings.py', [
        ['listed-page', 'MIDDLEWARE.insert'],
        ['unlisted-page', 'CORS_URLS_REGEX'],
        ['listed-page', '"https://mydomain.lightning.force.com"'],
        ['listed-page', '"https://mydomain.my.site.com"'],
        ['listed-page', 'mydomain--'],
        ['listed-page', '(builder'],
        ['credentials', 'CORS_ALLOW_CREDENTIALS'],
        ['exposed-header', 'CORS_EXPOSE_HEADERS']
    ]),
    ...patterns('django_settings.py', '\\Z'),
    {
        file: 'django_settings.py',
        question: 'preflight',
        change: ['MIDDLEWARE.insert(0, ', 'MIDDLEWARE.append('],
        trap: 'django-cors-headers behind the sign-in leaves the preflight to the sign-in'
    },
    ...lines('flask_pages.py', [
        ['listed-page', '"https://mydomain.lightning.force.com"'],
        ['listed-page', '"https://mydomain.my.site.com"'],
        ['listed-page', 'mydomain--'],
        ['listed-page', '(builder'],
        ['unlisted-page', 'resources='],
        ['unlisted-page', 'origins=PAGES'],
        ['credentials', 'supports_credentials'],
        ['exposed-header', 'expose_headers'],
        ['max-age', 'max_age']
    ]),
    ...patterns('flask_pages.py', '\\Z'),
    {
        file: 'flask_pages.py',
        question: 'vary',
        change: ['response.vary.add("Origin")', 'pass'],
        trap: 'flask-cors sends no Vary with an answer to a page that is not listed'
    },
    {
        file: 'flask_pages.py',
        question: 'preflight',
        change: ['return "", 204', 'pass'],
        trap: 'flask-cors leaves a preflight to the sign-in'
    },
    ...lines('fastapi_pages.py', [
        ['listed-page', 'allow_origins=PAGES'],
        ['listed-page', 'allow_origin_regex=PATTERN'],
        ['listed-page', '"https://mydomain.lightning.force.com"'],
        ['listed-page', '"https://mydomain.my.site.com"'],
        ['listed-page', 'mydomain--'],
        ['listed-page', '(builder'],
        ['credentials', 'allow_credentials'],
        ['preflight', 'allow_methods'],
        ['preflight', 'allow_headers'],
        ['exposed-header', 'expose_headers']
    ]),
    ...patterns('fastapi_pages.py', '').slice(1),
    {
        file: 'fastapi_pages.py',
        question: 'vary',
        without: 'add_vary_header',
        trap: 'Starlette’s CORSMiddleware sends no Vary with an answer to a caller that is no listed page'
    },
    {
        file: 'fastapi_pages.py',
        question: 'errors',
        change: [
            'cors = CORSMiddleware(\n        api,',
            'cors = api\n    api.add_middleware(\n        CORSMiddleware,'
        ],
        trap: 'FastAPI answers an error that nobody catches outside of every middleware that is added'
    }
];

const SPRING_SEEDS: Seed[] = [
    ...lines('SpringBootCors.java', [
        ['listed-page', 'mydomain--'],
        ['credentials', 'setAllowCredentials'],
        ['preflight', 'setAllowedMethods'],
        ['preflight', 'setAllowedHeaders'],
        ['exposed-header', 'setExposedHeaders'],
        ['max-age', 'setMaxAge']
    ]),
    ...patterns('SpringBootCors.java', '', '\\\\.').slice(1),
    { file: 'SpringBootCors.java', question: 'unlisted-page', change: ['"/api/**"', '"/**"'] },
    {
        file: 'SpringBootCors.java',
        question: 'preflight',
        without: '@Order(Ordered.HIGHEST_PRECEDENCE)',
        trap: 'Spring runs a filter without an order behind Spring Security, which refuses the preflight'
    }
];

export const SEEDS: Seed[] = [...NODE_SEEDS, ...PROXY_SEEDS, ...PYTHON_SEEDS, ...SPRING_SEEDS];
