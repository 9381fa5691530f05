/** An error as Salesforce's REST API answers it: an array of one `{ message, errorCode }`. */
export class RestError extends Error {
    readonly status: number;
    readonly errorCode: string;

    constructor(status: number, errorCode: string, message: string) {
        super(message);
        this.status = status;
        this.errorCode = errorCode;
    }
}
