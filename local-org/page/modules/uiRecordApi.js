// lightning/uiRecordApi in small: getRecord by fields, from the org's own server at the page's own origin. What it has not
// (layouts, writing, a cache that components share) it does not pretend to have.

const nameOf = (field) => (typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`);
const namesOf = (fields) => (fields === undefined ? [] : [fields].flat().map(nameOf));

async function read({ recordId, fields, optionalFields }) {
    const query = new URLSearchParams({
        fields: namesOf(fields).join(),
        optionalFields: namesOf(optionalFields).join()
    });
    const response = await fetch(`/ui-api/records/${encodeURIComponent(recordId)}?${query}`);
    const body = await response.json();
    if (!response.ok) {
        // The shape of the platform's rejection, not an Error.
        throw {
            status: response.status,
            statusText: response.statusText,
            ok: false,
            headers: {},
            errorType: 'fetchResponse',
            body
        };
    }
    return body;
}

export class getRecord {
    constructor(emit) {
        this.emit = emit;
        this.latest = undefined;
        emit({ data: undefined, error: undefined });
    }

    connect() {}

    disconnect() {
        this.latest = undefined;
    }

    /** Asks when there is an Id and something to read of the record; an answer that a later question has overtaken is nobody's. */
    update(config) {
        const isComplete = config.recordId && (config.fields !== undefined || config.optionalFields !== undefined);
        this.latest = isComplete ? config : undefined;
        if (isComplete) {
            const tell = (message) => this.latest === config && this.emit(message);
            read(config).then(
                (data) => tell({ data, error: undefined }),
                (error) => tell({ data: undefined, error })
            );
        }
    }
}

const fieldOf = (record, field) => record?.fields?.[nameOf(field).split('.').slice(1).join('.')];

export const getFieldValue = (record, field) => fieldOf(record, field)?.value;
export const getFieldDisplayValue = (record, field) => fieldOf(record, field)?.displayValue;
