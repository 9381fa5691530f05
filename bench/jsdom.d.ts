/** What the benchmarks use of jsdom, which comes without types. */
declare module 'jsdom' {
    export class JSDOM {
        constructor(html: string, options: { url: string });
        readonly window: { XMLHttpRequest: typeof XMLHttpRequest; close(): void };
    }
}
