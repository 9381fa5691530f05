// What @salesforce/lightning-types does not cover.
declare module '@salesforce/label/*' {
    const value: string;
    export default value;
}
declare module '@salesforce/apex/*' {
    const method: import('./apex').ApexMethod;
    export default method;
}
declare module '@salesforce/resourceUrl/*' {
    const url: string;
    export default url;
}
declare module 'lightning/platformShowToastEvent' {
    export class ShowToastEvent extends CustomEvent<unknown> {
        constructor(init: {
            title: string;
            message: string;
            variant?: 'info' | 'success' | 'warning' | 'error';
            mode?: string;
        });
    }
}
declare module '*.html' {
    const template: import('lwc').HTMLTemplate;
    export default template;
}
declare module '@salesforce/schema/*' {
    const field: { objectApiName: string; fieldApiName: string };
    export default field;
}
declare module 'lightning/uiRecordApi' {
    type Field = string | { objectApiName: string; fieldApiName: string };
    export interface RecordView {
        apiName: string;
        id: string;
        fields: Record<string, { displayValue: string | null; value: unknown }>;
    }
    export const getRecord: import('lwc').WireAdapterConstructor;
    export function getFieldValue(record: RecordView | undefined, field: Field): unknown;
    export function getFieldDisplayValue(record: RecordView | undefined, field: Field): string | null | undefined;
}
declare module 'lightning/navigation' {
    import { LightningElement, type WireAdapterConstructor } from 'lwc';
    /** What a page is, in the platform's words; `state` is what stands behind the `?` of its address. */
    export interface PageReference {
        type: string;
        attributes: Record<string, string>;
        state: Record<string, string | string[] | undefined>;
    }
    export const CurrentPageReference: WireAdapterConstructor;
    /** Stands for a symbol of the platform's. */
    const Navigate: unique symbol;
    class NavigatingElement extends LightningElement {
        [Navigate](to: PageReference, replace?: boolean): void;
    }
    export const NavigationMixin: {
        (base: typeof LightningElement): typeof NavigatingElement;
        Navigate: typeof Navigate;
    };
}
