import { admin, apiOwner, developer } from './fix';
import type { FetchRequest, Fix } from './types';

/** What is changed where it is Apex that calls: in the class, in the org, at the API. */

const queueable = (title: string, text: string): Fix => ({
    ...developer('queueable', title, text),
    code: {
        language: 'apex',
        text: `public with sharing class CallLater implements Queueable, Database.AllowsCallouts {
    public void execute(QueueableContext context) {
        // The callout.
    }
}`
    }
});

const NO_CONTENT_LENGTH = developer(
    'no-content-length',
    "Remove setHeader('Content-Length', …)",
    'The platform sets Content-Length itself, of an empty POST too.'
);
const LONGER: Fix = {
    ...developer(
        'set-timeout',
        'Wait longer: setTimeout(120000)',
        'Without it Apex waits 10 seconds, and never more than 120. For what takes longer use a Continuation, or an API that answers later.',
        'The API may have acted although nobody waited for its answer: make the call so that it can be repeated.'
    ),
    code: { language: 'apex', text: 'request.setTimeout(120000); // milliseconds' }
};
const CHECK = apiOwner(
    'check-server',
    'Check that the API is up',
    'Look at name, port and log. Apex calls from the addresses of Salesforce, which a firewall must let in.'
);

export const NO_BODY = developer(
    'no-body-on-get',
    'Leave setBody off',
    'With a body, an empty one too, the platform sends a GET as POST; the log still says GET. An API without POST at this address answers 405.'
);
const TOKEN_SERVER = admin(
    'token-server',
    'Correct what the external credential sends to the token server',
    'Check client id, secret, scope and the address of the token server; its error says which.',
    'Setup > Security > Named Credentials'
);

/** By the reason of what Apex, or its debug log, said. */
const FIXES: Record<string, Fix> = {
    'timed-out': LONGER,
    'content-length-set': NO_CONTENT_LENGTH,
    'callout-from-trigger': queueable(
        'Call from a Queueable',
        'A trigger’s own transaction may not call out: enqueue a Queueable that implements Database.AllowsCallouts, for the changed records alone.'
    ),
    'uncommitted-work': queueable(
        'Call before the DML, or from a Queueable',
        'Call out before the first insert, update or delete of the transaction; else enqueue a Queueable that implements Database.AllowsCallouts.'
    ),
    'too-many-callouts': queueable(
        'Make fewer callouts in one transaction',
        'Take the callout out of the loop: ask for many records at once, or spread the calls over Queueables of up to 100 each.'
    ),
    'callout-not-declared': developer(
        'declare-callout',
        'Declare that it calls out',
        'A future method is @future(callout=true); a batch or a Queueable implements Database.AllowsCallouts.'
    ),
    'callout-loop': {
        ...queueable(
            'Call the Apex itself, or call out from a Queueable',
            'What runs in the same org needs no REST call. Else let the code that was called enqueue a Queueable, which has a transaction of its own.'
        ),
        id: 'no-loop'
    },
    'soap-fault': developer(
        'read-fault',
        'Correct what the fault names',
        'faultcode and faultstring say what the API refused; its owner knows more. No list of the org has a part in that.'
    ),
    'response-not-read': developer(
        'current-wsdl',
        'Make the class from the WSDL of this version',
        'Endpoint and WSDL must be of the same version. An answer that is HTML comes from a sign-in page or a proxy: check the endpoint.'
    ),
    'platform-failed': developer(
        'error-id',
        'Try again, then ask Salesforce',
        'If it stays, the error ID in the message is what Salesforce Support asks for.'
    ),
    'callout-in-test': developer(
        'http-mock',
        'Set a mock before the call',
        'Test.setMock(HttpCalloutMock.class, new Mock()) answers in place of the API.'
    ),
    'tls-failed': apiOwner(
        'full-chain',
        'Let the server send its whole certificate chain',
        'Salesforce fills in no intermediate certificate, as browsers do, and takes none that is expired, self-signed or of another name. openssl s_client -connect HOST:443 -showcerts lists what is sent.'
    ),
    'tls-refused': admin(
        'client-certificate',
        'Send the certificate that the API asks for',
        'An API with mutual TLS ends the handshake without one: name it in the Named Credential, or by setClientCertificateName. Else let the API speak TLS 1.2 or 1.3 with a cipher that Salesforce knows.',
        'Setup > Security > Certificate and Key Management'
    ),
    'token-refused': TOKEN_SERVER,
    'oauth-token-refused': TOKEN_SERVER,
    'jwt-exchange-refused': TOKEN_SERVER,
    'method-refused': NO_BODY,
    'invalid-method': developer('method-upper-case', 'Write the method in upper case', 'setMethod takes GET, not get.'),
    'request-too-large': developer(
        'smaller-request',
        'Send less at once',
        'A request may have 6 MB, from asynchronous Apex 12 MB, and Base64 makes a file a third longer: send it in parts, or let the page send it to the API itself.'
    ),
    'invalid-header': developer(
        'clean-header',
        'Leave line ends out of the header',
        'It has a character that no header may have, most often a line end: trim() takes it off a stored key.'
    ),
    unreachable: CHECK
};

/** The same reasons, met by a browser, have fixes of their own. */
const OF_BOTH = ['timed-out', 'invalid-method', 'invalid-header', 'unreachable'];

export const apexFix = (reason: string, isApex: boolean): Fix | undefined =>
    Object.hasOwn(FIXES, reason) && (isApex || !OF_BOTH.includes(reason)) ? FIXES[reason] : undefined;

/** A GET that has a body leaves the platform as a POST, whatever the log says. */
export const isSentAsPost = ({ method = 'GET', body }: FetchRequest): boolean => method === 'GET' && body !== undefined;
