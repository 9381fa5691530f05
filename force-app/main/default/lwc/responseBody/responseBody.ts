import { api, LightningElement } from 'lwc';
import type { BodyView } from 'c/crossOrigin';
import { labels } from './labels';

export { readBody, viewOf } from './body';

/** Shows a response body of any type and size, always as text: nothing in it is ever run or rendered. */
export default class ResponseBody extends LightningElement {
    @api view?: BodyView;

    labels = labels;

    get isEmpty(): boolean {
        return this.view?.kind === 'none';
    }

    get isBinary(): boolean {
        return this.view?.kind === 'binary';
    }

    get size(): string {
        const { contentType = '', bytes = 0 } = this.view ?? {};
        return [contentType, `${bytes.toLocaleString()} ${labels.bytes}`].filter(Boolean).join(' · ');
    }
}
