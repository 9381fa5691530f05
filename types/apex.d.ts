/** An Apex method as an LWC imports it: called imperatively, or as a wire adapter. */
export interface ApexMethod {
    (args?: Record<string, unknown>): Promise<unknown>;
    new (): never;
    adapter: import('lwc').WireAdapterConstructor;
}
