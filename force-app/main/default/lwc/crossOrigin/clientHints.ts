const NUMERIC = new Set(['device-memory', 'dpr', 'width', 'viewport-width', 'rtt', 'downlink']);

/** Client Hints Infrastructure § 5: what a browser itself would say of the device and of the network. `name` in lower case. */
export function isClientHint(name: string, value: string): boolean {
    switch (name) {
        case 'save-data':
            return value.toLowerCase() === 'on';
        case 'ect':
            return /^(slow-2g|[234]g)$/.test(value);
        default:
            return NUMERIC.has(name) && /^\d+(\.\d+)?$/.test(value);
    }
}

/** What Chromium leaves off once it has been redirected to another server than the page's: all of them but Save-Data. `name` in lower case. */
export const isLeftOffByRedirects = (name: string): boolean => name === 'ect' || NUMERIC.has(name);
