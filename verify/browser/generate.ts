import type {
    FetchRequest,
    HeaderList,
    Hop,
    PageContext,
    ServerResponse
} from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import type { Scenario } from './observation.ts';
import { Random } from './random.ts';

/** Random scenarios in strata, so that what matters most (readable answers, each reason) comes often enough. */

const PAGES = ['http://page.test', 'http://page.test', 'http://page.test:8080', 'null'];
const SECURE_PAGES = ['https://page.test', 'https://page.test:8443'];
const APIS = [
    'http://api.test',
    'http://api.test:8080',
    'http://sub.page.test',
    'http://page.test',
    'http://other.test'
];
const SECURE_APIS = ['https://api.test', 'https://api.test:8443', 'https://sub.page.test', 'https://page.test'];
const STATUSES = [200, 200, 200, 201, 204, 400, 401, 403, 404, 415, 500, 503];
const REDIRECTS = [301, 302, 303, 307, 308];
const METHODS = ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'patch', 'put', 'FOO', 'GET', 'POST', 'HEAD'];
const SAFE_HEADERS: HeaderList = [
    ['Accept', 'application/json'],
    ['Accept-Language', 'de, en;q=0.5'],
    ['Content-Language', 'en'],
    ['Content-Type', 'text/plain;charset=utf-8'],
    ['Content-Type', 'application/x-www-form-urlencoded'],
    ['Content-Type', 'Multipart/Form-Data; boundary=x'],
    ['Range', 'bytes=0-99']
];
const UNSAFE_HEADERS: HeaderList = [
    ['X-Api-Version', '1'],
    ['X-B', 'a b'],
    ['x-a', ''],
    ['Authorization', 'Bearer t'],
    ['Content-Type', 'application/json'],
    ['Content-Type', 'text/plain, text/plain'],
    ['Accept', '"quoted"'],
    ['Accept', `text/${'x'.repeat(130)}`],
    ['Accept-Language', 'en_US'],
    ['Content-Language', 'a/b'],
    ['Range', 'bytes=-5'],
    ['Range', 'bytes=5-1'],
    ['X-Method-Override', 'TRACE'],
    ['X-HTTP-Method', 'PUT'],
    ['Sec-Thing', '1'],
    ['Proxy-Thing', '1'],
    ['DNT', '1'],
    ['Date', 'today'],
    ['Via', 'x'],
    ['X-Pad', ' padded\t']
];
const RESPONSE_HEADERS: HeaderList = [
    ['Cache-Control', 'no-store'],
    ['Content-Language', 'en'],
    ['Content-Type', 'text/plain'],
    ['Expires', '0'],
    ['Last-Modified', 'Wed, 01 Jan 2025 00:00:00 GMT'],
    ['Pragma', 'no-cache'],
    ['Content-Length', '3'],
    ['X-Total-Count', '7'],
    ['X-Request-Id', 'r'],
    ['ETag', '"e"'],
    ['Authorization', 'x'],
    ['Set-Cookie', 'a=b'],
    ['Set-Cookie2', 'a=b'],
    ['Vary', 'Origin']
];

/** Scenarios that share one page; the observer opens it once. */
export function generateBatch(random: Random, size: number, https: boolean): Scenario[] {
    const origin = random.pick(https && random.chance(0.5) ? SECURE_PAGES : PAGES);
    const page: PageContext = { origin, policies: random.chance(0.2) ? policies(random, origin) : [] };
    return Array.from({ length: size }, () => new ScenarioMaker(random, page, https).make());
}

