import { api } from 'lwc';
import type { LaneRequest, Outcome } from 'c/crossOrigin';
import Lane, { unlessAborted, type Known } from 'c/lane';
import { viewOf } from 'c/responseBody';
import readUser from '@salesforce/apex/RecordReader.readUser';
import userId from '@salesforce/user/Id';
import Title from '@salesforce/label/c.RecordApex_Title';

/** What RecordReader.readUser returns. */
interface RecordResult {
    outcome: 'READ' | 'NOT_FOUND' | 'NO_ACCESS';
    record?: Record<string, unknown>;
    message?: string;
    fix?: string;
}

/**
 * Reads a record by a query in Apex. WITH USER_MODE the query obeys object permissions, field-level security and sharing of the
 * user; without it Apex would read whatever there is. After Cancel the answer is ignored.
 */
export default class RecordApex extends Lane {
    @api recordId: string = userId;

    readonly lane = 'record-apex';
    readonly title = Title;

    async send(_request: LaneRequest, signal: AbortSignal, known: Known): Promise<Outcome> {
        const answer = await unlessAborted(readUser({ userId: this.recordId }), signal);
        const { outcome, record, message = '', fix = '' } = answer as RecordResult;
        if (outcome !== 'READ') {
            known.callout = { outcome, message, fix };
            return 'blocked';
        }
        known.body = viewOf(JSON.stringify(record), 'application/json');
        return 'readable';
    }

    get code(): string {
        return `import readUser from '@salesforce/apex/RecordReader.readUser';

const { record } = await readUser({ userId: this.recordId });

// In Apex:
[SELECT Id, Name, Username, Email FROM User WHERE Id = :userId WITH USER_MODE]`;
    }
}
