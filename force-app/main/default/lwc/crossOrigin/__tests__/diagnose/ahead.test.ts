import { ahead, diagnose } from 'c/crossOrigin';
import type { Ahead } from '../../ahead';
import type { Diagnosis, HeaderList, Observation } from '../../types';
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
        ['a Vary that does not name the origin', [['Vary', 'Accept-Encoding']]],
        ['a Vary of what only has its name in it', [['Vary', 'X-Origin, Origin-Agent-Cluster']]]
    ])('is told where it has %s', (_what, headers) => {
        expect(afterThePolicy(headers, 'GET')).toEqual(['MissingAllowOriginHeader']);
    });

    it.each<[string, HeaderList, string]>([
        ['the answer varies by the origin', [['Vary', 'Accept, Origin']], 'GET'],
        ['the answer varies by everything', [['Vary', '*']], 'GET'],
        ['nobody can read by what it varies', [['Vary', 'a b']], 'GET'],
        ['it allows an origin, which may be another one for this page', [['Access-Control-Allow-Origin', '*']], 'GET'],
        ['it allows another origin', [['Access-Control-Allow-Origin', 'https://other.example']], 'GET'],
        ['a preflight would have been sent', [['Date', 'x']], 'PUT']
    ])('is left open where %s', (_why, headers, method) => {
        expect(afterThePolicy(headers, method)).toEqual([]);
    });
});

describe('by the log of the API', () => {
    const ACAO = 'Access-Control-Allow-Origin';
    const answered = (...responseHeaders: HeaderList) => [
        { method: 'GET', url: request.url, headers: [], status: 200, responseHeaders }
    ];
    const observed = (more: object = {}): Observation =>
        ({
            page: { ...page, policies: [] },
            policiesKnown: true,
            violationsObservable: true,
            request,
            result: result(),
            serverLog: answered([ACAO, 'http://lab.example/']),
            ...more
        }) as unknown as Observation;
    const conclusion = (outcome: string, reason: string, certain = true): Diagnosis =>
        ({ outcome, certain, causes: [{ gate: 'cors', reason }], wanted: [], text: '' }) as unknown as Diagnosis;
    const known = ({ findings, fixes }: Ahead): string[] => [...findings, ...(fixes ?? [])].map(({ id }) => id);
    const stopped = conclusion('blocked', 'AllowOriginMismatch');
    const NOTHING = { findings: [], next: [] };

    it('the answers show what is to be changed', () => {
        const { findings, fixes, next } = ahead(observed(), stopped);
        expect(findings.map(({ id }) => id)).toContain('allow-origin-slash');
        expect(fixes?.[0].id).toBe('allow-origin');
        expect(next).toEqual([]);
    });

    it('a policy that nobody knows stands in the way of nothing', () => {
        const unknown = observed({ page, policiesKnown: false });
        expect(known(ahead(unknown, stopped))).toEqual(known(ahead(observed(), stopped)));
    });

    it.each<[string, object, Diagnosis]>([
        ['the cause is not certain', {}, conclusion('blocked', 'AllowOriginMismatch', false)],
        ['the call was not waited for', { result: result({ ended: 'timed-out' }) }, stopped],
        ['it was Apex that called', { result: result({ lane: 'apex' }) }, stopped],
        ['it was the proxy that was called', { result: result({ lane: 'proxy' }) }, stopped],
        ['the log tells of another cause', {}, conclusion('blocked', 'MissingAllowOriginHeader')],
        ['there is no log', { serverLog: [] }, stopped]
    ])('nothing is said where %s', (_why, more, concluded) => {
        expect(ahead(observed(more), concluded)).toEqual(NOTHING);
    });

    it('of a call that came through the findings alone are told, and only where an answer is known', () => {
        const opened = { request: { ...request, headers: [[ACAO, '*']] }, result: result({ outcome: 'readable' }) };
        const through = conclusion('readable', '');
        const log = answered([ACAO, '*']);
        const { findings, ...rest } = ahead(observed({ ...opened, serverLog: log }), through);
        expect(findings.map(({ id }) => id)).toContain('answer-header-on-request');
        expect(rest).toEqual({ next: [] });
        expect(ahead(observed({ ...opened, serverLog: [] }), through)).toEqual(NOTHING);
    });

    it('a lane is a component of Lightning Experience, unless the page is known to be another', () => {
        const trusting = (more: object): string =>
            ahead(
                observed({ page: { ...page, ...more }, serverLog: undefined, others: [] }),
                conclusion('blocked', 'csp')
            ).fixes?.[0].code?.text ?? '';
        expect(trusting({})).toContain('<context>LEX</context>');
        expect(trusting({ context: 'site' })).toContain('<context>Communities</context>');
    });

    it.each<[string, object]>([
        ['another lane got', { lane: 'direct', outcome: 'readable' }],
        ['Apex did not get', { lane: 'apex', outcome: 'blocked' }]
    ])('an answer that %s tells nothing of this call', (_what, more) => {
        const response = { status: 200, headers: [['Date', 'x']] };
        const others = [result({ ...more, response })];
        const { next } = ahead(observed({ page, serverLog: undefined, others }), conclusion('blocked', 'csp'));
        expect(next).toEqual([]);
    });
});
