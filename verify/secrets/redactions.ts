/** A place where something is left out because it may be a secret, and how it would look without that. */
export interface Redaction {
    /** What is left out, and where from. */
    what: string;
    file: string;
    from: string;
    to: string;
    /** The tests that must fail without it: a file of Jest's or Node's, or an Apex test class. */
    tests: string;
}

const LWC = 'force-app/main/default/lwc';
const CLASSES = 'force-app/main/default/classes';
const API = 'servers/sample-api/src';
const API_TEST = `${API}/sample-api.test.ts`;
const REDACT_TEST = `${API}/redact.test.ts`;
const REST = 'local-org/rest/log.ts';
const REST_TEST = 'local-org/rest/rest.test.ts';
const SECRETS_TEST = `${LWC}/secrets/__tests__/secrets.test.ts`;
const SHOWN_TEXT_TEST = `${LWC}/secrets/__tests__/shownText.test.ts`;
const SHOWN_TEST = 'packages/cli/shown.test.ts';
const TOLD_TEST = `${LWC}/evidence/__tests__/told.test.ts`;
const REPORT_TEST = `${LWC}/reportDownload/__tests__/reportDownload.test.ts`;
const LAB_TEST = `${LWC}/calloutLab/__tests__/calloutLab.test.ts`;

type Change = [what: string, from: string, to: string, tests?: string];

const inFile = (file: string, tests: string, changes: Change[]): Redaction[] =>
    changes.map(([what, from, to, other = tests]) => ({ what, file, from, to, tests: other }));

