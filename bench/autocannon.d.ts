/** What the benchmarks use of autocannon, which comes without types. */
declare module 'autocannon' {
    function autocannon(options: autocannon.Options): Promise<autocannon.Result>;
    namespace autocannon {
        interface Options {
            url: string;
            connections: number;
            duration: number;
            headers?: Record<string, string>;
        }
        interface Result {
            errors: number;
            non2xx: number;
            requests: { average: number; total: number };
            latency: { p99: number };
        }
    }
    export default autocannon;
}
