import type { Browser, Page } from '@playwright/test';
import type { Lane, LaneRequest } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import { listenForConclusions, type Conclusions, type LaneConclusion } from '../scenarios/conclusions.ts';
import { FORM_QUERIES, type Case, type Form } from './case.ts';
import { NetworkRecorder, type CallRecord } from './network-record.ts';

/** One call of a lane: each conclusion that the page came to, beside what Chromium recorded. */
export interface Call {
    lane: Lane;
    conclusions: LaneConclusion[];
    record: CallRecord;
}

/** The page, on which one request after the other is made as a user makes it. */
export class LabPage {
    private readonly page: Page;
    private readonly conclusions: Conclusions;
    private readonly recorder: NetworkRecorder;

    private constructor(page: Page, conclusions: Conclusions, recorder: NetworkRecorder) {
        this.page = page;
        this.conclusions = conclusions;
        this.recorder = recorder;
    }

    static async open(browser: Browser, origin: string, form: Form): Promise<LabPage> {
        // The certificate of the https page is its own.
        const page = await browser.newPage({ ignoreHTTPSErrors: true });
        const recorder = await NetworkRecorder.of(page);
        const conclusions = await listenForConclusions(page);
        await page.goto(`${origin}/${FORM_QUERIES[form]}`);
        await page.getByRole('button', { name: 'Your own request' }).click();
        return new LabPage(page, conclusions, recorder);
    }

    /** The calls of a case, in the order in which they were made. */
    async run({ lane, request, help }: Case): Promise<Call[]> {
        await this.show(request);
        const before: Lane[] = lane === 'direct' ? ['no-cors', 'apex'] : ['direct', 'apex'];
        const calls: Omit<Call, 'conclusions'>[] = [];
        for (const next of help === 'others' ? [...before, lane] : [lane]) {
            calls.push(await this.press(next));
        }
        if (help === 'probe') {
            await this.probe(lane);
        }
        await this.recorder.settle();
        return calls.map((call) => ({
            ...call,
            conclusions: this.conclusions.take(call.lane)
        }));
    }

    async close(): Promise<void> {
        await this.page.context().close();
    }

    /** The form tells the page of each change by this event; what cannot be typed there comes by a shared address. */
    private async show(request: LaneRequest): Promise<void> {
        await this.page.locator('c-request-form').evaluate((form, detail) => {
            form.dispatchEvent(new CustomEvent('requestchange', { detail }));
        }, request);
    }

    private async press(lane: Lane): Promise<Omit<Call, 'conclusions'>> {
        const record = this.recorder.begins();
        const done = this.conclusions.nextDone();
        await this.page.locator(`article[data-lane="${lane}"] lightning-button-icon button`).dispatchEvent('click');
        await done;
        await this.recorder.settle();
        return { lane, record };
    }

    private async probe(lane: Lane): Promise<void> {
        const button = this.page.locator(`c-explained-lane[data-lane="${lane}"] [data-uncertain] button`);
        if ((await button.count()) > 0) {
            // What the probe sends is no part of the call that is judged.
            this.recorder.begins();
            const done = this.conclusions.nextDone();
            await button.dispatchEvent('click');
            await done;
        }
    }
}
