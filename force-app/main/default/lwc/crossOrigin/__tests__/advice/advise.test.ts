import { advise, obstacleNamed, obstacles } from 'c/crossOrigin';
import type { Fix, HeaderList, PageContext } from 'c/crossOrigin';

const PAGE = { origin: 'https://lab.example', policies: [] };
const ACAO = 'Access-Control-Allow-Origin';

/** The fixes for one reason at one gate, by their names. */
function fixesFor(gate: string, reason: string, request: object = {}, page = PAGE) {
    const conclusion = { outcome: 'blocked', certain: true, causes: [{ gate, reason }], wanted: [], text: '' };
    const context = { page, request: { url: 'https://api.example/orders', ...request }, lane: 'direct' };
    const fixes = advise(conclusion as never, context as never);
    return { ids: fixes.map(({ id }) => id), of: (id: string) => fixes.find((fix) => fix.id === id) };
}

const file = (type: string, lines: string[]): string =>
    [
        '<?xml version="1.0" encoding="UTF-8" ?>',
        `<${type} xmlns="http://soap.sforce.com/2006/04/metadata">`,
        ...lines.map((line) => `    ${line}`),
        `</${type}>`
    ].join('\n');

describe('advise: the files for an admin, ready to deploy', () => {
    it('writes a trusted URL for connect-src and nothing else', () => {
        const { code, owner } = fixesFor('csp', 'csp').of('trusted-url')!;
        expect(owner).toBe('admin');
        expect(code).toEqual({
            language: 'xml',
            file: 'force-app/main/default/cspTrustedSites/api_example.cspTrustedSite-meta.xml',
            text: file('CspTrustedSite', [
                '<context>LEX</context>',
                '<endpointUrl>https://api.example</endpointUrl>',
                '<isActive>true</isActive>',
                '<isApplicableToConnectSrc>true</isApplicableToConnectSrc>',
                '<isApplicableToFontSrc>false</isApplicableToFontSrc>',
                '<isApplicableToFrameSrc>false</isApplicableToFrameSrc>',
                '<isApplicableToImgSrc>false</isApplicableToImgSrc>',
                '<isApplicableToMediaSrc>false</isApplicableToMediaSrc>',
                '<isApplicableToStyleSrc>false</isApplicableToStyleSrc>'
            ])
        });
    });

    it('writes a Remote Site Setting', () => {
        expect(fixesFor('remote-site', 'remote-site-missing').of('remote-site')!.code).toEqual({
            language: 'xml',
            file: 'force-app/main/default/remoteSiteSettings/api_example.remoteSite-meta.xml',
            text: file('RemoteSiteSetting', [
                '<disableProtocolSecurity>false</disableProtocolSecurity>',
                '<isActive>true</isActive>',
                '<url>https://api.example</url>'
            ])
        });
    });

    it('writes an entry of the CORS allowlist', () => {
        const request = { url: 'https://acme.my.salesforce.com/services/data/' };
        expect(fixesFor('cors', 'MissingAllowOriginHeader', request).of('cors-allowlist')!.code).toEqual({
            language: 'xml',
            file: 'force-app/main/default/corsWhitelistOrigins/lab_example.corsWhitelistOrigin-meta.xml',
            text: file('CorsWhitelistOrigin', ['<urlPattern>https://lab.example</urlPattern>'])
        });
    });

    it.each([
        ['http://api.example', 'api_example'],
        ['https://a--b.example:8443', 'a_b_example_8443'],
        ['http://127.0.0.1:3001', 'Site_127_0_0_1_3001'],
        ['http://1st.example', 'Site_1st_example']
    ])('names the file of %s so that the platform takes the name', (origin, name) => {
        const { code } = fixesFor('csp', 'csp', { url: `${origin}/` }).of('trusted-url')!;
        expect(code!.file).toBe(`force-app/main/default/cspTrustedSites/${name}.cspTrustedSite-meta.xml`);
    });

    it('keeps what an origin may hold out of the markup', () => {
        const page = { ...PAGE, origin: 'https://a&b<c' };
        const request = { url: 'https://acme.my.salesforce.com/services/data/' };
        const { code } = fixesFor('cors', 'MissingAllowOriginHeader', request, page).of('cors-allowlist')!;
        expect(code!.text).toContain('<urlPattern>https://a&amp;b&lt;c</urlPattern>');
    });
});

