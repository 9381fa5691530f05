import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it, mock } from 'node:test';
import { originsForPage } from '../../../lab/ports.ts';
import { PROJECT_DIR } from '../../../lab/project.ts';
import { hostileOrigins, type HostileAnswer } from './hostile.ts';
import type { Report } from './judge.ts';
import { main } from './main.ts';
import { readPolicy } from './policy.ts';

// A page of the same machine: one of the internet would need the browser's permission to ask there.
const ORIGIN = 'http://localhost:8123';
const seen: string[] = [];
const bodies: string[] = [];
const server = http.createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.origin ?? '-'}`);
    request.on('data', (chunk: Buffer) => bodies.push(`${request.headers['content-type']} ${chunk.toString()}`));
    if (request.url === '/reflects') {
        response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '');
        response.setHeader('Access-Control-Allow-Credentials', 'true');
    } else if (request.url !== '/closed') {
        response.setHeader('Access-Control-Allow-Origin', ORIGIN);
        response.setHeader('Access-Control-Allow-Methods', 'PUT');
    }
    response.writeHead(request.method === 'OPTIONS' ? 204 : 200);
    response.end();
});
let api = '';

async function diagnose(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
    const lines = { log: [] as string[], error: [] as string[] };
    const mocked = (['log', 'error'] as const).map((name) =>
        mock.method(console, name, (line: string) => lines[name].push(line))
    );
    try {
        const code = await main(args);
        return { code, output: lines.log.join('\n'), errors: lines.error.join('\n') };
    } finally {
        mocked.forEach((each) => each.mock.restore());
    }
}

async function report(target: string, ...args: string[]): Promise<Report> {
    const csp = args.includes('--csp') ? [] : ['--csp', 'connect-src *'];
    const page = args.includes('--origin') ? [] : ['--origin', ORIGIN];
    const { output, errors } = await diagnose(`${api}${target}`, ...page, '--json', ...csp, ...args);
    assert.equal(errors, '');
    return JSON.parse(output) as Report;
}

const lane = ({ lanes }: Report, name: string): Report['lanes'][number] | undefined =>
    lanes.find((each) => each.lane === name);

const direct = ({ lanes }: Report): Report['lanes'][number] => lanes[0];

describe('npm run diagnose', () => {
    before(async () => {
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    after(() => server.close());

    it('sends the Origin and finds an answer that the page may read', async () => {
        const found = await report('/open');
        assert.equal(direct(found).verdict?.outcome, 'readable');
        assert.ok(seen.includes(`GET /open ${ORIGIN}`));
    });

    it('names the missing header and the fix of the API owner', async () => {
        const { verdict, fixes } = direct(await report('/closed'));
        assert.equal(verdict?.reason, 'MissingAllowOriginHeader');
        assert.ok(fixes.some(({ owner, code }) => owner === 'api-owner' && code?.text.includes(ORIGIN)));
    });

    it('asks by a preflight first, and sends an unsafe request only when told to', async () => {
        const found = await report('/held', '--method', 'PUT');
        assert.equal(found.held, true);
        assert.deepEqual(
            seen.filter((line) => line.includes('/held')),
            [`OPTIONS /held ${ORIGIN}`]
        );
        assert.equal(direct(found).verdict, undefined);
        assert.equal(direct(await report('/sent', '--method', 'PUT', '--send')).verdict?.outcome, 'readable');
        assert.ok(seen.includes(`PUT /sent ${ORIGIN}`));
    });

    it('asks an API of this machine for a page of the internet too, and knows what comes after the permission', async () => {
        const page = ['--origin', 'https://acme.lightning.force.com'];
        const found = await report('/closed', ...page);
        assert.deepEqual(
            found.obstacles.map(({ reason }) => reason),
            ['LocalNetworkAccessPermissionDenied', 'MissingAllowOriginHeader']
        );
        assert.deepEqual(found.obstacles[1].findings, []);
        assert.match(
            lane(found, 'apex')?.text ?? '',
            /^Not from an org: its servers cannot reach an address of this machine/
        );
    });

    it('says of a call of which a browser sends nothing that nothing was asked', async () => {
        const { output } = await diagnose('http://api.example.com/', '--origin', 'https://acme.lightning.force.com');
        assert.match(output, /^ {2}sent {2}nothing$/m);
        assert.match(output, /^apex: Not asked, since a browser sends nothing of this call\./m);
    });

    it('asks as hostile origins would, and says whom the API lets in', async () => {
        const { hostileOrigins = [] } = (await report('/open', '--hostile-origins')) as Report & {
            hostileOrigins?: HostileAnswer[];
        };
        assert.deepEqual([...new Set(hostileOrigins.map(({ answer }) => answer))], ['refused']);
        assert.ok(seen.includes('GET /open null'));
        const reflected = (await report('/reflects', '--hostile-origins')) as Report & {
            hostileOrigins?: HostileAnswer[];
        };
        assert.deepEqual(
            [...new Set(reflected.hostileOrigins?.map(({ answer }) => answer))],
            ['allowed with credentials']
        );
    });

    it('knows the look-alikes of an origin: null, prefix, suffix, http, another tenant', () => {
        assert.deepEqual(
            hostileOrigins('https://acme.lightning.force.com').map(({ origin }) => origin),
            [
                'null',
                'https://attacker.example',
                'https://acme.lightning.force.com.attacker.example',
                'https://attackeracme.lightning.force.com',
                'https://attacker.acme.lightning.force.com',
                'https://acmexlightning.force.com',
                'https://attacker.lightning.force.com',
                'http://acme.lightning.force.com',
                'https://acme.lightning.force.com:8444'
            ]
        );
    });

    it('sends a body, as text where no header says otherwise', async () => {
        await report('/order', '--method', 'POST', '--data', 'tea', '--send');
        await report('/order', '--method', 'POST', '--data', '{}', '--header', 'Content-Type: text/plain', '--send');
        assert.deepEqual(bodies, ['text/plain;charset=UTF-8 tea', 'text/plain {}']);
    });

    it('takes the trusted URLs of the lab that runs at the origin, where it is on loopback', () => {
        const policyOf = (page: string): string => readPolicy(PROJECT_DIR, originsForPage(page));
        assert.match(policyOf('http://localhost:4000'), /connect-src[^;]* http:\/\/localhost:4001/);
        assert.match(policyOf('https://my.lightning.force.com'), /connect-src[^;]* https:\/\/sample-api\.example\.com/);
    });

    it('says what the CSP of the page blocks, with the trusted URL that opens it', async () => {
        const { verdict, fixes } = direct(await report('/open', '--csp', "connect-src 'self'"));
        assert.equal(verdict?.gate, 'csp');
        assert.equal(fixes[0].owner, 'admin');
        assert.ok(fixes[0].code?.text.includes(`<endpointUrl>${api}</endpointUrl>`));
    });

    it('prints no secret of the address, and none of a header', async () => {
        const secret = ['--origin', ORIGIN, '--header', 'Authorization: Bearer marked', '--csp', 'connect-src *'];
        for (const target of ['/open?key=marked', '/closed?key=marked']) {
            for (const format of [[], ['--json']]) {
                const { output } = await diagnose(`${api}${target}`, ...secret, ...format);
                assert.match(output, /key=…/);
                assert.doesNotMatch(output, /marked/);
            }
        }
        assert.doesNotMatch((await diagnose(`${api}/open`, '--origin', ORIGIN, '--header', 'marked')).errors, /marked/);
    });

    it('says how to call it when asked for help, and asks nobody', async () => {
        const { code, output, errors } = await diagnose('--help');
        assert.equal(code, 0);
        assert.match(output, /^Usage: npm run diagnose/);
        assert.equal(errors, '');
    });

    it('says how to call it when the arguments are wrong', async () => {
        const wrong = [['nonsense'], [`${api}/open`], [`${api}/open`, '--origin', ORIGIN, '--data', 'a']];
        for (const args of wrong) {
            const { code, errors } = await diagnose(...args);
            assert.equal(code, 2);
            assert.match(errors, /Usage: npm run diagnose/);
        }
    });
});
