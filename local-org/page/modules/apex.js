// What the platform's Apex module does: an imperative call, and the same function as a wire adapter.

async function invoke(className, methodName, params) {
    const response = await fetch(`/apex/${className}.${methodName}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(params ?? {})
    });
    const body = await response.json();
    if (!response.ok) {
        // The shape of the platform's rejection, not an Error.
        throw {
            status: response.status,
            statusText: 'Server Error',
            ok: false,
            headers: {},
            errorType: 'fetchResponse',
            body
        };
    }
    return body;
}

export function apexMethod(className, methodName) {
    function method(params) {
        return new.target ? new WireAdapter(className, methodName, params) : invoke(className, methodName, params);
    }
    return method;
}

class WireAdapter {
    constructor(className, methodName, emit) {
        this.call = (config) =>
            invoke(className, methodName, config).then(
                (data) => emit({ data, error: undefined }),
                (error) => emit({ data: undefined, error })
            );
        emit({ data: undefined, error: undefined });
    }

    connect() {}

    disconnect() {}

    update(config) {
        if (Object.values(config).every((value) => value !== undefined)) {
            this.call(config);
        }
    }
}

export const refreshApex = async () => {};
export const getSObjectValue = (record, field) => record?.[field?.fieldApiName ?? field];
