import { advise, obstacles } from 'c/crossOrigin';
import type { AdviceContext, Fix, Gate, Lane, PageContext } from '../../types';

const PAGE: PageContext = { origin: 'https://acme.lightning.force.com', policies: [] };
const concluded = (gate: Gate, reason: string) => ({
    outcome: 'blocked' as const,
    certain: true,
    causes: [{ gate, reason, text: '', rule: { id: reason, text: '', spec: '' } }],
    wanted: [],
    text: ''
});
const fixesFor = (
    gate: Gate,
    reason: string,
    request: Partial<AdviceContext['request']> = {},
    { lane = 'apex', page = PAGE }: { lane?: Lane; page?: PageContext } = {}
): Fix[] => advise(concluded(gate, reason), { page, request: { url: 'https://api.example/v1', ...request }, lane });
const ids = (fixes: Fix[]): string[] => fixes.map(({ id }) => id);

describe('a Callout Target for an address that has none', () => {
    const value = (request: Partial<AdviceContext['request']>, field: string): string | undefined =>
        new RegExp(`<field>${field}</field>\\s*<value xsi:type="xsd:\\w+">(.*)</value>`).exec(
            fixesFor('callout-target', 'unregistered-target', request)[0].code?.text ?? ''
        )?.[1];

    it('is a record of custom metadata, ready to deploy', () => {
        const [{ code, warning }] = fixesFor('callout-target', 'unregistered-target');
        expect(code).toEqual({
            language: 'xml',
            file: 'force-app/main/default/customMetadata/Callout_Target.api_example.md-meta.xml',
            text: `<?xml version="1.0" encoding="UTF-8" ?>
<CustomMetadata
    xmlns="http://soap.sforce.com/2006/04/metadata"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:xsd="http://www.w3.org/2001/XMLSchema">
    <label>api_example</label>
    <protected>false</protected>
    <values>
        <field>Is_Active__c</field>
        <value xsi:type="xsd:boolean">true</value>
    </values>
    <values>
        <field>Methods__c</field>
        <value xsi:type="xsd:string">GET</value>
    </values>
    <values>
        <field>Origin__c</field>
        <value xsi:type="xsd:string">https://api.example</value>
    </values>
    <values>
        <field>Request_Headers__c</field>
        <value xsi:type="xsd:string">Accept</value>
    </values>
</CustomMetadata>`
        });
        expect(warning).toMatch(/change that one/);
    });

    it.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])('allows %s where that is called', (method) => {
        expect(value({ method }, 'Methods__c')).toBe(method);
        expect(value({ method: method.toLowerCase() }, 'Methods__c')).toBe(method);
    });
    it('allows no method that a target cannot', () => {
        expect(value({ method: 'OPTIONS' }, 'Methods__c')).toBe('GET');
    });
    it('allows the headers of the call, each once', () => {
        const headers: [string, string][] = [
            ['X-A', '1'],
            ['Accept', '*/*']
        ];
        expect(value({ headers }, 'Request_Headers__c')).toBe('Accept,X-A');
    });
    it('has a name that the platform takes, however long the host', () => {
        const url = `https://${'a'.repeat(39)}.b_.example/`;
        const file = fixesFor('callout-target', 'unregistered-target', { url })[0].code?.file;
        expect(file).toBe(`force-app/main/default/customMetadata/Callout_Target.${'a'.repeat(39)}.md-meta.xml`);
        const inner = fixesFor('callout-target', 'unregistered-target', { url: 'https://a-b.example/' })[0].code?.file;
        expect(inner).toBe('force-app/main/default/customMetadata/Callout_Target.a_b_example.md-meta.xml');
    });
    it('stands for a host to be filled in where the address is none', () => {
        expect(value({ url: 'https://' }, 'Origin__c')).toBe('https://api.example.com');
    });
    it('is not made anew where there is one that allows less', () => {
        const [{ id, code }] = fixesFor('callout-target', 'path-not-allowed');
        expect([id, code]).toEqual(['callout-target', undefined]);
    });
});

