/** What the benchmarks use of autocannon, which comes without types. */
declare module 'autocannon' {
    function autocannon(options: autocannon.Options): autocannon.Run;
    namespace autocannon {
        interface Options {
            url: string;
            connections: number;
            duration: number;
            headers?: Record<string, string>;
        }
        interface Run extends PromiseLike<Result> {
            on(
                event: 'response',
                listener: (client: object, status: number, bytes: number, milliseconds: number) => void
            ): void;
        }
        interface Result {
            errors: number;
            non2xx: number;
            requests: { average: number; total: number };
        }
    }
    export default autocannon;
}
