import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressProblem, rangesOf } from './addresses.ts';
import { startCorsProxy } from '../index.ts';
import { fromPage, sendRaw, startRig } from '../test-help/rig.ts';

/* Where the proxy may be led by the upstream's configuration, its name and its redirects: never to a private address. */

describe('an upstream', () => {
    const privates = [
        '127.0.0.1',
        '127.255.255.254',
        '0.0.0.0',
        '10.1.2.3',
        '100.64.0.1',
        '169.254.169.254',
        '172.16.0.1',
        '172.31.255.255',
        '192.0.2.1',
        '192.168.0.1',
        '198.18.0.1',
        '203.0.113.1',
        '224.0.0.1',
        '240.0.0.1',
        '255.255.255.255',
        '::',
        '::1',
        '::ffff:10.0.0.1',
        '::ffff:127.0.0.1',
        'fe80::1',
        'fc00::1',
        'fd12::1',
        'ff02::1',
        '2001:db8::1',
        '64:ff9b::a00:1',
        '64:ff9b:2::1',
        '::2',
        '::7f00:1',
        '::a9fe:a9fe',
        '::ffff:8.8.8.8',
        '100:0:0:1::1',
        '200::1',
        '400::1',
        '1000::1',
        '2001::1',
        '2001:20::1',
        '3fff::1',
        '4000::1',
        '5f00::1',
        '8000::1',
        'c000::1',
        'e000::1',
        'f000::1',
        'fb00::1',
        'fe00::1',
        'fec0::1',
        '168.63.129.16',
        '192.0.0.192',
        '192.88.99.1',
        '2002:a00:1::'
    ];
    for (const address of privates) {
        it(`at ${address} is refused`, () => assert.ok(addressProblem(address, rangesOf({}))));
    }

    it('at a public address is not', () => {
        assert.equal(addressProblem('93.184.216.34', rangesOf({})), undefined);
        assert.equal(addressProblem('2606:2800:220:1::1', rangesOf({})), undefined);
    });

    it('in a private range needs that range; metadata and loopback no range opens', () => {
        const ranges = rangesOf({
            allowedRanges: [
                '10.20.0.0/16',
                'fd12:3456::/32',
                '100.64.0.0/10',
                '169.254.0.0/16',
                '127.0.0.0/8',
                '0.0.0.0/0',
                'fc00::/7'
            ],
            deniedRanges: ['93.184.216.0/24']
        });
        for (const address of ['10.20.1.1', 'fd12:3456::1', '100.64.0.1', '8.8.8.8']) {
            assert.equal(addressProblem(address, ranges), undefined, address);
        }
        for (const address of [
            '10.21.1.1',
            '169.254.169.254',
            '127.0.0.1',
            '100.100.100.200',
            'fd00:ec2::254',
            'fd20:ce::254',
            '93.184.216.34',
            '192.168.1.1'
        ]) {
            assert.ok(addressProblem(address, ranges), address);
        }
    });

    it('on this machine needs the development switch, which opens nothing else', () => {
        assert.equal(addressProblem('127.0.0.1', rangesOf({ allowLoopback: true })), undefined);
        assert.ok(addressProblem('10.0.0.1', rangesOf({ allowLoopback: true })));
        assert.ok(addressProblem('169.254.169.254', rangesOf({ allowLoopback: true })));
    });

    const literals = [
        'http://127.0.0.1',
        'http://[::1]',
        'http://10.0.0.1',
        'http://169.254.169.254',
        'http://[fd00::1]',
        'http://0.0.0.0'
    ];
    for (const origin of literals) {
        it(`configured as ${origin} keeps the proxy from starting`, () =>
            assert.rejects(
                startCorsProxy({ port: 0, origins: [], upstreams: { one: { origin } } }),
                /not a public one/
            ));
    }

    it('whose name turns to a private address is not called', async () => {
        const answers = ['93.184.216.34', '10.0.0.1', '169.254.169.254', '127.0.0.1', '::1'];
        for (const address of answers.slice(1)) {
            const rig = await startRig({
                allowLoopback: false,
                upstreams: { open: { origin: 'http://rebinding.example' } },
                resolve: async () => [{ address, family: address.includes(':') ? 6 : 4 }]
            });
            const answer = await sendRaw(rig.proxy.port, fromPage('/open/x'));
            await rig.close();
            assert.deepEqual([answer.status, answer.code], [502, 'address-refused']);
        }
    });

    it('is called at the address that was checked, and the name is asked once for it', async () => {
        let asked = 0;
        const rig = await startRig();
        const pinned = await startRig({
            upstreams: { open: { origin: `http://rebinding.example:${rig.upstream.port}` } },
            resolve: async () => [{ address: (asked += 1) === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]
        });
        const answer = await sendRaw(pinned.proxy.port, fromPage('/open/x'));
        await Promise.all([rig.close(), pinned.close()]);
        assert.deepEqual([answer.status, asked], [200, 1]);
    });

    for (const location of [
        'http://10.0.0.1/',
        '//evil.example/',
        'https://evil.example/',
        '/outside',
        'http://user@localhost/v1/',
        'javascript:alert(1)',
        '\\\\evil.example',
        '../../outside'
    ]) {
        it(`that redirects to ${location} is not followed`, async () => {
            const rig = await startRig({}, (_request, response) => void response.writeHead(302, { location }).end());
            const answer = await sendRaw(rig.proxy.port, fromPage('/open/x'));
            const { length } = rig.upstream.received;
            await rig.close();
            assert.deepEqual([answer.status, answer.code, length], [502, 'redirect-refused', 1]);
        });
    }

    it('that redirects within itself leads through the proxy again', async () => {
        const rig = await startRig(
            {},
            (_request, response) => void response.writeHead(302, { location: '/v1/next?a=1' }).end()
        );
        const answer = await sendRaw(rig.proxy.port, fromPage('/open/x'));
        await rig.close();
        assert.match(answer.headers, /location: \/open\/next\?a=1/i);
    });
});
