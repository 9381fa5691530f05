import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { describe, it } from 'node:test';
import { ConfigurationError, startCorsProxy, type CorsProxyOptions } from '../index.ts';
import { METRICS_KEY, SECRET, SESSION_KEY } from '../test-help/rig.ts';
import { configurationProblems } from './check.ts';
import { readEnvironment } from './environment.ts';
import { LIMITS } from './limits.ts';

type Environment = Record<string, string>;
type Random = (below: number) => number;
type Upstreams = Record<string, Record<string, unknown>>;

/** One change: what it touched, as a problem would name it. */
interface Variant {
    env: Environment;
    touched: Set<string>;
}

const API = 'https://api.example.com';
const UPSTREAMS: Upstreams = {
    open: { origin: API, pathPrefix: '/v1/', methods: ['GET', 'POST'], requestHeaders: ['X-Api-Version'] },
    keyed: { origin: API, credentials: { 'X-Api-Key': 'API_KEY' } },
    closed: { origin: API, needsToken: true, responseHeaders: ['X-Total-Count'], streams: true }
};
const GOOD: Environment = {
    ALLOWED_ORIGINS: 'https://page.example,https://other.example',
    PROXY_HOSTS: 'proxy.example',
    TOKEN_SECRET: SECRET,
    SESSION_KEY,
    METRICS_KEY,
    TRUSTED_HOPS: '0',
    DENIED_RANGES: '203.0.113.0/24',
    ALLOWED_RANGES: '10.20.0.0/16',
    API_KEY: 'the-key-of-the-api',
    ...Object.fromEntries(Object.values(LIMITS).map(({ variable, value }) => [variable, String(value)]))
};
const VALUES = [
    null,
    '',
    'true',
    'false',
    true,
    0,
    1,
    -1,
    1e9,
    [],
    ['x'],
    {},
    { a: 'b' },
    'TRACE',
    ['TRACE'],
    '*',
    '\n',
    '../'
].concat([
    ['*'],
    ['GET', 'GET'],
    'http://10.0.0.1',
    'https://page.example/',
    'null',
    'x'.repeat(600),
    '__proto__'
] as never[]);

/** What else is at fault when a variable is. */
const SECRETS = ['TOKEN_SECRET', 'SESSION_KEY', 'METRICS_KEY'];
const EFFECTS: Record<string, string[]> = {
    ...Object.fromEntries(SECRETS.map((name) => [name, [...SECRETS, 'UPSTREAMS']])),
    API_KEY: ['UPSTREAMS keyed'],
    TIMEOUT_MS: ['HEADERS_TIMEOUT_MS'],
    TOTAL_TIMEOUT_MS: ['UPSTREAM_TIMEOUT_MS', 'IDLE_TIMEOUT_MS'],
    STREAM_TIMEOUT_MS: ['STREAM_IDLE_TIMEOUT_MS'],
    MAX_CALLS: ['MAX_CALLS_PER_'],
    MAX_CONNECTIONS: ['MAX_CONNECTIONS_PER_ADDRESS'],
    ALLOWED_RANGES: ['UPSTREAMS']
};

/** What nobody may do, whatever the configuration: each is refused before anybody is called. */
const QUESTIONS: [request: string, statuses: number[]][] = [
    ['GET /keyed/x HTTP/1.1|Origin: https://page.example', [401, 403, 404, 405, 421, 429]],
    ['GET /closed/x HTTP/1.1|Origin: https://page.example', [401, 403, 404, 405, 421, 429]],
    ['GET /closed/x HTTP/1.1|Origin: https://page.example|Authorization: Bearer a.b.c', [401, 403, 404, 405, 421, 429]],
    ['GET /open/x HTTP/1.1', [403, 404, 421, 429]],
    ['GET /open/x HTTP/1.1|Origin: https://evil.example', [403, 404, 421, 429]],
    ['GET /open/x HTTP/1.1|Origin: null', [403, 404, 421, 429]],
    ['TRACE /open/x HTTP/1.1|Origin: https://page.example', [403, 404, 405, 421, 429]],
    ['GET /open/../x HTTP/1.1|Origin: https://page.example', [400, 421, 429]],
    ['GET /metrics HTTP/1.1', [401, 404, 421, 429]],
    ['DELETE /session HTTP/1.1', [400, 401, 404, 421, 429]]
];

describe('ten thousand variants of a good configuration', { timeout: 240_000 }, () => {
    it('are each refused with the place of the fault, or start and are closed', async () => {
        const random = generator(20_261_126);
        const started = new Set<string>();
        const counts = { refused: 0, closed: 0 };
        for (let index = 0; index < 10_000; index += 1) {
            const { env, touched } = variant(random);
            const { options, problems } = readEnvironment(env);
            const all = [...problems, ...configurationProblems(options)];
            if (all.length > 0) {
                counts.refused += 1;
                for (const { variable, path } of all) {
                    const place = `${variable} ${path}`;
                    assert.ok(
                        [...touched].some((one) => place.startsWith(one)),
                        `${place} of ${[...touched].join()}`
                    );
                }
                continue;
            }
            counts.closed += 1;
            // Limits open nothing: one of those that differ in limits alone is started.
            const kind = JSON.stringify({ ...options, limits: {}, env: {} });
            if (!started.has(kind)) {
                started.add(kind);
                await staysClosed(options, JSON.stringify([...touched]));
            }
        }
        assert.ok(counts.refused > 5_000 && counts.closed > 500, JSON.stringify(counts));
    });

    it('do not start when they are refused', async () => {
        const { options, problems } = readEnvironment({
            ...GOOD,
            UPSTREAMS: '{"one":{"origin":"https://api.example.com","needToken":true}}'
        });
        await assert.rejects(startCorsProxy(options, problems), ConfigurationError);
    });
});

