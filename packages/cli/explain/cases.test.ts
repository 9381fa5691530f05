import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { predict } from '../../../force-app/main/default/lwc/crossOrigin/crossOrigin.ts';
import type {
    FetchRequest,
    HeaderList,
    Hop,
    PageContext,
    ServerResponse,
    Verdict
} from '../../../force-app/main/default/lwc/crossOrigin/types.ts';
import { explain, readInput } from '../../../force-app/main/default/lwc/errorReader/errorReader.ts';

interface Case {
    id: string;
    page: PageContext;
    request: FetchRequest;
    hops: Hop[];
}

const FILE = '../../../force-app/main/default/lwc/crossOrigin/__tests__/__fixtures__/cases.json';
const CASES = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, FILE), 'utf8')) as Case[];

const list = (headers: HeaderList): object[] => headers.map(([name, value]) => ({ name, value }));
const isAnswer = (answer?: ServerResponse | 'unreachable'): answer is ServerResponse =>
    answer !== undefined && answer !== 'unreachable';

/** The call as Chrome's network panel saves it: of a call that its preflight stopped there is no answer. */
function harOf({ page, request, hops }: Case, { gate, outcome }: Verdict): object {
    const { method = 'GET', headers = [], destination, credentials } = request;
    const entries: object[] = [
        {
            pageref: 'page',
            _resourceType: 'document',
            request: { method: 'GET', url: `${page.origin}/x`, headers: list([['Accept', 'text/html']]) },
            response: {
                status: 200,
                headers: list(page.policies.map((policy) => ['Content-Security-Policy', policy]))
            }
        }
    ];
    let { url } = request;
    hops.forEach(({ preflight, response }, at) => {
        if (isAnswer(preflight)) {
            const asks: HeaderList = [
                ['Origin', page.origin],
                ['Access-Control-Request-Method', method],
                ['Access-Control-Request-Headers', headers.map(([name]) => name.toLowerCase()).join(',')]
            ];
            entries.push({
                pageref: 'page',
                _resourceType: 'preflight',
                request: { method: 'OPTIONS', url, headers: list(asks) },
                response: { status: preflight.status, headers: list(preflight.headers) }
            });
        }
        const sent: HeaderList = [
            ['Referer', `${page.origin}/`],
            ...(destination ? [] : ([['Origin', page.origin]] as HeaderList)),
            ...headers,
            ...(credentials === 'include' ? ([['Cookie', 'a=b']] as HeaderList) : [])
        ];
        const failed = { _error: gate === 'csp' ? 'net::ERR_BLOCKED_BY_CSP' : 'net::ERR_FAILED' };
        const location = isAnswer(response)
            ? (response.headers.find(([name]) => name.toLowerCase() === 'location')?.[1] ?? '')
            : '';
        entries.push({
            pageref: 'page',
            _resourceType: destination ?? 'fetch',
            request: { method, url, headers: list(sent) },
            response:
                isAnswer(response) && gate !== 'preflight'
                    ? {
                          status: response.status,
                          headers: list(response.headers),
                          redirectURL: location,
                          ...(outcome === 'blocked' && at === hops.length - 1 && failed)
                      }
                    : { status: 0, headers: [], ...failed }
        });
        url = location === '' ? url : new URL(location, url).href;
    });
    return { log: { version: '1.2', pages: [{ id: 'page', title: `${page.origin}/x` }], entries } };
}

describe('a HAR of a real case is explained by the reason that the engine gives for it', () => {
    for (const each of CASES) {
        const verdict = predict(each.page, each.request, each.hops);
        it(`${each.id}: ${verdict.outcome === 'blocked' ? verdict.reason : 'nothing failed'}`, () => {
            const { calls, unknown } = explain(readInput(JSON.stringify(harOf(each, verdict))));
            assert.deepEqual(unknown, []);
            assert.deepEqual(
                calls.map(({ certain, obstacles }) => [certain, obstacles[0]?.reason]),
                verdict.outcome === 'blocked' ? [[true, verdict.reason]] : []
            );
        });
    }
});
