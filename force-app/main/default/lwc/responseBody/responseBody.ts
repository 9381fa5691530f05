import { api, LightningElement } from 'lwc';
import type { BodyView, LaneResult } from 'c/crossOrigin';
import { labels } from './labels';

export { readBody, viewOf } from './body';

/**
 * Shows what a lane's script could read: status, headers, and a body of any size and type, always as text. Nothing in it
 * is ever run or rendered. Shows nothing when nothing could be read.
 */
export default class ResponseBody extends LightningElement {
    @api result?: LaneResult;

    labels = labels;

    get view(): BodyView | undefined {
        return this.result?.body;
    }

    get status(): string {
        const { response } = this.result ?? {};
        return response ? `${response.status} ${response.statusText}`.trim() : '';
    }

    /** A record that the platform read comes in no response. */
    get hasResponse(): boolean {
        return this.result?.response !== undefined;
    }

    get headerLines(): { key: string; line: string }[] {
        const headers = this.result?.response?.headers ?? [];
        return headers.map(([name, value], index) => ({ key: `${index}`, line: `${name}: ${value}` }));
    }

    get headersSummary(): string {
        return `${labels.headers} (${this.headerLines.length})`;
    }

    get isEmpty(): boolean {
        return this.view?.kind === 'none';
    }

    get isBinary(): boolean {
        return this.view?.kind === 'binary';
    }

    get facts(): string {
        const { contentType = '', bytes = 0 } = this.view ?? {};
        return [this.status, contentType, `${bytes.toLocaleString()} ${labels.bytes}`].filter(Boolean).join(' · ');
    }
}