describe('what Apex calls', () => {
    it.each([
        ['timed-out', 'set-timeout', 'apex'],
        ['unreachable', 'check-server'],
        ['callout-from-trigger', 'queueable', 'apex'],
        ['uncommitted-work', 'queueable', 'apex'],
        ['too-many-callouts', 'queueable', 'apex'],
        ['callout-loop', 'no-loop', 'apex'],
        ['callout-not-declared', 'declare-callout'],
        ['content-length-set', 'no-content-length'],
        ['soap-fault', 'read-fault'],
        ['response-not-read', 'current-wsdl'],
        ['platform-failed', 'error-id'],
        ['callout-in-test', 'http-mock'],
        ['tls-failed', 'full-chain'],
        ['tls-refused', 'client-certificate'],
        ['token-refused', 'token-server'],
        ['oauth-token-refused', 'token-server'],
        ['jwt-exchange-refused', 'token-server'],
        ['method-refused', 'no-body-on-get'],
        ['invalid-method', 'method-upper-case'],
        ['invalid-header', 'clean-header'],
        ['request-too-large', 'smaller-request']
    ])('and fails as %s: %s', (reason, id, ...language) => {
        const [fix] = fixesFor('network', reason);
        expect([fix.id, ...(fix.code ? [fix.code.language] : [])]).toEqual([id, ...language]);
    });

    it('and a browser has fixes of its own for what both meet', () => {
        const ofBrowser = (['arguments', 'network'] as const).flatMap((gate) =>
            ['timed-out', 'invalid-method', 'invalid-header', 'unreachable'].map(
                (reason) => ids(fixesFor(gate, reason, {}, { lane: 'direct' }))[0]
            )
        );
        expect(new Set(ofBrowser)).toEqual(new Set(['arguments', 'check-server']));
    });

    it('as GET with a body goes out as POST: that comes first, and in Apex alone', () => {
        const request = { body: '{}' };
        expect(ids(fixesFor('remote-site', 'remote-site-missing', request))).toEqual(['no-body-on-get', 'remote-site']);
        expect(ids(fixesFor('remote-site', 'remote-site-missing', { ...request, method: 'POST' }))).toEqual([
            'remote-site'
        ]);
        expect(ids(fixesFor('csp', 'csp', request, { lane: 'direct' }))).not.toContain('no-body-on-get');
    });
});

describe('a page that only its origin tells of', () => {
    const contextOf = (origin: string): string | undefined =>
        /<context>(\w+)</.exec(
            fixesFor('csp', 'csp', {}, { lane: 'direct', page: { origin, policies: [] } })[0].code?.text ?? ''
        )?.[1];
    it.each([
        ['https://acme.lightning.force.com', 'LEX'],
        ['https://acme.my.site.com', 'Communities'],
        ['http://localhost:3000', 'LEX']
    ])('%s: %s', (origin, context) => {
        expect(contextOf(origin)).toBe(context);
    });
});

describe('where a server could call in place of the page', () => {
    const API = 'https://api.example/v1';
    const OUTSIDE: PageContext = { origin: 'https://app.example', policies: [], context: 'outside' };
    const servers = (request: Partial<AdviceContext['request']>, page: PageContext = PAGE): string[] =>
        ids(fixesFor('cors', 'MissingAllowOriginHeader', request, { lane: 'direct', page })).filter((id) =>
            /^use-(apex|proxy)$/.test(id)
        );
    it.each<[Partial<AdviceContext['request']>, PageContext, string[]]>([
        [{ url: API }, PAGE, ['use-apex', 'use-proxy']],
        [{ url: API }, OUTSIDE, ['use-proxy']],
        [{ url: API, destination: 'image', mode: 'cors' }, PAGE, []],
        [{ url: API.replace('http', 'ws'), mode: 'websocket' }, PAGE, []],
        [{ url: API, mode: 'navigate' }, PAGE, []],
        [{ url: 'http://localhost:8080/' }, OUTSIDE, []],
        [{ url: 'http://192.168.1.7/' }, OUTSIDE, []],
        [{ url: 'http://localhost:8080/' }, { ...OUTSIDE, origin: 'http://localhost:3000' }, ['use-proxy']],
        [{ url: 'https://' }, OUTSIDE, ['use-proxy']]
    ])('%j from %j: %j', (request, page, expected) => {
        expect(servers(request, page)).toEqual(expected);
    });
});

describe('what a server of the page asks in its place', () => {
    const asked = (origin: string): Fix | undefined =>
        obstacles(
            { origin, policies: [], context: 'outside' },
            { url: 'https://idp.example/oauth/token?a=b', method: 'POST', body: 'grant_type=x' },
            [{ response: { status: 200, headers: [] } }]
        )[0].fixes.find(({ id }) => id === 'token-by-server');
    it.each(['https://app.example', 'http://localhost:3000'])('is the same path at %s', (origin) => {
        expect(asked(origin)?.change).toEqual({ request: { url: `${origin}/oauth/token?a=b` } });
    });
    it.each(['null', 'chrome-extension://abc'])('is nothing at %s', (origin) => {
        expect(asked(origin)).toMatchObject({ id: 'token-by-server', change: undefined });
    });
});