const SOURCES = [
    "'self'",
    "'none'",
    '*',
    'http:',
    'https:',
    'ws:',
    'http://api.test',
    'http://API.test:*',
    'https://api.test',
    'api.test',
    'api.test:80',
    'api.test:8080',
    'http://api.test:80',
    'http://api.test:443',
    'https://api.test:8443',
    '*.test',
    '*.page.test',
    'http://*.page.test:8080',
    'http://*',
    'https://*:*',
    'http://api.test/v1/',
    'http://api.test/v1',
    'api.test:8080/v2/',
    'http://api.test/',
    'ws://api.test',
    'page.test',
    'http://page.test:8080',
    'other.test',
    'data:',
    'data://*',
    "'SELF'",
    'http://api.test/v1/?q',
    'http//broken',
    'wss://api.test',
    'http://api.test:080',
    'http://api.test/%76%31/',
    'http://127.0.0.1',
    'http://[::1]',
    'http://localhost:*'
];

/** An opaque origin does not say where its page came from, so 'self' has no answer there. */
function policies(random: Random, origin: string): string[] {
    const known = origin === 'null' ? SOURCES.filter((source) => !/self/i.test(source)) : SOURCES;
    if (random.chance(0.3)) {
        // One host alone: what it redirects to is stopped there.
        return ['connect-src http://api.test:* https://api.test:*'];
    }
    return Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => {
        const name = random.pick(['connect-src', 'connect-src', 'Connect-Src', 'default-src']);
        const sources = random.some(known, 5).join(random.pick([' ', '  ', '\t']));
        const before = random.pick(['', '', "img-src 'none';", "default-src 'none'; ", ';']);
        const after = random.pick(['', '', ';', "; connect-src 'none'", "; default-src 'none'"]);
        return `${before}${name} ${sources}${after}`;
    });
}

class ScenarioMaker {
    private readonly apis: string[];
    private readonly random: Random;
    private readonly page: PageContext;
    private readonly https: boolean;
    private credentials: FetchRequest['credentials'];

    constructor(random: Random, page: PageContext, https: boolean) {
        this.random = random;
        this.page = page;
        this.https = https;
        this.apis = https ? [...APIS, ...SECURE_APIS] : APIS;
        // Mixed content is one stratum; elsewhere it would hide all that comes after.
        if (page.origin.startsWith('https:') && random.chance(0.9)) {
            this.apis = SECURE_APIS;
        }
        this.credentials = random.pick([undefined, undefined, 'same-origin', 'omit', 'include']);
    }

    make(): Scenario {
        const share = this.random.next();
        if (share < 0.2) {
            return this.scenario(this.simpleRequest(), [{ response: this.answer(0.9) }]);
        }
        if (share < 0.3) {
            return this.scenario(this.simpleRequest(), [{ response: this.answer(0.2) }]);
        }
        if (share < 0.62) {
            return this.scenario(this.anyRequest(), [this.hop(0.7)]);
        }
        if (share < 0.86) {
            return this.redirected();
        }
        return share < 0.95 ? this.withoutCors() : this.refused();
    }

    private scenario(request: FetchRequest, hops: Hop[]): Scenario {
        return { page: this.page, request: { ...request, credentials: this.credentials }, hops };
    }

    private url(hop: number): string {
        const { random } = this;
        const own = random.chance(0.08) && this.page.origin !== 'null';
        const origin = own ? this.page.origin : random.pick(this.apis);
        return `${origin}/${random.pick(['', 'v1/', 'v2/'])}s%h${hop}z${random.pick(['', '', '?q=1', '#part'])}`;
    }

    private simpleRequest(): FetchRequest {
        const method = this.random.pick([undefined, 'GET', 'HEAD', 'POST', 'post']);
        const body = method?.toUpperCase() === 'POST' && this.random.chance(0.6) ? 'body' : undefined;
        return { url: this.url(0), method, body, headers: this.random.some(SAFE_HEADERS, 2) };
    }

    private anyRequest(): FetchRequest {
        const { random } = this;
        const method = random.pick(METHODS);
        const headers = [...random.some(SAFE_HEADERS, 1), ...random.some(UNSAFE_HEADERS, 3)];
        const body = !['GET', 'HEAD'].includes(method) && random.chance(0.4) ? 'body' : undefined;
        return { url: this.url(0), method, headers, body };
    }