export const REDACTIONS: Redaction[] = [
    ...inFile(`${API}/record.ts`, API_TEST, [
        ['query of a request, log of the sample API', 'redactUrl(request.originalUrl)', 'request.originalUrl'],
        [
            'headers of a request, log of the sample API',
            'redactRequestHeaders(pairs(request.rawHeaders))',
            'pairs(request.rawHeaders)'
        ],
        [
            'headers of an answer, log of the sample API',
            'redactResponseHeaders(responseHeaders(this))',
            'responseHeaders(this)'
        ]
    ]),
    ...inFile(`${API}/redact.ts`, REDACT_TEST, [
        ['query of a redirect, log of the sample API', 'redactUrl(headers[index][1])', 'headers[index][1]'],
        ['user in an address, log of the sample API', '$1//${LEFT_OUT}@', '$&'],
        ['fragment of an address, log of the sample API', "url.split('#')[0]", 'url'],
        [
            'parameter with no value, log of the sample API',
            "`${value === '' ? '' : parameter.slice(0, equals + 1)}${LEFT_OUT}`",
            'equals < 0 ? parameter : `${parameter.slice(0, equals + 1)}${LEFT_OUT}`'
        ],
        ['values of parameters, log of the sample API', 'SHORT.test(value) ? parameter', "value !== '' ? parameter"]
    ]),
    ...inFile(`${API}/app.ts`, API_TEST, [
        [
            'a body that cannot be read, answer of the sample API',
            "'The body is not what its Content-Type says.'",
            'error.message'
        ],
        ['log of a call whose key one has not', "crypto.createHash('sha256').update(key).digest('hex')", 'key'],
        ['log of a call whose key can be guessed', '!KEY.test(key)', 'key === ""']
    ]),
    ...inFile(REST, REST_TEST, [
        ['query, log of the REST API', 'shownUrl(request.url)', 'request.url'],
        [
            'headers of a request, log of the REST API',
            'shown(name, String(value))]),\n              bodyBytes',
            'String(value)]),\n              bodyBytes'
        ],
        [
            'headers of an answer, log of the REST API',
            '=> [name, shown(name, String(value))]);',
            '=> [name, String(value)]);'
        ],
        ['log of a REST call whose key one has not', "crypto.createHash('sha256').update(key).digest('hex')", 'key']
    ]),
    ...inFile('local-org/setup/violations.ts', 'local-org/setup/setup.test.ts', [
        [
            'path and query of what was blocked, list of violations',
            "originOf(textOf(report['blocked-uri']))",
            "textOf(report['blocked-uri'])"
        ],
        [
            'query of the page, list of violations',
            "pathOf(textOf(report['document-uri']))",
            "textOf(report['document-uri'])"
        ]
    ]),
    ...inFile(`${LWC}/secrets/shownUrl.ts`, SECRETS_TEST, [
        ['user and password of an address', "address.replace(/^([/\\\\]+)[^/\\\\]*@/, '$1')", 'address'],
        ['fragment of an address', "rest.split('#')[0]", 'rest'],
        ['content of an address with no host', '`${scheme}${mark}`', '`${scheme}${rest}`'],
        ['values of a query', 'OPEN_VALUE.test(value) ? parameter', 'value ? parameter'],
        ['parameter with no value', "name === '' ? '' : mark", 'name']
    ]),
    ...inFile(`${LWC}/secrets/shownText.ts`, SHOWN_TEXT_TEST, [
        ['address in a text', 'shownUrl(address)', 'address'],
        ['content of a data: address in a text', 'replace(DATA, `$1${LEFT_OUT}`)', "replace(DATA, '$&')"],
        ['field of JSON in a text', '`"$1"$2"${LEFT_OUT}`', "'$&'"],
        ['field of JSON in JSON in a text', '`$1$2$1$3$4${LEFT_OUT}`', "'$&'"],
        ['header in a text', '[HEADER, `$1$2${LEFT_OUT}`]', "[HEADER, '$&']"],
        ['field of a form in a text', '`$1=${LEFT_OUT}`', "'$&'"],
        ['token behind its scheme in a text', '{8,}/g, `$1$2${LEFT_OUT}`', "{8,}/g, '$&'"],
        ['token in a text', '![\\w.]+/g, LEFT_OUT]', "![\\w.]+/g, '$&']"],
        ['user and password of curl', '[USER_OF_CURL, `$1${LEFT_OUT}`]', "[USER_OF_CURL, '$&']"]
    ]),
    ...inFile('packages/cli/shown.ts', SHOWN_TEST, [
        ['address in what a command prints', 'return withShownAddresses(value)', 'return value'],
        ['text that was explained', 'text: shownText(call.text)', 'text: call.text'],
        ['text that is not known', 'text: shownText(each.text)', 'text: each.text']
    ]),
    ...inFile('packages/cli/commands/explain.ts', SHOWN_TEST, [
        ['explanation, command line', 'shownExplained(explained)', 'explained']
    ]),
    ...inFile('packages/cli/diagnose/main.ts', 'packages/cli/diagnose/diagnose.test.ts', [
        ['diagnosis as JSON, command line', 'JSON.stringify(shown(report)', 'JSON.stringify((report)'],
        ['diagnosis, command line', 'printDiagnosis(shown(report)', 'printDiagnosis((report)']
    ]),
    ...inFile('packages/cli/mcp/server.ts', 'packages/cli/mcp/mcp.test.ts', [
        ['explanation, assistant', 'shownExplained(firstOf(explained))', 'firstOf(explained)'],
        [
            'diagnosis, assistant',
            'shown(judge(question, await askApi(question)))',
            'judge(question, await askApi(question))'
        ]
    ]),
    ...inFile(`${LWC}/secrets/secrets.ts`, SECRETS_TEST, [
        ['values of headers', 'isOpen(name) ? value : mark]', 'value]'],
        ['header whose name is none', 'isName(name) ? name : mark, isOpen', 'name, isOpen'],
        ['address of a request', 'url: shownUrl(url),\n        ...(headers', 'url,\n        ...(headers'],
        ['headers of a request', 'headers: shownHeaders(headers) })', 'headers })'],
        ['body of a request', 'body: LEFT_OUT })', 'body })'],
        ['header that a text quotes', '...headers.flatMap(secretsOfHeader), ', ''],
        ['part of a header that a text quotes', 'flatMap((one) => [one, ...words(one)]);', 'flatMap((one) => [one]);'],
        ['body that a text quotes', 'body, ...secretsOfUrl(url)', '...secretsOfUrl(url)'],
        ['query that a text quotes', 'user, ...words(user), fragment, ...values]', 'user, ...words(user), fragment]'],
        ['fragment that a text quotes', 'fragment, ...values]', '...values]'],
        ['user that a text quotes', 'user, ...words(user), fragment', 'fragment'],
        [
            'encoded value that a text quotes',
            'flatMap((value) => [value, decoded(value)])',
            'flatMap((value) => [value])'
        ]
    ]),
    ...inFile(`${LWC}/evidence/told.ts`, TOLD_TEST, [
        ['address of the call, event', 'const url = shownUrl(request.url);', 'const { url } = request;'],
        [
            'texts that quote the request, event',
            'withoutSecretsOf(request, { diagnosis, fixes, findings, next, error: result.error })',
            '{ diagnosis, fixes, findings, next, error: result.error }'
        ],
        ['address of the answer, event', 'url: shownUrl(response.url)', 'url: response.url'],
        [
            'headers of the answer, event',
            '([name]): [string, string] => [name, LEFT_OUT]',
            '(one): [string, string] => one'
        ],
        [
            'what the proxy was sent and the body, event',
            '    ...times\n}: LaneResult): LaneResult {\n    const { startedAt, durationMs } = times;',
            '    ...times\n}: LaneResult): LaneResult {\n    const { startedAt, durationMs, ...more } = times;\n    if (more) return { ...more, lane, outcome, ended, startedAt, durationMs };'
        ],
        ['message of Apex, event', "message: '', fix", 'message: callout.message, fix'],
        ['fix of Apex, event', "fix: '', target", 'fix: callout.fix, target'],
        ['error of Apex, event', 'isOfPage(lane, error) ? error', 'error ? error']
    ]),
    ...inFile(`${LWC}/calloutLab/address.ts`, LAB_TEST, [
        ['secrets of the URL, address of the page', "url: shownUrl(url, '')", 'url'],
        ['headers, address of the page', "JSON.stringify(shownHeaders(headers, ''))", 'JSON.stringify(headers)'],
        [
            'body, address of the page',
            "const { url, method = 'GET', headers = [], credentials = 'same-origin' } = subject.own;\n    return {",
            "const { url, method = 'GET', headers = [], credentials = 'same-origin', body } = subject.own;\n    return {\n        ...(body && { body }),"
        ]
    ]),
    ...inFile(`${LWC}/calloutLab/calloutLab.ts`, LAB_TEST, [
        [
            'all that is secret, event',
            'const detail = toldOf({ scenario, lane, trace: trace?.trace, request, explanation });',
            'const detail = { scenario, lane, trace: trace?.trace, request, ...explanation };'
        ]
    ]),
    ...inFile(`${LWC}/reportDownload/document.ts`, REPORT_TEST, [
        ['query, report', '`${method} ${shownUrl(url)}`', '`${method} ${url}`'],
        ['headers, report', "shownHeaders(headers, '').map", 'headers.map'],
        ['body, report', 'fill(labels.body, body.length)', 'body'],
        [
            'texts that quote the request, report',
            'withoutSecretsOf(request, { lane, diagnosis, fixes, findings, next, exchange })',
            '({ lane, diagnosis, fixes, findings, next, exchange })'
        ]
    ]),
    ...inFile(`${LWC}/lane/lane.ts`, `${LWC}/directFetch/__tests__/directFetch.test.ts`, [
        [
            'all that is secret, code that is shown',
            'return shownRequest(this.request);',
            "return this.request ?? { url: '' };"
        ]
    ]),
    ...inFile(`${LWC}/proxyFetch/proxyFetch.ts`, `${LWC}/proxyFetch/__tests__/proxyFetch.test.ts`, [
        ['token, what is known of a call', "headers: withToken('TOKEN') };", 'headers: withToken(grant.token) };'],
        [
            'query, what the org is asked',
            'openSession({ url: path }), signal',
            'openSession({ url: path + query }), signal'
        ],
        ['cookies, call through the proxy', "credentials: 'omit' as const", "credentials: 'include' as const"]
    ]),
    ...inFile(`${LWC}/evidence/serverLog.ts`, `${LWC}/evidence/__tests__/evidence.test.ts`, [
        ['key of the log, address', 'const url = `${apiOrigin}/log`;', 'const url = `${apiOrigin}/log?key=${key}`;']
    ]),
    ...inFile('verify/scenarios/html-lane.ts', 'verify/scenarios/html.test.ts', [
        [
            'headers other than Origin, report of the scenarios',
            '    return [\n        `${method} ${address.href}`,',
            '    return [\n        JSON.stringify(headers),\n        `${method} ${address.href}`,'
        ]
    ]),
    ...inFile(`${CLASSES}/CalloutFailure.cls`, 'CalloutFailureTest', [
        ['what a credential filled in, message of Apex', 'target.usesCredential ? withheld(text) : text', 'text'],
        ['answer of a token endpoint, message of Apex', 'code.find() ? code.group()', 'code.find() ? text']
    ]),
    ...inFile(`${CLASSES}/CalloutProxy.cls`, 'CalloutProxyTest', [
        ['Set-Cookie, answer through Apex', "name != null && !name.startsWithIgnoreCase('set-cookie')", 'name != null']
    ]),
    ...inFile(`${CLASSES}/CalloutHeaderGuard.cls`, 'CalloutGuardTest', [
        [
            'value of a header, message of Apex',
            'CalloutGuard.checkFormula(values.get(name), name);',
            'CalloutGuard.checkFormula(values.get(name), values.get(name));'
        ]
    ]),
    ...inFile(`${CLASSES}/ProxySession.cls`, 'ProxySessionTest', [
        [
            'whatever else the proxy answers, grant of Apex',
            'grant.token = (String) token;',
            'grant.token = (String) token;\n        grant.message = body;'
        ]
    ])
];
