import { fill } from 'c/labelText';
import { labels } from './labels.js';

/** The org's answers to this page's server, a table row each. */
export function askedRows({ preflight, withOrigin, withoutOrigin }, origin) {
    return [
        { request: fill(labels.withOrigin, 'OPTIONS', origin), ...inWords(preflight) },
        { request: fill(labels.withOrigin, 'GET', origin), ...inWords(withOrigin) },
        { request: fill(labels.withoutOrigin, 'GET'), ...inWords(withoutOrigin) }
    ];
}

const inWords = ({ status, headers, error }) => ({
    status,
    allowOrigin: headers.find(([name]) => name === 'access-control-allow-origin')?.[1] ?? labels.none,
    error: error ? `${error.errorCode}: ${error.message}` : labels.none
});
