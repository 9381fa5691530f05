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
const MOST_SCALE = 2;

/** A picture of one call: who sent what to whom, which gates it passed, where it stopped, and what its script was given. */
export default class ExchangeDiagram extends LightningElement {
    @api exchange?: Exchange;

    labels = labels;
    width = USUAL_WIDTH;
    letterScale = 1;
    observer?: ResizeObserver;

    get picture(): Picture | undefined {
        return this.exchange && pictureOf(this.exchange, this.width, this.letterScale);
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
            // Whole pixels, and none more than there are: the last line of the picture would be cut.
            this.observer = new ResizeObserver(([{ contentRect }]) => this.fit(Math.floor(contentRect.width)));
            this.observer.observe(frame);
        }
        this.fitLetters();
    }

    disconnectedCallback(): void {
        this.observer?.disconnect();
        this.observer = undefined;
    }

    /** Fonts differ: where a line leaves the picture, it is drawn again for letters as wide as they are. */
    fitLetters(): void {
        const texts = [...(this.template?.querySelectorAll<SVGTextElement>('svg text') ?? [])];
        const overrun = Math.max(1, ...texts.map((text) => overrunOf(text, this.width)));
        if (overrun > 1 && this.letterScale < MOST_SCALE) {
            this.letterScale = Math.min(this.letterScale * overrun, MOST_SCALE);
        }
    }

    fit(room: number): void {
        if (room > 0) {
            this.width = Math.min(Math.max(room, LEAST_WIDTH), MOST_WIDTH);
        }
    }
}

/** How many times too long a text is for the room from where it begins to the edge of the picture. */
function overrunOf(text: SVGTextElement, width: number): number {
    // Not in every document there are measures.
    if (typeof text.getBBox !== 'function') {
        return 1;
    }
    const { x, width: length } = text.getBBox();
    const cutOff = Math.max(-x, x + length - width);
    return cutOff > 0 ? length / Math.max(length - cutOff, 1) : 1;
}
