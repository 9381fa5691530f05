import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, it } from 'node:test';
import { explain, readInput } from '../../force-app/main/default/lwc/errorReader/errorReader.ts';
import { shown, shownExplained } from './shown.ts';

const PAGE = 'https://acme.lightning.force.com';
const BLOCKED = `Access to fetch at 'https://me:marked@api.example.com/v1?sig=marked&page=2' from origin '${PAGE}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`;
const header = (name: string, value: string): object => ({ name, value });

/** What is put in, each with `marked` where a secret stands. */
const INPUTS: [what: string, input: string][] = [
    ['the address in a line of the console', BLOCKED],
    [
        'the address in a line that is not known',
        'Access to fetch at https://api.example.com/?key=marked has been blocked by CORS policy: the moon.'
    ],
    [
        'the command of curl, which is no failed call',
        "curl 'https://api.example.com/' -H 'Authorization: Bearer marked'"
    ],
    ['the answer of a token endpoint', '{"access_token":"00D000000000001!marked","token_type":"Bearer"}'],
    [
        'the endpoint of a callout',
        'System.CalloutException: Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = https://api.example.com/x?api_key=marked'
    ],
    [
        'a HAR with everything in it',
        JSON.stringify({
            log: {
                pages: [{ id: 'p', title: `${PAGE}/x?sid=marked` }],
                entries: [
                    {
                        pageref: 'p',
                        _resourceType: 'fetch',
                        request: {
                            method: 'POST',
                            url: 'https://api.example.com/v1?token=marked',
                            headers: [
                                header('Origin', PAGE),
                                header('Authorization', 'Bearer marked'),
                                header('Cookie', 'a=marked'),
                                header('X-Api-Key', 'marked')
                            ],
                            postData: { text: 'password=marked' }
                        },
                        response: {
                            status: 302,
                            redirectURL: 'https://login.example.com/?state=marked',
                            headers: [
                                header('Location', 'https://login.example.com/?state=marked'),
                                header('Set-Cookie', 'a=marked')
                            ],
                            _error: 'net::ERR_FAILED'
                        }
                    }
                ]
            }
        })
    ]
];

describe('what is printed of a call', () => {
    for (const [what, input] of INPUTS) {
        it(`has no secret in it: ${what}`, () => {
            const { calls, unknown } = shownExplained(explain(readInput(input)));
            assert.ok(calls.length + unknown.length > 0);
            assert.doesNotMatch(JSON.stringify({ calls, unknown }), /marked/);
        });
    }

    it('keeps the path, the names of parameters, and the addresses of the standard', () => {
        const [call] = shownExplained(explain(readInput(BLOCKED))).calls;
        assert.equal(call.url, 'https://api.example.com/v1?sig=…&page=2');
        assert.match(call.obstacles[0].rule?.spec ?? '', /#/);
        assert.deepEqual(shown({ a: [1, null, true, undefined] }), { a: [1, null, true, undefined] });
    });

    for (const format of [[], ['--json']]) {
        it(`by the command line: explain ${format.join(' ')}`, () => {
            const { stdout, stderr } = spawnSync(
                process.execPath,
                ['--import', 'tsx', path.join(import.meta.dirname, 'run.ts'), 'explain', ...format],
                {
                    input: INPUTS.map(([, input]) => input).join('\n\n'),
                    encoding: 'utf8',
                    cwd: path.join(import.meta.dirname, '../..')
                }
            );
            assert.match(stdout, /sig=…&page=2/);
            assert.doesNotMatch(stdout + stderr, /marked/);
        });
    }
});
