import type { FetchRequest, HeaderList, Hop, PageContext } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import { Answers } from './answers.ts';
import { apisFor, isUpgrading, withSpaces } from './apis.ts';
import { generateElsewhere } from './elsewhere.ts';
import { MALFORMED_DATA, METHODS, REDIRECTS, SAFE_HEADERS, UNFOLLOWED, UNSAFE_HEADERS } from './material.ts';
import type { Scenario } from './observation.ts';
import { generatePage } from './pages.ts';
import type { Random } from './random.ts';

/** Random scenarios in strata, so that what matters most (readable answers, each reason, each way out) comes often enough. */

/** Scenarios that share one page; the observer opens it once. */
export function generateBatch(random: Random, size: number, https: boolean): Scenario[] {
    const page = generatePage(random, https);
    return Array.from({ length: size }, () => new ScenarioMaker(random, page, https).make());
}

class ScenarioMaker {
    private readonly apis: string[];
    private readonly random: Random;
    private readonly page: PageContext;
    private readonly https: boolean;
    private readonly credentials: FetchRequest['credentials'];
    private readonly answers: Answers;

    constructor(random: Random, page: PageContext, https: boolean) {
        this.random = random;
        this.page = page;
        this.https = https;
        this.apis = apisFor(random, page, https);
        this.credentials = random.pick([undefined, undefined, 'same-origin', 'omit', 'include']);
        this.answers = new Answers(random, page, this.credentials);
    }

    make(): Scenario {
        const { random, page, https } = this;
        const share = random.next();
        if (share < 0.15) {
            return this.scenario(this.simpleRequest(), [{ response: this.answers.answer(0.9) }]);
        }
        if (share < 0.22) {
            return this.scenario(this.simpleRequest(), [{ response: this.answers.answer(0.2) }]);
        }
        if (share < 0.46) {
            return this.scenario(this.anyRequest(), [this.answers.hop(0.7)]);
        }
        if (share < 0.62) {
            return this.redirected();
        }
        if (share < 0.68) {
            return this.withoutCors();
        }
        if (share < 0.74) {
            return this.refused();
        }
        return share < 0.75 && https ? this.ofSalesforce() : generateElsewhere(random, page, https);
    }

    private scenario(request: FetchRequest, hops: Hop[]): Scenario {
        return withSpaces({ page: this.page, request: { ...request, credentials: this.credentials }, hops });
    }

    private url(hop: number): string {
        const { random } = this;
        const own = random.chance(0.08) && this.page.origin !== 'null';
        const origin = own ? this.page.origin : random.pick(this.apis);
        return `${origin}/${random.pick(['', 'v1/', 'v2/'])}s%h${hop}z${random.pick(['', '', '?q=1', '#part'])}`;
    }

    private simpleRequest(): FetchRequest {
        const method = this.random.pick([undefined, 'GET', 'HEAD', 'POST', 'post']);
        const body = method?.toUpperCase() === 'POST' && this.random.chance(0.6) ? 'body' : undefined;
        return { url: this.url(0), method, body, headers: this.random.some(SAFE_HEADERS, 2) };
    }

    private anyRequest(): FetchRequest {
        const { random } = this;
        const method = random.pick(METHODS);
        const headers = [...random.some(SAFE_HEADERS, 1), ...random.some(UNSAFE_HEADERS, 3)];
        const body = !['GET', 'HEAD'].includes(method) && random.chance(0.4) ? 'body' : undefined;
        return { url: this.url(0), method, headers, body };
    }

    private redirected(): Scenario {
        const { random } = this;
        const request = random.chance(0.7) ? this.simpleRequest() : this.anyRequest();
        const mode = random.pick([undefined, undefined, undefined, 'no-cors', 'same-origin'] as const);
        const length = 1 + random.below(3);
        const hops: Hop[] = Array.from({ length }, (_none, index) => {
            const hop = this.answers.hop(0.85);
            const response = { status: random.pick(REDIRECTS), headers: this.answers.allowOrigin(0.85) };
            response.headers.push(
                ...this.location(index + 1),
                ...this.answers.resourcePolicy(mode === 'no-cors' ? 0.35 : 0)
            );
            return { ...hop, response };
        });
        return this.scenario(
            { ...request, mode, redirect: random.pick([undefined, undefined, undefined, 'follow', 'error', 'manual']) },
            [...hops, this.answers.hop(0.85)]
        );
    }

