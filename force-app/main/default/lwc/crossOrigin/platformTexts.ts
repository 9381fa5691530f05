import type { Entry } from './reasons';
import type { Gate } from './types';

const PLATFORM = 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_';

const apex = (gate: Gate, text: string): Entry => ({
    gate,
    text,
    spec: `${PLATFORM}${gate === 'remote-site' ? 'remote_site_settings' : 'http'}.htm`
});

const soap = (text: string): Entry => ({ gate: 'http-status', text, spec: `${PLATFORM}wsdl2apex.htm` });

const record = (text: string): Entry => ({
    gate: 'http-status',
    text,
    spec: 'https://developer.salesforce.com/docs/platform/lwc/guide/data-error.html'
});

const TOKEN_REFUSED = apex('named-credential', 'The token server refused the Named Credential a token.');

/** What Apex and the platform's own reading of a record can meet. */
export const PLATFORM_TEXTS: Record<string, Entry> = {
    'unregistered-target': apex(
        'callout-target',
        'No active Callout Target covers this address, so Apex called nothing.'
    ),
    'method-not-allowed': apex(
        'callout-target',
        'The Callout Target does not allow this method, so Apex called nothing.'
    ),
    'header-not-allowed': apex(
        'callout-target',
        'The Callout Target does not allow one of the headers, so Apex called nothing.'
    ),
    'invalid-request': apex('arguments', 'The Apex proxy refused the request as malformed and called nothing.'),
    'remote-site-missing': apex(
        'remote-site',
        'No active Remote Site Setting covers this origin, so the platform did not let Apex call it.'
    ),
    'credential-unusable': apex(
        'named-credential',
        'The Named Credential does not exist, or this user may not use it.'
    ),
    'proxy-refused': apex(
        'named-credential',
        'The CORS proxy gave Apex no token: the session key is wrong, or the proxy does not know this API.'
    ),
    'tls-failed': apex('network', "The platform does not trust the API's certificate."),
    'tls-refused': apex('network', 'The API, or the platform, ended the TLS handshake.'),
    'response-too-large': apex('network', 'The answer is larger than Apex may take.'),
    'request-too-large': apex('arguments', 'The request is larger than Apex may send.'),
    'token-refused': TOKEN_REFUSED,
    'oauth-token-refused': TOKEN_REFUSED,
    'jwt-exchange-refused': TOKEN_REFUSED,
    'platform-failed': apex('network', 'The platform itself failed while it made the call.'),
    'method-refused': {
        ...apex(
            'http-status',
            'The API answered 405: it takes no such method here. A GET that has a body leaves as POST.'
        ),
        spec: 'https://www.rfc-editor.org/rfc/rfc9110#status.405'
    },
    'soap-fault': soap('The API answered with a SOAP fault: it got the call, and refused it.'),
    'response-not-read': soap('The answer is not what the class made from the WSDL expects.'),
    'content-length-set': apex('arguments', 'The code sets Content-Length, which the platform sets itself.'),
    'uncommitted-work': apex(
        'arguments',
        'Records were changed before the callout in the same transaction, so the platform did not let Apex call.'
    ),
    'too-many-callouts': apex('arguments', 'A transaction may make 100 callouts, and this was one more.'),
    'callout-from-trigger': apex('arguments', 'A trigger or scheduled Apex may not call out in its own transaction.'),
    'callout-not-declared': apex(
        'arguments',
        'The method runs later in a transaction of its own, and does not declare that it calls out.'
    ),
    'callout-loop': apex(
        'arguments',
        'Code that a callout of the org to itself has started may not call out once more.'
    ),
    'callout-in-test': apex('arguments', 'A test may not call out: it needs a mock.'),
    'apex-error': apex('network', 'The Apex method itself failed.'),
    'apex-class-access': record('This user may not call the Apex class.'),
    'request-limit': record('The org has used up its API requests of 24 hours.'),
    'not-found': record('There is no such record, or this user may not see it.'),
    'no-access': record('This user may not read the object or one of its fields.'),
    'record-error': record('The platform refused to read the record.')
};
