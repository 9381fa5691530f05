import { parseMessage } from 'c/crossOrigin';
import { PAGE, API } from './lines';

describe('parseMessage, of what WebKit prints', () => {
    it.each([
        [
            `Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 200`,
            'MissingAllowOriginHeader',
            'webkit'
        ],
        [
            'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
            'WildcardOriginNotAllowed',
            'webkit'
        ],
        ['Access-Control-Allow-Origin cannot contain more than one origin.', 'MultipleAllowOriginValues', 'webkit'],
        [
            'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
            'InvalidAllowCredentials',
            'webkit'
        ],
        ['Preflight response is not successful. Status code: 404', 'PreflightInvalidStatus', 'webkit'],
        ['Method PUT is not allowed by Access-Control-Allow-Methods.', 'MethodDisallowedByPreflightResponse', 'webkit'],
        [
            'Request header field X-A is not allowed by Access-Control-Allow-Headers.',
            'HeaderDisallowedByPreflightResponse',
            'webkit'
        ],
        [`Fetch API cannot load ${API} due to access control checks.`, 'cors-unnamed', 'webkit'],
        [
            `Refused to connect to ${API} because it does not appear in the connect-src directive of the Content Security Policy.`,
            'csp',
            'webkit'
        ],
        [
            `Refused to load ${API} because it appears in neither the img-src directive nor the default-src directive of the Content Security Policy.`,
            'csp',
            'webkit'
        ],
        [
            `[blocked] The page at ${PAGE} requested insecure content from http://a.test/. This content was blocked and must be served over HTTPS.`,
            'mixed-content',
            'webkit'
        ],
        [
            "Cancelled load to https://a.test/ because it violates the resource's Cross-Origin-Resource-Policy response header.",
            'corp',
            'webkit'
        ]
    ])('reads %s', (line, reason, profile) => {
        expect(parseMessage(line)).toMatchObject(profile ? { reason, profile } : { reason });
        expect(parseMessage(`12:00:01 page.js:1 ${line}\n    at send (page.js:2)`)).toMatchObject({ reason });
    });
});
