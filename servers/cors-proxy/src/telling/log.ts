import pino, { type Logger } from 'pino';
import type { CorsProxyOptions } from '../configuration/options.ts';
import type { Ending } from '../request/exchange.ts';
import { standardOutput } from './log-lines.ts';

/** Pages that are named in the log: a caller can make up as many as it likes. */
const MOST_PAGES = 100;

/** What the log says: a line a request, of names and codes. Never a URL, a header or a body. */
export class Log {
    readonly logger: Logger;
    private readonly pages = new Set<string>();
    private dropped = 0;

    constructor({ logLevel = 'info', logTo }: CorsProxyOptions) {
        this.logger = pino({ level: logLevel, base: null }, logTo ?? standardOutput);
    }

    ended({ id, upstream, method, status, took, failure, unlistedPage }: Ending): void {
        const line: Record<string, unknown> = { reqId: id, upstream, method, status, ms: Math.round(took) };
        if (failure) {
            line.code = failure.code;
            if (failure.reason !== undefined) {
                line.reason = failure.reason;
            }
        }
        if (unlistedPage !== undefined) {
            line.unlistedPage = this.named(unlistedPage);
        }
        this.logger.info(line);
    }

    /** One line for all connections dropped within a second: whoever opens them must not fill the log. */
    connectionDropped(reason: string): void {
        this.dropped += 1;
        if (this.dropped === 1) {
            setTimeout(() => {
                this.logger.warn({ code: 'connections-dropped', reason, count: this.dropped });
                this.dropped = 0;
            }, 1_000).unref();
        }
    }

    private named(page: string): string {
        if (!this.pages.has(page) && this.pages.size >= MOST_PAGES) {
            return 'one of many';
        }
        this.pages.add(page);
        return page;
    }
}
