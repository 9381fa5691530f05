import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explain, readInput, type Explained } from '../../../force-app/main/default/lwc/errorReader/errorReader.ts';
import { BROKEN, BY_LINE, WHOLE } from './testing/shapes.ts';
import { TEXTS } from './testing/texts.ts';

const of = (input: string): Explained => explain(readInput(input));
const reasons = (input: string): (string | undefined)[] => of(input).calls.map(({ obstacles }) => obstacles[0]?.reason);

const SHAPES = [...WHOLE, ...BY_LINE.slice(0, 2), ...BROKEN];

describe('a text of a browser or of the platform is explained by its reason', () => {
    for (const [name, shape] of SHAPES) {
        for (const [reason, text] of TEXTS) {
            it(`${reason}: ${text.slice(0, 50)}… ${name}`, () => {
                assert.deepEqual(reasons(shape(text)), [reason]);
            });
        }
    }

    for (const [index, [reason, text]] of TEXTS.entries()) {
        it(`${reason}: ${text.slice(0, 50)}… among twenty others`, () => {
            const others = Array.from({ length: 20 }, (_none, step) => TEXTS[(index + 3 * step + 1) % TEXTS.length]);
            const lines = [...others.slice(0, 10), [reason, text], ...others.slice(10)].map(([, each]) => each);
            const found = reasons(lines.join('\n'));
            const wanted = [reason, ...others.map(([each]) => each)];
            assert.deepEqual([...new Set(found)].sort(), [...new Set(wanted)].sort());
        });
    }
});

describe('what is no message of a failed call is never guessed at', () => {
    const texts = [
        'Everything is fine.',
        'Uncaught ReferenceError: orders is not defined',
        'The door is blocked by a CORS can.',
        'CORS error: something blocked our request to api.example.com',
        'The CSP blocks my request to https://api.example.com, what can I do?',
        'Error: Not allowed by CORS\n    at origin (/srv/node_modules/cors/lib/index.js:219:10)',
        'Error: Network Error\n    at createError (axios.js:15)',
        'TypeError: Failed to fetch',
        'TypeError: NetworkError when attempting to fetch resource.',
        "curl: (7) Failed to connect to api.example.com port 443: Couldn't connect to server",
        "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='api.example.com', port=443): Max retries exceeded",
        'Error: connect ECONNREFUSED 127.0.0.1:3000',
        "No 'Access-Control-Allow-Origin' header, says my colleague",
        'Access-Control-Allow-Origin: *',
        'GET https://api.example.com/v1/orders 200 (OK)',
        'GET https://api.example.com/v1/orders 404 (Not Found)',
        'System.NullPointerException: Attempt to de-reference a null object',
        'System.DmlException: Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]',
        '12:00:00.0 (1)|FATAL_ERROR|System.QueryException: List has no rows for assignment to SObject',
        "[Report Only] Refused to connect to 'https://a.example.com/' because it violates the following Content Security Policy directive: \"connect-src 'self'\".",
        'upstream prematurely closed connection while reading response header from upstream',
        '{"hello": "world"}',
        '[1, 2, 3]',
        '<html><body>502 Bad Gateway</body></html>',
        'constructor',
        ' \n\n',
        ''
    ];
    for (const text of texts) {
        it(JSON.stringify(text.slice(0, 80)), () => {
            const { calls, unknown } = of(text);
            assert.deepEqual(calls, []);
            assert.equal(unknown.length, 1);
        });
    }

    it('a message in words that are not known is left over beside one that is', () => {
        const known = TEXTS.find(([reason]) => reason === 'MissingAllowOriginHeader')?.[1];
        const { calls, unknown } = of(`${known}\n\nAccess to fetch has been blocked by CORS policy: the moon is full.`);
        assert.equal(calls.length, 1);
        assert.match(unknown[0].text, /the moon is full/);
    });
});
