import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the proxy counts. Labels are names from the configuration only, so their number is bounded. */
export class Metrics {
    readonly registry = new Registry();
    readonly requests = new Counter({
        name: 'cors_proxy_requests_total',
        help: 'Requests answered, by upstream and status.',
        labelNames: ['upstream', 'status'],
        registers: [this.registry]
    });
    readonly duration = new Histogram({
        name: 'cors_proxy_request_seconds',
        help: 'Time until a request was answered in full.',
        labelNames: ['upstream'],
        buckets: [0.005, 0.025, 0.1, 0.5, 1, 5, 15, 60],
        registers: [this.registry]
    });
    /** Requests for an upstream that are not answered in full. */
    underWay = 0;
    readonly inFlight: Gauge = new Gauge({
        name: 'cors_proxy_requests_in_flight',
        help: 'Requests under way.',
        registers: [this.registry],
        collect: () => this.inFlight.set(this.underWay)
    });
    /** Counters and histograms with their labels resolved: as many as there are upstreams and statuses. */
    private readonly resolved = new Map<string, { count: Counter.Internal; time: Histogram.Internal<'upstream'> }>();

    answered(upstream: string, status: number, seconds: number): void {
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
        series.time.observe(seconds);
    }
}
