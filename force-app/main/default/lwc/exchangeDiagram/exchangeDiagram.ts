import { api, LightningElement } from 'lwc';
import { fill } from 'c/labelText';
import type { Exchange } from 'c/evidence';
import { labels } from './labels';
import { pictureOf, type Picture } from './layout';
import { stepSentence } from './text';

export { pictureOf } from './layout';
export { stepSentence } from './text';

const USUAL_WIDTH = 340;
const LEAST_WIDTH = 220;
const MOST_WIDTH = 620;

/** A picture of one call: who sent what to whom, which gates it passed, where it stopped, and what its script was given. */
export default class ExchangeDiagram extends LightningElement {
    @api exchange?: Exchange;

    labels = labels;
    width = USUAL_WIDTH;
    observer?: ResizeObserver;

    get picture(): Picture | undefined {
        return this.exchange && pictureOf(this.exchange, this.width);
    }

    get sentences(): { key: string; text: string }[] {
        return (this.exchange?.steps ?? []).map((step, index) => ({ key: `${index}`, text: stepSentence(step) }));
    }

    get source(): string {
        return this.exchange?.source === 'server-log' ? labels.fromServerLog : labels.fromBrowser;
    }

    get title(): string {
        return fill(labels.title, this.sentences.length);
    }

    renderedCallback(): void {
        const frame = this.template?.querySelector<HTMLElement>('figure');
        if (frame && !this.observer && typeof ResizeObserver === 'function') {
            this.observer = new ResizeObserver(() => this.fit(frame.clientWidth));
            this.observer.observe(frame);
        }
    }

    disconnectedCallback(): void {
        this.observer?.disconnect();
        this.observer = undefined;
    }

    fit(room: number): void {
        if (room > 0) {
            this.width = Math.min(Math.max(room, LEAST_WIDTH), MOST_WIDTH);
        }
    }
}
