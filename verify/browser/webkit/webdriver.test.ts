import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { WebDriver, WebDriverError } from './webdriver.ts';

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** What WebKitWebDriver 2.50 answers to a command: status and body, as recorded. */
const ANSWERS: Record<string, [status: number, body: string]> = {
    'POST /session': [200, '{"value":{"sessionId":"1e65","capabilities":{"browserVersion":"2.50.6"}}}'],
    'POST /session/1e65/window/new': [200, '{"value":{"handle":"b2","type":"tab"}}'],
    'DELETE /session/1e65/window': [200, '{"value":[]}'],
    'POST /session/1e65/window': [200, '{"value":null}'],
    'POST /session/1e65/url': [200, '{"value":null}'],
    'POST /session/1e65/execute/async': [200, '{"value":"a"}']
};

describe('the client of WebDriver', () => {
    const received: string[] = [];
    let next: [status: number, body: string] | undefined;
    const server = createServer((request, response) => {
        let body = '';
        request.on('data', (chunk) => (body += String(chunk)));
        request.on('end', () => {
            const command = `${request.method} ${request.url}`;
            received.push(`${command} ${body}`.trim());
            const [status, text] = next ?? ANSWERS[command];
            next = undefined;
            response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(text);
        });
    });
    let driver: WebDriver;
    let capabilities: Record<string, unknown>;
    before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve())));
    after(() => new Promise((resolve) => server.close(resolve)));
    beforeEach(async () => {
        driver = new WebDriver(addressOf(server));
        capabilities = await driver.begin({ acceptInsecureCerts: true });
        received.length = 0;
    });

    it('begins a session, and says what the browser can do', () => {
        assert.deepEqual(capabilities, { browserVersion: '2.50.6' });
    });

    it('sends each command to its session', async () => {
        await driver.open('http://page.test/');
        assert.equal(await driver.evaluate('Promise.resolve("a")'), 'a');
        const [open, evaluate] = received;
        assert.equal(open, 'POST /session/1e65/url {"url":"http://page.test/"}');
        assert.match(
            evaluate,
            /^POST \/session\/1e65\/execute\/async \{"script":".*Promise\.resolve.*","args":\[\]\}$/
        );
    });

    it('changes the window for a new one', async () => {
        await driver.changeWindow();
        assert.deepEqual(received, [
            'POST /session/1e65/window/new {"type":"tab"}',
            'DELETE /session/1e65/window',
            'POST /session/1e65/window {"handle":"b2"}'
        ]);
    });

    const REFUSALS: [status: number, body: string, said: RegExp][] = [
        [500, '{"value":{"error":"javascript error","message":"x","stacktrace":""}}', /^javascript error: x$/],
        [
            500,
            '{"value":{"error":"script timeout","message":"script timed out after 300ms","stacktrace":""}}',
            /^script timeout: script timed out after 300ms$/
        ],
        [404, '{"value":{"error":"invalid session id","message":"","stacktrace":""}}', /^invalid session id: $/],
        [502, '<html>', /^unknown error: <html>$/],
        [500, 'null', /^unknown error: null$/]
    ];
    for (const [status, body, said] of REFUSALS) {
        it(`fails with what the driver says: ${status} ${body}`, async () => {
            next = [status, body];
            await assert.rejects(driver.open('http://page.test/'), (error) => {
                assert.ok(error instanceof WebDriverError);
                assert.match(error.message, said);
                return true;
            });
        });
    }

    it('waits no longer than it may for a driver that hangs', async () => {
        const silent = createServer(() => undefined);
        await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', () => resolve()));
        try {
            await assert.rejects(new WebDriver(addressOf(silent), 20).begin({}), { name: 'TimeoutError' });
        } finally {
            silent.closeAllConnections();
            silent.close();
        }
    });

    it('takes a value of the page that looks like an error for a value', async () => {
        next = [200, '{"value":{"error":"e","message":"m"}}'];
        assert.deepEqual(await driver.evaluate('x'), { error: 'e', message: 'm' });
    });
});