    private hop(good: number): Hop {
        return {
            preflight: this.preflight(good),
            response: this.random.chance(0.02) ? 'unreachable' : this.answer(good)
        };
    }

    private allowOrigin(good: number): HeaderList {
        const { random, page } = this;
        const include = this.credentials === 'include';
        const right: HeaderList = [
            ['Access-Control-Allow-Origin', include || random.chance(0.5) ? page.origin : '*'],
            ...(include || random.chance(0.2) ? [['Access-Control-Allow-Credentials', 'true'] as [string, string]] : [])
        ];
        if (random.chance(good)) {
            return right;
        }
        if (include && random.chance(0.5)) {
            return this.wrongForCredentials();
        }
        const value = random.pick([
            undefined,
            '*',
            page.origin,
            'http://elsewhere.test',
            `${page.origin}/`,
            `${page.origin}, *`,
            `${page.origin} ${page.origin}`,
            'garbage',
            '',
            'null',
            page.origin.toUpperCase(),
            'http://',
            'file:///x',
            'foo:bar',
            '**'
        ]);
        const credentials = random.pick([undefined, 'true', 'false', 'TRUE', '']);
        return [
            ...(value === undefined ? [] : [['Access-Control-Allow-Origin', value] as [string, string]]),
            ...(random.chance(0.05) ? [['access-control-allow-origin', '*'] as [string, string]] : []),
            ...(credentials === undefined
                ? []
                : [['Access-Control-Allow-Credentials', credentials] as [string, string]])
        ];
    }

    /** Enough for a request without credentials: a stratum of its own, or the reasons for it would be rare. */
    private wrongForCredentials(): HeaderList {
        const { random, page } = this;
        const wildcard = random.chance(0.5);
        const credentials = random.pick(wildcard ? ['true'] : [undefined, 'false', 'TRUE', '']);
        return [
            ['Access-Control-Allow-Origin', wildcard ? '*' : page.origin],
            ...(credentials === undefined
                ? []
                : [['Access-Control-Allow-Credentials', credentials] as [string, string]])
        ];
    }

    private answer(good: number): ServerResponse {
        const { random } = this;
        const expose = random.pick([
            undefined,
            undefined,
            '*',
            'X-Total-Count',
            'x-request-id, ETag',
            'bad header',
            '*, Authorization',
            '"x", etag',
            ''
        ]);
        return {
            status: random.pick(STATUSES),
            headers: [
                ...this.allowOrigin(good),
                ...unique(random.some(RESPONSE_HEADERS, 5)),
                ...(expose === undefined ? [] : [['Access-Control-Expose-Headers', expose] as [string, string]])
            ]
        };
    }

    private preflight(good: number): ServerResponse {
        const { random } = this;
        const broken = random.chance(1 - good);
        const methods = broken
            ? random.pick([undefined, 'GET', 'PUT', '*', 'put, delete', 'bad method', 'PUT,,PATCH', ''])
            : random.pick(['PUT, DELETE, PATCH, OPTIONS, patch, FOO', 'PUT,DELETE,PATCH,OPTIONS,patch,FOO,*']);
        const names = broken
            ? random.pick([
                  undefined,
                  'X-B',
                  '*',
                  'x-api-version',
                  'bad name',
                  'authorization, *',
                  'content-type,',
                  '"x"'
              ])
            : 'x-api-version, X-B, x-a, Authorization, content-type, accept, accept-language, content-language, range, x-method-override, x-http-method, x-pad';
        return {
            status: broken ? random.pick([200, 204, 299, 300, 302, 304, 307, 401, 404, 500]) : random.pick([200, 204]),
            headers: [
                ...this.allowOrigin(good),
                ...(methods === undefined ? [] : [['Access-Control-Allow-Methods', methods] as [string, string]]),
                ...(names === undefined ? [] : [['Access-Control-Allow-Headers', names] as [string, string]]),
                ...(random.chance(0.25) ? [['Location', '/elsewhere'] as [string, string]] : [])
            ]
        };
    }

