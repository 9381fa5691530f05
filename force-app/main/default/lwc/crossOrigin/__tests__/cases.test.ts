import { findings, obstacles, predict } from 'c/crossOrigin';
import type { Call } from 'c/crossOrigin';
import fs from 'node:fs';
import path from 'node:path';

/** Public reports of people who did this job, hosts replaced: what stopped the call, and what helped. */
type Case = Call & { title: string };
const CASES = JSON.parse(fs.readFileSync(path.join(__dirname, '__fixtures__/cases.json'), 'utf8')) as Case[];

/** Title → gate and reason of the first obstacle, its first fix and who makes it, the findings that show the true cause. */
const STOPPED: Record<string, [gate: string, reason: string, fix: string, owner: string, findings: string[]]> = {
    'LWC: public weather API has no CORS': ['cors', 'MissingAllowOriginHeader', 'use-apex', 'developer', []],
    'LWC: added CORS allowlist and Remote Site, both without effect': [
        'cors',
        'MissingAllowOriginHeader',
        'use-apex',
        'developer',
        []
    ],
    'Trusted URL as https:// does not open wss://': ['csp', 'csp', 'trusted-url', 'admin', ['policy-near-miss']],
    'Static resource redirected between two Visualforce domains': [
        'cors',
        'AllowOriginMismatch',
        'call-directly',
        'developer',
        ['origin-null-after-redirect']
    ],
    'SPA logs in through the SOAP API': [
        'preflight',
        'PreflightMissingAllowOriginHeader',
        'use-rest',
        'developer',
        ['salesforce-endpoint']
    ],
    'API documentation UI asks login.salesforce.com for a token': [
        'preflight',
        'PreflightMissingAllowOriginHeader',
        'token-by-server',
        'developer',
        ['salesforce-endpoint', 'added-headers']
    ],
    'Monitoring library adds a header to every call': [
        'preflight',
        'HeaderDisallowedByPreflightResponse',
        'leave-off-headers',
        'developer',
        ['added-headers']
    ],
    "method: 'patch' is refused although PATCH is listed": [
        'preflight',
        'MethodDisallowedByPreflightResponse',
        'method-upper-case',
        'developer',
        ['method-lower-case']
    ],
    'Both nginx and the app add the header': [
        'cors',
        'MultipleAllowOriginValues',
        'allow-origin',
        'api-owner',
        ['allow-origin-twice']
    ],
    'Allowed origin configured with a slash': [
        'cors',
        'AllowOriginMismatch',
        'allow-origin',
        'api-owner',
        ['allow-origin-slash']
    ],
    'cors() default with credentials include': [
        'preflight',
        'PreflightWildcardOriginNotAllowed',
        'allow-origin',
        'api-owner',
        []
    ],
    'Framework redirects /items/ to /items, also for OPTIONS': [
        'preflight',
        'PreflightDisallowedRedirect',
        'call-directly',
        'developer',
        ['preflight-redirected']
    ],
    'API gateway: GET fine, then POST "CORS" error': [
        'cors',
        'MissingAllowOriginHeader',
        'mend-status',
        'api-owner',
        ['error-status']
    ],
    'http API on an https page': ['mixed-content', 'mixed-content', 'https', 'api-owner', []],
    'Trusted URL is listed and active, yet not in the policy': ['csp', 'csp', 'trusted-url', 'admin', []]
};

/** These calls work; what their people met is a finding. */
const READABLE: Record<string, string[]> = {
    'CORS with credentials is perfect, still 401': ['readable-error', 'cookie-not-sent'],
    'File name of a download is undefined': ['hidden-headers']
};

const plain = (title: string): string => title.replaceAll("'s", '’s');

describe('real cases', () => {
    it.each(CASES.filter(({ title }) => plain(title) in STOPPED))('$title', ({ title, page, request, hops }) => {
        const [gate, reason, fix, owner, ids] = STOPPED[plain(title)];
        const [first] = obstacles(page, request, hops);
        expect([first?.gate, first?.reason, first?.fixes[0].id, first?.fixes[0].owner]).toEqual([
            gate,
            reason,
            fix,
            owner
        ]);
        expect(first.findings.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    });

    it.each(CASES.filter(({ title }) => plain(title) in READABLE))('$title', ({ title, page, request, hops }) => {
        expect(predict(page, request, hops).outcome).toBe('readable');
        expect(obstacles(page, request, hops)).toEqual([]);
        expect(findings(page, request, hops).map(({ id }) => id)).toEqual(
            expect.arrayContaining(READABLE[plain(title)])
        );
    });

    it('leaves none out', () => {
        expect(CASES.map(({ title }) => plain(title)).sort()).toEqual(
            [...Object.keys(STOPPED), ...Object.keys(READABLE)].sort()
        );
    });
});
