import { obstacles } from 'c/crossOrigin';
import { OUTSIDE, answer, asked, get } from './variant';

/** Headers that no API asked for, by who adds them; of a name that ends in * whatever begins so. */
const ADDED = [
    ...['baggage', 'sentry-trace', 'traceparent', 'tracestate', 'b3', 'x-b3-*', 'x-datadog-*', 'newrelic'],
    ...['x-newrelic-*', 'x-cloud-trace-context', 'x-amzn-trace-id', 'request-id', 'request-context'],
    ...[
        'elastic-apm-traceparent',
        'uber-trace-id',
        'ot-tracer-*',
        'sw8',
        'sw8-*',
        'pinpoint-*',
        'x-instana-*',
        'adrum',
        'adrum_*'
    ],
    ...['x-posthog-*', 'x-logrocket-*', 'x-ms-client-request-id', 'x-ot-span-context', 'x-dynatrace'],
    ...['x-dynatrace-*', 'x-dtc', 'x-dtpc', 'x-highlight-request', 'x-openreplay-*', 'x-request-id'],
    ...['x-correlation-id', 'cache-control', 'pragma', 'expires', 'if-none-match', 'if-modified-since'],
    ...['x-requested-with', 'last-event-id', 'priority', 'upgrade-insecure-requests', 'access-control-*'],
    ...['crossdomain', 'cross-domain', 'crossorigin', 'cross-origin', 'mode', 'credentials', 'withcredentials'],
    ...['with-credentials', 'allow-control-allow-origin', 'vary', 'x-frame-options', 'x-content-type-options'],
    ...['content-security-policy', 'strict-transport-security']
];
const NAMES = ADDED.map((name) => name.replace('*', 'some-id'));
const OTHERS = [
    ...NAMES.map((name) => `my-${name}`),
    ...ADDED.filter((name) => !/\*|dynatrace|sw8/.test(name)).map((name) => `${name}-2`)
];

describe('a header that makes the browser ask first', () => {
    const firstFix = (name: string): string | undefined =>
        obstacles(
            { origin: OUTSIDE, policies: [] },
            get('https://api.example.net/', { headers: [[name, '<1>']] }),
            asked(answer(404))
        )[0]?.fixes[0].id;

    it.each(NAMES)('%s is left off: no API wants it', (name) => {
        expect(firstFix(name)).toBe('leave-off-headers');
    });

    it.each(OTHERS)('%s may be meant: the API is to allow it', (name) => {
        expect(firstFix(name)).toBe('allow-preflight');
    });
});
