import { fill } from 'c/labelText';
import { labels } from './labels.js';

export const askedColumns = [
    { name: 'request', label: labels.columnRequest },
    { name: 'status', label: labels.columnStatus },
    { name: 'allowOrigin', label: labels.columnAllowOrigin },
    { name: 'error', label: labels.columnError }
];

/** The org's answers to this page's server, a table row each. */
export function askedRows({ preflight, withOrigin, withoutOrigin }, origin) {
    return [
        { key: 'preflight', request: fill(labels.withOrigin, 'OPTIONS', origin), ...inWords(preflight) },
        { key: 'with', request: fill(labels.withOrigin, 'GET', origin), ...inWords(withOrigin) },
        { key: 'without', request: fill(labels.withoutOrigin, 'GET'), ...inWords(withoutOrigin) }
    ];
}

const inWords = ({ status, headers, error }) => ({
    status: String(status),
    allowOrigin: headers.find(([name]) => name === 'access-control-allow-origin')?.[1] ?? labels.none,
    error: error ? `${error.errorCode}: ${error.message}` : labels.none
});
