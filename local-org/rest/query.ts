import { runQuery, SoqlError } from '../../packages/apex-runtime/index.ts';
import { RECORD_STORE } from './records.ts';
import { RestError } from './rest-error.ts';

/** A query as the Apex runtime reads it, on the same records: its README says what of SOQL there is. */
export function query(soql: string): { type: string; records: Record<string, unknown>[] } {
    try {
        const { object, fields, records } = runQuery(soql, RECORD_STORE);
        return {
            type: object,
            records: records.map((record) => Object.fromEntries(fields.map((field) => [field, record[field]])))
        };
    } catch (error) {
        throw error instanceof SoqlError ? new RestError(400, error.code, error.message) : error;
    }
}
