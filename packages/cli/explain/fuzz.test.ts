import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explain, readInput, readPieces } from '../../../force-app/main/default/lwc/errorReader/errorReader.ts';
import { explanationText } from './print.ts';
import { harOf, TEXTS } from './testing/texts.ts';

/** `FUZZ_CASES=100000 npm run test:node -- explain/fuzz` for a long run. */
const CASES = Number(process.env.FUZZ_CASES ?? 2000);

/** The same numbers from the same seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    };
}

const PIECES = [
    "'",
    '"',
    '\\',
    '\n',
    '{',
    '}',
    '[',
    ']',
    '“',
    '’',
    '\u0000',
    '\ud800',
    '&quot;',
    ' from origin ',
    '(Reason: ',
    'net::ERR_FAILED',
    'violates the following Content Security Policy directive: "',
    'Endpoint=',
    '|CALLOUT_REQUEST|',
    ', Method=',
    'https://',
    ':',
    '99999999999',
    '__proto__',
    '"log":{"entries":[',
    '"constructor":',
    'UntrustedUrl,ViolationType\n',
    '%',
    '$&',
    '\u001b[31m',
    'null',
    '-1'
];

const SEEDS = [
    ...TEXTS.map(([, text]) => text),
    JSON.stringify(harOf()),
    JSON.stringify({
        'csp-report': {
            'document-uri': 'https://a.example/',
            'blocked-uri': 'https://b.example/',
            'effective-directive': 'img-src'
        }
    }),
    JSON.stringify({
        result: {
            records: [{ UntrustedUrl: 'https://a.example', ViolationType: 'img-src', ViolationImpact: 'Blocked' }]
        }
    }),
    JSON.stringify([
        {
            code: 'CorsIssue',
            details: {
                corsIssueDetails: {
                    corsErrorStatus: { corsError: 'PreflightInvalidStatus' },
                    request: { url: 'https://a.example/' }
                }
            }
        }
    ]),
    '12:00:00.0 (1)|CALLOUT_REQUEST|[25]|System.HttpRequest[Endpoint=https://a.example.com/a, Method=POST]\n12:00:01.0 (2)|CALLOUT_RESPONSE|[25]|System.HttpResponse[Status=Unauthorized, StatusCode=401]'
];

/** A known input cut, doubled, mixed, with pieces of others in it. */
function mutated(random: (below: number) => number): string {
    let text = SEEDS[random(SEEDS.length)];
    for (let change = random(6); change >= 0; change -= 1) {
        const at = random(text.length + 1);
        const piece =
            random(3) === 0 ? SEEDS[random(SEEDS.length)] : PIECES[random(PIECES.length)].repeat(1 + random(3));
        const end = random(2) === 0 ? at : at + random(40);
        text = text.slice(0, at) + (random(4) === 0 ? '' : piece) + text.slice(end);
    }
    return text;
}

/** A value of JSON whose parts have been replaced by others of any type. */
function bent(value: unknown, random: (below: number) => number): unknown {
    if (random(12) === 0) {
        return [null, 7, '', [], {}, true, 'https://b.example/', { length: 3 }, [null]][random(9)];
    }
    if (Array.isArray(value)) {
        return value.map((each) => bent(each, random));
    }
    return typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, bent(each, random)]))
        : value;
}

function answered(input: string): void {
    const explained = explain(readInput(input));
    assert.match(explanationText(explained), /not known$/);
}

describe('explain ends with an answer', () => {
    it(`whatever ${CASES} mutated inputs say`, () => {
        for (let seed = 1; seed <= CASES; seed += 1) {
            const random = randomOf(seed);
            const input =
                seed % 3 === 0
                    ? JSON.stringify(bent(JSON.parse(SEEDS.at(-1 - (1 + random(4))) as string), random))
                    : mutated(random);
            const started = performance.now();
            try {
                answered(input);
            } catch (error) {
                throw new Error(`seed ${seed}: ${JSON.stringify(input).slice(0, 2000)}`, { cause: error });
            }
            assert.ok(performance.now() - started < 5000, `seed ${seed} took too long`);
        }
    });

    for (const part of [
        '{',
        '[{',
        '"',
        '\\',
        "Access to fetch at '",
        'https://',
        'net::ERR_',
        'CORS ',
        '(Reason: ',
        '&quot;',
        '{ "log": \n',
        'x\n',
        '\u001b[',
        '](http',
        '""'
    ]) {
        it(`a megabyte of ${JSON.stringify(part)}`, () => {
            const started = performance.now();
            answered(part.repeat(1_000_000 / part.length));
            assert.ok(performance.now() - started < 20_000);
        });
    }
});

async function* inPieces(text: string, size: number): AsyncGenerator<Buffer> {
    const bytes = Buffer.from(text);
    for (let start = 0; start < bytes.length; start += size) {
        yield bytes.subarray(start, start + size);
    }
}

describe('what is too long to be held as a whole', () => {
    const inputs: [name: string, text: string][] = [
        ['a HAR', JSON.stringify(harOf(40))],
        ['a HAR with line ends', JSON.stringify(harOf(40), null, 2)],
        [
            'records',
            JSON.stringify({
                result: {
                    records: Array.from({ length: 50 }, (_none, each) => ({
                        UntrustedUrl: `https://a${each}.example`,
                        ViolationType: 'img-src',
                        ViolationImpact: 'Blocked'
                    }))
                }
            })
        ],
        ['a console', TEXTS.map(([, text]) => text).join('\n\n')],
        ['a text that begins as JSON does', `[Error] ${TEXTS.map(([, text]) => text).join('\n')}`]
    ];
    for (const [name, text] of inputs) {
        it(`says the same of ${name}, read in pieces`, async () => {
            const whole = explain(readInput(text));
            for (const size of [61, 4096]) {
                assert.deepEqual(explain(await readPieces(inPieces(text, size), undefined, 1000)), whole);
            }
        });
    }

    it('a log of 20 MB takes no more memory than its calls', async () => {
        const line = `12:00:00.0 (1)|STATEMENT_EXECUTE|[12]\n`.repeat(5000) + `${TEXTS[0][1]}\n`;
        async function* log(): AsyncGenerator<string> {
            for (let size = 0; size < 20e6; size += line.length) {
                yield line;
            }
        }
        const before = process.memoryUsage().heapUsed;
        const { calls } = explain(await readPieces(log(), undefined, 1_000_000));
        assert.equal(calls.length, 1);
        assert.ok(calls[0].count > 100);
        assert.ok(process.memoryUsage().heapUsed - before < 150e6);
    });

    it('more different calls than can be told are counted as not known', () => {
        const { calls, unknown } = explain(
            readInput(
                Array.from(
                    { length: 5100 },
                    (_none, each) => `GET https://a${each}.example/ net::ERR_NAME_NOT_RESOLVED`
                ).join('\n')
            )
        );
        assert.equal(calls.length, 5000);
        assert.match(unknown[0].text, /^100 more/);
    });
});
