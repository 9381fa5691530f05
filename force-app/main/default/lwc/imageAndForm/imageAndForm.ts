import { LightningElement, api } from 'lwc';
import type { LaneRequest, LaneResult, Outcome } from 'c/crossOrigin';
import { shownRequest } from 'c/secrets';
import FormTitle from '@salesforce/label/c.ImageAndForm_FormTitle';
import ImageText from '@salesforce/label/c.ImageAndForm_ImageText';
import ImageTitle from '@salesforce/label/c.ImageAndForm_ImageTitle';

/**
 * The two ways of a page to reach an API with no script: an image, which img-src must allow, and a form. Neither needs
 * CORS, and no script can read what came back.
 */
export default class ImageAndForm extends LightningElement {
    @api request?: LaneRequest;
    @api kind: 'image' | 'form' = 'image';

    readonly imageText = ImageText;
    isRunning = false;
    imageUrl = '';
    lastResult?: LaneResult;
    finish?: (outcome: Outcome) => void;

    @api
    get result(): LaneResult | undefined {
        return this.lastResult;
    }

    /** Shows the image or sends the form; a form opens a tab of its own, so this must come from the user's click. */
    @api
    async run(): Promise<LaneResult> {
        this.finish?.('blocked');
        this.isRunning = true;
        this.dispatchEvent(new CustomEvent('lanestart'));
        const startedAt = performance.now();
        const settled = new Promise<Outcome>((resolve) => {
            this.finish = resolve;
        });
        const { finish } = this;
        this.send();
        const outcome = await settled;
        const result: LaneResult = {
            lane: this.kind,
            outcome,
            ended: 'settled',
            startedAt,
            durationMs: performance.now() - startedAt
        };
        // A later run, or the removal of this component, has taken over: then this answer is nobody's.
        if (this.finish === finish) {
            this.isRunning = false;
            this.lastResult = result;
            this.dispatchEvent(new CustomEvent('laneresult', { detail: result }));
        }
        return result;
    }

    @api
    cancel(): void {
        this.finish?.('blocked');
    }

    /** Back to the start: an answer that is there, or still to come, belongs to an earlier request. */
    @api
    reset(): void {
        const { finish } = this;
        this.finish = undefined;
        finish?.('blocked');
        this.isRunning = false;
        this.lastResult = undefined;
        this.imageUrl = '';
    }

    disconnectedCallback(): void {
        this.reset();
    }

    send(): void {
        const url = this.request?.url ?? '';
        if (this.kind === 'image') {
            this.imageUrl = url;
            return;
        }
        // A form of the component's own: under Lightning Web Security none can be appended to the body.
        const form = this.template?.querySelector('form');
        if (form) {
            form.action = url;
            form.submit();
        }
        this.finish?.(form ? 'opaque' : 'blocked');
    }

    get isForm(): boolean {
        return this.kind === 'form';
    }

    get title(): string {
        return this.kind === 'image' ? ImageTitle : FormTitle;
    }

    get code(): string {
        const { url } = shownRequest(this.request);
        return this.kind === 'image' ? `<img src="${url}" />` : `<form action="${url}" method="post" target="_blank">`;
    }

    handleLoad(): void {
        this.finish?.('opaque');
    }

    handleError(): void {
        this.finish?.('blocked');
    }

    handleRun(): void {
        void this.run();
    }
}
