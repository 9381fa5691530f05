// jsdom has no fetch and little around it; the lanes are about exactly these, so take Node's own.
const { TestEnvironment } = require('jest-environment-jsdom');

const FROM_NODE = [
    'fetch',
    'Response',
    'Request',
    'Headers',
    'AbortController',
    'AbortSignal',
    'TextEncoder',
    'TextDecoder',
    'ReadableStream',
    'structuredClone',
    'crypto',
    'URL',
    'URLSearchParams',
    // lets a test wait for everything that waits only for its turn
    'setImmediate'
];

module.exports = class LwcTestEnvironment extends TestEnvironment {
    async setup() {
        await super.setup();
        for (const name of FROM_NODE) {
            // Some, such as crypto, are accessors in jsdom.
            Object.defineProperty(this.global, name, { value: globalThis[name], configurable: true, writable: true });
        }
    }
};
