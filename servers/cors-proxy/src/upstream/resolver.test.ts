import assert from 'node:assert/strict';
import dgram from 'node:dgram';
import dns from 'node:dns/promises';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { NameResolver } from './resolver.ts';

/** A real name server on this machine that hears every question and answers those for `known.example` only. */
describe('names', { timeout: 20_000 }, () => {
    const server = dgram.createSocket('udp4');
    const asked: string[] = [];
    let resolver: NameResolver;

    before(async () => {
        server.on('message', (question, from) => {
            const name = nameIn(question);
            asked.push(name);
            if (name === 'known.example') {
                server.send(answerTo(question), from.port, from.address);
            }
        });
        server.bind(0, '127.0.0.1');
        await once(server, 'listening');
        const client = new dns.Resolver({ timeout: 200, tries: 1 });
        client.setServers([`127.0.0.1:${(server.address() as AddressInfo).port}`]);
        resolver = new NameResolver(400, client);
    });
    after(() => server.close());

    it('that hang keep no other name waiting, end in time, and are asked once at a time', async () => {
        const hanging = Array.from({ length: 20 }, () => resolver.addressesOf('hangs.example'));
        const failed = Promise.allSettled(hanging);
        const start = performance.now();
        assert.deepEqual(await resolver.addressesOf('known.example'), [{ address: '93.184.216.34', family: 4 }]);
        assert.ok(performance.now() - start < 350, 'it did not wait');
        assert.deepEqual([...new Set((await failed).map((one) => one.status))], ['rejected']);
        await assert.rejects(hanging[0], { code: 'NAME_TIMEOUT' });
        assert.equal(asked.filter((name) => name === 'hangs.example').length, 2, 'A and AAAA, once');
    });

    it('that were found are not asked again at once', async () => {
        const before = asked.length;
        await resolver.addressesOf('known.example');
        assert.equal(asked.length, before);
    });

    it('of this machine are found without the name server', async () => {
        const before = asked.length;
        const found = await resolver.addressesOf('localhost');
        assert.ok(found.some(({ address }) => address === '127.0.0.1' || address === '::1'));
        assert.equal(asked.length, before);
    });
});

function nameIn(question: Buffer): string {
    const labels: string[] = [];
    for (let at = 12; question[at] > 0; at += question[at] + 1) {
        labels.push(question.toString('latin1', at + 1, at + 1 + question[at]));
    }
    return labels.join('.').toLowerCase();
}

/** A: 93.184.216.34 for a minute. AAAA: nothing. */
function answerTo(question: Buffer): Buffer {
    const end = question.indexOf(0, 12) + 5;
    const isA = question.readUInt16BE(end - 4) === 1;
    const head = Buffer.from(question.subarray(0, end));
    head.writeUInt16BE(0x8180, 2);
    head.writeUInt16BE(isA ? 1 : 0, 6);
    head.writeUInt16BE(0, 8);
    head.writeUInt16BE(0, 10);
    return isA ? Buffer.concat([head, Buffer.from('c00c000100010000003c00045db8d822', 'hex')]) : head;
}
