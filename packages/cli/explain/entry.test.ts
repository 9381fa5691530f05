import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { consoleTextFor } from '../../../force-app/main/default/lwc/crossOrigin/texts.ts';
import { explanationText } from './print.ts';
import { API, PAGE, of } from './testing/explained.ts';

describe('an entry', () => {
    const missing = consoleTextFor('MissingAllowOriginHeader', PAGE, API) ?? '';

    it('counts the same call instead of repeating it, and takes the status from the line below', () => {
        const [call, ...others] = of(
            `${missing}\nGET ${API} net::ERR_FAILED 503 (Service Unavailable)\n`.repeat(3)
        ).calls;
        assert.deepEqual(others, []);
        assert.deepEqual([call.count, call.method, call.status, call.url, call.origin], [3, 'GET', 503, API, PAGE]);
    });

    it('finds what is wrong with the value that the message quotes', () => {
        const [call] = of(consoleTextFor('AllowOriginMismatch', PAGE, API, [`${PAGE}/`]) ?? '').calls;
        assert.match(call.obstacles[0].findings.map(({ text }) => text).join(' '), /slash/);
    });

    it('names the directive for which default-src stood in', () => {
        const line = `Refused to load the font 'https://cdn.example.com/f.woff2' because it violates the following Content Security Policy directive: "default-src 'self'". Note that 'font-src' was not explicitly set, so 'default-src' is used as a fallback.`;
        const [call] = of(line).calls;
        const code = call.obstacles[0].fixes.find(({ owner }) => owner === 'admin')?.code?.text ?? '';
        assert.equal(call.directive, 'font-src');
        assert.match(code, /<isApplicableToFontSrc>true</);
        assert.match(code, /<isApplicableToConnectSrc>false</);
    });

    it('takes the lines that Chromium prints for one call that the policy stopped for one', () => {
        const lines = [
            `Connecting to '${API}' violates the following Content Security Policy directive: "connect-src 'self'". The action has been blocked.`,
            `Fetch API cannot load ${API}. Refused to connect because it violates the document's Content Security Policy.`,
            "Uncaught (in promise) TypeError: Failed to fetch. Refused to connect because it violates the document's Content Security Policy."
        ];
        const { calls, unknown } = of(lines.join('\n'));
        assert.deepEqual([calls.map(({ url, count }) => [url, count]), unknown], [[[API, 1]], []]);
        assert.deepEqual(
            of(lines[2]).calls.map(({ obstacles }) => obstacles[0].reason),
            ['csp']
        );
    });

    const refused: [name: string, says: string, asked: RegExp][] = [
        [
            'header',
            'Request header field x-api-key is not allowed by Access-Control-Allow-Headers in preflight response.',
            /Allow-Headers: x-api-key$/m
        ],
        [
            'method',
            'Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.',
            /Allow-Methods: PUT$/m
        ],
        [
            'use of credentials',
            "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
            /Allow-Credentials: true$/m
        ]
    ];
    for (const [name, says, asked] of refused) {
        it(`asks the API’s owner for the ${name} that the message says was refused`, () => {
            const [call] = of(
                `Access to fetch at '${API}' from origin '${PAGE}' has been blocked by CORS policy: ${says}`
            ).calls;
            const owners = call.obstacles[0].fixes.filter(({ owner }) => owner === 'api-owner');
            assert.match(owners.map(({ code }) => code?.text).join('\n'), asked);
        });
    }

    it('says what is not known of the call that the API is to allow', () => {
        const says = (more: string): string[] =>
            of((consoleTextFor('PreflightInvalidStatus', PAGE, API) ?? '') + more).calls[0].wanted;
        assert.match(says('').join(' '), /Which method and headers/);
        assert.deepEqual(says(`\nPUT ${API} net::ERR_FAILED`), []);
    });

    it('tells the names of the headers that a HAR has, and no value of them', () => {
        const secret = 'Bearer marked-secret';
        const request = {
            method: 'POST',
            url: API,
            headers: [
                ['Authorization', secret],
                ['Content-Type', 'text/plain'],
                ['Origin', PAGE]
            ].map(([name, value]) => ({ name, value }))
        };
        const explained = of({
            log: {
                entries: [
                    {
                        _resourceType: 'fetch',
                        request,
                        response: { status: 200, headers: [{ name: 'Date', value: 'x' }] }
                    }
                ]
            }
        });
        assert.deepEqual(explained.calls[0].headers, [
            ['Authorization', ''],
            ['Content-Type', 'text/plain']
        ]);
        assert.ok(!JSON.stringify(explained).includes(secret));
    });

    it('names the directive of the policy in the admin’s change', () => {
        const line = `Loading the image 'https://img.example.com/a.png' violates the following Content Security Policy directive: "img-src 'self'". The action has been blocked.`;
        const [call] = of(line).calls;
        const code = call.obstacles[0].fixes.find(({ owner }) => owner === 'admin')?.code?.text ?? '';
        assert.equal(call.directive, 'img-src');
        assert.match(code, /<isApplicableToImgSrc>true</);
        assert.match(code, /<isApplicableToConnectSrc>false</);
    });

    it('asks for the page’s origin only where a change has it in it', () => {
        const wantedOf = (line: string): string => of(line).calls[0].wanted.join(' ');
        const missing = 'CORS header ‘Access-Control-Allow-Origin’ missing';
        const policy = 'violates the following Content Security Policy directive: "script-src \'self\'".';
        assert.match(
            wantedOf(
                `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${API}. (Reason: ${missing}).`
            ),
            /page’s origin/
        );
        assert.equal(wantedOf(`Refused to execute inline script because it ${policy}`), '');
    });

    for (const [line, form, file] of [
        [
            "Refused to connect because it violates the document's Content Security Policy.",
            /<endpointUrl>https:\/\/api\.example\.com</
        ],
        [
            "SecurityError: Failed to construct 'WebSocket': An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.",
            /wss:\/\/api\.example\.com/
        ],
        [
            `Refused to connect to '${API}' because it violates the document's Content Security Policy.`,
            /<endpointUrl>/,
            'cspTrustedSites'
        ]
    ] as [string, RegExp, string?][]) {
        it(`advises a file for the call that stands there, and a form where none does: ${line}`, () => {
            const [{ obstacles, wanted }] = of(line).calls;
            const advice = JSON.stringify(obstacles.flatMap(({ fixes }) => fixes));
            assert.match(advice, form);
            assert.equal(/"file":"[^"]*\/(\w+)\//.exec(advice)?.[1], file);
            assert.equal(/address of the call/.test(wanted.join()), file === undefined);
            assert.doesNotMatch(advice, /mydomain\.lightning/);
        });
    }

    for (const host of ['api.exam…', 'api.exam...', '***.example.com', 'api.*****']) {
        it(`takes a host that was cut off, or hidden, for none: ${host}`, () => {
            for (const line of [
                `Refused to connect to 'https://${host}/v1' because it violates the following Content Security Policy directive: "connect-src 'self'".`,
                `System.CalloutException: Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = https://${host}`
            ]) {
                const [{ obstacles, wanted }] = of(line).calls;
                assert.deepEqual(
                    obstacles.flatMap(({ fixes }) => fixes.map(({ code }) => code?.file)).filter(Boolean),
                    [],
                    line
                );
                assert.match(wanted.join(' '), /The address of the call does not stand there/, line);
            }
        });
    }

    it('puts WebKit’s two lines together', () => {
        const lines = `Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 200\nFetch API cannot load ${API} due to access control checks.`;
        const { calls } = of(lines);
        assert.deepEqual(
            calls.map(({ url, obstacles }) => [url, obstacles[0].reason]),
            [[API, 'MissingAllowOriginHeader']]
        );
    });

    it('takes the address of a callout from the log around the exception', () => {
        const log = [
            '12:00:00.0 (1)|CALLOUT_REQUEST|[25]|System.HttpRequest[Endpoint=https://slow.example.com/a, Method=POST]',
            '12:00:10.0 (2)|EXCEPTION_THROWN|[25]|System.CalloutException: Read timed out',
            '12:00:10.0 (3)|FATAL_ERROR|System.CalloutException: Read timed out'
        ].join('\n');
        const { calls } = of(log);
        assert.equal(calls.length, 1);
        assert.deepEqual([calls[0].url, calls[0].method], ['https://slow.example.com/a', 'POST']);
    });

    it('is text for people with every owner’s change', () => {
        const text = explanationText(of(missing));
        assert.match(text, /Stopped at: cors, MissingAllowOriginHeader/);
        assert.match(text, /API owner: /);
        assert.match(text, /1 failed call: 1 explained, 0 not known$/);
    });
});
