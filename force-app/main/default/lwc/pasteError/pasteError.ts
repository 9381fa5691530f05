import { api, LightningElement } from 'lwc';
import { fill } from 'c/labelText';
import { explain, readInput, readPieces, type Explained } from 'c/errorReader';
import { labels } from './labels';
import { callViews, ownRequestOf, type CallView } from './views';

/** What Chromium prints for the commonest of all failures. */
const EXAMPLE = [
    "Access to fetch at 'https://api.example.com/v1/orders' from origin 'https://acme.lightning.force.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    'GET https://api.example.com/v1/orders net::ERR_FAILED 200 (OK)'
].join('\n');

/** Errors pasted, or a file dropped: each failed call with what stood in its way and what to change. Nothing of it is sent or kept. */
export default class PasteError extends LightningElement {
    /** Whether a press may hand a call over, as the event `ownrequest`; nobody else hears it. */
    @api canRequest = false;
    /** Where each reason has a page of its own: `reasons/` for `reasons/csp.html`. Missing: nowhere. */
    @api reasonPages?: string;

    labels = labels;
    explained?: Explained;
    fileName = '';
    problem?: string;
    isOver = false;
    /** How often something was given: only the last counts, also when a long file is read late. */
    given = 0;

    get dropClass(): string {
        return this.isOver ? 'drop over' : 'drop';
    }

    get summary(): string {
        if (!this.explained) {
            return '';
        }
        const { calls, unknown } = this.explained;
        const failed = calls.length + unknown.length;
        const text = fill(failed === 1 ? labels.oneFailed : labels.failed, failed, calls.length, unknown.length);
        return this.fileName === '' ? text : fill(labels.inFile, this.fileName, text);
    }

    get calls(): CallView[] {
        return callViews(this.explained?.calls ?? [], this.canRequest, this.reasonPages);
    }

    get unknown(): { key: string; text: string }[] {
        return (this.explained?.unknown ?? []).map(({ at, text }, index) => ({
            key: String(index),
            text: fill(labels.unknown, at, text || labels.empty)
        }));
    }

    handleInput(event: Event): void {
        this.answer((event.target as HTMLTextAreaElement).value);
    }

    handleExample(): void {
        (this.template?.querySelector('textarea') as HTMLTextAreaElement).value = EXAMPLE;
        this.answer(EXAMPLE);
    }

    handleOver(event: DragEvent): void {
        event.preventDefault();
        this.isOver = true;
    }

    handleLeave(): void {
        this.isOver = false;
    }

    handleDrop(event: DragEvent): void {
        event.preventDefault();
        this.isOver = false;
        const { files } = event.dataTransfer as DataTransfer;
        if (files.length > 0) {
            void this.read(files[0]);
        } else {
            this.answer(event.dataTransfer?.getData('text') ?? '');
        }
    }

    handleFile(event: Event): void {
        const [file] = (event.target as HTMLInputElement).files ?? [];
        if (file) {
            void this.read(file);
        }
    }

    handleOwn(event: Event): void {
        const { index } = (event.currentTarget as HTMLElement).dataset;
        const call = this.explained?.calls[Number(index)];
        this.dispatchEvent(new CustomEvent('ownrequest', { detail: call && ownRequestOf(call) }));
    }

    /** A file of any length, piece by piece where the browser can. */
    async read(file: File): Promise<void> {
        this.given += 1;
        const { given } = this;
        try {
            const stream = file.stream();
            const gathered =
                Symbol.asyncIterator in stream
                    ? await readPieces(stream as unknown as AsyncIterable<Uint8Array>)
                    : readInput(await file.text());
            if (given === this.given) {
                this.show(explain(gathered), file.name);
            }
        } catch {
            this.show(undefined, file.name);
            this.problem = fill(labels.notRead, file.name);
        }
    }

    answer(text: string): void {
        this.given += 1;
        this.show(text.trim() === '' ? undefined : explain(readInput(text)), '');
    }

    show(explained: Explained | undefined, fileName: string): void {
        this.explained = explained;
        this.fileName = fileName;
        this.problem = undefined;
    }
}
