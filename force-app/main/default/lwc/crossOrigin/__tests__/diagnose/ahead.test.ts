import { ahead, diagnose } from 'c/crossOrigin';
import type { HeaderList, Observation } from '../../types';
import { result } from '../result';

const request = { url: 'https://api.example/orders', method: 'GET' };
const page = { origin: 'http://lab.example', policies: ["connect-src 'self'"] };

/** What comes after the policy, by an answer with these headers that Apex got. */
function afterThePolicy(headers: HeaderList, method: string): string[] {
    const apex = result({ lane: 'apex', outcome: 'readable', response: { status: 200, headers } });
    const observation = {
        page,
        policiesKnown: true,
        violationsObservable: true,
        request: { ...request, method },
        result: result(),
        violation: { directive: 'connect-src', blockedUrl: request.url, seenBy: 'event' },
        others: [apex]
    } as Observation;
    return ahead(observation, diagnose(observation)).next.map(({ reason }) => reason);
}

describe('what comes after a policy, by the answer that Apex got', () => {
    it.each<[string, HeaderList]>([
        ['no header of CORS', [['Date', 'x']]],
        ['a Vary that does not name the origin', [['Vary', 'Accept-Encoding']]]
    ])('is told where it has %s', (_what, headers) => {
        expect(afterThePolicy(headers, 'GET')).toEqual(['MissingAllowOriginHeader']);
    });

    it.each<[string, HeaderList, string]>([
        ['the answer varies by the origin', [['Vary', 'Accept, Origin']], 'GET'],
        ['the answer varies by everything', [['Vary', '*']], 'GET'],
        ['nobody can read by what it varies', [['Vary', 'a b']], 'GET'],
        ['it allows an origin, which may be another one for this page', [['Access-Control-Allow-Origin', '*']], 'GET'],
        ['a preflight would have been sent', [['Date', 'x']], 'PUT']
    ])('is left open where %s', (_why, headers, method) => {
        expect(afterThePolicy(headers, method)).toEqual([]);
    });
});
