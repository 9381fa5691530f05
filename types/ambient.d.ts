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
