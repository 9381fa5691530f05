import { api, wire } from 'lwc';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import type { LaneRequest, Outcome } from 'c/crossOrigin';
import Lane, { unlessAborted, type Known } from 'c/lane';
import { viewOf } from 'c/responseBody';
import EMAIL from '@salesforce/schema/User.Email';
import NAME from '@salesforce/schema/User.Name';
import USERNAME from '@salesforce/schema/User.Username';
import userId from '@salesforce/user/Id';
import Title from '@salesforce/label/c.RecordWire_Title';
import { errorOf, type Provided } from './provided';

const FIELDS = [NAME, USERNAME, EMAIL];

/**
 * Reads a record with the platform's own wire adapter: no Apex, no CORS, no session of one's own. The platform asks at the page's
 * origin, with the rights of the user, and keeps the record for every component that wants it.
 */
export default class RecordWire extends Lane {
    @api recordId: string = userId;

    readonly lane = 'record-wire';
    readonly title = Title;
    /** What the adapter is asked for: nothing before the first run. */
    wiredId?: string;
    provided?: Provided;
    take?: (provided: Provided) => void;

    @wire(getRecord, { recordId: '$wiredId', fields: FIELDS })
    receive(provided: Provided): void {
        if (provided.data || provided.error) {
            this.provided = provided;
            this.take?.(provided);
        }
    }

    /** What the adapter gives, or gave already: it is told what to read, not when. */
    async send(_request: LaneRequest, signal: AbortSignal, known: Known): Promise<Outcome> {
        this.provided = this.wiredId === this.recordId ? this.provided : undefined;
        this.wiredId = this.recordId;
        const coming = new Promise<Provided>((resolve) => (this.take = resolve));
        const { data, error } = this.provided ?? (await unlessAborted(coming, signal));
        if (!data) {
            throw errorOf(error);
        }
        const record = Object.fromEntries(FIELDS.map((field) => [field.fieldApiName, getFieldValue(data, field)]));
        known.body = viewOf(JSON.stringify(record), 'application/json');
        return 'readable';
    }

    get code(): string {
        return `import { getFieldValue, getRecord } from 'lightning/uiRecordApi';\n\n@wire(getRecord, { recordId: '$recordId', fields: [NAME] })\nrecord;\n\nget name() {\n    return getFieldValue(this.record.data, NAME);\n}`;
    }
}
