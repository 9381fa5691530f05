import { predict } from '../../predict';
import type { Hop } from '../../types';
import { answer, API, ok, PAGE, seen, under } from './insecurePage';

describe('what the servers receive', () => {
    it('has neither fragment nor user name', () => {
        const hops = [answer(302, ['Location', 'http://user:secret@page.test/b?q=http://@#c']), ok];
        const { wire } = predict(PAGE, { url: 'http://page.test/a?q=http://@#b' }, hops, 'firefox');
        expect(wire.map(({ url }) => url)).toEqual(['http://page.test/a?q=http://@', 'http://page.test/b?q=http://@']);
    });
});

describe('a port of another protocol (Fetch § 2.9)', () => {
    it.each([
        ['http://api.test:25/', 'bad-port'],
        ['http://api.test:993/', 'bad-port'],
        ['http://api.test:6000/', 'bad-port'],
        ['https://api.test:22/', 'bad-port'],
        ['http://api.test:8080/', undefined],
        ['https://api.test/', undefined]
    ])('%s: %s', (url, reason) => {
        expect(predict(PAGE, { url }, [ok]).reason).toBe(reason);
    });

    it('is refused after a redirect too', () => {
        const hops = [answer(302, ['Location', 'http://api.test:25/']), ok];
        expect(seen(predict(PAGE, { url: API }, hops))).toBe('blocked, bad-port, GET http://page.test');
    });
});

describe('data: (Fetch § 4.2)', () => {
    it.each(['cors', 'no-cors', 'same-origin'] as const)('is answered by the browser in mode %s', (mode) => {
        expect(seen(predict(PAGE, { url: 'data:text/plain,x', mode }, []))).toBe('readable');
    });
});

describe('another scheme (Fetch § 4.2, § 4.4)', () => {
    it('is answered by nobody', () => {
        for (const url of ['foo://api.test/', 'shttp://api.test/']) {
            expect(seen(predict(PAGE, { url, mode: 'no-cors' }, []))).toBe('blocked, CorsDisabledScheme');
        }
    });

    it.each([
        ['foo://api.test/', 'no-cors', 'invalid-redirect'],
        ['foo://api.test/', 'cors', 'CorsDisabledScheme'],
        ['blob:http://page.test/1', 'cors', 'invalid-redirect']
    ] as const)('is nowhere that a redirect leads to: %s in mode %s', (location, mode, reason) => {
        expect(predict(PAGE, { url: API, mode }, [answer(302, ['Location', location])]).reason).toBe(reason);
    });

    it('of a redirect is a matter of the policy first, the mode same-origin is not', () => {
        const reasonOf = (location: string, mode: 'cors' | 'same-origin'): string | undefined =>
            predict(under("'self'"), { url: 'http://page.test/', mode }, [answer(302, ['Location', location])]).reason;
        expect([reasonOf('foo://api.test/', 'cors'), reasonOf(API, 'same-origin')]).toEqual([
            'csp-redirect',
            'DisallowedByMode'
        ]);
    });
});

it('a server that says nothing is unreachable', () => {
    expect(seen(predict(PAGE, { url: API }, []))).toBe('blocked, unreachable, GET http://page.test');
});

it('follows twenty redirects, and no more (Fetch § 4.4)', () => {
    const times = (count: number): Hop[] => [
        ...Array.from({ length: count }, () => answer(302, ['Location', '/'])),
        answer(200)
    ];
    expect(predict(PAGE, { url: API }, times(20)).outcome).toBe('readable');
    const { reason, wire } = predict(PAGE, { url: API }, times(21));
    expect([reason, wire.length]).toEqual(['too-many-redirects', 21]);
});
