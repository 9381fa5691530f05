import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FetchRequest, HeaderList, Hop } from '../../../force-app/main/default/lwc/crossOrigin/types.ts';
import { FirefoxObserver } from './observer.ts';
import { provideFirefox } from './session.ts';
import type { Observed } from '../observation.ts';

const firefox = provideFirefox();
const needsFirefox = { skip: firefox ? false : 'no Firefox on this machine' };
const API = 'http://api.test/s%h0z';
const OPEN: HeaderList = [['Access-Control-Allow-Origin', '*']];
const hop = (status: number, ...headers: HeaderList): Hop => ({
    preflight: { status: 204, headers: [...OPEN, ['Access-Control-Allow-Methods', 'PUT']] },
    response: { status, headers }
});

describe('the observer of Firefox', () => {
    const observer = new FirefoxObserver(firefox ?? '');
    let https = false;
    before(async () => {
        https = firefox !== undefined && (await observer.start()).https;
    });
    after(() => (firefox ? observer.close() : undefined));

    const see = async (request: FetchRequest, hops: Hop[], policies: string[] = []): Promise<Observed> => {
        const [observed] = await observer.run([{ page: { origin: 'http://page.test', policies }, request, hops }]);
        return observed;
    };

    it('sees the preflight, the request and the headers that the script may see', needsFirefox, async () => {
        const { wire, ...rest } = await see({ url: API, method: 'PUT' }, [
            hop(200, ...OPEN, ['Expires', '0'], ['X-Hidden', '1'])
        ]);
        assert.deepEqual(rest, { outcome: 'readable', status: 200, visibleHeaders: ['expires'] });
        assert.deepEqual(wire, [
            { method: 'OPTIONS', url: API, origin: 'http://page.test', requestMethod: 'PUT' },
            { method: 'PUT', url: API, origin: 'http://page.test' }
        ]);
    });

    it('tells where a call failed: the arguments, the policy, the network', needsFirefox, async () => {
        const failures = [
            await see({ url: API, method: 'TRACE' }, []),
            await see({ url: API }, [hop(200, ...OPEN)], ["connect-src 'self'"]),
            await see({ url: API }, [hop(200)])
        ];
        assert.deepEqual(
            failures.map(({ outcome, reason, wire }) => [outcome, reason, wire.length]),
            [
                ['blocked', 'arguments', 0],
                ['blocked', 'csp', 0],
                ['blocked', 'network', 1]
            ]
        );
    });

    it('leads loopback to the server of the scenarios too', needsFirefox, async () => {
        const { outcome, wire } = await see({ url: 'http://localhost/s%h0z', mode: 'no-cors' }, [hop(200)]);
        assert.deepEqual([outcome, wire.length], ['opaque', 1]);
    });

    it('takes the certificate of the TLS half', needsFirefox, async (t) => {
        if (!https) {
            t.skip('no openssl on this machine');
            return;
        }
        const { outcome, wire } = await see({ url: 'https://api.test/s%h0z' }, [hop(200, ...OPEN)]);
        assert.equal(outcome, 'readable');
        assert.equal(wire[0].url, 'https://api.test/s%h0z');
    });
});
