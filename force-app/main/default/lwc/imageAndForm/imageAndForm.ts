import { api } from 'lwc';
import type { LaneRequest, Outcome } from 'c/crossOrigin';
import Lane, { unlessAborted } from 'c/lane';
import FormTitle from '@salesforce/label/c.ImageAndForm_FormTitle';
import ImageText from '@salesforce/label/c.ImageAndForm_ImageText';
import ImageTitle from '@salesforce/label/c.ImageAndForm_ImageTitle';

// Neither needs CORS, and no script can read what came back. A form opens a tab of its own, so a run must come from the user's click.
/** The two ways of a page to reach an API with no script: an image, which img-src must allow, and a form. */
export default class ImageAndForm extends Lane {
    @api kind: 'image' | 'form' = 'image';

    readonly imageText = ImageText;
    imageUrl = '';
    settle?: (outcome: Outcome) => void;

    get lane(): 'image' | 'form' {
        return this.kind;
    }

    async send({ url }: LaneRequest, signal: AbortSignal): Promise<Outcome> {
        if (this.kind === 'image') {
            this.imageUrl = url;
            return unlessAborted(new Promise((resolve) => (this.settle = resolve)), signal);
        }
        // A form of the component's own: under Lightning Web Security none can be appended to the body.
        const form = this.template?.querySelector('form') as HTMLFormElement;
        form.action = url;
        form.submit();
        return 'opaque';
    }

    @api
    reset(): void {
        super.reset();
        this.imageUrl = '';
    }

    get isForm(): boolean {
        return this.kind === 'form';
    }

    get title(): string {
        return this.isForm ? FormTitle : ImageTitle;
    }

    get code(): string {
        const { url } = this.shown;
        return this.isForm ? `<form action="${url}" method="post" target="_blank">` : `<img src="${url}" />`;
    }

    handleLoad(): void {
        this.settle?.('opaque');
    }

    handleError(): void {
        this.settle?.('blocked');
    }
}
