import { ownName } from '../syntax/own-name.ts';
import { ApexObject } from './apex-value.ts';

/** A record that was not kept, by its place in the list. */
export interface FailedRow {
    index: number;
    status: string;
    message: string;
    fields: readonly string[];
}

/** What an Apex `throw` throws. The platform's own types are instances of this class; a user's type extends it. */
export class ApexException extends ApexObject {
    message: string | null = null;
    cause: ApexException | null = null;
    /** `Class.Foo.bar: line 3, column 1`, innermost first; set when it is thrown. */
    stack: string[] | null = null;
    line = 0;
    /** From then on it shows its message as one that was caught. */
    isThrown = false;
    typeName: string;
    /** Of a DmlException: the records that were not kept. */
    rows: readonly FailedRow[] = [];

    constructor(typeName = 'Exception') {
        super();
        this.typeName = typeName;
    }

    override get apexType(): string {
        return this.typeName;
    }
}

/** A limit was passed or an assertion failed: no Apex code may catch it. */
export class LimitFailure extends ApexException {
    constructor(message: string, typeName = 'LimitException') {
        super(typeName);
        this.message = message;
    }
}

/** Something that was refused at load would have to run: the transaction ends, and a test of it does not count. */
export class RefusedCall extends LimitFailure {
    constructor(message: string) {
        super(message, 'RefusedAtLoad');
    }
}

/** The type as the platform names it in a message: its own types carry `System.`. */
export const displayType = (exception: ApexException, isUserType: boolean): string =>
    isUserType ? ownName(exception.apexType) : `System.${exception.apexType}`;

export function exception(type: string, message: string | null): ApexException {
    const created = new ApexException(type);
    created.message = message;
    return created;
}

export const nullPointer = (): ApexException =>
    exception('NullPointerException', 'Attempt to de-reference a null object');

export const nullArgument = (): ApexException => exception('NullPointerException', 'Argument cannot be null.');
