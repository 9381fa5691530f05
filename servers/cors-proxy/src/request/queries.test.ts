import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ORIGIN, fromPage, sendRaw, startRig, type Rig } from '../test-help/rig.ts';

/* Queries as people type them and browsers write them. What a browser sends goes on byte for byte; what none sends is refused. */

/** What stands in an address, or is given to fetch. Each `URL` is what a browser makes of it. */
// prettier-ignore
const TYPED = [
    '', '?', '??', '???', '?a', '?a=', '?=a', '?=', '?&', '?&&a&&', '?a=1&a=2', '?a[]=1&a[]=2', '?a[b][c]=1', '?filter={"a":1}',
    '?query={me{name}}', '?q=SELECT Id, Name FROM Account WHERE Name LIKE \'A%\'', '?a|b', '?a||b', '?t=`a`', '?b=^', '?c=a\\b', '?c=\\\\server',
    '?q=100%', '?q=%', '?q=%%', '?q=%z', '?q=%zz', '?q=%2', '?q=%u0041', '?q=%00', '?q=%0d%0a', '?q=%2e%2e%2f', '?q=../..', '?q=/a//b/', '?q=//evil.example',
    '?q=https://evil.example/?a=b', '?q=a;b;c', '?;', '?a=1;b=2', '?q=a?b?c', '?q=ü', '?q=日本', '?q=😀', '?q=\u202e', '?q=é', '?q=\ud800',
    '?q=a b', '?q=a+b', '?q=a%20b', '?q=<script>', '?q="quoted"', '?q=\'single\'', '?q=~', '?q=!*()', '?q=$&,:@', '?q=a\tb', '?q=a\nb', '?q=%23', '?q=a#b',
    '?#', '?q=%C3%BC', '?q=%c3%bc', '?q=%FF', '?q=%C0%AE', '?q={{x}}', '?q=${x}', '?q=a=b=c', '?q[$gt]=1', '?__proto__=1', '?constructor[prototype]=1',
    '?q=AAAA%0d%0aHost:%20evil', '?access_token=a.b-c_d~e', `?q=${'a'.repeat(3_900)}`, `?q=${'%F0%9F%98%80'.repeat(300)}`
];

/** What no browser writes: the bytes of a target, and what they are answered. */
// prettier-ignore
const UNWRITTEN: [query: string, status: number, code: string][] = [
    ['?q="a"', 400, 'bad-target'], ['?q=<a>', 400, 'bad-target'], ['?q=a#b', 400, 'bad-target'], ['#b', 400, 'bad-target'], ['?q=\u00fc', 400, 'malformed-request'],
    ['?q=\x7f', 400, 'malformed-request'], [`?q=${'a'.repeat(4_200)}`, 414, 'target-too-long'],
    ['/[0]', 400, 'bad-target'], ['/a|b', 400, 'bad-target'], ['/a^b', 400, 'bad-target'], ['/100%', 400, 'bad-target'], ['/%zz', 400, 'bad-target'],
    ['/{id}', 400, 'bad-target'], ['/a\\b', 400, 'bad-target']
];

describe('a query', { timeout: 30_000 }, () => {
    let rig: Rig;
    before(async () => {
        rig = await startRig();
    });
    after(() => rig.close());

    const bytes = (target: string): Buffer => Buffer.from(fromPage(target), 'latin1');

    it('goes on byte for byte as a browser writes it', async () => {
        for (const typed of TYPED) {
            const { pathname, search, href } = new URL(`/open/x${typed}`, 'https://proxy.example');
            // The URL standard keeps a lone question mark in the address, and so does a browser on the wire.
            const target = pathname + (search || (/\?(#|$)/.test(href) ? '?' : ''));
            rig.upstream.received.length = 0;
            const { status, body } = await sendRaw(rig.proxy.port, bytes(target));
            assert.equal(status, 200, `${JSON.stringify(typed)}: ${target}: ${body}`);
            assert.deepEqual(
                rig.upstream.received.map(({ url }) => url),
                [target.replace('/open/', '/v1/')]
            );
        }
    });

    it('that no browser writes is refused, with a reason that its page can read', async () => {
        rig.upstream.received.length = 0;
        for (const [rest, wanted, code] of UNWRITTEN) {
            const { status, headers, body } = await sendRaw(rig.proxy.port, bytes(`/open/x${rest}`));
            assert.deepEqual(
                [status, (JSON.parse(body) as { error: { code: string } }).error.code],
                [wanted, code],
                rest
            );
            assert.match(headers, new RegExp(`access-control-allow-origin: (\\*|${ORIGIN})\\r`, 'i'), rest);
        }
        assert.deepEqual(rig.upstream.received, []);
    });
});
