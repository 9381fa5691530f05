import { api, LightningElement } from 'lwc';
import type { LaneRequest } from 'c/crossOrigin';
import { documentOf, type ReportedLane } from './document';
import { labels } from './labels';

export type { ReportedLane } from './document';

const FILE_NAME = 'callout-lab-report.html';

/** Saves what the lanes found as one HTML file, to send to the owner of the API or to an admin. */
export default class ReportDownload extends LightningElement {
    @api request?: LaneRequest;
    /** The lanes that have been explained; with none there is nothing to save. */
    @api lanes: ReportedLane[] = [];

    labels = labels;

    get hasReport(): boolean {
        return this.request !== undefined && this.lanes.length > 0;
    }

    handleDownload(): void {
        const { request, lanes } = this;
        if (!request) {
            return;
        }
        const text = documentOf({ request, lanes, pageOrigin: location.origin, madeAt: new Date() });
        const link = document.createElement('a');
        // An address that is the file itself: there is nothing to release, and no sandbox that looks at types of blobs.
        link.href = `data:text/html;charset=utf-8,${encodeURIComponent(text)}`;
        link.download = FILE_NAME;
        link.click();
    }
}