    private location(hop: number): HeaderList {
        const { random } = this;
        const url = this.url(hop);
        const share = random.next();
        if (share < 0.03) {
            return [];
        }
        if (share < 0.12) {
            return [['Location', url.replace('://', '://user:secret@')]];
        }
        if (share < 0.15) {
            return [['Location', random.pick(UNFOLLOWED)]];
        }
        return [['Location', random.chance(0.2) ? `/s%h${hop}z` : url]];
    }

    private withoutCors(): Scenario {
        const { random } = this;
        const request = random.chance(0.6) ? this.simpleRequest() : this.anyRequest();
        const answer = this.answers.answer(0.3);
        answer.headers.push(...this.answers.resourcePolicy(0.5));
        return this.scenario(
            {
                ...request,
                mode: random.pick(['no-cors', 'no-cors', 'same-origin']),
                redirect: random.pick([undefined, undefined, undefined, 'error', 'manual'])
            },
            [{ response: answer }]
        );
    }

    /** Calls that no allowlist of an org opens, and some that one does. */
    private ofSalesforce(): Scenario {
        const { random } = this;
        const requests: FetchRequest[] = [
            {
                url: 'login.salesforce.com/services/oauth2/token',
                method: 'POST',
                body: 'grant_type=authorization_code'
            },
            {
                url: 'acme.my.salesforce.com/services/Soap/u/60.0',
                method: 'POST',
                body: '<x/>',
                headers: [['SOAPAction', '']]
            },
            { url: 'acme.my.salesforce.com/id/00D/005', headers: [['Authorization', 'Bearer t']] },
            { url: 'acme.my.salesforce.com/services/data/v60.0/', headers: [['Authorization', 'Bearer t']] },
            { url: 'api.test/oauth/token', method: 'POST', body: 'grant_type=authorization_code' }
        ];
        // What asks for the token is the page's own server, where the page has one that it can reach.
        const { origin } = this.page;
        const hasServer = origin !== 'null' && (origin.startsWith('https:') || !isUpgrading(this.page));
        const request = random.pick(requests.filter(({ url }) => hasServer || !url.endsWith('/token')));
        const preflight = { status: random.pick([200, 403, 405]), headers: [] };
        return this.scenario({ ...request, url: `https://${request.url}?s%h0z` }, [
            { preflight, response: { status: 200, headers: [] } }
        ]);
    }

    private refused(): Scenario {
        const { random } = this;
        const url = this.url(0);
        const request: FetchRequest = random.pick([
            { url: url.replace('://', '://user@') },
            { url: 'http://' },
            { url, method: 'TRACE' },
            { url, method: 'connect' },
            { url, method: 'B AD' },
            { url, mode: 'no-cors', method: 'PUT' },
            { url, headers: [['Bad Name', '1']] },
            { url, headers: [['X-A', 'a\nb']] },
            { url, body: 'body' },
            {
                url,
                method: random.pick(['POST', 'PUT']),
                keepalive: true,
                body: 'x'.repeat(random.pick([65_536, 65_537]))
            },
            { url: `foo://s%h0z` },
            { url: `ftp://api.test/s%h0z` },
            { url: 'data:text/plain,s%h0z' },
            { url: 'data:text/plain,s%h0z', mode: random.pick(['no-cors', 'same-origin'] as const) },
            { url: random.pick(MALFORMED_DATA) },
            { url: url.replace('s%h', random.pick(['<s%h', '\n<s%h', '<\t/s%h', '\ns%h', '\r<s%h'])) },
            { url: `http://api.test:${random.pick([25, 80, 6000, 10080])}/s%h0z` },
            { url: `${random.pick(this.apis).replace(/:\d+$/, '')}:${random.pick([1, 587, 6697])}/s%h0z` },
            {
                url: `http://${random.pick(['localhost', 'x.localhost', '127.0.0.1', '[::1]', '10.0.0.1'])}/s%h0z`,
                mode: random.pick([undefined, 'no-cors'] as const),
                method: random.pick(['GET', 'POST'])
            }
        ]);
        return this.scenario(request, [{ preflight: this.answers.preflight(0.9), response: this.answers.answer(0.9) }]);
    }
}
