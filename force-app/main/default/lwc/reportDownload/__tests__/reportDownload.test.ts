import ReportDownload from 'c/reportDownload';
import { emptyPage } from 'test-help/lane';
import { mount } from 'test-help/mount';

const EXCHANGE = {
    lane: 'direct',
    outcome: 'blocked',
    source: 'server-log',
    actors: [
        { id: 'page', origin: 'http://localhost:3000' },
        { id: 'api', origin: 'https://api.test' }
    ],
    steps: [
        { kind: 'gate', at: 'page', gate: 'csp', passed: true },
        { kind: 'request', from: 'page', to: 'api', preflight: false, known: true, method: 'POST', origin: null },
        { kind: 'response', from: 'api', to: 'page', preflight: false, known: true, status: 200, given: 'withheld' },
        { kind: 'gate', at: 'page', gate: 'cors', passed: false }
    ]
};
const EXPLANATION = {
    result: { lane: 'direct', outcome: 'blocked', ended: 'settled' },
    diagnosis: {
        outcome: 'blocked',
        certain: true,
        causes: [
            {
                gate: 'cors',
                reason: 'MissingAllowOriginHeader',
                text: 'No header from https://me:hunter-two@api.test/orders?a=1&b=veiled.',
                consoleText: "No 'Access-Control-Allow-Origin' header",
                rule: { id: 'cors', text: 'The answer must allow the origin.', spec: 'https://fetch.spec.whatwg.org/' }
            }
        ],
        wanted: [],
        text: 'The API does not allow <this> page.'
    },
    fixes: [
        {
            id: 'allow-origin',
            owner: 'api-owner',
            title: 'Allow the origin',
            text: 'Send the header.',
            warning: 'Not for everyone.',
            setupPath: 'Setup > Security',
            code: { language: 'http', text: 'Vary: Origin, Authorization: Bearer top-secret', file: 'app.js' }
        },
        { id: 'use-apex', owner: 'developer', title: 'Call it from Apex', text: 'No CORS there.' }
    ],
    exchange: EXCHANGE,
    findings: [],
    next: [],
    hiddenHeaders: [],
    canProbe: false
};
const REQUEST = {
    url: 'https://me:hunter-two@api.test/orders?a=1&b=veiled#mute',
    method: 'POST',
    headers: [
        ['Content-Type', 'application/json'],
        ['Authorization', 'Bearer top-secret']
    ],
    body: '{"password":"hush"}'
};

/** Presses the button; the file that the browser is given. */
function downloaded(properties: object): { name: string; page: Document; text: string } {
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation();
    mount('c-report-download', ReportDownload, properties)
        .find('[data-download]')
        .dispatchEvent(new CustomEvent('click'));
    const [link] = click.mock.contexts as HTMLAnchorElement[];
    const text = decodeURIComponent(link.href.replace('data:text/html;charset=utf-8,', ''));
    return { name: link.download, text, page: new DOMParser().parseFromString(text, 'text/html') };
}

describe('c-report-download', () => {
    afterEach(() => {
        emptyPage();
        jest.restoreAllMocks();
    });

    it('offers nothing before a lane is explained', async () => {
        const { element, findAll } = mount('c-report-download', ReportDownload, { request: REQUEST, lanes: [] });
        expect(findAll('[data-download]')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('saves verdict, picture, reason and fixes in one file that loads nothing', () => {
        const lanes = [{ lane: 'direct', explanation: EXPLANATION }];
        const { name, page } = downloaded({ request: REQUEST, lanes });
        const article = page.querySelector('article');
        expect(name).toBe('callout-lab-report.html');
        expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toMatch(/^default-src 'none'/);
        expect(article?.querySelector('.outcome')?.textContent).toBe('c.Outcome_Blocked');
        expect(article?.querySelectorAll('svg .actor')).toHaveLength(2);
        expect(article?.querySelectorAll('svg .withheld .bar, svg .stopped .sign')).toHaveLength(2);
        expect(article?.querySelectorAll('.steps li')).toHaveLength(EXCHANGE.steps.length);
        expect(article?.textContent).toContain('The API does not allow <this> page.');
        expect(article?.querySelector('a')?.href).toBe('https://fetch.spec.whatwg.org/');
        expect([...(article?.querySelectorAll('ol:not(.steps) > li > strong') ?? [])].map(textOf)).toEqual([
            'c.FixAdvice_ApiOwner: Allow the origin',
            'c.FixAdvice_Developer: Call it from Apex'
        ]);
    });

    it('names the request and keeps what could be secret out of the file', () => {
        const { page, text } = downloaded({ request: REQUEST, lanes: [{ lane: 'direct', explanation: EXPLANATION }] });
        expect(page.querySelector('pre')?.textContent?.split('\n')).toEqual([
            'POST https://api.test/orders?a=1&b=…',
            'Content-Type: application/json',
            'c.ReportDownload_Withheld',
            'c.ReportDownload_Body'
        ]);
        expect(text).not.toContain('top-secret');
        ['hush', 'hunter-two', 'veiled', 'mute'].forEach((secret) => expect(text).not.toContain(secret));
    });
});

const textOf = ({ textContent }: Element): string | null => textContent;
