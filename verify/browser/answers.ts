import type {
    FetchRequest,
    HeaderList,
    Hop,
    PageContext,
    ServerResponse
} from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import { RESPONSE_HEADERS, STATUSES } from './material.ts';
import type { Random } from './random.ts';

/** Random answers to one page's calls. `good`: the share of them that let the call through. */
export class Answers {
    private readonly random: Random;
    private readonly page: PageContext;
    private readonly credentials: FetchRequest['credentials'];

    constructor(random: Random, page: PageContext, credentials: FetchRequest['credentials']) {
        this.random = random;
        this.page = page;
        this.credentials = credentials;
    }

    hop(good: number): Hop {
        return {
            preflight: this.preflight(good),
            response: this.random.chance(0.02) ? 'unreachable' : this.answer(good)
        };
    }

    allowOrigin(good: number): HeaderList {
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

    answer(good: number): ServerResponse {
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

    preflight(good: number): ServerResponse {
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

    resourcePolicy(share: number): HeaderList {
        const { random } = this;
        const values = ['same-origin', 'same-origin', 'same-site', 'cross-origin', 'junk', 'Same-Origin'];
        return random.chance(share) ? [['Cross-Origin-Resource-Policy', random.pick(values)]] : [];
    }
}

const unique = (headers: HeaderList): HeaderList =>
    headers.filter((header, index) => headers.indexOf(header) === index);