describe('advise: the headers for the owner of the API', () => {
    const CORS_FIXES = ['allow-origin', 'allow-origin-headers', 'use-apex', 'use-proxy', 'not-no-cors'];

    it('names the origin, and Vary', () => {
        const { ids, of } = fixesFor('cors', 'MissingAllowOriginHeader');
        expect(ids).toEqual(CORS_FIXES);
        expect(of('allow-origin')!.code).toEqual({
            language: 'javascript',
            text: "import cors from 'cors';\n\napp.use(cors({ origin: ['https://lab.example'] }));"
        });
        expect(of('allow-origin-headers')!.code).toEqual({
            language: 'http',
            text: 'Access-Control-Allow-Origin: https://lab.example\nVary: Origin'
        });
        expect(of('allow-origin')!.warning).toContain('not access control');
    });

    it('says what an answer shows of the value, and nothing else', () => {
        const fixes = (headers: HeaderList, credentials?: 'include'): string[] =>
            obstacles(PAGE, { url: 'https://api.example/', credentials }, [
                { response: { status: 200, headers } }
            ])[0].fixes.map(({ title, text }) => `${title}: ${text}`);
        expect(fixes([[ACAO, 'https://other.example']])[0]).toBe(
            'Allow https://lab.example: Send the origin of the page in Access-Control-Allow-Origin. With Express:'
        );
        expect(fixes([[ACAO, 'https://lab.example']], 'include')[0]).toMatch(/send Access-Control-Allow-Credentials/);
        const [first, second] = fixes([
            [ACAO, '*'],
            [ACAO, '*']
        ]);
        expect(first).toMatch(/^Send Access-Control-Allow-Origin once/);
        expect(second).toMatch(/^Or send the headers yourself/);
    });

    it('allows credentials where the request carries them', () => {
        const { of } = fixesFor('cors', 'InvalidAllowCredentials', { credentials: 'include' });
        expect(of('allow-origin')!.code!.text).toContain("origin: ['https://lab.example'], credentials: true }");
        expect(of('allow-origin-headers')!.code!.text).toBe(
            'Access-Control-Allow-Origin: https://lab.example\nAccess-Control-Allow-Credentials: true\nVary: Origin'
        );
        expect(of('allow-origin')!.warning).toContain('Never echo every origin');
        expect(fixesFor('cors', 'WildcardOriginNotAllowed').of('allow-origin')!.warning).toContain('Never echo');
    });

    it.each([
        [{}, 'GET', 'Content-Type', ''],
        [
            {
                method: 'PUT',
                headers: [
                    ['X-A', '1'],
                    ['X-B', '2']
                ]
            },
            'PUT',
            'X-A, X-B',
            ''
        ],
        [{ credentials: 'include' }, 'GET', 'Content-Type', 'Access-Control-Allow-Credentials: true\n']
    ])('answers the preflight of %j', (request, method, names, credentials) => {
        const { ids, of } = fixesFor('preflight', 'PreflightMissingAllowOriginHeader', request);
        expect(ids).toEqual(['allow-preflight', 'use-apex', 'use-proxy']);
        expect(of('allow-preflight')!.text).toContain(
            `the first ${credentials ? 'two' : 'one'} with the actual answer`
        );
        expect(of('allow-preflight')!.code).toEqual({
            language: 'http',
            text: `Access-Control-Allow-Origin: https://lab.example\n${credentials}Access-Control-Allow-Methods: ${method}\nAccess-Control-Allow-Headers: ${names}\nVary: Origin`
        });
    });
});

describe('a policy, where less is known than an answer tells', () => {
    const LEX = { origin: 'https://acme.lightning.force.com', policies: [] };
    const OUTSIDE = { origin: 'https://app.example', policies: [] };
    const first = (reason: string, page: PageContext, url = 'https://api.example/'): Fix =>
        obstacleNamed(reason, page, { url }).fixes[0];
    it.each([
        ['csp-inline', 'no-inline', /addEventListener/],
        ['csp-eval', 'no-eval', /new Function/]
    ])('%s: %s', (reason, id, says) => {
        expect(first(reason, LEX).id).toBe(id);
        expect(first(reason, LEX).text).toMatch(says);
    });
    it('a redirect led a page of Salesforce to where it does not see', () => {
        expect(first('csp-redirect', LEX).text).toMatch(/^Add the origin that the API redirects to/);
        expect(first('csp', LEX).text).toMatch(/^Add https:\/\/api\.example as/);
    });
    it('an address that is none still gets the list that it is for', () => {
        expect(first('csp', LEX, 'https://')).toMatchObject({ id: 'trusted-url', owner: 'admin' });
        expect(first('csp', LEX, 'https://').code!.text).toContain('<context>LEX</context>');
    });
    it('a scheme that only ends as http does has no host that a policy can name', () => {
        const page = { origin: 'https://app.example', policies: ["connect-src 'self'"], context: 'outside' as const };
        const [{ fixes }] = obstacles(page, { url: 'shttp://api.example/', mode: 'no-cors' }, []);
        expect(fixes[0].title).toBe('Allow shttp: in the page’s policy');
        expect(fixes[0].warning).toMatch(/every address/);
        const [named] = obstacles(page, { url: 'https://api.example/' }, [])[0].fixes;
        expect(named.warning).toBeUndefined();
    });
    it('a page outside may add what it called', () => {
        const page = { ...OUTSIDE, context: 'outside' as const };
        expect(first('csp-redirect', page).title).toBe('Allow https://api.example in the page’s policy');
    });
});