/** Starts it and asks. No name is looked up, so nobody is called. */
async function staysClosed(options: CorsProxyOptions, what: string): Promise<void> {
    const asked: string[] = [];
    const resolve = (name: string): Promise<never> => Promise.reject(new Error(String(asked.push(name))));
    const proxy = await startCorsProxy({ ...options, port: 0, host: '127.0.0.1', logLevel: 'silent', resolve });
    const heads = await answersOf(proxy.port);
    await proxy.close(0);
    assert.deepEqual(asked, [], what);
    QUESTIONS.forEach(([question, statuses], index) => {
        const head = heads[index] ?? '';
        assert.ok(statuses.includes(Number(head.split(' ')[1])), `${what}: ${question}: ${head}`);
        assert.doesNotMatch(head, /^access-control-allow-origin: (\*|null|https:\/\/evil)/im, `${what}: ${question}`);
    });
}

/** The heads of all answers, in order; a connection each where one is closed early. */
async function answersOf(port: number): Promise<string[]> {
    return Promise.all(
        QUESTIONS.map(async ([question]) => {
            const socket = net.connect(port, '127.0.0.1').on('error', () => undefined);
            let text = '';
            socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
            const lines = question.split('|');
            socket.write(
                [lines[0], 'Host: proxy.example', ...lines.slice(1), 'Connection: close', '', ''].join('\r\n')
            );
            await once(socket, 'close');
            return text.split('\r\n\r\n')[0];
        })
    );
}

/** One to three changes: a value, a letter of a value, or a letter of a name. */
function variant(random: Random): Variant {
    const env: Environment = { ...GOOD };
    const upstreams = structuredClone(UPSTREAMS);
    const touched = new Set<string>();
    for (let changes = 1 + random(3); changes > 0; changes -= 1) {
        if (random(2) === 0) {
            changeVariable(env, random, touched);
        } else {
            changeUpstream(upstreams, random, touched);
        }
    }
    return { env: { UPSTREAMS: JSON.stringify(upstreams), ...env }, touched };
}

function changeVariable(env: Environment, random: Random, touched: Set<string>): void {
    const name = pick(Object.keys(env), random);
    const value = env[name];
    touched.add(name);
    // Without a secret or a key, what needs it is at fault, and a time is held against another one.
    for (const [cause, effects] of Object.entries(EFFECTS)) {
        if (name.endsWith(cause)) {
            effects.forEach((one) => touched.add(one));
        }
    }
    if (random(4) === 0) {
        const typo = misspelt(name, random);
        delete env[name];
        env[typo] = value;
        touched.add(typo);
    } else if (random(2) === 0) {
        const other = pick(VALUES, random);
        env[name] = typeof other === 'string' ? other : JSON.stringify(other);
    } else {
        env[name] = misspelt(value, random);
    }
}

function changeUpstream(upstreams: Upstreams, random: Random, touched: Set<string>): void {
    const name = pick(Object.keys(upstreams), random);
    const upstream = upstreams[name];
    const key = pick(Object.keys(upstream), random);
    touched.add(`UPSTREAMS ${name}`);
    const way = random(4);
    if (way === 0) {
        const typo = misspelt(key, random);
        upstream[typo] = upstream[key];
        delete upstream[key];
    } else if (way === 1) {
        const typo = misspelt(name, random);
        delete upstreams[name];
        upstreams[typo] = upstream;
        touched.add(`UPSTREAMS ${JSON.stringify(typo).slice(1, -1)}`.trim());
    } else if (way === 2 && typeof upstream[key] === 'string') {
        upstream[key] = misspelt(upstream[key], random);
    } else {
        upstream[key] = pick(VALUES, random);
    }
}

/** A letter left out, doubled, in the other case, or one more. */
function misspelt(text: string, random: Random): string {
    const at = random(text.length + 1);
    const letter = text[at] ?? '';
    const other = letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
    const more = pick([' ', '*', '/', ',', 's', '0', '\n', '.', '-'], random);
    const changed = text.slice(0, at) + pick(['', letter + letter, other, letter + more], random) + text.slice(at + 1);
    return changed === text ? misspelt(text, random) : changed;
}

const pick = <T>(list: readonly T[], random: Random): T => list[random(list.length)];

/** Numbers that are the same in every run (mulberry32). */
function generator(seed: number): Random {
    let state = seed;
    return (below) => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    };
}
