import { obstacleNamed, parseMessage } from 'c/crossOrigin';
import fs from 'node:fs';
import path from 'node:path';

/** The messages that `explain` is tested with, as public threads have them: those of one line, by the reason of it (`-`: none). */
const LINES = fs
    .readFileSync(path.resolve('packages/cli/explain/testing/pasted.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((row) => row.split('\t'))
    // What the developer tools say of themselves, explain leaves out before it asks.
    .filter(([wanted, , text]) => !wanted.includes('+') && !/\\n|^DevTools/.test(text))
    .map(([wanted, url, text]): [string, string, string] => [wanted, url, text]);

describe('parseMessage, of what people paste', () => {
    it.each(LINES)('%s of %s: %s', (wanted, url, text) => {
        const message = parseMessage(text);
        expect(message?.reason ?? '-').toBe(wanted);
        expect(text).toContain(message?.url ?? url);
    });

    it('the whole path stands in what Lightning Web Security refuses', () => {
        const text = 'Lightning Web Security: Cannot request disallowed endpoint: /services/data/v60.0/';
        expect(parseMessage(text)).toEqual({ reason: 'lws-blocked-path', url: '/services/data/v60.0/' });
        expect(parseMessage(`${text}aura.`)?.url).toBe('/services/data/v60.0/aura');
    });
});

describe('obstacleNamed, of which no more is known than the reason', () => {
    const page = { origin: 'https://acme.lightning.force.com', policies: [] };
    const first = (reason: string, request = {}, isApex?: boolean): string | undefined =>
        obstacleNamed(reason, page, { url: 'https://api.example.net/', ...request }, isApex).fixes[0]?.id;

    it.each([
        ['timed-out', true, 'set-timeout'],
        ['invalid-header', true, 'clean-header'],
        ['soap-fault', undefined, 'read-fault'],
        ['remote-site-missing', undefined, 'remote-site'],
        ['service-worker', undefined, 'pass-on'],
        ['csp-inline', undefined, 'no-inline'],
        ['csp-eval', undefined, 'no-eval'],
        ['invalid-header', undefined, 'arguments']
    ])('%s, by Apex %s: %s', (reason, isApex, fix) => {
        expect(first(reason, {}, isApex)).toBe(fix);
    });
});
