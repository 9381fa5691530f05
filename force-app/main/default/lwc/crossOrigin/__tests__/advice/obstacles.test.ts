import { findings, obstacles } from 'c/crossOrigin';
import type { FetchRequest, HeaderList, Hop, PageContext } from 'c/crossOrigin';

const PAGE: PageContext = { origin: 'https://acme.lightning.force.com', policies: [] };
const URL_ = 'https://api.example/orders';

const answered = (status: number, headers: HeaderList = []) => ({ status, headers });
const first = (page: PageContext, request: FetchRequest, status: number, headers: HeaderList = []) =>
    obstacles(page, request, [{ response: answered(status, headers) }])[0];

describe('obstacles', () => {
    it('come in the order in which a call meets them', () => {
        const page = { ...PAGE, policies: ["connect-src 'self'"] };
        const request = { url: URL_, method: 'PUT', headers: [['x-a', '1']] as HeaderList };
        const all = obstacles(page, request, [{ preflight: answered(404), response: answered(200) }]);
        expect(all.map(({ reason }) => reason)).toEqual([
            'csp',
            'PreflightMissingAllowOriginHeader',
            'MissingAllowOriginHeader'
        ]);
    });

    it('end where no answer is known, and say so', () => {
        const page = { ...PAGE, policies: ["connect-src 'self'"] };
        const [csp, ...others] = obstacles(page, { url: URL_ }, []);
        expect(others).toEqual([]);
        expect(csp.findings.map(({ id }) => id)).toContain('answer-unknown');
        expect(obstacles(PAGE, { url: URL_ }, [])).toEqual([]);
        expect(findings(PAGE, { url: URL_ }, []).map(({ id }) => id)).toEqual(['answer-unknown']);
    });

    it.each<[string, FetchRequest, Hop[]]>([
        [
            'what the page’s own server redirects to',
            { url: '/a', mode: 'same-origin' },
            [{ response: { status: 302, headers: [['Location', URL_]] } }]
        ],
        ['the answer behind a preflight', { url: URL_, method: 'PUT' }, [{ preflight: { status: 404, headers: [] } }]]
    ])('say that nobody knows %s', (_what, request, hops) => {
        const ids = obstacles(PAGE, request, hops).map(({ findings: found }) => found.map(({ id }) => id));
        expect(ids[ids.length - 1]).toContain('answer-unknown');
    });

    it('know a redirect by its Location: without one it is an answer like any other', () => {
        expect(first(PAGE, { url: URL_ }, 301).fixes.map(({ id }) => id)).not.toContain('call-directly');
    });

    it.each([
        ['https://acme.my.site.com', '<context>Communities</context>'],
        ['https://acme--c.vf.force.com', '<context>VisualForce</context>'],
        ['https://acme.lightning.force.com', '<context>LEX</context>']
    ])('have a trusted URL for the kind of page: %s', (origin, context) => {
        const [csp] = obstacles({ origin, policies: ["connect-src 'self'"] }, { url: URL_ }, []);
        expect(csp.fixes[0].code!.text).toContain(context);
    });

    it('are one where a WebSocket reaches no server: once it is up, nobody knows that it refuses', () => {
        const all = obstacles(PAGE, { url: 'wss://s.example/', mode: 'websocket' }, [{ response: 'unreachable' }]);
        expect(all.map(({ reason }) => reason)).toEqual(['unreachable']);
    });

    it('leave the sources that stand in for a directive as they are, and say where the new one goes', () => {
        const page = { origin: 'https://app.example.com', policies: ["default-src 'self'"] };
        const [{ fixes }] = obstacles(page, { url: URL_ }, []);
        expect(fixes[0].text).toMatch(/to connect-src .* begin it with what stands under default-src/);
    });

    it('have no fix for a page outside of Salesforce that only Salesforce has', () => {
        const page = { origin: 'https://app.example.com', policies: ["connect-src 'self'"] };
        const all = obstacles(page, { url: URL_ }, [{ response: answered(200) }]);
        expect(all.flatMap(({ fixes }) => fixes.map(({ id }) => id))).not.toContain('use-apex');
        expect(all[0].fixes[0].id).toBe('extend-policy');
        expect(all[0].fixes[0].setupPath).toBeUndefined();
    });
});
