/** A value that is an object: it knows its canonical type. */
export interface ApexValue {
    readonly apexType: string;
}
