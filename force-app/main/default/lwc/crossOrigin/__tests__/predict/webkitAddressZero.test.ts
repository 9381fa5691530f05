import type { FetchRequest, Hop } from '../../types';
import { ok, OTHER, OWN, PAGE, seen, to } from './webkitCase';
import { predict } from '../../predict';

const ZERO = 'http://0.0.0.0/';

describe('a redirect to 0.0.0.0 in WebKit, which begins no load there', () => {
    const outcome = (request: FetchRequest, hops: Hop[]): string => seen(predict(PAGE, request, hops, 'webkit'));

    it.each<[Partial<FetchRequest>]>([
        [{}],
        [{ mode: 'no-cors' }],
        [{ destination: 'font' }],
        [{ destination: 'image', mode: 'cors' }]
    ])('is refused where %j leaves the origin of the page with it, and sent by then', (given) => {
        const sent = /^blocked, unreachable, GET page .*, GET 0\.0\.0\.0 /;
        expect(outcome({ url: OWN, ...given }, [to(ZERO), ok])).toMatch(sent);
        expect(seen(predict(PAGE, { url: OWN, ...given }, [to(ZERO), ok], 'spec'))).not.toMatch(/^blocked/);
    });
    it.each<[string, Partial<FetchRequest>, string]>([
        ['without credentials', { credentials: 'omit' }, OWN],
        ['of an image', { destination: 'image' }, OWN],
        ['from another origin', {}, OTHER],
        ['from another origin, without CORS', { mode: 'no-cors' }, OTHER]
    ])('is followed: %s', (_what, given, url) => {
        expect(outcome({ url, ...given }, [to(ZERO), ok])).toMatch(/^(readable|opaque), .*GET 0\.0\.0\.0 /);
    });
    it('is followed with all cookies', () => {
        const headers: [string, string][] = [
            ['Access-Control-Allow-Origin', PAGE.origin],
            ['Access-Control-Allow-Credentials', 'true']
        ];
        const answer: Hop = { response: { status: 200, headers } };
        expect(outcome({ url: OWN, credentials: 'include' }, [to(ZERO), answer])).toMatch(/^readable/);
    });
    it('is followed after the page’s origin was left', () => {
        const led: Hop[] = [to(OTHER), to(ZERO), ok];
        expect(outcome({ url: OWN, mode: 'no-cors' }, led)).toBe('opaque, GET page -, GET other -, GET 0.0.0.0 -');
    });
    it('is asked nothing but a preflight', () => {
        expect(outcome({ url: OTHER, method: 'PUT' }, [to(ZERO, 307), ok])).toBe(
            'blocked, unreachable, OPTIONS other page PUT, PUT other page, OPTIONS 0.0.0.0 null PUT'
        );
    });
});
