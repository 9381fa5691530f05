import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Ending } from '../request/exchange.ts';
import type { Mode } from '../limits/local-state.ts';

/** Causes come from Node.js, undici and TLS. Should one of them ever hold what a caller says, the number of series stays bounded. */
const MOST_REASONS = 64;

/** What the proxy counts. Labels are names from the configuration and codes, so their number is bounded. */
export class Metrics {
    readonly registry = new Registry();
    private readonly requests = this.counter('requests_total', 'Requests that are over, by upstream and status.', [
        'upstream',
        'status'
    ]);
    private readonly failures = this.counter('failures_total', 'Requests without a whole answer of an upstream.', [
        'upstream',
        'code',
        'reason'
    ]);
    private readonly pages = this.counter('unlisted_pages_total', 'Requests of pages that are not on the list.', [
        'outcome'
    ]);
    private readonly drops = this.counter('connections_dropped_total', 'Connections that were closed unread.', [
        'reason'
    ]);
    private readonly modes = this.counter('shared_state_changes_total', 'Changes between shared and local limits.', [
        'mode',
        'reason'
    ]);
    private readonly duration = new Histogram({
        name: 'cors_proxy_request_seconds',
        help: 'Time until a request was over.',
        labelNames: ['upstream'],
        buckets: [0.005, 0.025, 0.1, 0.5, 1, 5, 15, 60],
        registers: [this.registry]
    });
    /** Requests for an upstream that are not over. */
    underWay = 0;
    private readonly reasons = new Set<string>();
    /** Counters and histograms with their labels resolved: as many as there are upstreams and statuses. */
    private readonly resolved = new Map<string, { count: Counter.Internal; time: Histogram.Internal<'upstream'> }>();

    constructor(connections: () => number, mode: () => Mode) {
        this.gauge('requests_in_flight', 'Requests for an upstream under way.', () => this.underWay);
        this.gauge('connections', 'Connections of callers.', connections);
        this.gauge('state_is_shared', '1 when limits are shared as configured, 0 when they are local.', () =>
            mode() === 'local' ? 0 : 1
        );
    }

    ended({ upstream, status, took, failure }: Ending): void {
        const key = `${upstream} ${status}`;
        let series = this.resolved.get(key);
        if (!series) {
            series = {
                count: this.requests.labels({ upstream, status }),
                time: this.duration.labels({ upstream })
            };
            this.resolved.set(key, series);
        }
        series.count.inc();
        series.time.observe(took / 1_000);
        if (failure) {
            this.failures.inc({ upstream, code: failure.code, reason: this.bounded(failure.reason ?? 'none') });
        }
    }

    unlistedPage(isServed: boolean): void {
        this.pages.inc({ outcome: isServed ? 'served' : 'refused' });
    }

    dropped(reason: 'connections' | 'connections-of-address'): void {
        this.drops.inc({ reason });
    }

    modeChanged(mode: Mode, reason: string): void {
        this.modes.inc({ mode, reason: this.bounded(reason) });
    }

    private bounded(reason: string): string {
        if (!this.reasons.has(reason) && this.reasons.size >= MOST_REASONS) {
            return 'other';
        }
        this.reasons.add(reason);
        return reason;
    }

    private counter(name: string, help: string, labelNames: string[]): Counter {
        return new Counter({ name: `cors_proxy_${name}`, help, labelNames, registers: [this.registry] });
    }

    private gauge(name: string, help: string, value: () => number): void {
        const gauge: Gauge = new Gauge({
            name: `cors_proxy_${name}`,
            help,
            registers: [this.registry],
            collect: () => gauge.set(value())
        });
    }
}
