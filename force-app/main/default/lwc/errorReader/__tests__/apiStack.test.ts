import { apiStacks } from '../apiStack';

describe('what an answer shows of the stack behind it', () => {
    it.each([
        ['Server', 'nginx/1.22.1', ['nginx']],
        ['Server', 'openresty', ['nginx']],
        ['Server', 'Apache/2.4.57 (Debian)', ['apache']],
        ['Server', 'Apache-Coyote/1.1', ['spring-boot']],
        ['X-Powered-By', 'Express', ['express']],
        ['x-powered-by', 'ASP.NET', ['aspnet-core']],
        ['Server', 'Kestrel', ['aspnet-core']],
        ['server', 'uvicorn', ['fastapi']],
        ['Server', 'Werkzeug/2.2.2 Python/3.11.2', ['flask']],
        ['Server', 'WSGIServer/0.2 CPython/3.11.2', ['django']],
        ['apigw-requestid', 'abc=', ['aws-api-gateway']],
        ['x-amzn-RequestId', '1-2', ['aws-api-gateway']],
        ['Server', 'AmazonS3', ['aws-s3']],
        ['x-ms-request-id', '1', ['azure']],
        ['x-envoy-upstream-service-time', '3', ['envoy']],
        ['Via', '1.1 envoy', ['envoy']],
        ['CF-RAY', '1-FRA', ['cloudflare']],
        ['Via', '1.1 haproxy', ['haproxy']],
        ['X-Application-Context', 'app', ['spring-boot']]
    ])('%s: %s', (name, value, stacks) => {
        expect(apiStacks([[name, value]])).toEqual(stacks);
    });

    it('names what stands in front before the app', () => {
        expect(
            apiStacks([
                ['X-Powered-By', 'Express'],
                ['Server', 'cloudflare']
            ])
        ).toEqual(['cloudflare', 'express']);
    });

    it.each([
        ['nothing', []],
        ['another server', [['Server', 'gunicorn']]],
        ['a product in a header that names none', [['X-Note', 'nginx']]],
        ['a name that only begins alike', [['Server', 'nginxish']]],
        ...[
            'cf-ray',
            'x-envoy-a',
            'apigw-requestid',
            'x-amz-id-2',
            'x-ms-id',
            'x-aspnet-version',
            'x-application-context'
        ].map((name) => [`a header named not-${name}`, [[`not-${name}`, '1']]]),
        ...['cf-cache-status', 'x-amz-apigw-id', 'x-amz-version-id', 'x-application-context'].map((name) => [
            `a header named ${name}-of-ours`,
            [[`${name}-of-ours`, '1']]
        ]),
        ...[
            'cloudflare',
            'AmazonS3',
            'Microsoft-Azure-Application-Gateway/v2',
            'nginx',
            'Apache',
            'Express',
            'Kestrel',
            'WSGIServer/0.2',
            'Werkzeug/2.2.2',
            'uvicorn',
            'Apache-Coyote/1.1'
        ].map((product) => [`what is not ${product}`, [['Server', `not ${product}`]]])
    ] as [string, [string, string][]][])('guesses nothing from %s', (_what, headers) => {
        expect(apiStacks(headers)).toEqual([]);
    });
});
