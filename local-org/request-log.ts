/** How often each traced request reached the local org itself: what the sample API's log is for the sample API. Bounded. */
export class RequestLog {
    private readonly methods = new Map<string, string[]>();
    private readonly limit: number;

    constructor(limit = 1000) {
        this.limit = limit;
    }

    add(trace: string, method: string): void {
        this.methods.set(trace, [...(this.methods.get(trace) ?? []), method].slice(-20));
        if (this.methods.size > this.limit) {
            this.methods.delete(this.methods.keys().next().value as string);
        }
    }

    /** The methods received under a trace id, in order. */
    seen(trace: string): string[] {
        return this.methods.get(trace) ?? [];
    }
}