    private redirected(): Scenario {
        const { random } = this;
        const request = random.chance(0.7) ? this.simpleRequest() : this.anyRequest();
        const mode = random.pick([undefined, undefined, undefined, 'no-cors', 'same-origin'] as const);
        const length = 1 + random.below(3);
        const hops: Hop[] = Array.from({ length }, (_none, index) => {
            const hop = this.hop(0.85);
            const response = { status: random.pick(REDIRECTS), headers: this.allowOrigin(0.85) };
            response.headers.push(...this.location(index + 1), ...this.resourcePolicy(mode === 'no-cors' ? 0.2 : 0));
            return { ...hop, response };
        });
        return this.scenario(
            { ...request, mode, redirect: random.pick([undefined, undefined, undefined, 'follow', 'error', 'manual']) },
            [...hops, this.hop(0.85)]
        );
    }

    private location(hop: number): HeaderList {
        const { random } = this;
        const url = this.url(hop);
        const share = random.next();
        if (share < 0.03) {
            return [];
        }
        if (share < 0.12) {
            return [['Location', url.replace('://', '://user:secret@')]];
        }
        if (share < 0.15) {
            return [['Location', random.pick(['data:text/plain,x', 'foo://bar/s%h1z', 'http://%%/'])]];
        }
        return [['Location', random.chance(0.2) ? `/s%h${hop}z` : url]];
    }

    private resourcePolicy(share: number): HeaderList {
        const { random } = this;
        const values = ['same-origin', 'same-site', 'cross-origin', 'junk', 'Same-Origin'];
        return random.chance(share) ? [['Cross-Origin-Resource-Policy', random.pick(values)]] : [];
    }

    private withoutCors(): Scenario {
        const { random } = this;
        const request = random.chance(0.6) ? this.simpleRequest() : this.anyRequest();
        const answer = this.answer(0.3);
        answer.headers.push(...this.resourcePolicy(0.5));
        return this.scenario(
            {
                ...request,
                mode: random.pick(['no-cors', 'no-cors', 'same-origin']),
                redirect: random.pick([undefined, undefined, undefined, 'error', 'manual'])
            },
            [{ response: answer }]
        );
    }

    private refused(): Scenario {
        const { random } = this;
        const url = this.url(0);
        const request: FetchRequest = random.pick([
            { url: url.replace('://', '://user@') },
            { url: 'http://' },
            { url, method: 'TRACE' },
            { url, method: 'connect' },
            { url, method: 'B AD' },
            { url, mode: 'no-cors', method: 'PUT' },
            { url, headers: [['Bad Name', '1']] },
            { url, headers: [['X-A', 'a\nb']] },
            { url, body: 'body' },
            { url: `foo://s%h0z` },
            { url: `ftp://api.test/s%h0z` },
            { url: 'data:text/plain,s%h0z' },
            { url: 'data:text/plain,s%h0z', mode: random.pick(['no-cors', 'same-origin'] as const) },
            { url: `http://api.test:${random.pick([25, 80, 6000, 10080])}/s%h0z` },
            { url: `${random.pick(this.apis).replace(/:\d+$/, '')}:${random.pick([1, 587, 6697])}/s%h0z` },
            {
                url: `http://${random.pick(['localhost', 'x.localhost', '127.0.0.1', '[::1]', '10.0.0.1'])}/s%h0z`,
                mode: random.pick([undefined, 'no-cors'] as const),
                method: random.pick(['GET', 'POST'])
            }
        ]);
        return this.scenario(request, [{ preflight: this.preflight(0.9), response: this.answer(0.9) }]);
    }
}

const unique = (headers: HeaderList): HeaderList =>
    headers.filter((header, index) => headers.indexOf(header) === index);
