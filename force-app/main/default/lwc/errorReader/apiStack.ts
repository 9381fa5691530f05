import type { HeaderList } from 'c/crossOrigin';

/** What stands behind an address, as far as its own answers show it: what stands in front first, then the app. */
export type ApiStack =
    | 'cloudflare'
    | 'envoy'
    | 'aws-api-gateway'
    | 'aws-s3'
    | 'azure'
    | 'nginx'
    | 'apache'
    | 'haproxy'
    | 'express'
    | 'aspnet-core'
    | 'django'
    | 'flask'
    | 'fastapi'
    | 'spring-boot';

/** The names of headers that only this stack sends, or what it writes into `Server`, `Via` and `X-Powered-By`. */
const SIGNS: [stack: ApiStack, name: RegExp | undefined, product?: RegExp][] = [
    ['cloudflare', /^cf-(ray|cache-status)$/, /^cloudflare\b/],
    ['envoy', /^x-envoy-/, /\benvoy\b/],
    ['aws-api-gateway', /^(apigw-requestid|x-amzn-requestid|x-amz-apigw-id)$/],
    ['aws-s3', /^x-amz-(id-2|bucket-region|version-id)$/, /^amazons3\b/],
    ['azure', /^(x-ms-|x-azure-|ocp-apim-|apim-)/, /^(microsoft-azure|windows-azure)/],
    ['nginx', undefined, /^(nginx|openresty)\b/],
    ['apache', undefined, /^apache(?!-coyote)\b/],
    ['haproxy', undefined, /\bhaproxy\b/],
    ['express', undefined, /^express\b/],
    ['aspnet-core', /^x-aspnet/, /^(kestrel|asp\.net|microsoft-iis)\b/],
    ['django', undefined, /^wsgiserver\b/],
    ['flask', undefined, /^werkzeug\b/],
    ['fastapi', undefined, /^uvicorn\b/],
    ['spring-boot', /^x-application-context$/, /^apache-coyote\b/]
];
const NAMING = ['server', 'via', 'x-powered-by'];

/** Every stack that these headers name, the outermost first; none where they name none. Nothing is guessed from what is missing. */
export function apiStacks(headers: HeaderList): ApiStack[] {
    const lower = headers.map(([name, value]) => [name.toLowerCase(), value.toLowerCase()]);
    return SIGNS.filter(([, header, product]) =>
        lower.some(([name, value]) => header?.test(name) || (NAMING.includes(name) && product?.test(value)))
    ).map(([stack]) => stack);
}
