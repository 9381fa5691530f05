import assert from 'node:assert/strict';
import http from 'node:http';
import net from 'node:net';
import { test } from 'node:test';
import { configurationFrom } from './configuration.ts';
import { startSampleApi } from './index.ts';

const HOSTED = {
    PORT: '0',
    HOST: '127.0.0.1',
    PAGE_ORIGIN: 'https://my.lightning.force.com',
    OWN_ORIGIN: 'https://api.example.com',
    SECOND_ORIGIN: 'https://api-untrusted.example.com',
    THIRD_ORIGIN: 'https://api-unlisted.example.com',
    API_KEY: 'the-key'
};

/** The options that a host gives name one port; the system knows which is free. */
const freePort = (): Promise<number> =>
    new Promise((resolve) => {
        const probe = net.createServer().listen(0, '127.0.0.1', () => {
            const { port } = probe.address() as net.AddressInfo;
            probe.close(() => resolve(port));
        });
    });

/** The status of a GET of /open, asked for under a name. */
const statusUnder = (port: number, host: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
        http.get({ host: '127.0.0.1', port, path: '/open', headers: { host } }, (response) => {
            response.resume();
            resolve(response.statusCode);
        }).on('error', reject);
    });

test('a hosted API answers to each of its three names, and to no other', async () => {
    const port = await freePort();
    const api = await startSampleApi(configurationFrom({ ...HOSTED, PORT: String(port) }));
    try {
        for (const name of ['OWN_ORIGIN', 'SECOND_ORIGIN', 'THIRD_ORIGIN'] as const) {
            assert.equal(await statusUnder(port, new URL(HOSTED[name]).host), 200, name);
        }
        assert.equal(await statusUnder(port, 'api-fourth.example.com'), 421);
    } finally {
        await api.close();
    }
});

for (const [what, change, reason] of [
    [
        'a page with a path',
        { PAGE_ORIGIN: 'https://my.lightning.force.com/' },
        /^PAGE_ORIGIN is "https:.*no slash at the end/
    ],
    ['no name of its own', { OWN_ORIGIN: undefined }, /^OWN_ORIGIN is ""/],
    ['a third name with a path', { THIRD_ORIGIN: 'https://api.example.com/v1' }, /^THIRD_ORIGIN is/],
    ['no key', { API_KEY: '' }, /^API_KEY is missing/],
    ['a port that is none', { PORT: 'x' }, /^PORT is "x"/]
] as const) {
    test(`${what} is refused in one sentence that names the variable`, () => {
        assert.throws(() => configurationFrom({ ...HOSTED, ...change }), { message: reason });
    });
}

test('the second and the third name may be left out', () => {
    const { origins } = configurationFrom({ ...HOSTED, SECOND_ORIGIN: '', THIRD_ORIGIN: undefined });
    assert.deepEqual(origins, ['https://api.example.com']);
});
