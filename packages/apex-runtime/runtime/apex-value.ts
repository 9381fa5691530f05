/** A value that is an object: it knows its canonical type. */
export interface ApexValue {
    readonly apexType: string;
    /** Of a value that equals others of its type by what it holds: the same text for all that are equal. */
    readonly equalityKey?: string;
}

/** An instance of a user's class. The emitted classes extend it. */
export class ApexObject implements ApexValue {
    get apexType(): string {
        return 'Object';
    }
}
